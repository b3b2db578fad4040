"""One JSON Schema a kind: what may be said of it and what the service answers."""

from __future__ import annotations

import json
from typing import Any

from turnout.catalogue import kinds
from turnout.resources.base import Kind

README = """# Schemas

Printed from `client/turnout/resources/` by `make generate`; never edited. `<kind>.json` holds two JSON Schemas: `spec`, what may be
said, and `observed`, what the service answers, both with the wire's names. `openapi.json` describes every operation of the Public API.
`provider-schema.json` is the Terraform provider's schema.
"""


def files() -> dict[str, bytes]:
    """The schema files, by path."""
    printed = {f"schemas/{kind.name}.json": _text(schema(kind)) for kind in kinds()}
    return {"schemas/README.md": README.encode(), **printed}


def schema(kind: Kind[Any, Any]) -> dict[str, Any]:
    """Both schemas of one kind; a kind that cannot be created has no `spec`."""
    observed = kind.observed.model_json_schema(by_alias=True, mode="serialization")
    if kind.create is None:
        return {"observed": observed}
    return {"spec": kind.spec.model_json_schema(by_alias=True), "observed": observed}


def _text(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
