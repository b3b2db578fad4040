data "segment_users" "all" {}
