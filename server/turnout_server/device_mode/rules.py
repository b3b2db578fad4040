"""Destination filters as the routing rules that Analytics.js applies before a plugin sees an event."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from turnout.language import fql
from turnout.language.ir import ir

Row = Mapping[str, Any]

_TARGET = "workspace::project::destination::config"
_MATCH_ALL = {"type": "all", "ir": ""}


def rule(row: Row, destination: str) -> dict[str, Any]:
    """One rule; a filter that cannot be read drops everything, as it does here."""
    actions = row.get("actions") or ()
    matcher = _matcher(row.get("if", ""))
    transformers = [_transformer(action) for action in actions] if matcher else [{"type": "drop"}]
    return {
        "scope": "destinations",
        "target_type": _TARGET,
        "destinationName": destination,
        "matchers": [matcher or _MATCH_ALL],
        "transformers": [transformers],
    }


def _matcher(text: str) -> dict[str, Any] | None:
    try:
        condition = fql.parse(text)
    except fql.FqlError:
        return None
    if isinstance(condition, fql.Everything):
        return _MATCH_ALL
    return {"type": "fql", "ir": json.dumps(ir(condition)), "config": {"expr": text}}


def _transformer(action: Row) -> dict[str, Any]:
    match action.get("type"):
        case "DROP_PROPERTIES":
            return {"type": "drop_properties", "config": {"drop": dict(action.get("fields") or {})}}
        case "ALLOW_PROPERTIES":
            return {"type": "allow_properties", "config": {"allow": dict(action.get("fields") or {})}}
        case "SAMPLE":
            sample = {"percent": action.get("percent", 0), "path": action.get("path") or ""}
            return {"type": "sample_event", "config": {"sample": sample}}
        case _:
            return {"type": "drop"}
