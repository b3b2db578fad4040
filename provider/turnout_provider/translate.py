"""Terraform's values as the wire's JSON, and back."""

from __future__ import annotations

import json
from functools import lru_cache

from turnout import _wire
from turnout_provider.framework.meaning import same
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.facts import Facts
    from turnout_provider.framework.schema import Attribute, Attributes

    State = Mapping[str, Any]

# A thousand objects have the same twenty names.
camel = lru_cache(maxsize=4096)(_wire.camel)


def body(facts: Facts, planned: State) -> dict[str, Any]:
    """Everything that a create says; null clears, unknown is left to the service."""
    return _body(facts, planned, facts.attributes)


def changes(facts: Facts, prior: State, planned: State) -> dict[str, Any]:
    """What an update says: only what means something else than before."""
    changed = {
        name: attribute
        for name, attribute in facts.attributes.items()
        if not same(attribute, prior[name], planned[name])
    }
    said = _body(facts, planned, changed)
    for name, attribute in changed.items():
        if attribute.merged:
            said[camel(name)] = _without_gone(prior[name], said[camel(name)])
    return said


def _without_gone(prior: str | None, said: Any) -> Any:
    """The settings, with null for each key that was there: the service merges, so silence would keep it."""
    before = json.loads(prior) if prior else None
    return {**dict.fromkeys(before or ()), **said} if isinstance(before, dict) and isinstance(said, dict) else said


def entries(facts: Facts, name: str, state: State) -> Any:
    """One attribute of a state, as the wire has it."""
    return on_the_wire(facts.attributes[name], state[name])


def _body(facts: Facts, planned: State, attributes: Attributes) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, attribute in attributes.items():
        value = planned[name]
        if value is UNKNOWN or name in facts.local or not (attribute.required or attribute.optional):
            continue
        beside = {member: sent for (object_, member), sent in facts.body_names.items() if object_ == name}
        if beside:
            said.update((sent, (value or {}).get(member)) for member, sent in beside.items())
        else:
            said[camel(name)] = on_the_wire(attribute, value)
    return said


def on_the_wire(attribute: Attribute, value: Any) -> Any:
    """A value as the wire has it."""
    if value is None:
        return attribute.unsaid
    if attribute.json:
        return json.loads(value)
    nested = attribute.nested
    if nested is None:
        return _plain(value)
    if nested.mode == "single":
        return _sent_object(nested.attributes, value)
    if nested.mode == "map":
        return {name: _sent_object(nested.attributes, member) for name, member in value.items()}
    return [_sent_object(nested.attributes, member) for member in value]


def _sent_object(attributes: Attributes, value: State) -> dict[str, Any]:
    known = ((name, attribute) for name, attribute in attributes.items() if value[name] is not UNKNOWN)
    members = ((camel(name), on_the_wire(attribute, value[name])) for name, attribute in known)
    return {name: member for name, member in members if member is not None}


def _plain(value: Any) -> Any:
    """Numbers that JSON can say; a Decimal is the float that prints like it."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value if value is None or isinstance(value, str | bool | int | float) else float(value)


def told(facts: Facts, answer: Mapping[str, Any], catalog: bool = True) -> dict[str, Any]:
    """An answer with Terraform's names, its JSON members as JSON values; what it does not mention is not there.

    Without `catalog`, nothing is told of the catalog entry but which one it is.
    """
    flat = _flat(facts, answer)
    seen = _told_object(facts.attributes if catalog else facts.uncatalogued, flat)
    for (object_, member), sent in facts.body_names.items():
        if object_ not in seen and sent in answer:
            seen[object_] = {member: answer[sent]}
        if not catalog and isinstance(entry := flat.get(camel(object_), seen.get(object_)), dict):
            seen[object_] = {**facts.silent[object_], member: entry.get(camel(member))}
    return seen


def _flat(facts: Facts, answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer with what is inside an object, but stands by itself in Terraform, taken out of there."""
    for object_, member, name in facts.flat_names:
        inside = answer.get(object_)
        if isinstance(inside, dict) and member in inside:
            left = {key: value for key, value in inside.items() if key != member}
            answer = {**answer, object_: left, name: inside[member]}
    return answer


def _told_object(attributes: Attributes, answer: Mapping[str, Any]) -> dict[str, Any]:
    named = ((name, camel(name), attribute) for name, attribute in attributes.items())
    return {name: _told(attribute, answer[wire]) for name, wire, attribute in named if wire in answer}


def _told(attribute: Attribute, value: Any) -> Any:
    nested = attribute.nested
    if value is None or attribute.json or nested is None:
        return value
    if nested.mode == "single":
        return _told_object(nested.attributes, value)
    if nested.mode == "map":
        return {name: _told_object(nested.attributes, member) for name, member in value.items()}
    return [_told_object(nested.attributes, member) for member in value]
