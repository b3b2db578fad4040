"""What a destination says about events beyond what Segment's API has a place for: `turnout` in its settings.

{"turnout": {"consentCategories": ["advertising"], "encryption": {"fields": ["traits.email"], "publicKey": "..."}}}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .consent import categories
from .encryption import Encryption, encryption


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one destination; the defaults change nothing."""

    consent_categories: tuple[str, ...] = ()
    encryption: Encryption | None = None


NO_OPTIONS = Options()


def options(row: Mapping[str, Any]) -> Options:
    """Read a destination's row."""
    said = (row.get("settings") or {}).get("turnout")
    if not isinstance(said, Mapping):
        return NO_OPTIONS
    return Options(categories(said.get("consentCategories")), encryption(said.get("encryption")))
