resource "segment_function" "enrich" {
  resource_type = "INSERT_DESTINATION"
  display_name  = "Example enrichment"
  code          = "async function onTrack(event) { return event }"
  settings = [{
    name        = "apiKey"
    label       = "Key"
    description = "Key of the service that is asked."
    type        = "STRING"
    required    = false
    sensitive   = true
  }]
}
