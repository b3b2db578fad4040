"""Whether an object is the one that a creation made which nobody answered for."""

from __future__ import annotations

from turnout import errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

CENSOR = "•"


def maybe_made(error: errors.TransportError | errors.ServerFailed) -> bool:
    """Whether a creation that failed so may have been carried out."""
    return error.sent if isinstance(error, errors.TransportError) else error.status != 503


def says(found: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether an object says everything that was said; it may say more, and need not show secrets."""
    return all(_there(found, name, value) for name, value in said.items())


def _there(found: Mapping[str, Any], name: str, value: Any) -> bool:
    if name == "metadataId" and "metadata" in found:
        return bool(found["metadata"].get("id") == value)
    inside = found.get("settings")
    if name == "name" and name not in found and isinstance(inside, dict):
        return bool(inside.get("name") == value)
    return value == [] or (name in found and _agrees(found[name], value))


def _agrees(found: Any, said: Any) -> bool:
    if isinstance(found, dict) and isinstance(said, dict):
        return all(name in found and _agrees(found[name], value) for name, value in said.items() if value is not None)
    if isinstance(found, list) and isinstance(said, list):
        return len(found) == len(said) and all(any(_agrees(one, other) for one in found) for other in said)
    if isinstance(found, str) and isinstance(said, str):
        return CENSOR in found or found == said or found.startswith(f"{said} (")
    return bool(found == said)
