"""The rules of a tracking plan from a directory of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from turnout._documents import DocumentError, parsed
from turnout_provider.framework.function import Misuse
from turnout_provider.functions import schemas

SUFFIXES = (".json", ".yaml", ".yml")
_MEMBERS = ("type", "key", "version", "json_schema", *schemas.PLACES)


def rules(path: str) -> list[dict[str, Any]]:
    """The rules in the order of their files' paths; Misuse that names the file that can't be one."""
    root = Path(path).expanduser()
    if not root.is_dir():
        raise Misuse(f"{path} is no directory; it is looked for in {Path.cwd()}, so use path.module.", 0)
    found = [(file.relative_to(root), _rule(file, file.relative_to(root))) for file in _files(root)]
    _check_unique(found)
    return [rule for _, rule in found]


def _files(root: Path) -> Iterator[Path]:
    files = (file for file in root.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    shown = (file for file in files if not any(part.startswith(".") for part in file.relative_to(root).parts))
    return iter(sorted(shown, key=lambda file: file.relative_to(root).as_posix()))


def _rule(file: Path, name: Path) -> dict[str, Any]:
    try:
        said = parsed(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Misuse(f"{name} is not UTF-8.", 0) from None
    except OSError as error:
        raise Misuse(f"{name} can't be read: {error.strerror}.", 0) from None
    except DocumentError as error:
        raise Misuse(f"{name} {error}", 0) from None
    if not isinstance(said, dict):
        raise Misuse(f"{name} must hold one object.", 0)
    return _made({"json_schema" if member == "jsonSchema" else member: said[member] for member in said}, name)


def _made(said: dict[str, Any], name: Path) -> dict[str, Any]:
    if unknown := sorted(set(said) - set(_MEMBERS)):
        raise Misuse(f"{name} has {', '.join(unknown)}; a rule has {', '.join(_MEMBERS)}.", 0)
    kind, key, version = said.get("type", "TRACK"), said.get("key"), said.get("version", 0)
    if not isinstance(kind, str) or not isinstance(key, str | None):
        raise Misuse(f"{name}: type and key are texts.", 0)
    if isinstance(version, bool) or not isinstance(version, int):
        raise Misuse(f"{name}: version is a whole number.", 0)
    return {"type": kind, "key": key, "json_schema": _schema(said, name), "version": version}


def _schema(said: dict[str, Any], name: Path) -> str:
    given = [member for member in ("json_schema", *schemas.PLACES) if member in said]
    if len(given) != 1:
        raise Misuse(f"{name} needs exactly one of json_schema, properties and traits.", 0)
    member = given[0]
    if member == "json_schema":
        return schemas.text(said[member])
    try:
        return schemas.text(schemas.whole(said[member], member))
    except schemas.Unreadable as error:
        raise Misuse(f"{name}: {error}", 0) from None


def _check_unique(found: list[tuple[Path, dict[str, Any]]]) -> None:
    seen: dict[tuple[str, str, int], Path] = {}
    for name, rule in found:
        identity = (rule["type"], rule["key"] or "", rule["version"])
        if identity in seen:
            raise Misuse(f"{seen[identity]} and {name} are both {rule['type']} {rule['key'] or ''}".rstrip() + ".", 0)
        seen[identity] = name
