"""The flows of `_calls` for one kind, with its models: specs and changes in, observed objects out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from . import _calls, errors
from ._answers import reader
from ._calls import Flow, Policy
from ._wire import Json, camel
from .resources.base import REPLACE, Kind, Model, R, S, Spec, body_fields, marks

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: iterate over it, or use `items`.

    `next` is the cursor of the page that follows, None after the last one. `total` counts all objects, where the
    service tells; it may count some that the token may not see.
    """

    items: tuple[T, ...]
    next: str | None = None
    total: int | None = None

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Typed(Generic[S, R]):
    """What can be done to the objects of one kind, as flows that give its models."""

    def __init__(self, kind: Kind[S, R], policy: Policy) -> None:
        self._kind, self._policy = kind, policy

    def create(self, spec: S) -> Flow[R]:
        """Create what the spec says."""
        self._must("create")
        values = said(self._kind, spec)
        made = yield from _calls.create(self._kind.wire, values, policy=self._policy, reread=True)
        return observed(self._kind, made)

    def read(self, identity: tuple[str, ...], asked: Mapping[str, Any]) -> Flow[R]:
        """Read one object, with the details that are asked for."""
        query = queried(self._kind, self._kind.read_query, asked)
        found = yield from _calls.read(self._kind.wire, identity, policy=self._policy, query=query)
        return observed(self._kind, found)

    def page(
        self, parents: tuple[str, ...], count: int | None, cursor: str | None, asked: Mapping[str, Any]
    ) -> Flow[Page[R]]:
        """Read one page of what is asked for."""
        query = queried(self._kind, self._kind.list_query, asked)
        listed = yield from _calls.page(self._kind.wire, parents, count, cursor, policy=self._policy, query=query)
        entries: list[R] = _read(self._kind.name, _list_of(self._kind.observed), list(listed.items))
        return Page(tuple(entries), listed.next, listed.total)

    def update(self, identity: tuple[str, ...], changes: Mapping[str, Any]) -> Flow[R]:
        """Change what `changes` name, by Python name."""
        if not changeable(self._kind):
            raise errors.Unsupported(self._kind.name, "update")
        values = changed(self._kind, changes)
        now = yield from _calls.update(self._kind.wire, identity, values, policy=self._policy, reread=True)
        return observed(self._kind, now)

    def delete(self, identity: tuple[str, ...]) -> Flow[None]:
        """Delete one object."""
        yield from _calls.delete(self._kind.wire, identity, policy=self._policy)

    def _must(self, operation: str) -> None:
        _calls.must(self._kind.wire, operation)


def said(kind: Kind[S, Any], spec: S) -> dict[str, Json]:
    """What a spec says, by wire name: what was left unset stays unsaid.

    An observed object is a spec too; of that, only the members of the spec count, so that it can be made again.
    """
    if not isinstance(spec, kind.spec):
        raise errors.BadValue(kind.name, [("spec", f"is a {type(spec).__name__}, not a {kind.spec.__name__}")])
    dumped: dict[str, Json] = kind.spec.__pydantic_serializer__.to_python(spec, mode="json", exclude_unset=True)
    return dumped


def observed(kind: Kind[Any, R], value: Mapping[str, Json]) -> R:
    """The service's answer as a model; what is newer than this client is kept, not refused."""
    found: R = _read(kind.name, kind.observed, value)
    return found


def _list_of(model: Any) -> Any:
    return list[model]


def _read(subject: str, of: Any, value: Json) -> Any:
    try:
        return reader(of).validate_python(value)
    except ValidationError as error:
        wrong = problems("", error)
    # Outside of the handler: the pydantic error quotes the answer, and answers hold write keys.
    raise errors.BadAnswer(f"the {subject} is not as expected: " + "; ".join(": ".join(each) for each in wrong))


def queried(kind: Kind[Any, Any], model: type[Model] | None, asked: Mapping[str, Any]) -> dict[str, Json]:
    """What a list or a read is asked for, by wire name; UnknownField or BadValue if it cannot be."""
    known = model.model_fields if model else {}
    for name in asked:
        if name not in known:
            raise errors.UnknownField(kind.name, name, tuple(known))
    if model is None:
        return {}
    try:
        return model(**asked).model_dump(mode="json", by_alias=True, exclude_unset=True)
    except ValidationError as error:
        wrong = problems("", error)
    raise errors.BadValue(kind.name, wrong)


def changeable(kind: Kind[Any, Any]) -> dict[str, FieldInfo]:
    """The fields that an update takes, by Python name."""
    taken = body_fields(kind, kind.update, REPLACE) if kind.update else {}
    fields = {name: info for name, info in taken.items() if REPLACE.name not in marks(info)}
    parts = {part.field for part in kind.parts}
    return {**fields, **{name: info for name, info in kind.spec.model_fields.items() if camel(name) in parts}}


def changed(kind: Kind[Any, Any], changes: Mapping[str, Any]) -> dict[str, Json]:
    """Checked changes by wire name; UnknownField, FixedField or BadValue if they cannot be."""
    known = changeable(kind)
    for name in changes:
        if name not in known:
            if name in kind.spec.model_fields:
                raise errors.FixedField(kind.name, name)
            raise errors.UnknownField(kind.name, name, tuple(known))
    wrong: list[tuple[str, str]] = []
    values = {camel(name): _checked(kind, name, value, wrong) for name, value in changes.items()}
    if wrong:
        raise errors.BadValue(kind.name, wrong)
    return values


def _checked(kind: Kind[Any, Any], name: str, value: Any, wrong: list[tuple[str, str]]) -> Json:
    if value is None and any(part.field == camel(name) for part in kind.parts):
        wrong.append((name, "None says nothing; leave it out, or say what it shall hold"))
        return None
    spec: type[Spec] = kind.spec
    adapter = _adapter(spec, name)
    try:
        return adapter.dump_python(adapter.validate_python(value), mode="json", by_alias=True, exclude_unset=True)
    except ValidationError as error:
        wrong += problems(name, error)
        return None


@cache
def _adapter(spec: type[Spec], name: str) -> TypeAdapter[Any]:
    info = spec.model_fields[name]
    annotated: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(annotated)


def problems(name: str, error: ValidationError) -> list[tuple[str, str]]:
    """What a model refuses, as pairs of place and reason."""
    # Never the input: settings hold secrets.
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return [(".".join(str(step) for step in (name, *each["loc"]) if step != ""), each["msg"]) for each in found]
