resource "segment_warehouse_sync_schedule" "nightly" {
  warehouse_id = segment_warehouse.lake.id
  timezone     = "Europe/Berlin"
  times        = [{ hour_of_day = 3, enabled = true }]
}
