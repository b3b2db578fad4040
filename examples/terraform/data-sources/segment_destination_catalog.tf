data "segment_destination_catalog" "all" {}
