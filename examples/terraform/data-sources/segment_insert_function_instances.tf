data "segment_insert_function_instances" "all" {
  function_id = segment_function.enrich.id
}
