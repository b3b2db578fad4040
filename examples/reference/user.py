from turnout import Client
from turnout.operations.iam_users import Invite, InvitePermission, InviteResource

with Client() as client:
    workspace = client.workspace.get()
    member = next(role for role in client.list_roles.iterate() if role.name == "Workspace Member")
    everything = InviteResource(id=workspace.id, type="WORKSPACE")
    permission = InvitePermission(role_id=member.id, resources=[everything])
    # Who is invited is a user once they have accepted.
    client.create_invites(invites=[Invite(email="ada@harbour.example", permissions=[permission])])
    print([email for email in client.list_invites.iterate() if email.startswith("ada@")])
    print([user.email for user in client.users.iterate() if user.email.startswith("ada@")])
    client.delete_invites(emails=["ada@harbour.example"])
# prints: ['ada@harbour.example']
# prints: []
