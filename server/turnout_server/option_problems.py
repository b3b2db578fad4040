"""What is wrong with `turnout` in the settings of a source or destination, before it is kept.

What is read leniently when events are routed is judged strictly here: a consent category that is not understood would
let through what it was meant to hold back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from .encryption import KEY_BITS, public_key
from .oauth import LIFETIMES, SCOPES
from .violations import Schema

_TEXT = {"type": "string", "minLength": 1}
_ON = {"type": "boolean"}
_PLACED = {"type": "string", "pattern": r"^(context|traits|properties)\..+"}


def _object(required: tuple[str, ...] = (), /, **members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members, "required": list(required), "additionalProperties": False}


def _by_name(entry: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": entry}


def _list(entry: Any) -> dict[str, Any]:
    return {"type": "array", "items": entry}


_SWITCH = _object(enabled=_ON)
_APP = _object(
    ("id", "keys"),
    id=_TEXT,
    keys=_list(_object(("id", "publicKey"), id=_TEXT, publicKey=_TEXT)),
    scopes=_list({"enum": list(SCOPES)}),
    tokenLifetime={"enum": list(LIFETIMES)},
)
_SOURCE = _object(
    oauth=_object(required=_ON, apps=_list(_APP)),
    schema=_object(
        track=_by_name(_object(enabled=_ON, integrations=_by_name(_ON))),
        identify=_by_name(_SWITCH),
        group=_by_name(_SWITCH),
        page=_SWITCH,
        screen=_SWITCH,
    ),
    fields={**_by_name({"enum": ["red", "yellow", "green"]}), "propertyNames": _PLACED},
    blockRed=_ON,
    maskFields=_ON,
)
_DESTINATION = _object(
    consentCategories=_list(_TEXT),
    encryption=_object(("fields", "publicKey"), fields=_list(_PLACED), publicKey=_TEXT),
)
_SCHEMAS = {
    kind: Schema(msgspec.json.encode(schema)) for kind, schema in (("source", _SOURCE), ("destination", _DESTINATION))
}


def option_problems(kind: str, settings: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each problem's place in the settings and what is wrong, of a "source" or a "destination"."""
    if "turnout" not in settings:
        return
    found = _SCHEMAS[kind].violations(settings["turnout"])
    for violation in found:
        field = "turnout" if violation.field == "(root)" else f"turnout.{violation.field}"
        yield f"settings.{field}", f"is refused: {violation.description}"
    if not found:
        for field, pem in _keys(settings["turnout"]):
            if public_key(pem) is None:
                yield f"settings.turnout.{field}", f"must be a public RSA key of at least {KEY_BITS} bits in PEM"


def _keys(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for number, app in enumerate(said.get("oauth", {}).get("apps", [])):
        yield from (
            (f"oauth.apps.{number}.keys.{at}.publicKey", it["publicKey"]) for at, it in enumerate(app["keys"])
        )
    if "encryption" in said:
        yield "encryption.publicKey", said["encryption"]["publicKey"]
