resource "segment_destination" "hook" {
  source_id = segment_source.web.id
  name      = "Order service"
  enabled   = true
  metadata  = { id = data.segment_destination_metadata.webhook.id }
  settings  = jsonencode({ url = "https://orders.example/events" })

  # Secrets go here: they are sent when the version changes, and are in no state.
  settings_wo         = jsonencode({ sharedSecret = var.shared_secret })
  settings_wo_version = 1
}

variable "shared_secret" {
  type      = string
  ephemeral = true
}
