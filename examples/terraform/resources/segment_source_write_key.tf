resource "segment_source_write_key" "rotated" {
  source_id = segment_source.web.id
}
