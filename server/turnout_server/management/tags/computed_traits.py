"""Computed traits: kept as they are said, and not computed."""

from __future__ import annotations

from turnout_server.management import computations
from turnout_server.management.behaviour import Behaviour
from turnout_server.records import Document, Reading

_OPTIONS = {"includeHistoricalData": True, "includeAnonymousUsers": False}


def _defaults(document: Document) -> Document:
    return {"enabled": True, "options": {}}


def _settled(document: Document, _before: Document | None) -> Document:
    options = {**_OPTIONS, **document["options"]}
    return {**document, "options": options, "status": computations.status(document)}


def _check(view: Reading, document: Document, before: Document | None) -> None:
    if before is None:
        computations.refuse_twins("computed_trait", view, document)


BEHAVIOURS = {"computed_trait": Behaviour(made=computations.made, defaults=_defaults, settled=_settled, check=_check)}
