"""Warehouses in a file: SQLite, and DuckDB where it is installed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from .file_archive import inside, stays_inside
from .target import Unusable, World
from .warehouse import BOOLEAN, FLOAT, INTEGER, TEXT, TIMESTAMP, Warehouse, quoted
from .warehouse_names import snake
from .warehouse_rows import Value

METADATA_ID = "turnout-warehouse-file"
_SQLITE = {BOOLEAN: "BOOLEAN", INTEGER: "BIGINT", FLOAT: "DOUBLE", TIMESTAMP: "TIMESTAMP", TEXT: "VARCHAR"}


@dataclass(frozen=True, slots=True)
class Sqlite:
    """One SQLite file; its tables are named `<schema>_<table>`, as there are no schemas in it."""

    file: str
    schema: str
    mark: str = "?"

    @property
    def types(self) -> Mapping[str, str]:
        """As they are declared."""
        return _SQLITE

    def connect(self, world: World) -> Any:
        """Open the file below the archive."""
        file = inside(world.archive, self.file)
        file.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(file, timeout=30)

    def columns(self, cursor: Any, table: str) -> dict[str, str]:
        """Read from the declaration."""
        found = cursor.execute(f"PRAGMA table_info({self.name(table)})").fetchall()
        ours = {declared: type for type, declared in _SQLITE.items()}
        return {row[1]: ours[row[2]] for row in found}

    def name(self, table: str) -> str:
        """With the schema in front."""
        return quoted(f"{self.schema}_{table}")

    def prepare(self, cursor: Any) -> None:
        """Nothing to make."""

    def value(self, value: Value) -> Any:
        """Moments are ISO 8601 texts."""
        return value.isoformat() if isinstance(value, datetime) else value


@dataclass(frozen=True, slots=True)
class DuckDb:
    """One DuckDB file with a schema for each source."""

    file: str
    schema: str
    mark: str = "?"

    @property
    def types(self) -> Mapping[str, str]:
        """As they are declared."""
        return {**_SQLITE, TIMESTAMP: "TIMESTAMPTZ"}

    def connect(self, world: World) -> Any:
        """Open the file below the archive."""
        import duckdb

        file = inside(world.archive, self.file)
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(file))
        connection.begin()
        return connection

    def columns(self, cursor: Any, table: str) -> dict[str, str]:
        """Read from the catalog."""
        ours = {declared: type for type, declared in self.types.items()} | {"TIMESTAMP WITH TIME ZONE": TIMESTAMP}
        statement = "SELECT column_name, data_type FROM information_schema.columns"
        found = cursor.execute(f"{statement} WHERE table_schema = ? AND table_name = ?", [self.schema, table])
        return {column: ours[declared] for column, declared in found.fetchall()}

    def name(self, table: str) -> str:
        """In its schema."""
        return f"{quoted(self.schema)}.{quoted(table)}"

    def prepare(self, cursor: Any) -> None:
        """Make the schema."""
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(self.schema)}")

    def value(self, value: Value) -> Any:
        """As it is."""
        return value


def warehouse_file(settings: Mapping[str, Any]) -> Warehouse | Unusable:
    """Read a destination's settings: `file`, a path below the archive that ends in .sqlite or .duckdb; `schema`."""
    file, schema = settings.get("file"), snake(str(settings.get("schema") or "")) or "events"
    if not isinstance(file, str) or not file.endswith((".sqlite", ".duckdb")) or not stays_inside(file):
        detail = "settings.file must be a relative path without .. that ends in .sqlite or .duckdb"
        return Unusable("INVALID_SETTINGS", detail)
    if file.endswith(".sqlite"):
        return Warehouse(Sqlite(file, schema))
    if find_spec("duckdb") is None:
        return Unusable("INVALID_SETTINGS", "DuckDB is not installed: pip install 'turnout[duckdb]'")
    return Warehouse(DuckDb(file, schema))
