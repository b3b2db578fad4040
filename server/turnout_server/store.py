"""The configuration of a data directory, as the management API writes it and the data plane reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy.exc import OperationalError

from turnout._wire import Part, camel
from turnout.catalogue import kinds
from turnout.resources.base import Kind

from .default_space import add_missing_spaces, add_space
from .errors import DirectoryUnusable, ServerError
from .ids import Fresh
from .observed import part_kind, settings_of, whole
from .records import Clock, Document, Records, Row, utc_now
from .tables import engine_in

_Parts = dict[tuple[str, str], list[Row]]

_KINDS = {kind.name: kind for kind in kinds()}


class Store(Records):
    """All resources of all workspaces, whole."""

    def rows(self, kind_name: str) -> list[Document]:
        """Every object of a kind as the Public API answers it, but with its parts, its secrets and `workspaceId`."""
        return self.rows_of(kind_name)[kind_name]

    def rows_of(self, *kind_names: str) -> dict[str, list[Document]]:
        """The objects of several kinds as of one moment; what is no kind of the API's own has no parts."""
        wanted = [_KINDS[name] for name in kind_names if name in _KINDS]
        documents = self.documents(*kind_names, *(part_kind(kind, part) for kind in wanted for part in kind.parts))
        parts = {name: _by_owner(rows) for name, rows in documents.items() if name not in kind_names}
        objects = {kind.name: [_object(kind, row, parts) for row in documents[kind.name]] for kind in wanted}
        plain = {name: [_plain(row) for row in documents[name]] for name in kind_names if name not in _KINDS}
        return {**objects, **plain}


def open_store(
    directory: Path, *, workspace_slug: str = "default", workspace_name: str = "Default", clock: Clock = utc_now
) -> Store:
    """The store of a data directory, made on first use with one workspace.

    DirectoryUnusable if the directory cannot be made or written to.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = Store(engine_in(directory), clock)
    except (OSError, OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.orig
        text = f"cannot write to the data directory {directory}: {reason}"
        raise DirectoryUnusable(f"{text}; give --data a directory that this user may write to") from error
    if not store.workspaces():
        create_workspace(store, workspace_slug, workspace_name)
    add_missing_spaces(store)
    return store


class UnknownWorkspace(ServerError):
    """No workspace has this id or slug."""


class WorkspaceExists(ServerError):
    """Another workspace has this slug."""


def create_workspace(store: Records, slug: str, name: str, *, alone: bool = False) -> str:
    """Make a workspace and answer its id; with `alone`, WorkspaceExists if another has the slug."""
    id = Fresh(store.clock()).short()
    with store.writing(id, "turnout-server", "createWorkspace") as change:
        if alone and any(row.document["slug"] == slug for row in store.documents("workspace")["workspace"]):
            raise WorkspaceExists(f"there is a workspace {slug!r} already; choose another --slug")
        add_space(change)
        change.add("workspace", id, {"id": id, "slug": slug, "name": name}, {})
    return id


def find_workspace(store: Records, name: str) -> str:
    """The id of the workspace with this id, or else this slug; UnknownWorkspace if there is none."""
    rows = store.documents("workspace")["workspace"]
    for member in ("id", "slug"):
        found = [row.workspace for row in rows if row.document[member] == name]
        if len(found) == 1:
            return found[0]
    raise UnknownWorkspace(f"there is no one workspace {name!r}; `turnout workspace list` shows those there are")


def _object(kind: Kind[Any, Any], row: Row, parts: dict[str, _Parts]) -> Document:
    read = {part.field: _part(kind, part, row, parts[part_kind(kind, part)]) for part in kind.parts if part.read}
    return {**whole(kind, row), **read, "workspaceId": row.workspace}


def _plain(row: Row) -> Document:
    return {**row.document, "workspaceId": row.workspace}


def _part(kind: Kind[Any, Any], part: Part, row: Row, rows: _Parts) -> Any:
    about = rows.get((row.workspace, str(row.document[camel(kind.identity[0])])), [])
    if part.remove:
        return [entry.document for entry in about]
    return settings_of(part, about[0] if about else None)


def _by_owner(rows: list[Row]) -> _Parts:
    """Rows of parts by the object that their keys begin with."""
    found: _Parts = {}
    for row in rows:
        found.setdefault((row.workspace, row.key.partition("/")[0]), []).append(row)
    return found
