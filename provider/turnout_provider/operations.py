"""What a resource asks of the API: create, read, update and delete of any kind, and the state that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Any, TypeVar

from turnout import errors
from turnout._calls import Flow, identity_of, pages
from turnout._wire import Part, Wire, camel
from turnout_provider import asking, explain, translate, write_only
from turnout_provider.facts import Facts
from turnout_provider.flows.plain import Flows
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.framework.provider import Outcome
from turnout_provider.framework.settle import applied, differing, fresh, missing, refreshed
from turnout_provider.session import Session
from turnout_provider.trouble import Trouble

State = Mapping[str, Any]
Object = dict[str, Any]
Identity = tuple[str, ...]
T = TypeVar("T")


def flows_of(facts: Facts) -> type[Flows]:
    """What carries out the operations of a resource."""
    if not facts.flows:
        return Flows
    found: type[Flows] = import_module(f"turnout_provider.flows.{facts.flows}").Flows
    return found


class Operations:
    """What can be done to objects of one kind."""

    def __init__(self, facts: Facts, session: Session, catalog: bool = True) -> None:
        self._facts = facts
        self._attributes = facts.attributes if catalog else facts.bare
        self._catalog = catalog
        if not facts.asked:
            self._wire = facts.wire
            self._flows = flows_of(facts)(facts.wire, facts.verbs, session.policy)
        self._session = session
        self._names = {camel(name): name for name in facts.attributes}

    def read(self, state: State, everything: bool) -> Outcome:
        """What the service holds now, of the attributes that state speaks of or of all; no state when it is gone."""
        wire = self._wire if everything else self._looked_at(state)
        try:
            answer = self._ask("read", lambda: self._read(wire, self._identity(state)))
        except errors.NotFound:
            return Outcome(None)
        return self._refreshed(state, answer, everything)

    def read_at_once(self, state: State, everything: bool) -> Outcome | None:
        """What `read` would say, if all of it is in a list that has been read; else None."""
        if not self._flows.listed:
            return None
        wire = self._wire if everything else self._looked_at(state)
        answer = self._session.collections.known(wire, self._identity(state))
        return None if answer is None else self._refreshed(state, answer, everything)

    def look_up(self, config: State) -> Outcome:
        """Everything about one object, for a data source; a Refusal if there is none, or if several may be meant."""
        identity = self._identity(config)
        if None in identity:
            identity = self._found_by_name(config)
        try:
            answer = self._run("read", self._flows.read(identity))
        except errors.NotFound as error:
            detail = f"{error}\n\nCheck the id, and that the token may see it."
            raise Refusal(explain.unknown(self._facts, detail, self._wire.identity[-1])) from None
        nothing = {**dict.fromkeys(self._attributes), **config}
        return Outcome(refreshed(self._attributes, nothing, self._told(answer), everything=True))

    def _found_by_name(self, config: State) -> Identity:
        """The identity of the one object that is called as configuration says."""
        said = {name: config[name] for name in self._facts.sought if config[name] is not None}
        if not said:
            raise Refusal(explain.nameless(self._facts))
        objects = self._run("read", pages(self._wire, policy=self._session.policy))
        told = [translate.told(self._facts, each) for each in objects]
        found = [each for each in told if all(each.get(name) == value for name, value in said.items())]
        if len(found) != 1:
            raise Refusal(explain.ambiguous(self._facts, said, len(found)))
        return self._identity(found[0])

    def ask(self, config: State) -> Outcome:
        """What the service says to a data source that asks for a list or counts."""
        try:
            told = self._run("read", asking.ask(self._facts, config, self._session.policy))
        except errors.NotFound as error:
            raise Refusal(Diagnostic(f"There is nothing to list for {self._facts.name}", str(error))) from None
        nothing = {**dict.fromkeys(self._attributes), **config}
        found = refreshed(self._attributes, nothing, told, everything=True)
        return Outcome({**found, **{name: config[name] for name in self._facts.asked["arguments"]}})

    def create(self, planned: State, config: State) -> Outcome:
        """Make an object; what could be made of it is in the state even when there was an error."""
        said = write_only.created(self._attributes, translate.body(self._facts, planned), config)
        try:
            made = self._run("create", self._flows.create(said))
        except errors.Unfinished as error:
            state = applied(self._attributes, planned, self._told(error.made))
            return Outcome(state, [explain.unfinished(self._facts, error)])
        return self._settled(planned, made, identity_of(self._wire, made))

    def update(self, prior: State, planned: State, config: State) -> Outcome:
        """Send what means something else than before."""
        identity = self._identity(prior)
        changes = translate.changes(self._facts, prior, planned)
        said = write_only.changed(self._attributes, changes, prior, planned, config)
        held = translate.body(self._facts, planned)
        flow = self._flows.update(identity, said, held, self._prior_parts(prior, said))
        try:
            answer = self._run("update", flow)
        except errors.NotFound as error:
            raise Refusal(explain.vanished(self._facts, error)) from None
        except errors.Unfinished as error:
            return Outcome(self._half_changed(planned, error), [explain.half_changed(self._facts, error)])
        finally:
            # Even when it failed: something may have been changed before that.
            self._session.collections.forget(self._wire, identity)
        return self._settled(planned, answer, identity)

    def delete(self, prior: State) -> None:
        """Remove an object; that it is gone already is fine."""
        identity = self._identity(prior)
        try:
            self._run("delete", self._flows.delete(identity, translate.body(self._facts, prior)))
        except errors.NotFound:
            return
        finally:
            self._session.collections.forget(self._wire, identity)

    def _refreshed(self, state: State, answer: Object, everything: bool) -> Outcome:
        return Outcome(refreshed(self._attributes, state, self._told(answer), everything))

    def _read(self, wire: Wire, identity: Identity) -> Object:
        flows = self._flows
        if not flows.listed:
            return self._session.run(flows.read(identity))
        looking = flows if wire is self._wire else type(flows)(wire, flows.verbs, self._session.policy)
        return self._session.collections.read(wire, identity, looking)

    def _half_changed(self, planned: State, error: errors.Unfinished) -> Object:
        """The state after an update of which something is missing: the next plan must see what."""
        told = self._told(error.made)
        said = {name: told[name] for name in told if self._attributes[name].unanswered}
        doubtful = {name: fresh(self._attributes[name], value) for name, value in said.items()}
        return {**applied(self._attributes, planned, told), **doubtful}

    def _told(self, answer: Object) -> Object:
        return translate.told(self._facts, answer, self._catalog)

    def _settled(self, planned: State, answer: Object, identity: Identity) -> Outcome:
        """The state after a write; what the answer should tell but does not is read."""
        told = self._told(answer)
        if missing(self._attributes, planned, told):
            flows = type(self._flows)(self._looked_at(planned), self._flows.verbs, self._session.policy)
            told = {**self._told(self._run("read", flows.read(identity))), **told}
        state = applied(self._attributes, planned, told)
        wrong = differing(self._attributes, state, told)
        return Outcome(state, [explain.contradicted(self._facts, wrong)] if wrong else [])

    def _looked_at(self, state: State) -> Wire:
        """The wire's facts without the parts that nobody speaks of, so that they are not even asked for."""
        parts = tuple(part for part in self._wire.parts if not self._is_unlooked(part, state))
        return self._wire if len(parts) == len(self._wire.parts) else replace(self._wire, parts=parts)

    def _is_unlooked(self, part: Part, state: State) -> bool:
        name = self._names[part.field]
        return state[name] is None and self._attributes[name].said_only

    def _prior_parts(self, prior: State, said: Object) -> dict[str, Any]:
        """What keyed collections hold so far, where state knows it."""
        keyed = [part for part in self._wire.parts if part.key and said.get(part.field) is not None]
        known = ((part.field, self._names[part.field]) for part in keyed)
        return {
            field: translate.entries(self._facts, name, prior) for field, name in known if prior[name] is not None
        }

    def _identity(self, state: State) -> Identity:
        return tuple(state[name] for name in self._wire.identity)

    def _run(self, doing: str, flow: Flow[T]) -> T:
        return self._ask(doing, lambda: self._session.run(flow))

    def _ask(self, doing: str, asking: Callable[[], T]) -> T:
        try:
            return asking()
        except Trouble as trouble:
            raise explain.refusal(self._facts, doing, trouble, self._session) from trouble
