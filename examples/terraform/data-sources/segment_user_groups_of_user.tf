data "segment_user_groups_of_user" "ada" {
  user_id = data.segment_user.ada.id
}
