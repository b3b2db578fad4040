"""Members of user groups, one by one: users first, then people whose invite is pending."""

from __future__ import annotations

from turnout._exchange import ask, bracketed
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """Adding who is a member already changes nothing, so that nobody has to know whether it was done."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The member."""
        group, email = identity
        names = {"user_group_id": group}
        users = [user["email"] for user in (yield from self.entries(self.verbs["users"], names))]
        if not _among(email, users) and not _among(email, (yield from self.entries(self.verbs["invited"], names))):
            raise self.gone(identity)
        return {"userGroupId": group, "email": email}

    def create(self, said: Object) -> Flow[Object]:
        """Put somebody into the group."""
        names, body = {"user_group_id": said["userGroupId"]}, {"emails": [said["email"]]}
        yield from self.repeatable(self.wire.create, names, body)
        return said

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Take somebody out of the group."""
        group, email = identity
        yield from self.read(identity)
        verb = self.wire.delete
        assert verb is not None
        query = bracketed({"emails": [email]})
        yield from ask(self.wire.name, verb, {"user_group_id": group}, self.policy, query=query)


def _among(email: str, emails: list[str]) -> bool:
    return email.lower() in (each.lower() for each in emails)
