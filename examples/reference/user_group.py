from turnout import Client, PermissionResource, PermissionSpec, UserGroupSpec

with Client() as client:
    workspace = client.workspace.get()
    member = next(role for role in client.list_roles.iterate() if role.name == "Workspace Member")
    everything = PermissionResource(id=workspace.id, type="WORKSPACE")
    keepers = client.user_groups.create(
        UserGroupSpec(name="Till keepers", permissions=[PermissionSpec(role_id=member.id, resources=[everything])])
    )
    print(keepers.name, [permission.role_name for permission in keepers.permissions])
    client.user_groups.delete(keepers.id)
# prints: Till keepers ['Workspace Member']
