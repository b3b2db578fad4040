data "segment_source_catalog" "all" {}
