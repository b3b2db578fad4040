ephemeral "segment_source_write_key" "web" {
  source_id = segment_source.web.id
}

# Any write-only argument of any provider can take it.
resource "segment_destination" "forward" {
  source_id           = segment_source.web.id
  name                = "Forward"
  enabled             = true
  metadata            = { id = data.segment_destination_metadata.webhook.id }
  settings            = jsonencode({ url = "https://forward.example/events" })
  settings_wo         = jsonencode({ sharedSecret = ephemeral.segment_source_write_key.web.write_key })
  settings_wo_version = 1
}
