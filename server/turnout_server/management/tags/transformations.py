"""Transformations: which combinations can work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from turnout.language.fql import parse
from turnout.resources.transformation import FqlProperty
from turnout_server.catalog import DESTINATIONS
from turnout_server.hashing import ALGORITHMS
from turnout_server.management import checks
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.problems import conflict, invalid
from turnout_server.records import Document, Reading

MOST_LEVELS = 4
_Problems = Iterator[tuple[str, str]]


def _check(view: Reading, document: Document, before: Document | None) -> None:
    for place, one in enumerate(document["fqlDefinedProperties"]):
        checks.refuse_marked(FqlProperty, one, f"fqlDefinedProperties[{place}]")
    wrong = [*_entry(document), *_exclusive(document), *_paths_twice(document), *_levels(document), *_hash(document)]
    if wrong:
        raise invalid(*wrong)
    _refuse_twin(view, document)


def _entry(document: Mapping[str, Any]) -> _Problems:
    id = document.get("destinationMetadataId")
    if id is not None and DESTINATIONS.find(id) is None:
        yield "destinationMetadataId", f"must be the id of a catalog entry, and {id!r} is none"


def _exclusive(document: Mapping[str, Any]) -> _Problems:
    for name in ("propertyRenames", "propertyValueTransformations"):
        if document["fqlDefinedProperties"] and document[name]:
            yield "fqlDefinedProperties", f"is not allowed together with {name}"


def _paths_twice(document: Mapping[str, Any]) -> _Problems:
    """Nothing can be renamed twice, or renamed and written."""
    renamed = Counter(one["oldName"] for one in document["propertyRenames"])
    for place, one in enumerate(document["propertyRenames"]):
        if renamed[one["oldName"]] > 1:
            yield f"propertyRenames[{place}].oldName", "contains a duplicate value"
    written = Counter(path for one in document["propertyValueTransformations"] for path in one["propertyPaths"])
    for place, one in enumerate(document["propertyValueTransformations"]):
        for inner, path in enumerate(one["propertyPaths"]):
            field = f"propertyValueTransformations[{place}].propertyPaths[{inner}]"
            if written[path] > 1:
                yield field, "contains a duplicate value"
            if path in renamed:
                yield field, "names a property that is renamed"


def _levels(document: Mapping[str, Any]) -> _Problems:
    for field, path in _paths(document):
        # A backslash makes a dot part of a name.
        levels = path.replace("\\.", "").split(".")
        if len(levels) > MOST_LEVELS + 1:
            yield field, f"must not be nested more than {MOST_LEVELS} levels deep"
        if "$" in levels:
            yield field, "must not name the items of an array with $"


def _paths(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for place, one in enumerate(document["propertyRenames"]):
        yield f"propertyRenames[{place}].oldName", one["oldName"]
        yield f"propertyRenames[{place}].newName", one["newName"]
    for place, one in enumerate(document["propertyValueTransformations"]):
        for inner, path in enumerate(one["propertyPaths"]):
            yield f"propertyValueTransformations[{place}].propertyPaths[{inner}]", path
    for inner, path in enumerate(document.get("hashPropertiesConfiguration", {}).get("paths", [])):
        yield f"hashPropertiesConfiguration.paths[{inner}]", path


def _hash(document: Mapping[str, Any]) -> _Problems:
    algorithm = document.get("hashPropertiesConfiguration", {}).get("algorithm")
    if algorithm is not None and algorithm.lower().replace("-", "") not in ALGORITHMS:
        yield "hashPropertiesConfiguration.algorithm", f"must be one of [{', '.join(ALGORITHMS)}]"


def _refuse_twin(view: Reading, document: Document) -> None:
    place = _place(document)
    for row in view.all("transformation", ("source_id", document["sourceId"])):
        if row.key != document["id"] and _place(row.document) == place:
            text = f"The transformation '{row.key}' has the same source, condition and destination; change that one."
            raise conflict(text, "if")


def _place(document: Mapping[str, Any]) -> tuple[str, str, str | None]:
    return document["sourceId"], str(parse(document["if"])), document.get("destinationMetadataId")


def _lean(document: Document, _before: Document | None) -> Document:
    """Lists that are taken back are empty, and members of the hash that are null say nothing."""
    lists = ("propertyRenames", "propertyValueTransformations", "fqlDefinedProperties")
    settled = {**document, **{name: document.get(name) or [] for name in lists}}
    hashed = document.get("hashPropertiesConfiguration")
    if hashed:
        settled["hashPropertiesConfiguration"] = {name: one for name, one in hashed.items() if one is not None}
    return settled


BEHAVIOURS = {"transformation": Behaviour(settled=_lean, check=_check)}
