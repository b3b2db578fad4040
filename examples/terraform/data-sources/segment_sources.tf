data "segment_sources" "all" {}
