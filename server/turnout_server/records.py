"""What is kept about resources: documents, who changed them, and a version that counts changes.

RecordError
|- Missing      no such row
|- Duplicate    another row has the name that must be unique
'- Conflict     the row changed between reading and writing
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from .audit import Signature, bump, record
from .audit import iso as iso
from .audit_events import Change, events
from .sight import EVERYTHING, Place, Sight
from .tables import COUNTERS, LINKS, RESOURCES, prepare

Document = dict[str, Any]
Clock = Callable[[], datetime]


def same(one: Document, other: Document) -> bool:
    """Whether two documents are the same JSON; to Python, `True == 1`."""
    return one == other and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


class RecordError(Exception):
    """Something about the rows themselves."""


class Missing(RecordError):
    """There is no such row."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} {key!r}")
        self.kind, self.key = kind, key


class Duplicate(RecordError):
    """Another row of the kind has this name."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"another {kind} is called {name!r}")
        self.kind, self.name = kind, name


class Conflict(RecordError):
    """The row is not what it was when it was read."""


@dataclass(frozen=True)
class Row:
    """One document and where it is kept; `revision` starts at 1 and counts its changes."""

    workspace: str
    kind: str
    key: str
    revision: int
    document: Document


def key_of(ids: Sequence[str]) -> str:
    """The key of an identity; members are quoted so that no two identities share a key."""
    return "/".join(quote(part, safe="") for part in ids)


def utc_now() -> datetime:
    """The clock that a server uses."""
    return datetime.now(UTC)


class Reading:
    """One consistent view of one workspace, as far as `sight` reaches; `withheld` collects what it hid for now."""

    def __init__(self, connection: Connection, workspace: str, sight: Sight = EVERYTHING) -> None:
        self.connection = connection
        self.workspace = workspace
        self.withheld: set[Place] = set()
        self._sight = sight

    def find(self, kind: str, key: str) -> Row | None:
        """The row, or None."""
        return next(iter(self._rows(kind, RESOURCES.c.key == key)), None)

    def get(self, kind: str, key: str) -> Row:
        """The row; Missing if there is none."""
        found = self.find(kind, key)
        if found is None:
            raise Missing(kind, key)
        return found

    def page(self, kind: str, offset: int, count: int, under: tuple[str, str] | None = None) -> tuple[list[Row], int]:
        """`count` rows from `offset` on in order of creation, and how many there are.

        `under` names a field and the row that it must point to. Rows out of sight are counted but left out.
        """
        where = [] if under is None else [self._linked(kind, *under)]
        total = self.connection.execute(
            select(func.count()).select_from(RESOURCES).where(self._mine(kind), *where)
        ).scalar_one()
        return self._rows(kind, *where, offset=offset, count=count), total

    def all(self, kind: str, under: tuple[str, str] | None = None) -> list[Row]:
        """Every row of a kind in order of creation."""
        return self._rows(kind, *([] if under is None else [self._linked(kind, *under)]))

    def count(self, kind: str, under: tuple[str, str]) -> int:
        """How many rows of a kind point to `under`."""
        return self.page(kind, 0, 0, under)[1]

    def _mine(self, kind: str) -> Any:
        return and_(RESOURCES.c.workspace == self.workspace, RESOURCES.c.kind == kind)

    def _linked(self, kind: str, field: str, target: str) -> Any:
        keys = select(LINKS.c.key).where(
            LINKS.c.workspace == self.workspace,
            LINKS.c.kind == kind,
            LINKS.c.field == field,
            LINKS.c.target == target,
        )
        return RESOURCES.c.key.in_(keys)

    def _rows(self, kind: str, *where: Any, offset: int = 0, count: int | None = None) -> list[Row]:
        query = _SELECT.where(self._mine(kind), *where).order_by(RESOURCES.c.position).offset(offset).limit(count)
        return [row for row in [Row(*found) for found in self.connection.execute(query)] if self._sees(row)]

    def _sees(self, row: Row) -> bool:
        if (row.kind, row.key) in self._sight.hidden:
            self.withheld.add((row.kind, row.key))
        return self._sight is EVERYTHING or self._sight.sees(row.kind, row.key, row.document, self._document)

    def _document(self, kind: str, key: str) -> Document | None:
        found = self.connection.execute(_SELECT.where(self._mine(kind), RESOURCES.c.key == key_of([key]))).first()
        return found.document if found else None


class Writing(Reading):
    """One change of one workspace: all of it happens, or nothing does."""

    def __init__(self, connection: Connection, signature: Signature, sight: Sight = EVERYTHING) -> None:
        super().__init__(connection, signature.workspace, sight)
        self.now, self.actor = signature.at, signature.actor
        self._changes: list[Change] = []
        self._signature = signature

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self._changes)

    @property
    def made(self) -> list[tuple[str, str]]:
        """Kind and key of what is new."""
        return [(change.kind, change.key) for change in self._changes if change.before is None]

    def sign(self) -> None:
        """Write into the audit trail what was changed, and by whom."""
        happened = events(self._signature.operation, self._changes, self._document)
        record(self.connection, self._signature, happened)

    def add(
        self, kind: str, key: str, document: Document, links: Mapping[str, str], unique_name: str | None = None
    ) -> Row:
        """Keep a new document; Duplicate if its unique name or key is taken."""
        row = Row(self.workspace, kind, key, 1, document)
        place = {"workspace": self.workspace, "kind": kind, "key": key}
        values = {**place, "position": bump(self.connection, "position"), "unique_name": unique_name, "revision": 1}
        self._unique(kind, unique_name or key, insert(RESOURCES).values(**values, document=document))
        self._point(place, links)
        self._changes.append(Change(kind, key, None, document))
        return row

    def link(self, row: Row, links: Mapping[str, str]) -> None:
        """Let a row point to these rows and no others."""
        place = {"workspace": self.workspace, "kind": row.kind, "key": row.key}
        self.connection.execute(delete(LINKS).where(*(LINKS.c[name] == value for name, value in place.items())))
        self._point(place, links)

    def _point(self, place: Mapping[str, str], links: Mapping[str, str]) -> None:
        if links:
            rows = [{**place, "field": field, "target": target} for field, target in links.items()]
            self.connection.execute(insert(LINKS), rows)

    def change(self, row: Row, document: Document, unique_name: str | None = None) -> Row:
        """Keep another document in a row's place; Conflict if the row is no longer the one that was read."""
        if same(document, row.document):
            return row
        here = and_(self._mine(row.kind), RESOURCES.c.key == row.key, RESOURCES.c.revision == row.revision)
        values = {"document": document, "revision": row.revision + 1, "unique_name": unique_name}
        done = self._unique(row.kind, unique_name or row.key, update(RESOURCES).where(here).values(**values))
        if done != 1:
            raise Conflict(f"{row.kind} {row.key!r} was changed meanwhile")
        changed = Row(self.workspace, row.kind, row.key, row.revision + 1, document)
        self._changes.append(Change(row.kind, row.key, row.document, document))
        return changed

    def remove(self, row: Row) -> None:
        """Remove a row and everything that points to it."""
        doomed = self._with_dependents(row)
        for table in (LINKS, RESOURCES):
            here = (
                table.c.workspace == self.workspace,
                table.c.kind == bindparam("k"),
                table.c.key == bindparam("i"),
            )
            self.connection.execute(delete(table).where(*here), [{"k": one.kind, "i": one.key} for one in doomed])
        self._changes += [Change(one.kind, one.key, one.document, None) for one in doomed]

    def _with_dependents(self, row: Row) -> list[Row]:
        """The row and what hangs on it, what hangs farthest first."""
        found, level = {(row.kind, row.key): row}, [row]
        while level:
            nearest = {(one.kind, one.key): one for one in self._pointing_to(level)}
            level = [one for place, one in nearest.items() if place not in found]
            found.update(nearest)
        return list(reversed(found.values()))

    def _pointing_to(self, rows: Sequence[Row]) -> Iterator[Row]:
        same = and_(*(LINKS.c[name] == RESOURCES.c[name] for name in ("workspace", "kind", "key")))
        for kind in {row.kind for row in rows}:
            keys = [row.key for row in rows if row.kind == kind]
            for start in range(0, len(keys), _MOST_PARAMETERS):
                named = and_(
                    LINKS.c.field == f"{kind}_id", LINKS.c.target.in_(keys[start : start + _MOST_PARAMETERS])
                )
                query = _SELECT.join(LINKS, same).where(RESOURCES.c.workspace == self.workspace, named)
                yield from (Row(*found) for found in self.connection.execute(query))

    def _unique(self, kind: str, name: str, statement: Any) -> int:
        try:
            return int(self.connection.execute(statement).rowcount)
        except IntegrityError as error:
            raise Duplicate(kind, name) from error


class Records:
    """The rows of all workspaces of one server."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        prepare(engine)
        self.engine, self.clock = engine, clock
        self._callbacks: list[Callable[[int], None]] = []
        # Writers queue here instead of at the database, where waiting is polling and nobody is first.
        self._writer = threading.Lock()
        with engine.begin() as connection:
            for name in ("version", "position", "audit"):
                _ensure_counter(connection, name)

    def version(self) -> int:
        """How many changes there have been; it never goes back."""
        with self.engine.begin() as connection:
            return _version(connection)

    def on_change(self, callback: Callable[[int], None]) -> None:
        """Call back with the new version after every committed change, in the thread that made it."""
        self._callbacks.append(callback)

    @contextmanager
    def reading(self, workspace: str, sight: Sight = EVERYTHING) -> Iterator[Reading]:
        """A consistent view of a workspace."""
        with self.engine.begin() as connection:
            yield Reading(connection, workspace, sight)

    @contextmanager
    def writing(self, workspace: str, actor: str, operation: str, sight: Sight = EVERYTHING) -> Iterator[Writing]:
        """A change of a workspace, committed at the end of the block unless it raises or changes nothing."""
        with self._writer, self.engine.connect() as connection, connection.begin() as transaction:
            # Counting first locks out other writers, so that nothing read from here on can go stale.
            version = bump(connection, "version")
            change = Writing(connection, Signature(workspace, actor, operation, self.clock()), sight)
            yield change
            if not change.changed:
                transaction.rollback()
                return
            change.sign()
        for callback in self._callbacks:
            callback(version)

    def workspaces(self) -> list[str]:
        """The ids of all workspaces, oldest first."""
        query = select(RESOURCES.c.workspace).where(RESOURCES.c.kind == "workspace").order_by(RESOURCES.c.position)
        with self.engine.begin() as connection:
            return list(connection.execute(query).scalars())

    def documents(self, *kinds: str) -> dict[str, list[Row]]:
        """The rows of some kinds in all workspaces, as of one moment."""
        query = _SELECT.where(RESOURCES.c.kind.in_(kinds)).order_by(RESOURCES.c.position)
        rows: dict[str, list[Row]] = {kind: [] for kind in kinds}
        with self.engine.begin() as connection:
            for found in connection.execute(query):
                rows[found.kind].append(Row(*found))
        return rows

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


# Databases limit how many values one statement may carry.
_MOST_PARAMETERS = 500
_SELECT = select(RESOURCES.c.workspace, RESOURCES.c.kind, RESOURCES.c.key, RESOURCES.c.revision, RESOURCES.c.document)


def _ensure_counter(connection: Connection, name: str) -> None:
    if connection.execute(select(COUNTERS.c.value).where(COUNTERS.c.name == name)).first() is None:
        connection.execute(insert(COUNTERS).values(name=name, value=0))


def _version(connection: Connection) -> int:
    return int(connection.execute(select(COUNTERS.c.value).where(COUNTERS.c.name == "version")).scalar_one())
