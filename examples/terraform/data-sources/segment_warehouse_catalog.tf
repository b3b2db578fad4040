data "segment_warehouse_catalog" "all" {}
