data "segment_workspace" "here" {}
