resource "segment_user_group_member" "ada" {
  user_group_id = segment_user_group.growth.id
  email         = segment_user.ada.email
}
