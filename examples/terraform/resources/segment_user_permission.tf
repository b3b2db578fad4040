resource "segment_user_permission" "ada" {
  user_id       = data.segment_user.ada.id
  role_id       = data.segment_role.source_admin.id
  resource_id   = segment_source.web.id
  resource_type = "SOURCE"
}
