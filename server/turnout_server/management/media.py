"""Media types: how a client asks for a version of an operation, and how the answer is labelled."""

from __future__ import annotations

import re

_VENDOR = re.compile(r"application/vnd\.segment\.(?:v1|v1beta|v1alpha|stable|beta|alpha)\+json")
JSON = "application/json"


def readable(content_type: str | None) -> bool:
    """Whether a body of this type is JSON; a body without a type is taken at its word."""
    name = _names(content_type)[0]
    return name in ("", JSON) or _VENDOR.fullmatch(name) is not None


def answer_type(accept: str | None) -> str:
    """The type of the answer: the first vendor type that the client names before plain JSON, else plain JSON."""
    for name in _names(accept):
        if _VENDOR.fullmatch(name):
            return name
        if name == JSON:
            break
    return JSON


def _names(header: str | None) -> list[str]:
    return [entry.split(";")[0].strip().lower() for entry in (header or "").split(",")]
