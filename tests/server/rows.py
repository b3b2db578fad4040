"""Rows of a configuration, as the control plane answers them; every helper gives a working one."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]
WRITE_KEY = "write-key-1"


def source(id: str = "src", **also: Any) -> Row:
    row = {"id": id, "slug": id, "name": id.title(), "enabled": True, "writeKeys": [WRITE_KEY], "workspaceId": "ws"}
    return row | {"metadata": {"id": "m", "slug": "http-api"}} | also


def webhook(url: str, id: str = "hook", **also: Any) -> Row:
    metadata = {"id": "turnout-webhook", "slug": "turnout-webhook", "name": "Webhook", "previousNames": ["Old Hook"]}
    row = {"id": id, "name": id, "enabled": True, "sourceId": "src", "metadata": metadata, "workspaceId": "ws"}
    return row | {"settings": {"url": url}} | also


def archive(directory: str = "shop", id: str = "files", **also: Any) -> Row:
    metadata = {"id": "turnout-file-archive", "slug": "turnout-file-archive", "name": "File archive"}
    row = {"id": id, "name": id, "enabled": True, "sourceId": "src", "metadata": metadata, "workspaceId": "ws"}
    return row | {"settings": {"directory": directory}} | also


def filter(if_: str, *actions: Row, id: str = "filter", **also: Any) -> Row:
    row = {"id": id, "sourceId": "src", "destinationId": "hook", "if": if_, "actions": list(actions)}
    return row | {"title": id, "enabled": True, "workspaceId": "ws"} | also


def transformation(if_: str, id: str = "change", **also: Any) -> Row:
    row = {"id": id, "name": id, "sourceId": "src", "enabled": True, "if": if_, "workspaceId": "ws"}
    return row | also


def rule(type: str, key: str | None, schema: Row, version: int = 1) -> Row:
    return {"type": type, "key": key, "jsonSchema": schema, "version": version}


def properties(**members: Row) -> Row:
    """The schema of a track call whose properties are described."""
    return {"type": "object", "properties": {"properties": {"type": "object", "properties": members}}}


def plan(*rules: Row, settings: Row | None = None) -> dict[str, list[Row]]:
    connection = {"sourceId": "src", "trackingPlanId": "tp", "schemaSettings": settings or {}, "workspaceId": "ws"}
    return {
        "tracking_plan": [{"id": "tp", "name": "Plan", "rules": list(rules), "workspaceId": "ws"}],
        "source_tracking_plan_connection": [connection],
    }
