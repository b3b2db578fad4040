"""PostgreSQL as a warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from .addresses import checked_address
from .target import Unusable, World
from .warehouse import BOOLEAN, FLOAT, INTEGER, TEXT, TIMESTAMP, Warehouse, quoted
from .warehouse_names import snake
from .warehouse_rows import Value

METADATA_ID = "turnout-warehouse-postgres"
_TYPES = {
    BOOLEAN: "boolean",
    INTEGER: "bigint",
    FLOAT: "double precision",
    TIMESTAMP: "timestamp with time zone",
    TEXT: "character varying",
}
_SECONDS = 5
_PORT = 5432


@dataclass(frozen=True, slots=True)
class Postgres:
    """A database and the schema of one source in it."""

    host: str
    port: int
    database: str
    user: str
    password: str = field(repr=False)
    schema: str
    mark: str = "%s"

    @property
    def types(self) -> Mapping[str, str]:
        """As PostgreSQL calls them."""
        return _TYPES

    def connect(self, world: World) -> Any:
        """Connect; what takes longer than a few seconds counts as failed."""
        import psycopg

        return psycopg.connect(
            host=self.host,
            hostaddr=checked_address(self.host, allow_private=world.allow_private),
            port=self.port,
            dbname=self.database,
            user=self.user,
            password=self.password,
            connect_timeout=_SECONDS,
            options="-c statement_timeout=30000",
        )

    def columns(self, cursor: Any, table: str) -> dict[str, str]:
        """Read from the catalog."""
        ours = {declared: type for type, declared in _TYPES.items()}
        statement = "SELECT column_name, data_type FROM information_schema.columns"
        cursor.execute(f"{statement} WHERE table_schema = %s AND table_name = %s", (self.schema, table))
        return {column: ours.get(declared, TEXT) for column, declared in cursor.fetchall()}

    def name(self, table: str) -> str:
        """In its schema."""
        return f"{quoted(self.schema)}.{quoted(table)}"

    def prepare(self, cursor: Any) -> None:
        """Make the schema."""
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {quoted(self.schema)}")

    def value(self, value: Value) -> Any:
        """As it is."""
        return value


def warehouse_postgres(settings: Mapping[str, Any]) -> Warehouse | Unusable:
    """Read a destination's settings: `host`, `port`, `database`, `username`, `password`, `schema`."""
    texts = [settings.get(name) for name in ("host", "database", "username", "password")]
    if not all(isinstance(text, str) for text in texts) or not all(texts[:3]):
        return Unusable("INVALID_SETTINGS", "settings.host, database, username and password must be texts")
    if find_spec("psycopg") is None:
        return Unusable("INVALID_SETTINGS", "psycopg is not installed: pip install 'turnout[postgres]'")
    host, database, user, password = map(str, texts)
    port = settings.get("port")
    where = Postgres(
        host,
        int(port) if isinstance(port, int | float) else _PORT,
        database,
        user,
        password,
        snake(str(settings.get("schema") or "")) or "events",
    )
    return Warehouse(where)
