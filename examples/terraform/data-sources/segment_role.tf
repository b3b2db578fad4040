data "segment_role" "minimal" {
  name = "Minimal Workspace Access"
}

data "segment_role" "source_admin" {
  name = "Source Admin"
}
