"""An operation of the Public API as the server sees it, and what one request says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from turnout._wire import Part, Verb, camel
from turnout.catalogue import kinds
from turnout.resources.base import Kind
from turnout_server.ids import Fresh
from turnout_server.records import Reading, key_of

from .bodies import stored

AnyKind = Kind[Any, Any]
Data = dict[str, Any]

KINDS: Mapping[str, AnyKind] = {kind.name: kind for kind in kinds()}


@dataclass(frozen=True)
class Call:
    """One request that fits its operation: path members in snake case, the rest as the operation's input."""

    ids: Mapping[str, str]
    input: BaseModel | None
    fresh: Fresh

    @property
    def path_only(self) -> Call:
        """The same request without what it says beside its path."""
        return Call(self.ids, None, self.fresh)

    @property
    def said(self) -> Data:
        """What was said beside the path, under the wire's names."""
        return stored(self.input) if self.input else {}


@dataclass(frozen=True)
class Operation:
    """One verb of a kind and what the server does for it."""

    kind: AnyKind
    verb: Verb
    act: Callable[[Any, Operation, Call], Data]
    takes: Callable[[], type[BaseModel]] | None = None
    part: Part | None = None

    @property
    def reads(self) -> bool:
        """Whether nothing is changed."""
        return self.verb.method == "GET"

    @cached_property
    def input(self) -> type[BaseModel] | None:
        """The model of what it takes besides the path."""
        return self.takes() if self.takes else None

    def repeated(self, name: str) -> str:
        """The name under which a request may repeat a member of the path: `{id}` of a source is `sourceId`."""
        own = self.kind.read.answer if self.kind.read else ""
        return f"{own}Id" if name == "id" else camel(name)


def answered(operation: Operation, value: Any) -> Data:
    """The data of an answer: the value under its key, or only a status."""
    if operation.verb.answer == "*":
        return dict(value)
    return {operation.verb.answer: value} if operation.verb.answer else {"status": "SUCCESS"}


def references(kind: AnyKind) -> list[tuple[str, str]]:
    """The members of a kind that name another kind: pairs of member and kind."""
    return [(name, name[:-3]) for name in kind.spec.model_fields if name.endswith("_id") and name[:-3] in KINDS]


def owner(operation: Operation, call: Call) -> tuple[str, str]:
    """What a part or a list is about, as a link: `{id}` of a plan is `tracking_plan_id`."""
    name, id = next(iter(call.ids.items()))
    return (f"{operation.kind.name}_id" if name == "id" else name), id


def identity(operation: Operation, call: Call, said: Mapping[str, Any], view: Reading) -> str:
    """The key of the row that a request is about."""
    kind = operation.kind
    if not kind.identity:
        return view.workspace
    return key_of([call.ids.get(name) or str(said[camel(name)]) for name in kind.identity])
