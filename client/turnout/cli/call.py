"""`turnout call OPERATION`: the operations beside those of the kinds, typed and checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from turnout.catalogue import Call, Catalogue, Listed
from turnout.operations.base import Paged

from .columns import checked_columns, default_columns, picked
from .connection import connecting, connection_options
from .documents import assignment, no_masks, put, read_document
from .fields import by_name, canonical, dashed, given, options, taken
from .listing import chunks, list_options, narrowed, page_size, told, write_list
from .progress import Progress
from .said import document_options
from .shown import HIDDEN, anything_shown
from .where import all_of, condition
from .writers import format_option, write_value, writer

if TYPE_CHECKING:
    from turnout import Client

_PAGING = frozenset({"count", "cursor"})


class Operations(click.Group):
    """One command an operation of the catalogue; each is made when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The operations that are no list, get, create, update or delete of a kind."""
        return sorted(dashed(name) for name, at in vars(Catalogue).items() if isinstance(at, Call | Listed))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of an operation."""
        name = cmd_name.replace("-", "_")
        at = vars(Catalogue).get(name)
        if isinstance(at, Listed):
            return _command(name, at.operation, list_options(), _listing(name, at.operation), _PAGING)
        if isinstance(at, Call):
            return _command(name, at.operation, _single_options(at.operation), _single(name, at.operation))
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the operations without loading them."""
        with formatter.section("Operations"):
            formatter.write("".join(f"  {name}\n" for name in self.list_commands(ctx)))


command = Operations(
    "call",
    help="""Carry out one operation of the Public API that is no verb of a kind.

    What it takes are options; lists and objects are said by --set or in a file.

    \b
    Example:
      turnout call list-connected-destinations-from-source --source-id SOURCE_ID
    """,
)


def _command(
    name: str,
    operation: Any,
    own: Sequence[click.Parameter],
    act: Callable[..., None],
    skip: frozenset[str] = frozenset(),
) -> click.Command:
    out = [*document_options(), *own]
    fields = {field: info for field, info in operation.takes.model_fields.items() if field not in skip}
    members = options(fields, skip=taken(out))
    required = [f"--{dashed(field)} ..." for field, info in fields.items() if info.is_required()]
    verb, about = operation.verb, " ".join((operation.takes.__doc__ or "").split())
    example = " ".join(["turnout call", dashed(name), *required])
    return click.Command(
        dashed(name),
        params=[*members, *out, *connection_options()],
        callback=connecting(act),
        help=f"{about}\n\n{verb.method} {verb.path}\n\n\b\nExample:\n  {example}",
    )


def _single_options(operation: Any) -> list[click.Parameter]:
    paged = [click.Option(["--all", "everything"], is_flag=True, help="Fetch all pages; each is one answer.")]
    return [
        *(paged if issubclass(operation.takes, Paged) else ()),
        format_option(("json", "jsonl", "yaml", "table")),
        click.Option(["--show-secrets"], is_flag=True, help="Show write keys, passwords and the like."),
    ]


def _single(name: str, operation: Any) -> Callable[..., None]:
    def act(client: Client, **said: Any) -> None:
        members = _members(operation.takes, said)
        method = getattr(client, name)
        with Progress(dashed(name)) as progress:
            for answer in method.pages(**members) if said.get("everything") else [method(**members)]:
                progress.clear()
                if answer is not None:
                    write_value(said["output"], anything_shown(answer, said["show_secrets"]))

    return act


def _listing(name: str, operation: Any) -> Callable[..., None]:
    gives = operation.gives
    model = gives if isinstance(gives, type) and issubclass(gives, BaseModel) else None

    def act(client: Client, **said: Any) -> None:
        members = _members(operation.takes, said)
        count = page_size(said, operation.verb.page)
        size = {"count": count} if count else {}

        def fetch(cursor: str | None) -> Any:
            at = {"cursor": cursor} if cursor is not None else {}
            return getattr(client, name)(**members, **size, **at)

        keep = all_of([condition(text, model) for text in said["where"]])
        wanted = told(said["everything"], said["limit"], said["cursor"], said["where"])
        columns = _columns(model, said["columns"])
        found = chunks(fetch, wanted, lambda thing: anything_shown(thing, said["show_secrets"]), keep)
        if said["columns"]:
            found = (narrowed(chunk, model, columns, said["output"]) for chunk in found)
        out = writer(said["output"], columns, ("id",), lambda row, path: _picked(model, row, path))
        write_list(dashed(name).replace("-", " "), found, out, narrowed=bool(said["where"]))

    return act


def _columns(model: type[BaseModel] | None, text: str | None) -> Sequence[str]:
    if model is None:
        return ["value"]
    return checked_columns(model, text) if text else default_columns(model, ("id",))


def _picked(model: type[BaseModel] | None, row: Any, path: str) -> Any:
    return picked(model, row, path) if isinstance(row, dict) else row


def _members(takes: type[BaseModel], said: dict[str, Any]) -> dict[str, Any]:
    """What the operation is told, by Python name; the client checks it."""
    source, texts = said.pop("source"), said.pop("assignments")
    members = by_name(takes, read_document(source)) if source else {}
    members.update(given(said))
    for steps, value in map(assignment, texts):
        first = next(iter(by_name(takes, {steps[0]: None})))
        put(members, [first, *canonical(takes, steps)[1:]], value)
    no_masks(takes.__name__, members, HIDDEN)
    return members
