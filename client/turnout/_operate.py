"""Operations as flows: what is said becomes path, query and body; the answer becomes the operation's own type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from . import errors
from ._answers import reader
from ._exchange import bracketed, next_cursor, request, result, send, total
from ._retry import Policy
from ._steps import Flow, Request
from ._typed import Page, problems
from ._wire import Json, Verb, camel, parameters
from .operations.base import E, Input, Listing, Operation, Paged
from .operations.base import R as Answer

T = TypeVar("T")


@dataclass(frozen=True)
class Answered(Generic[T]):
    """What an operation gave, and the cursor of the page that follows where there is one."""

    value: T
    next: str | None = None


def ask(operation: Operation[..., Answer], said: Mapping[str, Any], policy: Policy) -> Flow[Answered[Answer]]:
    """Carry out an operation once."""
    taken = told(operation, said)
    asked = asking(operation.verb, taken)
    data = yield from send(asked, policy)
    value = result(asked, operation.verb, data)
    cursor = next_cursor(asked, data, taken.cursor) if isinstance(taken, Paged) else None
    return Answered(_adapted(operation.gives, value, asked), cursor)


def list_page(operation: Listing[..., E], said: Mapping[str, Any], policy: Policy) -> Flow[Page[E]]:
    """One page of a list."""
    taken = told(operation, said)
    asked = asking(operation.verb, taken)
    data = yield from send(asked, policy)
    found: list[E] = _adapted(_list_of(operation.gives), result(asked, operation.verb, data), asked)
    cursor = taken.cursor if isinstance(taken, Paged) else None
    return Page(tuple(found), next_cursor(asked, data, cursor), total(data))


def told(operation: Operation[..., Any] | Listing[..., Any], said: Mapping[str, Any]) -> Input:
    """What is said as the operation's model; UnknownField or BadValue if it cannot be."""
    model: Any = operation.takes
    name = operation.verb.operation
    for member in said:
        if member not in model.model_fields:
            raise errors.UnknownField(name, member, tuple(model.model_fields))
    try:
        taken: Input = model.model_validate(dict(said), by_alias=False, by_name=True)
    except ValidationError as error:
        wrong = problems("", error)
    else:
        return taken
    # Outside of the handler: the pydantic error quotes what was said, and that may be secret.
    raise errors.BadValue(name, wrong)


def asking(verb: Verb, taken: Input) -> Request:
    """The request that says it: members of the path, then of the query, the rest in the body."""
    dumped = taken.model_dump(mode="json", by_alias=True, exclude_unset=True)
    names = {name: str(dumped.pop(camel(name))) for name in parameters(verb)}
    window = _window(taken, dumped)
    queried = verb.method in ("GET", "DELETE")
    query = {name: dumped.pop(name) for name in list(dumped) if queried or name in map(camel, verb.query)}
    said = {**verb.always, **dumped}
    body = None if queried or (not said and verb.method == "POST") else said
    pairs = bracketed({verb.spelled.get(name, name): value for name, value in {**query, **window}.items()})
    return request(verb.operation, verb, names, body, pairs, told=True)


def _window(taken: Input, dumped: dict[str, Json]) -> dict[str, Json]:
    if not isinstance(taken, Paged):
        return {}
    for name in ("count", "cursor"):
        dumped.pop(name, None)
    window = {"count": taken.count, **({"cursor": taken.cursor} if taken.cursor is not None else {})}
    return window if taken.flat else {"pagination": window}


def _adapted(gives: Any, value: Json, asked: Request) -> Any:
    try:
        return reader(gives).validate_python(value)
    except ValidationError as error:
        wrong = problems("", error)
    text = "; ".join(": ".join(each) for each in wrong)
    raise errors.BadAnswer(f"the answer is not as expected: {text}", asked.method, asked.path)


def _list_of(gives: Any) -> Any:
    return list[gives]
