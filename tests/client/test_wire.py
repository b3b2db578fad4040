"""Both clients against the hand-written witnesses: what they send, and what they make of the answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import BaseModel
from tests.client.stories import WIRE, Story
from tests.client.wire_peer import TOKEN, Peer, serving

from turnout import errors
from turnout._exchange import identifying
from turnout._typed import changeable
from turnout._wire import Part, Verb, camel
from turnout.catalogue import At, Catalogue, kinds
from turnout.resources.base import Kind

ATTRIBUTES = {at.kind.name: name for name, at in vars(Catalogue).items() if isinstance(at, At)}
by_name = pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.name)


def test_every_kind_has_a_witness_and_every_witness_a_kind() -> None:
    assert sorted(path.stem for path in WIRE.glob("*.json")) == sorted(ATTRIBUTES)


@by_name
def test_a_witness_shows_how_its_kind_is_made_and_nothing_foreign(kind: Kind[Any, Any]) -> None:
    shown = {exchange["operation"] for exchange in Story(kind.name).exchanges}
    create = {kind.create.operation} if kind.create else {kind.read.operation if kind.read else ""}

    assert create <= shown
    assert shown <= {verb.operation for verb, _ in _verbs(kind)}


@by_name
def test_the_client_says_and_understands_what_the_witness_shows(
    kind: Kind[Any, Any], client_of: Callable[[Peer], Any]
) -> None:
    story = Story(kind.name)
    with serving(story.reply) as peer, client_of(peer) as client:
        collection = getattr(client, ATTRIBUTES[kind.name])
        for exchange in story.exchanges:
            _say(kind, collection, exchange, story)

    assert story.untold() == []
    verbs = {verb.operation: verb for verb, _ in _verbs(kind)}
    for asked, operation in zip(peer.asked, story.operations, strict=True):
        media = f"application/vnd.segment.{verbs[operation].media}+json"
        assert asked.headers["authorization"] == f"Bearer {TOKEN}"
        assert re.fullmatch(r"turnout-python/\d+\.\d+\.\d+\S*", asked.headers["user-agent"])
        assert asked.headers["accept"] == media
        said = None if asked.body is None else media.replace("vnd.segment.v1+", "")
        assert asked.headers.get("content-type") == said


def _verbs(kind: Kind[Any, Any]) -> list[tuple[Verb, Part | None]]:
    among = kind.among.verb if kind.among else None
    own = [(verb, None) for verb in (kind.create, kind.read, among, kind.list, kind.update, kind.delete) if verb]
    parts = [(verb, part) for part in kind.parts for verb in (part.write, part.remove, part.read) if verb]
    return [*own, *parts]


def _say(kind: Kind[Any, Any], collection: Any, exchange: dict[str, Any], story: Story) -> None:
    """Do what makes a client send this exchange's request."""
    verb, part = next(each for each in _verbs(kind) if each[0].operation == exchange["operation"])
    request, answer = exchange["request"], exchange["response"]["body"]["data"]
    names = _names(verb, request)
    if verb is kind.create:
        whole = request["body"][verb.wrap] if verb.wrap else request["body"]
        body = {name: value for name, value in whole.items() if name not in verb.always}
        made = collection.create(kind.spec.model_validate({**names, **body}))
        _agrees(made, {**{camel(name): value for name, value in names.items()}, **(answer.get(verb.answer) or body)})
    elif verb is kind.list:
        parents = [names[name] for name in identifying(verb)]
        asked = kind.list_query.model_fields if kind.list_query else ()
        narrowed = {name: request["query"][camel(name)] for name in asked if camel(name) in request["query"]}
        page = collection.list(*parents, **narrowed)
        assert (len(page), page.next, page.total) == (len(answer[verb.answer]), None, page.total)
        for item, said in zip(page, answer[verb.answer], strict=True):
            _agrees(item, said)
    elif kind.among and verb is kind.among.verb:
        assert collection.get(*_identity(kind, names, {}, story))
    elif verb is kind.read:
        identity = _identity(kind, names, answer)
        _agrees(collection.get(*identity), answer if verb.answer == "*" else answer[verb.answer])
    elif verb is kind.update:
        said = request["body"][verb.wrap] if verb.wrap else request["body"]
        own = {spelled: name for name, spelled in verb.spelled.items()}
        said = {own.get(name, name): value for name, value in said.items()}
        said = _by_python_name(kind, said)
        changes = {name: value for name, value in said.items() if name in changeable(kind)}
        _agrees(collection.update(*_identity(kind, names, {}), **changes), {})
    elif verb is kind.delete:
        assert collection.delete(*_identity(kind, names, {})) is None
    elif part is not None and verb is part.write:
        value = request["body"] if part.bare else request["body"][part.field]
        now = collection.update(*_identity(kind, names, {}, story), **_by_python_name(kind, {part.field: value}))
        assert getattr(now, _python_name(kind, part.field)) is not None
    elif part is not None and verb is part.remove:
        left = [rule for rule in _before(story, exchange, part) if not _named_in(request["query"], part, rule)]
        kept = [{name: rule[name] for name in ("type", "key", "jsonSchema", "version")} for rule in left]
        now = collection.update(*_identity(kind, names, {}), **_by_python_name(kind, {part.field: kept}))
        assert len(getattr(now, part.field)) == len(kept)


def _names(verb: Verb, request: dict[str, Any]) -> dict[str, str]:
    """The parameters in the exchange's path and query."""
    found = re.fullmatch(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", verb.path), request["path"])
    assert found, f"{request['path']} is not {verb.path}"
    queried = {name: request["query"][verb.spelled.get(camel(name), camel(name))] for name in verb.query}
    return {**{name: unquote(value) for name, value in found.groupdict().items()}, **queried}


def _identity(kind: Kind[Any, Any], names: dict[str, str], answer: dict[str, Any], story: Any = None) -> list[str]:
    if story is not None:
        first = _names(kind.create, story.exchanges[0]["request"]) if kind.create else {}
        names = {**first, **names}
    return [names.get(name) or answer[camel(name)] for name in kind.identity]


def _by_python_name(kind: Kind[Any, Any], said: dict[str, Any]) -> dict[str, Any]:
    return {_python_name(kind, name): value for name, value in said.items()}


def _python_name(kind: Kind[Any, Any], wire_name: str) -> str:
    names: list[str] = [name for name in kind.spec.model_fields if camel(name) == wire_name]
    return names[0]


def _before(story: Story, exchange: dict[str, Any], part: Part) -> list[dict[str, Any]]:
    assert part.read is not None
    place = story.exchanges.index(exchange)
    told = [each for each in story.exchanges[:place] if each["operation"] == part.read.operation]
    entries: list[dict[str, Any]] = told[-1]["response"]["body"]["data"][part.read.answer]
    return entries


def _named_in(query: dict[str, str], part: Part, entry: dict[str, Any]) -> bool:
    names = [{key: query.get(f"{part.field}[{n}][{key}]") for key in part.key} for n in range(len(query))]
    return {key: None if entry.get(key) is None else str(entry[key]) for key in part.key} in names


def _agrees(item: Any, said: dict[str, Any]) -> None:
    """What is answered is in the object, under its Python name, and what is newer than the client is kept."""
    kept = _kept(item)
    for name, value in said.items():
        assert kept.get(name) == value, f"{name}: {kept.get(name)!r} is not {value!r}"


def _kept(item: Any) -> Any:
    """Everything that a model was told, by wire name."""
    if isinstance(item, BaseModel):
        known = {camel(name): getattr(item, name) for name in item.model_fields_set}
        return {name: _kept(value) for name, value in {**known, **(item.model_extra or {})}.items()}
    return [_kept(each) for each in item] if isinstance(item, list | tuple) else item


def test_a_request_that_the_witness_does_not_show_is_refused(client_of: Callable[[Peer], Any]) -> None:
    with (
        serving(Story("source").reply) as peer,
        client_of(peer) as client,
        pytest.raises(errors.ApiError, match="the fixture has no"),
    ):
        client.sources.get("another")
