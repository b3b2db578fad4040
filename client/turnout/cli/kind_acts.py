"""What the commands of a kind do, with a client and what was said."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel

from turnout._exchange import identifying
from turnout._wire import parameters
from turnout.resources.base import Kind

from .columns import checked_columns, default_columns, picked
from .fields import given
from .listing import chunks, narrowed, page_size, told, write_list
from .progress import Progress
from .said import changes, created
from .shown import Row, shown
from .where import all_of, condition
from .writers import write_value, writer

if TYPE_CHECKING:
    from turnout import Client


def readable(kind: Kind[Any, Any]) -> bool:
    """Whether one object can be fetched: by itself, among others, or from its own list."""
    return bool(kind.read or kind.among or (kind.list and kind.identity))


class Acts:
    """The acts of one kind; each takes a connected client first."""

    def __init__(self, kind: Kind[Any, Any], plural: str = "") -> None:
        self.kind = kind
        self.title = kind.name.replace("_", " ")
        self.plural = plural or self.title
        self.identity = kind.identity or ("id",)

    def parents(self, verb: str) -> tuple[str, ...]:
        """The names that a list or a create takes before anything else."""
        found = getattr(self.kind, verb)
        return identifying(found) if verb == "list" else parameters(found)

    def columns(self, verb: str) -> list[str]:
        """The columns that a list or an object shows when none are asked for."""
        parents = self.parents("list") if verb == "list" else ()
        return default_columns(self.kind.observed, self.kind.identity, parents)

    def list(self, client: Client, **said: Any) -> None:
        """Write the objects below what was named."""
        parents, filters = _identity(said), given(said)
        model, where = self.kind.observed, said["where"]
        columns = checked_columns(model, said["columns"]) if said["columns"] else self.columns("list")
        wanted = told(said["everything"], said["limit"], said["cursor"], where)
        keep = all_of([condition(text, model) for text in where])

        size = page_size(said, self.kind.list.page if self.kind.list else 0)

        def fetch(cursor: str | None) -> Any:
            return client.collection(self.kind).list(*parents, count=size, cursor=cursor, **filters)

        def show(thing: BaseModel) -> Row:
            return shown(thing, said["show_secrets"])

        found = chunks(fetch, wanted, show, keep)
        out = writer(said["output"], columns, self.identity, lambda row, path: picked(model, row, path))
        if said["columns"]:
            found = (narrowed(chunk, model, columns, said["output"]) for chunk in found)
        write_list(self.plural, found, out, narrowed=bool(where))

    def get(self, client: Client, **said: Any) -> None:
        """Write one object."""
        identity, details = _identity(said), given(said)
        with Progress(f"fetching the {self.title}"):
            found = client.collection(self.kind).get(*identity, **details)
        self._write(found, said)

    def create(self, client: Client, **said: Any) -> None:
        """Create an object and write it."""
        parents = {name: said.pop(f"identity_{name}") for name in self.parents("create")}
        missing = [name for name, value in parents.items() if not value]
        spec_said = {name: value for name, value in parents.items() if value}
        if missing and not said["source"]:
            raise click.UsageError(f"{' '.join(missing).upper()} is missing: name it, or say it in the -f file")
        spec = created(self.kind, {**given(said), **spec_said}, said["source"], said["assignments"])
        with Progress(f"creating the {self.title}"):
            made = client.collection(self.kind).create(spec)
        self._write(made, said)

    def update(self, client: Client, **said: Any) -> None:
        """Change an object and write it as it is then."""
        collection, identity = client.collection(self.kind), _identity(said)

        def look() -> Row:
            return shown(collection.get(*identity), secrets=True)

        with Progress(f"updating the {self.title}"):
            wanted = changes(self.kind, given(said), said["source"], said["assignments"], look)
            now = collection.update(*identity, **wanted)
        self._write(now, said)

    def delete(self, client: Client, **said: Any) -> None:
        """Delete an object, if nobody objects."""
        collection, identity = client.collection(self.kind), _identity(said)
        if not said["yes"]:
            _agree(self._called(client, identity))
        with Progress(f"deleting the {self.title}"):
            collection.delete(*identity)
        click.echo(f"Deleted {self.title} {' '.join(identity)}.", err=True)

    def _called(self, client: Client, identity: Sequence[str]) -> str:
        """What the question calls an object: its name too, where it has one."""
        name = f"{self.title} {' '.join(identity)}"
        if not readable(self.kind):
            return name
        found = client.collection(self.kind).get(*identity)
        own = next((value for each in ("name", "title", "slug") if (value := getattr(found, each, None))), None)
        return f"{name} ({own})" if own else name

    def _write(self, thing: BaseModel, said: dict[str, Any]) -> None:
        row = shown(thing, said["show_secrets"])
        if said["output"] == "id":
            out = writer("id", (), self.identity, lambda row, path: picked(self.kind.observed, row, path))
            out.page([row])
            return
        write_value(said["output"], row)


def _identity(said: dict[str, Any]) -> tuple[str, ...]:
    return tuple(said.pop(name) for name in list(said) if name.startswith("identity_"))


def _agree(called: str) -> None:
    try:
        agreed = click.confirm(f"Delete {called}?", err=True)
    except click.Abort:
        raise click.UsageError("nobody answered; give --yes to delete without asking") from None
    if not agreed:
        click.echo("Nothing was deleted.", err=True)
        sys.exit(1)
