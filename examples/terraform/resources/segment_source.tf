resource "segment_source" "web" {
  slug     = "example-website"
  name     = "Website"
  enabled  = true
  metadata = { id = data.segment_source_metadata.javascript.id }
  settings = jsonencode({ website_url = "https://shop.example" })
  labels   = [{ key = segment_label.team.key, value = segment_label.team.value }]
}
