resource "segment_insert_function_instance" "enrich" {
  function_id    = segment_function.enrich.id
  integration_id = segment_destination.hook.id
  name           = "Enrich orders"
  enabled        = true
  settings       = jsonencode({})

  settings_wo         = jsonencode({ apiKey = var.api_key })
  settings_wo_version = 1
}

variable "api_key" {
  type      = string
  ephemeral = true
}
