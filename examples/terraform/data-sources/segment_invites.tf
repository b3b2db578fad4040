data "segment_invites" "all" {}
