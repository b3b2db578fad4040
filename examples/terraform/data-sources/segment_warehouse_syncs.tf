data "segment_warehouse_syncs" "all" {
  warehouse_id = segment_warehouse.lake.id
}
