"""What is shown of an object: plain JSON in the Public API's spelling, secrets hidden unless asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel

from turnout._wire import camel
from turnout.resources.base import SENSITIVE, marks

HIDDEN: Final = "••••"
"""What is shown for a secret; the service itself answers the same for some."""

Row = dict[str, Any]

_TELLING: Final = re.compile("passw|secret|token|private_?key|api_?key|credential", re.IGNORECASE)


def shown(thing: BaseModel, secrets: bool) -> Row:
    """An object as JSON, only what the service answered."""
    dumped: Row = _whole(thing.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False))
    if not secrets:
        _hide_marked(thing, dumped)
        _hide_settings(dumped)
    return dumped


def anything_shown(value: Any, secrets: bool) -> Any:
    """`shown` for what an operation answers: objects, lists of them, plain values, nothing."""
    if isinstance(value, BaseModel):
        return shown(value, secrets)
    if isinstance(value, list | tuple):
        return [anything_shown(each, secrets) for each in value]
    return value


def _whole(value: Any) -> Any:
    """The value with 3 for 3.0: the service's counts are JSON numbers, and nobody has 3.0 members."""
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _hide_marked(thing: BaseModel, dumped: Row) -> None:
    for name, info in type(thing).model_fields.items():
        key = info.serialization_alias or camel(name)
        if key not in dumped:
            continue
        if SENSITIVE.name in marks(info):
            dumped[key] = _hidden(dumped[key])
        else:
            _hide_inside(getattr(thing, name), dumped[key])


def _hide_inside(value: Any, dumped: Any) -> None:
    if isinstance(value, BaseModel) and isinstance(dumped, dict):
        _hide_marked(value, dumped)
        _hide_settings(dumped)
    elif isinstance(value, Sequence) and isinstance(dumped, list):
        for each, plain in zip(value, dumped, strict=False):
            _hide_inside(each, plain)


def _hidden(value: Any) -> Any:
    if isinstance(value, list):
        return [HIDDEN for _ in value]
    if isinstance(value, dict):
        return dict.fromkeys(value, HIDDEN)
    return HIDDEN if value else value


def _hide_settings(dumped: Row) -> None:
    """Hide the settings that the object's own catalog entry calls a password, or that look like one it leaves out."""
    metadata, settings = dumped.get("metadata"), dumped.get("settings")
    if not isinstance(settings, dict):
        return
    options = (metadata.get("options") if isinstance(metadata, Mapping) else None) or ()
    known = {option.get("name"): is_secret(option) for option in options}
    for name, value in settings.items():
        if value and isinstance(value, str) and known.get(name, bool(_TELLING.search(name))):
            settings[name] = HIDDEN


def is_secret(option: Mapping[str, Any]) -> bool:
    """Whether a catalog entry's option holds a secret."""
    return option.get("type") == "password"
