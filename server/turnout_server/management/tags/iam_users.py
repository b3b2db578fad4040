"""IAM users: people who are invited, and what users may do."""

from __future__ import annotations

from turnout_server.management import grants, people
from turnout_server.management.acts import shown_page, target
from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.pages import page
from turnout_server.management.problems import conflict, invalid
from turnout_server.records import Document, Reading, Row, Writing


def invites(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the addresses that are invited."""
    window = page(getattr(call.input, "pagination", None))
    rows, total = view.page(people.INVITE, window.offset, window.count)
    return {**answered(endpoint, [row.document["email"] for row in rows]), "pagination": window.pagination(total)}


def invite(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Invite people; nobody is sent a message."""
    said = call.said["invites"]
    for place, one in enumerate(said):
        _invite(change, one, f"invites[{place}]")
    return answered(endpoint, [one["email"] for one in said])


def _invite(change: Writing, said: Document, at: str) -> None:
    email = said["email"]
    name, _, domain = email.partition("@")
    if not name or not domain or any(letter.isspace() for letter in email):
        raise invalid((f"{at}.email", "must be a valid email"))
    if people.find_user(change, email):
        raise conflict(f"'{email}' is a user of the workspace already.", f"{at}.email")
    if change.find(people.INVITE, people.key_of_email(email)):
        raise conflict(f"'{email}' is invited already.", f"{at}.email")
    given = grants.invited(change, said.get("permissions") or [], f"{at}.permissions")
    change.add(people.INVITE, people.key_of_email(email), {"email": email, "permissions": given}, {})


def take_back(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Take invites back."""
    for email in dict.fromkeys(email.lower() for email in call.said["emails"]):
        change.remove(people.find_invite(change, email))
    return answered(endpoint, None)


def delete(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Remove users."""
    for id in dict.fromkeys(id for id in call.said["userIds"] if id):
        change.remove(target(change, people.USER, id))
    return answered(endpoint, None)


def groups(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the groups that a user is in."""
    user = target(view, people.USER, call.ids["user_id"])
    found = [
        view.get(people.GROUP, row.document["groupId"]) for row in view.all(people.MEMBER, ("user_id", user.key))
    ]
    return shown_page(endpoint, call, [{"id": row.key, "name": row.document["name"]} for row in found])


def replace_permissions(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Let a user have these permissions and no others."""
    row = target(change, people.USER, call.ids["id"])
    return _keep(change, endpoint, row, grants.permissions(change, call.said["permissions"]))


def add_permissions(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Give a user more permissions; all of them are shown."""
    row = target(change, people.USER, call.ids["user_id"])
    more = grants.permissions(change, call.said["permissions"])
    return _keep(change, endpoint, row, grants.merged(row.document["permissions"], more))


def _keep(change: Writing, endpoint: Endpoint, row: Row, given: list[Document]) -> Data:
    change.change(row, {**row.document, "permissions": given}, row.document["email"].lower())
    return answered(endpoint, given)


ACTS: dict[str, Act] = {
    "listInvites": invites,
    "createInvites": invite,
    "deleteInvites": take_back,
    "deleteUsers": delete,
    "listUserGroupsFromUser": groups,
    "replacePermissionsForUser": replace_permissions,
    "addPermissionsToUser": add_permissions,
}
