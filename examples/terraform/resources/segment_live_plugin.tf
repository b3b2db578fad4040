resource "segment_live_plugin" "web" {
  source_id = segment_source.web.id
  code      = "export const consent = true"
}
