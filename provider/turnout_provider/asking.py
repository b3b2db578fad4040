"""Answers data sources that ask for lists and counts: one operation, all of its pages."""

from __future__ import annotations

from turnout._exchange import bracketed, next_cursor, pagination, request, result, send
from turnout._wire import camel, parameters
from turnout_provider import translate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout._retry import Policy
    from turnout._steps import Flow
    from turnout_provider.facts import Facts

    Object = dict[str, Any]

ITEMS = "items"


def ask(facts: Facts, config: Mapping[str, Any], policy: Policy) -> Flow[Object]:
    """What the service says, with Terraform's names; lists are whole, however many pages they have."""
    verb, asked = facts.asked_verb, facts.asked
    said = {name: translate.on_the_wire(facts.attributes[name], config[name]) for name in asked["arguments"]}
    names = {name: said.pop(name) for name in parameters(verb)}
    query = bracketed({camel(name): value for name, value in said.items() if value is not None})
    found: Object = {}
    cursor: str | None = None
    while True:
        window = pagination(asked["page"], cursor)
        sent = request(facts.name, verb, names, query=(*query, *window), told=True)
        data = yield from send(sent, policy)
        found = merged(found, _page(facts, result(sent, verb, data)))
        cursor = next_cursor(sent, data, cursor) if window else None
        if cursor is None:
            return translate.told(facts, found)


def _page(facts: Facts, answer: Any) -> Object:
    """One page as an object: a list is its items."""
    if not isinstance(answer, list):
        return dict(answer)
    return {ITEMS: [_flat(facts, item) if isinstance(item, dict) else item for item in answer]}


def _flat(facts: Facts, item: Object) -> Object:
    inside = {name: (item.get(object_) or {}).get(member) for object_, member, name in facts.asked["flat"]}
    return {**item, **{name: value for name, value in inside.items() if item.get(name) is None}}


def merged(one: Object, other: Object) -> Object:
    """Two pages as one: lists go on, and what is no list is as it was said last."""
    lists = {name: [*one.get(name, ()), *value] for name, value in other.items() if isinstance(value, list)}
    return {**one, **other, **lists}
