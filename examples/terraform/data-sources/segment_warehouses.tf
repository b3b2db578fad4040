data "segment_warehouses" "all" {}
