data "segment_warehouse" "lake" {
  id = segment_warehouse.lake.id
}
