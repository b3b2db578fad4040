"""Functions whose code is deployed whenever it changes."""

from __future__ import annotations

from turnout import errors
from turnout._calls import identity_of
from turnout_provider.flows import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout._steps import Flow

    Object = dict[str, Any]


class Flows(plain.Flows):
    """`deploy` false leaves deploying to others; where it is true or left out, what was saved is what runs."""

    listed = False

    def read(self, identity: plain.Identity) -> Flow[Object]:
        """The function; `deploy` false where what was saved last is not what runs, and nothing said where it is."""
        found = yield from super().read(identity)
        return {**found, "deploy": False} if found.get("isLatestVersion") is False else found

    def create(self, said: Object) -> Flow[Object]:
        """Make it and deploy it."""
        made = yield from super().create(_without(said))
        if said.get("deploy") is False:
            return made
        try:
            yield from self._deploy(identity_of(self.wire, made))
        except errors.TurnoutError as error:
            raise self.unfinished(made, error) from error
        return made

    def update(self, identity: plain.Identity, said: Object, held: Object, parts: plain.Parts) -> Flow[Object]:
        """Change it, and deploy it if its code or the wish to deploy has changed."""
        rest = _without(said)
        changed = (yield from super().update(identity, rest, held, parts)) if rest else {}
        if held.get("deploy") is False or not ("code" in said or "deploy" in said):
            return changed
        try:
            yield from self._deploy(identity)
        except errors.TurnoutError as error:
            # Saved and not running: state must not claim otherwise, or no plan would ever deploy it.
            made = {**held, **changed, "id": identity[0], "deploy": False}
            raise self.unfinished(made, error) from error
        return changed

    def _deploy(self, identity: plain.Identity) -> Flow[None]:
        yield from self.ask("deploy", {"function_id": identity[0]})


def _without(said: Object) -> Object:
    return {name: value for name, value in said.items() if name != "deploy"}
