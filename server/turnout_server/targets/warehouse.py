"""Warehouses: a schema for each source, a table for each kind of event, columns as they are first seen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from turnout_server.retry import Answered, Failed, Outcome, Refused

from .addresses import AddressRefused
from .target import Parcel, World
from .warehouse_rows import Row, Value, rows

Types = Mapping[str, str]
BOOLEAN, INTEGER, FLOAT, TIMESTAMP, TEXT = "boolean", "integer", "float", "timestamp", "text"


class Dialect(Protocol):
    """What one kind of database does in its own way."""

    @property
    def mark(self) -> str:
        """What stands for a value in a statement."""

    @property
    def types(self) -> Types:
        """What each type is called, by our names for them."""

    def connect(self, world: World) -> Any:
        """A new connection of the Python database API, in a transaction from its first statement on."""

    def columns(self, cursor: Any, table: str) -> dict[str, str]:
        """Columns of a table and our names of their types; empty if it is missing."""

    def name(self, table: str) -> str:
        """A table in a statement, with its schema where there are schemas."""

    def prepare(self, cursor: Any) -> None:
        """Make the schema if it is missing."""

    def value(self, value: Value) -> Any:
        """A value as the driver takes it."""


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A database, loaded about once a second."""

    dialect: Dialect
    batch: int = 1000
    at_once: int = 1
    rest: float = 1.0
    ordered: bool = False

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Load all rows in one transaction; events that are there already, by their id, stay as they are."""
        found = [row for parcel in parcels for row in rows(json.loads(parcel.body))]
        try:
            await asyncio.to_thread(load, self.dialect, found, world)
        except AddressRefused as error:
            return Refused("TARGET_REFUSED", str(error))
        except Exception as error:
            # Each driver has errors of its own; their texts may hold data, so the log gets their names.
            return Failed(f"WAREHOUSE: {type(error).__name__}")
        return Answered(200)


def load(dialect: Dialect, found: Iterable[Row], world: World) -> None:
    """Write rows, making tables and columns as they are needed."""
    tables: dict[tuple[str, bool], list[Row]] = {}
    for row in found:
        tables.setdefault((row.table, row.upsert), []).append(row)
    with closing(dialect.connect(world)) as connection:
        cursor = connection.cursor()
        dialect.prepare(cursor)
        for (table, upsert), mine in tables.items():
            types = _shape(dialect, cursor, table, mine)
            for row in mine:
                _write(dialect, cursor, row, types, upsert=upsert)
        connection.commit()


def _shape(dialect: Dialect, cursor: Any, table: str, mine: Sequence[Row]) -> dict[str, str]:
    """Give a table the columns that its new rows need; a column's type is that of its first value."""
    types, name = dialect.columns(cursor, table), dialect.name(table)
    if not types:
        cursor.execute(f"CREATE TABLE {name} (id {dialect.types[TEXT]} PRIMARY KEY)")
        types = {"id": TEXT}
    for row in mine:
        for column, value in row.values.items():
            if column not in types:
                types[column] = type_of(value)
                cursor.execute(f"ALTER TABLE {name} ADD COLUMN {quoted(column)} {dialect.types[types[column]]}")
    return types


def _write(dialect: Dialect, cursor: Any, row: Row, types: Mapping[str, str], *, upsert: bool) -> None:
    values = {column: fitted(value, types[column]) for column, value in row.values.items()}
    kept = {column: value for column, value in values.items() if value is not None}
    columns, marks = ", ".join(map(quoted, kept)), ", ".join([dialect.mark] * len(kept))
    changes = ", ".join(f"{quoted(column)} = excluded.{quoted(column)}" for column in kept if column != "id")
    then = f"DO UPDATE SET {changes}" if upsert and changes else "DO NOTHING"
    statement = f"INSERT INTO {dialect.name(row.table)} ({columns}) VALUES ({marks}) ON CONFLICT (id) {then}"
    cursor.execute(statement, [dialect.value(value) for value in kept.values()])


def type_of(value: Value) -> str:
    """Our name for the type of a value."""
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, datetime):
        return TIMESTAMP
    return INTEGER if isinstance(value, int) else FLOAT if isinstance(value, float) else TEXT


def fitted(value: Value, type: str) -> Value | None:
    """A value for a column of a type: as it is, changed where nothing is lost by it, or None."""
    own = type_of(value)
    if own == type:
        return value
    if type == TEXT:
        return value.isoformat() if isinstance(value, datetime) else json.dumps(value)
    if type == FLOAT and own == INTEGER:
        return float(value)  # type: ignore[arg-type]  # own says that it is an int
    if type == INTEGER and isinstance(value, float) and value.is_integer():
        return int(value)
    return None


def quoted(name: str) -> str:
    """A column or table as statements have it."""
    return '"' + name.replace('"', '""') + '"'
