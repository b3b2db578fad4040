data "segment_functions" "all" {
  resource_type = "INSERT_DESTINATION"
}
