data "segment_function_versions" "all" {
  function_id = segment_function.enrich.id
}
