"""Private state: a small dict that Terraform keeps beside a resource for us and shows to nobody."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def unpacked(data: bytes) -> dict[str, Any]:
    """The dict in Terraform's bytes; empty when they are somebody else's, as after replace-provider."""
    if not data:
        return {}
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def packed(private: Mapping[str, Any]) -> bytes:
    """The bytes for Terraform; none for an empty dict."""
    return json.dumps(private, sort_keys=True).encode() if private else b""
