data "segment_warehouse_metadata" "postgres" {
  id = "55d3d3aea3c"
}
