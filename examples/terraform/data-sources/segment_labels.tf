data "segment_labels" "all" {}
