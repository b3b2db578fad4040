action "segment_deploy_function" "enrich" {
  config {
    function_id = segment_function.enrich.id
  }
}
