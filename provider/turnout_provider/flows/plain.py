"""The usual flows: a kind's own operations. What takes more derives from this class, one module each."""

from __future__ import annotations

from turnout import errors
from turnout._calls import create, delete, identity_of, pages, read, update
from turnout._exchange import next_cursor, pagination, request, result, send
from turnout._wire import camel, parameters
from turnout_provider.flows.again import maybe_made, says

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from turnout._retry import Policy
    from turnout._steps import Flow
    from turnout._wire import Verb, Wire

    Object = dict[str, Any]
    Identity = tuple[str, ...]
    Parts = Mapping[str, Sequence[Mapping[str, Any]]]


class Flows:
    """What can be done to objects of one kind; `said`, `held` and what is answered have the wire's names."""

    listed = True
    """Whether a list answers what a read does."""
    unshown: frozenset[str] = frozenset()
    """What is said and never answered."""

    def __init__(self, wire: Wire, verbs: Mapping[str, Verb], policy: Policy) -> None:
        self.wire = wire
        self.verbs = verbs
        self.policy = policy

    def spelled(self, item: Object) -> Object:
        """An entry of the list as `read` would give it."""
        return item

    def read(self, identity: Identity) -> Flow[Object]:
        """The object; NotFound if it is gone."""
        return read(self.wire, identity, policy=self.policy)

    def create(self, said: Object) -> Flow[Object]:
        """Make it; Unfinished if only some of it could be made.

        Where nobody answered for the creation, what is found again is not made twice and not left behind.
        """
        try:
            return (yield from create(self.wire, said, policy=self.policy, reread=False))
        except (errors.TransportError, errors.ServerFailed) as error:
            if not maybe_made(error):
                raise
            try:
                made = yield from self._found_again(said)
            except errors.TurnoutError:
                # What failed first is what somebody has to know of.
                raise error from None
            if made is None:
                raise
        left = {name: value for name, value in said.items() if name not in self.wire.create_fields and value}
        later = {name: value for name, value in left.items() if not says(made, {name: value})}
        try:
            if later:
                yield from update(self.wire, identity_of(self.wire, made), later, policy=self.policy, reread=False)
        except errors.TurnoutError as error:
            raise self.unfinished(made, error) from error
        return {**made, **later}

    def twins(self, said: Object) -> Flow[list[Object]]:
        """Everything in the list that an object with these values would be in; nothing where there is none."""
        verb = self.wire.list
        if verb is None or not all(isinstance(said.get(camel(name)), str) for name in parameters(verb)):
            return []
        return (
            yield from pages(self.wire, tuple(said[camel(name)] for name in parameters(verb)), policy=self.policy)
        )

    def _found_again(self, said: Object) -> Flow[Object | None]:
        """The one object that says all that a creation said; None where there is none or nobody can tell."""
        if all(isinstance(said.get(camel(name)), str) for name in self.wire.identity):
            try:
                return (yield from self.read(identity_of(self.wire, said)))
            except errors.NotFound:
                return None
        shown = {name: value for name, value in said.items() if value is not None and name not in self.unshown}
        body = {name: value for name, value in shown.items() if name in self.wire.create_fields}
        found = [each for each in (yield from self.twins(said)) if says(each, body)]
        return found[0] if len(found) == 1 else None

    def update(self, identity: Identity, said: Object, held: Object, parts: Parts) -> Flow[Object]:
        """Change what is said; `held` is all that is wanted, and `parts` what keyed parts hold so far."""
        return update(self.wire, identity, said, policy=self.policy, prior_parts=parts, reread=False)

    def delete(self, identity: Identity, held: Object) -> Flow[None]:
        """Remove it; NotFound if it was gone already. `held` is what state knows of it."""
        return delete(self.wire, identity, policy=self.policy)

    def repeatable(self, verb: Verb | None, names: Mapping[str, str], body: Any) -> Flow[None]:
        """Carry out what may be said twice; once more where nobody answered."""
        assert verb is not None
        asked = request(self.wire.name, verb, names, body)
        try:
            yield from send(asked, self.policy)
        except (errors.TransportError, errors.ServerFailed) as error:
            if not maybe_made(error):
                raise
            yield from send(asked, self.policy)

    def ask(self, name: str, names: Mapping[str, str], body: Any = None, query: Any = ()) -> Flow[Any]:
        """Carry out one of the verbs besides; what it answers."""
        verb = self.verbs[name]
        asked = request(self.wire.name, verb, names, body, query)
        return result(asked, verb, (yield from send(asked, self.policy)))

    def entries(self, verb: Verb, names: Mapping[str, str]) -> Flow[list[Any]]:
        """Everything in a list, whatever its entries are."""
        found: list[Any] = []
        cursor: str | None = None
        while True:
            asked = request(self.wire.name, verb, names, query=pagination(verb.page, cursor))
            data = yield from send(asked, self.policy)
            found += result(asked, verb, data) or []
            cursor = next_cursor(asked, data, cursor)
            if cursor is None:
                return found

    def gone(self, identity: Identity) -> errors.NotFound:
        """The error that says that an object does not exist."""
        problem = errors.Problem("not-found", f"{self.wire.name} {'/'.join(identity)} does not exist")
        verb = self.wire.read or self.wire.list or self.wire.create
        return errors.NotFound(404, [problem], "GET", verb.path if verb else "")

    def unfinished(self, value: Object, error: errors.TurnoutError) -> errors.Unfinished:
        """The error that says that an object exists but is not what was wanted."""
        return errors.Unfinished(self.wire.name, value, identity_of(self.wire, value), str(error))
