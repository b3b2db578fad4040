"""The tables of the control plane: plain SQL that SQLite and PostgreSQL both speak."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Engine,
    Index,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    inspect,
)

METADATA = MetaData()

COUNTERS = Table(
    "counters",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

RESOURCES = Table(
    "resources",
    METADATA,
    Column("workspace", String(64), primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("unique_name", Text),
    Column("document", JSON, nullable=False),
    UniqueConstraint("workspace", "kind", "unique_name"),
    Index("resources_in_order", "workspace", "kind", "position"),
)

# Which row names which other one, and in what field: lists under a parent and cascades are look-ups, not scans.
LINKS = Table(
    "links",
    METADATA,
    Column("workspace", String(64), primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("field", String(64), primary_key=True),
    Column("target", Text, nullable=False),
    Index("links_by_target", "workspace", "field", "target"),
)

# What happened, one row for each thing that a change was about; values are never written down.
AUDIT = Table(
    "audit_events",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("actor", Text, nullable=False),
    Column("operation", String(64), nullable=False),
    Column("type", Text, nullable=False),
    Column("resource_id", Text, nullable=False),
    Column("resource_type", String(64), nullable=False),
    Column("resource_name", Text, nullable=False),
    Column("fields", JSON, nullable=False),
    Index("audit_in_order", "workspace", "id"),
    Index("audit_by_time", "at"),
)

TOKENS = Table(
    "tokens",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("workspace", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("scopes", Text),
    Column("digest", String(64), nullable=False, unique=True),
    Column("created_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)


def engine_in(directory: Path) -> Engine:
    """The engine of `control.db` in a data directory, readable by its owner only: settings hold secrets."""
    path = directory / "control.db"
    path.touch(mode=0o600, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def prepare(engine: Engine) -> None:
    """Make the tables that are missing, and the columns that tables of an older server lack."""
    METADATA.create_all(engine)
    there = inspect(engine)
    with engine.begin() as connection:
        for table in METADATA.sorted_tables:
            known = {column["name"] for column in there.get_columns(table.name)}
            for column in table.columns:
                if column.name not in known:
                    kind = column.type.compile(engine.dialect)
                    connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions only before writes; reads of several rows need one snapshot too.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")
