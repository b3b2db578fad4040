"""IAM groups: who is in them, and what their members may do."""

from __future__ import annotations

from turnout_server.management import acts, grants, people
from turnout_server.management.acts import shown_page, target
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint, answered
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Row, Writing


def _counting(act: Act) -> Act:
    """An act whose answer says of each group how many are in it."""

    def counted(view: Reading, endpoint: Endpoint, call: Call) -> Data:
        data = act(view, endpoint, call)
        shown = data[endpoint.verb.answer]
        said = [_sized(view, one) for one in shown] if isinstance(shown, list) else _sized(view, shown)
        return {**data, endpoint.verb.answer: said}

    return counted


def _sized(view: Reading, shown: Document) -> Document:
    return {**shown, "memberCount": people.count(view, shown["id"])}


def add(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Put people into a group."""
    group = _group(change, call)
    people.add_members(change, group.key, people.people(change, call.said["emails"]))
    return _answer(change, endpoint, group)


def replace(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Let these people be in a group and no others."""
    group, rows = _group(change, call), people.people(change, call.said["emails"])
    wanted = {row.document["email"].lower() for row in rows}
    for email, row in people.members(change, group.key).items():
        if email not in wanted:
            change.remove(row)
    people.add_members(change, group.key, rows)
    return _answer(change, endpoint, group)


def remove(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Take people out of a group; those who are not in it are no problem."""
    group, rows = _group(change, call), people.people(change, call.said["emails"])
    there = people.members(change, group.key)
    for row in rows:
        member = there.get(row.document["email"].lower())
        if member is not None:
            change.remove(member)
    return answered(endpoint, None)


def users(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the users in a group."""
    found = [row.document for row in people.members(view, _group(view, call).key).values()]
    shown = [view.get(people.USER, one["userId"]).document for one in found if "userId" in one]
    return shown_page(endpoint, call, [{name: one[name] for name in ("id", "name", "email")} for one in shown])


def invites(view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the addresses in a group whose people have not come yet."""
    found = [row.document for row in people.members(view, _group(view, call).key).values()]
    return shown_page(endpoint, call, [one["email"] for one in found if "userId" not in one])


def replace_permissions(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Let a group have these permissions and no others."""
    group = target(change, people.GROUP, call.ids["id"])
    return _keep(change, endpoint, group, grants.permissions(change, call.said["permissions"]))


def add_permissions(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Give a group more permissions; all of them are shown."""
    group = _group(change, call)
    more = grants.permissions(change, call.said["permissions"])
    return _keep(change, endpoint, group, grants.merged(group.document["permissions"], more))


def _keep(change: Writing, endpoint: Endpoint, group: Row, given: list[Document]) -> Data:
    change.change(group, {**group.document, "permissions": given})
    return answered(endpoint, given)


def _group(view: Reading, call: Call) -> Row:
    return target(view, people.GROUP, call.ids["user_group_id"])


def _answer(view: Reading, endpoint: Endpoint, group: Row) -> Data:
    return answered(endpoint, _sized(view, observed(KINDS[people.GROUP], group)))


BEHAVIOURS = {people.GROUP: Behaviour(defaults=lambda _document: {"permissions": []})}
ACTS: dict[str, Act] = {
    "createUserGroup": _counting(acts.create),
    "getUserGroup": _counting(acts.read),
    "listUserGroups": _counting(acts.list_page),
    "updateUserGroup": _counting(acts.update),
    "addUsersToUserGroup": add,
    "replaceUsersInUserGroup": replace,
    "removeUsersFromUserGroup": remove,
    "listUsersFromUserGroup": users,
    "listInvitesFromUserGroup": invites,
    "replacePermissionsForUserGroup": replace_permissions,
    "addPermissionsToUserGroup": add_permissions,
}
