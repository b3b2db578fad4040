"""Names of tables and columns in warehouses."""

from __future__ import annotations

import re

_BREAK = re.compile(r"([a-z][0-9]*)([A-Z])")
_OTHER = re.compile(r"[^A-Za-z0-9]+")
LONGEST = 63
"""Longer names are cut, as PostgreSQL would."""


def snake(name: str) -> str:
    """A name as warehouses have it: `samPLE text` is `sam_ple_text`, `2FA Enabled` is `2fa_enabled`."""
    spaced = _BREAK.sub(r"\1_\2", name)
    return _OTHER.sub("_", spaced).strip("_").lower()[:LONGEST]
