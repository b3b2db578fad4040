data "segment_reverse_etl_models" "all" {}
