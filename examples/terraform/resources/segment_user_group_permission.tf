resource "segment_user_group_permission" "web" {
  user_group_id = segment_user_group.growth.id
  role_id       = data.segment_role.source_admin.id
  resource_id   = segment_source.web.id
  resource_type = "SOURCE"
}
