data "segment_credentials" "all" {}
