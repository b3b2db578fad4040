resource "segment_warehouse_selective_sync" "no_pages" {
  warehouse_id = segment_source_warehouse_connection.web.warehouse_id
  source_id    = segment_source_warehouse_connection.web.source_id
  excluded     = [{ collection = "pages" }]
}
