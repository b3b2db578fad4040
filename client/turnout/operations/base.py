"""What every operation is made of that is no create, read, list, update or delete of a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ClassVar, Generic, ParamSpec, TypeVar

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

P = ParamSpec("P")
R = TypeVar("R")
E = TypeVar("E")


class Input(Model):
    """What an operation takes: the members of its path, its query and its body."""


class Nothing(Input):
    """What an operation takes that takes nothing."""


class Paged(Input):
    """What an operation takes that answers page by page."""

    # The one operation that has no `pagination` object takes its members by themselves.
    flat: ClassVar[bool] = False

    count: Annotated[int, Field(ge=1, le=1000, description="Most entries on one page.")] = 200
    cursor: Annotated[str | None, Field(description="Page to begin with, as an earlier answer gave it.")] = None


class Window(Model):
    """One of several lists that an answer holds page by page."""

    count: Annotated[int, Field(ge=1, le=1000, description="Most entries on one page.")] = 200
    cursor: Annotated[str | None, Field(description="Page to begin with, as an earlier answer gave it.")] = None


class Pagination(Model):
    """Where a page is in its list."""

    current: Annotated[str, Field(description="Cursor of this page.")]
    next: Annotated[str | None, Field(description="Cursor of the page that follows.")] = None
    previous: Annotated[str | None, Field(description="Cursor of the page before.")] = None
    total_entries: Annotated[float | None, Field(description="How many entries there are, some maybe unseen.")] = None


@dataclass(frozen=True)
class Operation(Generic[P, R]):
    """One operation with one answer.

    `takes` is the model of everything that it is told, `gives` the type of what `verb.answer` names: a model, a list
    of models or of plain values, or `type(None)` where only a status is answered. Where `takes` is `Paged`, the
    answer has a `pagination`, and its pages can be followed.
    """

    verb: Verb
    takes: Callable[P, Input]
    gives: type[R]
    tag: str


@dataclass(frozen=True)
class Listing(Generic[P, E]):
    """One operation that answers a list page by page: `takes` is `Paged`, `gives` the type of one entry."""

    verb: Verb
    takes: Callable[P, Paged]
    gives: type[E]
    tag: str
