"""Every operation of the Public API is in the client and in the server, with the members that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from tests.witness import (
    ELSEWHERE,
    MODELS,
    OPERATIONS,
    fact_members,
    members_differ,
    own_members,
    types_differ,
    wire_name,
)

from turnout._exchange import identifying
from turnout._wire import Part, Verb, camel, parameters
from turnout.catalogue import calls, kinds
from turnout.operations.base import Listing, Operation, Paged
from turnout.resources.base import LATER, NEEDED, REPLACE, Kind, body_fields, inside, marks
from turnout_server.management.table import endpoints

Taken = dict[str, tuple[bool, Any]]

KNOWN = {
    # The service answers it, its documents do not say so.
    "trackingPlan.resourceSchemaId",
    "trackingPlans.resourceSchemaId",
    # Only reads answer these; one model holds what either answers.
    *(
        f"{operation}.audience.{member}"
        for operation in ("createAudience", "updateAudienceForSpace")
        for member in ("computeCadence", "size", "schedules")
    ),
    # One model defines an audience; the client leaves the member out of updates, the server takes it unchanged.
    "updateAudienceForSpace.definition.targetEntity",
    # One model serves what is shown of a permission and what an answer to a change of it says.
    "replacePermissionsForUser.permissions[].labels",
    "replacePermissionsForUserGroup.permissions[].labels",
    # Its examples have one.
    "listRegulationsFromSource answers no pagination",
    # No function is without one.
    "function.id is required only by us",
    "functions.id is required only by us",
    # Lists show less of each function, as members that may be missing.
    *(
        f"listFunctions.functions.{member} is not in the facts"
        for member in ("code", "settings", "deployedAt", "isLatestVersion", "previewWebhookUrl", "batchMaxCount")
    ),
    # Everywhere else too, a page has as many entries as it may when no count is said.
    "sPagination.count is required",
}
"""Differences that are meant: operation or model, and member."""


@dataclass(frozen=True)
class Defined:
    """One operation as our definitions have it: what it takes beside its path, and what it answers."""

    verb: Verb
    tag: str
    takes: Taken
    answers: Any
    page: bool = False
    own: frozenset[str] = frozenset()


def definitions() -> Iterator[Defined]:
    for kind in kinds():
        yield from _of_kind(kind)
        for part in kind.parts:
            yield from _of_part(kind, part)
    for _, operation in calls():
        yield _of_call(operation)


def _of_kind(kind: Kind[Any, Any]) -> Iterator[Defined]:
    own = frozenset(_elsewhere(kind))
    if kind.create:
        always = {name: (False, type(value)) for name, value in kind.create.always.items()}
        said = {wire_name(name, info): info for name, info in body_fields(kind, kind.create, LATER).items()}
        taken = {name: (_asked(info), info.annotation) for name, info in said.items()}
        yield Defined(kind.create, kind.tag, _spelled(kind.create, {**taken, **always}), kind.observed, own=own)
    # With members that must match, it is another kind's read.
    if kind.read and not kind.matching:
        yield Defined(kind.read, kind.tag, _queried(kind.read_query), kind.observed, own=own)
    if kind.list:
        taken = {**_queried(kind.list_query), **{camel(name): (True, str) for name in kind.list.query}}
        yield Defined(kind.list, kind.tag, _spelled(kind.list, taken), kind.observed, page=True, own=own)
    if kind.update:
        fields = body_fields(kind, kind.update, REPLACE).items()
        changed = {wire_name(name, info): (NEEDED.name in marks(info), info.annotation) for name, info in fields}
        yield Defined(kind.update, kind.tag, _spelled(kind.update, changed), kind.observed, own=own)
    if kind.delete:
        named: Taken = {camel(name): (True, str) for name in kind.delete.query}
        yield Defined(kind.delete, kind.tag, _spelled(kind.delete, named), None)


def _of_part(kind: Kind[Any, Any], part: Part) -> Iterator[Defined]:
    info = next(info for name, info in kind.spec.model_fields.items() if camel(name) == part.field)
    seen = next(info for name, info in kind.observed.model_fields.items() if camel(name) == part.field)
    value = own_members(_model(info).model_fields) if part.bare else {part.field: (True, info.annotation)}
    tag = part.tag or kind.tag
    if not part.remove:
        yield Defined(part.write, tag, value, seen.annotation)
    if part.read:
        yield Defined(part.read, tag, {}, seen.annotation, page=bool(part.remove))


def _of_call(operation: Operation[Any, Any] | Listing[Any, Any]) -> Defined:
    model: Any = operation.takes
    fields = dict(model.model_fields)
    for name in parameters(operation.verb):
        fields.pop(name)
    paged = issubclass(model, Paged)
    if paged and not model.flat:
        fields.pop("count"), fields.pop("cursor")
    always = {name: (False, type(value)) for name, value in operation.verb.always.items()}
    taken = _spelled(operation.verb, {**own_members(fields), **always})
    gives: Any = operation.gives
    page = paged and (isinstance(operation, Listing) or operation.verb.answer != "*")
    return Defined(operation.verb, operation.tag, taken, None if gives is type(None) else gives, page)


def _elsewhere(kind: Kind[Any, Any]) -> Iterator[str]:
    """Members of the observed model that its own answer does not hold."""
    for name, info in kind.observed.model_fields.items():
        place = inside(info)
        read_apart = any(part.field == camel(name) and part.read for part in kind.parts)
        if place is not None or read_apart or name in kind.identity:
            yield wire_name(name, info)
    for verb in (kind.read, kind.list):
        yield from map(camel, identifying(verb) if verb else ())
        yield from verb.beside if verb else ()


def _asked(info: FieldInfo) -> bool:
    return info.is_required()


def _model(info: FieldInfo) -> type[BaseModel]:
    from turnout_server.management.bodies import models_in

    return models_in(info.annotation)[0]


def _queried(model: type[BaseModel] | None) -> Taken:
    return own_members(model.model_fields) if model else {}


def _spelled(verb: Verb, taken: Taken) -> Taken:
    spelled = {verb.spelled.get(name, name): value for name, value in taken.items()}
    lists = {name: value for name, value in spelled.items() if name.endswith("[0]")}
    return {
        **{name: value for name, value in spelled.items() if name not in lists},
        **{name[:-3]: (required, list[each]) for name, (required, each) in lists.items()},
    }


def anonymous(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


DEFINED: dict[str, list[Defined]] = {}
for _each in definitions():
    DEFINED.setdefault(_each.verb.operation, []).append(_each)
for _kind in kinds():
    for _part in (part for part in _kind.parts if part.remove):
        for _verb in (_part.write, _part.remove):
            DEFINED.setdefault(_verb.operation if _verb else "", [])
ELSEWHERE.update({kind.observed: frozenset(_elsewhere(kind)) for kind in kinds()})
SERVED = {endpoint.verb.operation: endpoint for endpoint in endpoints()}

# The operations about what happened are neither defined nor served yet.
by_operation = pytest.mark.parametrize("operation", sorted(OPERATIONS))


def test_client_and_server_have_all_that_the_facts_know() -> None:
    assert set(OPERATIONS) - set(DEFINED) == set()
    assert set(OPERATIONS) - set(SERVED) == set()


def test_the_facts_are_about_201_operations() -> None:
    assert len(OPERATIONS) == 201


def test_nothing_is_defined_or_served_that_the_facts_do_not_know() -> None:
    assert sorted({*DEFINED, *SERVED} - set(OPERATIONS)) == []


@by_operation
def test_the_client_has_the_operation(operation: str) -> None:
    assert operation in DEFINED


@by_operation
def test_the_server_has_the_operation(operation: str) -> None:
    assert operation in SERVED


@by_operation
def test_both_send_it_as_the_facts_say(operation: str) -> None:
    facts = OPERATIONS[operation]
    verbs = [each.verb for each in DEFINED.get(operation, [])]
    verbs += [SERVED[operation].verb] if operation in SERVED else []
    wanted = (facts["method"], anonymous(facts["path"]), facts["media"], facts.get("limit", 0), facts.get("per", 60))

    assert verbs
    for verb in verbs:
        assert (verb.method, anonymous(verb.path), verb.media, verb.limit, verb.per) == wanted
    assert SERVED[operation].verb.status == facts.get("status", 200)
    assert {each.tag for each in DEFINED[operation]} == {facts["tag"]} or not DEFINED[operation]


@by_operation
def test_the_client_takes_what_the_facts_say(operation: str) -> None:
    facts = {name: value for name, value in taken(operation).items() if name != "pagination"}
    assert operation in DEFINED
    for defined in DEFINED[operation]:
        assert meant(members_differ(unwrapped(defined.verb, facts), defined.takes, operation, taken=True)) == []


@by_operation
def test_the_server_takes_what_the_facts_say(operation: str) -> None:
    endpoint = SERVED[operation]
    fields = endpoint.input.model_fields if endpoint.input else {}
    own = own_members(fields)
    facts = unwrapped(endpoint.verb, taken(operation))

    # Without a count, a page has as many entries as it may.
    assert ("pagination" in facts) == ("pagination" in own)
    facts.pop("pagination", None), own.pop("pagination", None)
    assert meant(members_differ(facts, own, operation, taken=True)) == []


@by_operation
def test_the_client_reads_what_the_facts_say(operation: str) -> None:
    data = fact_members(MODELS[OPERATIONS[operation]["answer"]])
    assert operation in DEFINED
    for defined in DEFINED[operation]:
        assert meant(answers_differ(defined, dict(data), operation)) == []


def taken(operation: str) -> dict[str, tuple[bool, str]]:
    facts = OPERATIONS[operation]
    return fact_members({**facts.get("query", {}), **MODELS.get(facts.get("body", ""), {})})


def unwrapped(verb: Verb, facts: dict[str, tuple[bool, str]]) -> dict[str, tuple[bool, str]]:
    if not verb.wrap:
        return facts
    return fact_members(MODELS[facts[verb.wrap][1]])


def answers_differ(defined: Defined, data: dict[str, tuple[bool, str]], operation: str) -> Iterator[str]:
    key = defined.verb.answer
    if key == "":
        if set(data) - {"status", "deleted"}:
            yield f"{operation} answers {sorted(data)}, not only a status"
        return
    if key == "*":
        yield from object_differs(data, defined, operation)
        return
    if key not in data:
        yield f"{operation} answers no {key}"
        return
    _, fact = data.pop(key)
    if (
        defined.page
        and data.pop("pagination", None) is None
        and "pagination" in OPERATIONS[operation].get("query", {})
    ):
        yield f"{operation} answers no pagination"
    named = {camel(name) for name in parameters(defined.verb)}
    for name in data.keys() - set(defined.verb.beside) - named - {"sourceId"}:
        yield f"{operation} answers {name} beside {key}"
    if fact.rstrip("?[]") in MODELS and isinstance(defined.answers, type) and issubclass(defined.answers, BaseModel):
        entry = fact.rstrip("?").removesuffix("[]")
        yield from object_differs(fact_members(MODELS[entry]), defined, f"{operation}.{key}")
    else:
        listed = isinstance(defined.answers, type) and fact.endswith("[]") and defined.page
        yield from types_differ(
            fact.removesuffix("[]") if listed else fact, defined.answers, f"{operation}.{key}", False
        )


def object_differs(facts: dict[str, tuple[bool, str]], defined: Defined, at: str) -> Iterator[str]:
    own = own_members(defined.answers.model_fields)
    elsewhere = defined.own | ELSEWHERE.get(defined.answers, frozenset())
    seen = {name: value for name, value in own.items() if name not in elsewhere or name in facts}
    yield from members_differ(facts, seen, at, taken=False)


def meant(differences: Iterator[str]) -> list[str]:
    return [each for each in differences if not any(known in each for known in KNOWN)]
