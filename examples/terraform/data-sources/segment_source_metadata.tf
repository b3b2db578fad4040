data "segment_source_metadata" "javascript" {
  slug = "javascript"
}
