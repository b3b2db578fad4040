data "segment_user_groups" "all" {}
