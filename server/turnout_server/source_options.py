"""What a source says about events beyond what Segment's API has a place for: `turnout` in its settings.

    {"turnout": {"oauth": {...}, "schema": {...}, "fields": {"properties.ssn": "red"}, "blockRed": true,
                 "maskFields": true}}

There it is kept, changed by whoever may change the source, written down in the audit trail, and said in Terraform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import oauth
from .controls import EVERYTHING, Controls, controls
from .sensitive import NOTHING_KNOWN, Inventory, inventory


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one source; the defaults change nothing."""

    oauth: oauth.Enforcement | None = None
    controls: Controls = EVERYTHING
    inventory: Inventory = NOTHING_KNOWN
    mask_fields: bool = False


NO_OPTIONS = Options()


def options(row: Mapping[str, Any]) -> Options:
    """Read a source's row."""
    said = (row.get("settings") or {}).get("turnout")
    if not isinstance(said, Mapping):
        return NO_OPTIONS
    return Options(
        oauth.enforcement(said["oauth"]) if "oauth" in said else None,
        controls(said.get("schema")),
        inventory(said),
        said.get("maskFields") is True,
    )
