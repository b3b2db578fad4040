"""Who is in a workspace: users and invited people by e-mail, and the groups that they are in.

Addresses that differ only in capital letters are the same person's. Whoever is invited is in groups like a user, and
stays in them on becoming one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from turnout_server.ids import Fresh
from turnout_server.records import Document, Reading, Row, Writing, key_of

from .problems import not_found

INVITE, USER, GROUP, MEMBER = "invite", "user", "user_group", "user_group.members"


def key_of_email(email: str) -> str:
    """The key under which an invite is kept."""
    return key_of([email.lower()])


def find_user(view: Reading, email: str) -> Row | None:
    """The user with this address."""
    return next((row for row in view.all(USER) if row.document["email"].lower() == email.lower()), None)


def find_invite(view: Reading, email: str) -> Row:
    """The invite of this address; Refused with 404 if there is none."""
    row = view.find(INVITE, key_of_email(email))
    if row is None:
        raise not_found("Invite", email)
    return row


def accept(change: Writing, fresh: Fresh, email: str, name: str) -> Row:
    """Make a user of somebody who is invited, with the permissions and the groups of the invite."""
    invite = find_invite(change, email)
    groups = [row.document["groupId"] for row in change.all(MEMBER, ("invite_id", invite.key))]
    change.remove(invite)
    said = {"id": fresh.short(), "name": name, **invite.document}
    user = change.add(USER, said["id"], said, {}, said["email"].lower())
    for group in groups:
        _join(change, group, user)
    return user


def members(view: Reading, group: str) -> dict[str, Row]:
    """Memberships of a group by address in small letters."""
    return {row.document["email"].lower(): row for row in view.all(MEMBER, (f"{GROUP}_id", group))}


def count(view: Reading, group: str) -> int:
    """How many users and invited people are in a group."""
    return view.count(MEMBER, (f"{GROUP}_id", group))


def people(view: Reading, emails: Sequence[str]) -> list[Row]:
    """The users and invites with these addresses, each once; Refused with 404 if one is neither."""
    users = {row.document["email"].lower(): row for row in view.all(USER)}
    found: dict[str, Row] = {}
    for place, email in enumerate(emails):
        row = users.get(email.lower()) or view.find(INVITE, key_of_email(email))
        if row is None:
            raise not_found("User or invite", email, f"emails[{place}]")
        found[email.lower()] = row
    return list(found.values())


def add_members(change: Writing, group: str, rows: Iterable[Row]) -> None:
    """Put people into a group who are not in it yet."""
    there = members(change, group)
    for row in rows:
        if row.document["email"].lower() not in there:
            _join(change, group, row)


def _join(change: Writing, group: str, person: Row) -> None:
    email = person.document["email"]
    document: Document = {"groupId": group, "email": email}
    if person.kind == USER:
        document["userId"] = person.key
    links = {f"{GROUP}_id": group, f"{person.kind}_id": person.key}
    change.add(MEMBER, key_of([group, email.lower()]), document, links)
