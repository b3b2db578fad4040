"""One setting in the text of a TOML file, changed without touching the rest: comments and order stay."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from typing import Any

from turnout.errors import NotConfigured

_HEADER = re.compile(r"^\s*\[")
_EXCLUSIVE = {"token": "token_command", "token_command": "token", "region": "base_url", "base_url": "region"}
_BARE = re.compile(r"^[A-Za-z0-9_-]+$")


def written(text: str, profile: str | None, key: str, value: str) -> str:
    """The text with the setting; what excludes it is taken out. NotConfigured where that cannot be done safely."""
    said: str | list[str] = shlex.split(value) if key == "token_command" else value
    lines = text.splitlines()
    start, end = _section(lines, profile)
    if start is None:
        lines += ([""] if lines else []) + [_header(profile or "")]
        start = end = len(lines)
    kept = [line for line in lines[start:end] if not _sets(line, key) and not _sets(line, _EXCLUSIVE.get(key, key))]
    while kept and not kept[-1].strip():
        kept.pop()
    gap = [""] if end < len(lines) else []
    after = "\n".join([*lines[:start], *kept, f"{key} = {json.dumps(said, ensure_ascii=False)}", *gap, *lines[end:]])
    _check(text, after + "\n", profile, key, said)
    return after + "\n"


def _header(profile: str) -> str:
    return f"[profiles.{profile if _BARE.match(profile) else json.dumps(profile, ensure_ascii=False)}]"


def _section(lines: list[str], profile: str | None) -> tuple[int | None, int]:
    """From the line after a section's header up to the next header; the top of the file for None."""
    start = 0 if profile is None else None
    for number, line in enumerate(lines):
        if not _HEADER.match(line):
            continue
        if start is not None:
            return start, number
        if line.split("#")[0].strip() == _header(profile or ""):
            start = number + 1
    return start, len(lines)


def _sets(line: str, key: str) -> bool:
    return line.partition("=")[0].strip() == key and "=" in line


def _check(before: str, after: str, profile: str | None, key: str, value: Any) -> None:
    """The change must have done what it was to do, and nothing else."""
    try:
        wanted, got = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        wanted, got = {}, None
    place = wanted if profile is None else wanted.setdefault("profiles", {}).setdefault(profile, {})
    place.pop(_EXCLUSIVE.get(key, key), None)
    place[key] = value
    if got != wanted:
        raise NotConfigured("the file is written in a way that cannot be changed safely; edit it by hand")
