data "segment_transformations" "all" {}
