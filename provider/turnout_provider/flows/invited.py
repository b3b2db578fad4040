"""People: invited first, users once they accept. An invite has an address and no id, and cannot be changed."""

from __future__ import annotations

from turnout import errors
from turnout._exchange import bracketed, request, send
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """The identity is the user's id, and the address as long as the invite is pending."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The user, or the invite; whoever has accepted since is the user with the invite's address."""
        (id,) = identity
        if "@" not in id:
            return {**(yield from super().read(identity)), "isInvite": False}
        if (yield from self._is_invited(id)):
            return {"id": id, "email": id, "name": "", "isInvite": True}
        assert self.wire.list is not None
        for user in (yield from self.entries(self.wire.list, {})):
            if user["email"].lower() == id.lower():
                return {**user, "isInvite": False}
        raise self.gone(identity)

    def create(self, said: Object) -> Flow[Object]:
        """Invite somebody."""
        verb = self.wire.create
        assert verb is not None
        email = said["email"]
        body = {"invites": [{"email": email, "permissions": [_invited(one) for one in said["permissions"]]}]}
        try:
            yield from send(request(self.wire.name, verb, {}, body), self.policy)
        except (errors.TransportError, errors.ServerFailed):
            # Nobody knows whether the invite was made; the list does.
            if not (yield from self._is_invited(email)):
                raise
        return {"id": email, "email": email, "name": "", "isInvite": True}

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Give other permissions; an invite is taken back and made again with them."""
        (id,) = identity
        if "@" not in id:
            return (yield from super().update(identity, said, held, parts))
        # Whoever loses the invite leaves the groups, and nobody tells which those are but the groups.
        groups = yield from self._groups(id)
        yield from self._take_back(id)
        made = yield from self.create({**held, "email": id})
        for group in groups:
            yield from self.ask("join", {"user_group_id": group}, {"emails": [id]})
        return made

    def delete(self, identity: plain.Identity, held: Object) -> Flow[None]:
        """Remove the user, or take the invite back."""
        (id,) = identity
        if "@" not in id:
            yield from super().delete(identity, held)
            return
        found = yield from self.read(identity)
        if found["isInvite"]:
            yield from self._take_back(id)
        else:
            yield from super().delete((found["id"],), held)

    def _is_invited(self, email: str) -> Flow[bool]:
        found = yield from self.entries(self.verbs["invited"], {})
        return any(each.lower() == email.lower() for each in found)

    def _groups(self, email: str) -> Flow[list[str]]:
        found = []
        for group in (yield from self.entries(self.verbs["groups"], {})):
            members = yield from self.entries(self.verbs["members"], {"user_group_id": group["id"]})
            if any(each.lower() == email.lower() for each in members):
                found.append(group["id"])
        return found

    def _take_back(self, email: str) -> Flow[None]:
        try:
            yield from self.ask("take_back", {}, query=bracketed({"emails": [email]}))
        except errors.NotFound:
            return


def _invited(permission: Object) -> Object:
    """A permission as invites have it: its labels beside its resources."""
    resources = permission.get("resources") or ()
    labels = [label for resource in resources for label in resource.get("labels") or ()]
    plainly = [{name: resource[name] for name in ("id", "type")} for resource in resources]
    return {
        "roleId": permission["roleId"],
        **({"resources": plainly} if plainly else {}),
        **({"labels": labels} if labels else {}),
    }
