"""Secrets that come back as they were shown: censored."""

from __future__ import annotations

from turnout_server.observed import CENSORED
from turnout_server.records import Document

from .problems import invalid


def restored(document: Document, before: Document | None) -> Document:
    """The document with what is kept in the place of each setting that is only dots; refused if nothing is kept."""
    kept = (before or {}).get("settings", {})
    dotted = [name for name, value in document["settings"].items() if value == CENSORED]
    lost = [name for name in dotted if name not in kept]
    if lost:
        text = "is what the service shows in place of a secret; send the secret itself"
        raise invalid(*((f"settings.{name}", text) for name in lost))
    return {**document, "settings": {**document["settings"], **{name: kept[name] for name in dotted}}}
