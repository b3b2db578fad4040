"""User groups with their members, who are told by their addresses, 200 in a request, and read from two lists."""

from __future__ import annotations

from turnout import errors
from turnout._calls import identity_of
from turnout._exchange import bracketed
from turnout._parts import batches
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]

MOST = 200
"""Addresses in one request."""


class Flows(plain.Flows):
    """A group with `members`; addresses that differ only in capital letters are the same."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The group and everybody in it, users first."""
        group = yield from super().read(identity)
        return {**group, "members": (yield from self._members(identity))}

    def create(self, said: Object) -> Flow[Object]:
        """Make the group, then put people into it."""
        rest = {name: value for name, value in said.items() if name != "members"}
        made = yield from super().create(rest)
        members = said.get("members") or []
        try:
            yield from self._add(identity_of(self.wire, made), members)
        except errors.TurnoutError as error:
            raise self.unfinished({**made, "members": []}, error) from error
        return {**made, "members": members}

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Change the group; of its members only those who come and go are named."""
        rest = {name: value for name, value in said.items() if name != "members"}
        changed = (yield from super().update(identity, rest, held, parts)) if rest else {}
        if said.get("members") is not None:
            there = yield from self._members(identity)
            wanted = {each.lower() for each in said["members"]}
            yield from self._add(identity, _missing(there, said["members"]))
            yield from self._remove(identity, [each for each in there if each.lower() not in wanted])
        return {**changed, **said}

    def _members(self, identity: plain.Identity) -> Flow[list[str]]:
        names = {"user_group_id": identity[0]}
        users = yield from self.entries(self.verbs["users"], names)
        return [user["email"] for user in users] + (yield from self.entries(self.verbs["invited"], names))

    def _add(self, identity: plain.Identity, emails: list[str]) -> Flow[None]:
        for batch in batches(emails, MOST):  # type: ignore[arg-type]  # batches of anything
            yield from self.ask("add", {"user_group_id": identity[0]}, {"emails": batch})

    def _remove(self, identity: plain.Identity, emails: list[str]) -> Flow[None]:
        for batch in batches(emails, MOST // 4):  # type: ignore[arg-type]  # they travel in the address
            yield from self.ask("remove", {"user_group_id": identity[0]}, query=bracketed({"emails": batch}))


def _missing(there: Iterable[str], wanted: Iterable[str]) -> list[str]:
    known = {each.lower() for each in there}
    return [each for each in wanted if each.lower() not in known]
