data "segment_source" "web" {
  slug       = "example-website"
  depends_on = [segment_source.web]
}
