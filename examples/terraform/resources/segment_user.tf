resource "segment_user" "ada" {
  email = "ada@shop.example"
  permissions = [{
    role_id   = data.segment_role.minimal.id
    resources = [{ id = data.segment_workspace.here.id, type = "WORKSPACE", labels = [] }]
  }]
}
