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
from turnout_server.happened import Happened, Nothing
from turnout_server.ids import Fresh
from turnout_server.records import Reading, key_of

from .bodies import stored

AnyKind = Kind[Any, Any]
Data = dict[str, Any]
NOTHING = Nothing()

KINDS: Mapping[str, AnyKind] = {kind.name: kind for kind in kinds()}
# Members that do not name their kind in full.
_CALLED = {"model_id": "reverse_etl_model"}
# Kinds that others point to by their ids alone, although their paths say where they are.
_BY_ID = {"activation", "audience", "audience_schedule", "computed_trait"}


@dataclass(frozen=True)
class Call:
    """One request that fits its operation: path members in snake case, the rest as the operation's input."""

    ids: Mapping[str, str]
    input: BaseModel | None
    fresh: Fresh
    happened: Happened = NOTHING

    @property
    def path_only(self) -> Call:
        """The same request without what it says beside its path."""
        return Call(self.ids, None, self.fresh)

    @property
    def said(self) -> Data:
        """What was said beside the path, under the wire's names."""
        return stored(self.input) if self.input else {}


Act = Callable[[Any, "Endpoint", Call], Data]


@dataclass(frozen=True)
class Endpoint:
    """One operation and what the server does for it; `about` is the kind that it is a verb of, if it is one."""

    about: AnyKind | None
    verb: Verb
    act: Act
    takes: Callable[[], type[BaseModel]] | None = None
    part: Part | None = None
    chapter: str = ""

    @property
    def kind(self) -> AnyKind:
        """The kind that it is a verb of; TypeError if it is none's."""
        if self.about is None:
            raise TypeError(f"{self.verb.operation} is no kind's verb")
        return self.about

    @property
    def tag(self) -> str:
        """The chapter of the Public API that it is in."""
        return self.chapter or self.kind.tag

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
        if name in self.verb.spelled:
            return self.verb.spelled[name]
        own = self.about.read.answer if self.about and self.about.read else ""
        return f"{own}Id" if name == "id" else camel(name)


def answered(endpoint: Endpoint, value: Any) -> Data:
    """The data of an answer: the value under its key, or only a status."""
    if endpoint.verb.answer == "*":
        return dict(value)
    return {endpoint.verb.answer: value} if endpoint.verb.answer else {"status": "SUCCESS"}


def references(kind: AnyKind) -> list[tuple[str, str]]:
    """The members of a kind that name another kind: pairs of member and kind; the catalog's entries are no rows."""
    named = [(name, _CALLED.get(name, name[:-3])) for name in kind.spec.model_fields if name.endswith("_id")]
    return [(name, kind) for name, kind in named if kind in KINDS and not kind.endswith("_metadata")]


def owner(endpoint: Endpoint, call: Call) -> tuple[str, str]:
    """What a part or a list is about, as a link: `{id}` of a plan is `tracking_plan_id`."""
    name, id = next(iter(call.ids.items()))
    return (f"{endpoint.kind.name}_id" if name == "id" else name), id


def identity(endpoint: Endpoint, call: Call, said: Mapping[str, Any], view: Reading) -> str:
    """The key of the row that a request is about."""
    kind = endpoint.kind
    if not kind.identity:
        return view.workspace
    names = ("id",) if kind.name in _BY_ID else kind.identity
    return key_of([call.ids.get(name) or str(said[camel(name)]) for name in names])
