resource "segment_source_warehouse_connection" "web" {
  source_id    = segment_source.web.id
  warehouse_id = segment_warehouse.lake.id
}
