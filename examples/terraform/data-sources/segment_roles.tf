data "segment_roles" "all" {}
