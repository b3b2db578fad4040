"""What is computed in a space by the hosted product only: kept whole, and said to be not computed."""

from __future__ import annotations

import re

from turnout_server.ids import Fresh
from turnout_server.records import Document, Reading

from .problems import conflict


def key_of_name(name: str) -> str:
    """The name that queries and events use: `Big spenders!` is `big_spenders`."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def made(document: Document, _fresh: Fresh) -> Document:
    """What is decided once."""
    return {"key": key_of_name(document["name"])}


def status(document: Document) -> str:
    """Of the documented states the two that are true here: switched off, or not computed."""
    return "Not Computing" if document["enabled"] else "Disabled"


def refuse_twins(kind: str, view: Reading, document: Document) -> None:
    """Refuse a name whose key another one of the space has: events could not be told apart."""
    for row in view.all(kind, ("space_id", document["spaceId"])):
        if row.document["key"] == document["key"] and row.key != document["id"]:
            text = f"The key '{document['key']}' is taken by '{row.document['name']}'; choose another name."
            raise conflict(text, "name")
