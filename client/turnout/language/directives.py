"""The directives of mappings, as Segment's mapping kit has them: functions of their value, a payload and the run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from turnout.language.javascript import UNDEFINED, is_number, json_text, text, truthy
from turnout.language.mapping_run import MappingError, Run, cleaned, find, render, resolve

Directive = Callable[[Any, Any, Run], Any]


def _text(name: str, value: Any, payload: Any, run: Run) -> str:
    found = resolve(value, payload, run)
    if not isinstance(found, str):
        raise MappingError(f"{name} needs a text and got {_kind(found)}")
    return found


def _kind(value: Any) -> str:
    return "nothing" if value is UNDEFINED else type(value).__name__


def _path(value: Any, payload: Any, run: Run) -> Any:
    return find(payload, _text("@path", value, payload, run).replace("$.", "", 1))


def _template(value: Any, payload: Any, run: Run) -> str:
    return render(_text("@template", value, payload, run), payload, run)


def _if(value: Any, payload: Any, run: Run) -> Any:
    if "exists" in value:
        found = resolve(value["exists"], payload, run)
        holds = found is not UNDEFINED and found is not None
    else:
        holds = not _is_blank(resolve(value["blank"], payload, run))
    if holds:
        return resolve(value["then"], payload, run) if "then" in value else UNDEFINED
    return resolve(value["else"], payload, run) if truthy(value.get("else")) else UNDEFINED


def _is_blank(value: Any) -> bool:
    """Nothing, null, or what JavaScript holds for equal to "": 0, false, and lists that are written as nothing."""
    if value is UNDEFINED or value is None or value is False or value == "":
        return True
    return (is_number(value) and value == 0) or (isinstance(value, list) and text(value) == "")


def _case(value: Any, payload: Any, run: Run) -> Any:
    if not truthy(value.get("value")):
        return UNDEFINED
    found = resolve(value["value"], payload, run)
    if not isinstance(found, str):
        return found
    return found.lower() if value["operator"] == "lower" else found.upper()


def _replace(value: Any, payload: Any, run: Run) -> Any:
    if not truthy(value.get("value")):
        return UNDEFINED
    found = resolve(value["value"], payload, run)
    if isinstance(found, bool) or is_number(found):
        found = text(found)
    if not isinstance(found, str):
        return ""
    once, ignore = not value.get("global", True), value.get("ignorecase", False)
    for pattern, replacement in (("pattern", "replacement"), ("pattern2", "replacement2")):
        if value.get(pattern):
            found = run.spend(_replaced(found, value[pattern], value.get(replacement, ""), once, ignore))
    return found


def _replaced(whole: str, pattern: str, replacement: str, once: bool, ignore: bool) -> str:
    searched, wanted = (_folded(whole), _folded(pattern)) if ignore else (whole, pattern)
    parts, start = list[str](), 0
    while (place := searched.find(wanted, start)) >= 0:
        parts += (whole[start:place], _expanded(replacement, whole, place, place + len(wanted)))
        start = place + len(wanted)
        if once:
            break
    return "".join((*parts, whole[start:]))


def _folded(text: str) -> str:
    """Capitals where one character has one, as JavaScript compares without regard to case."""
    return "".join(map(_capital, text))


def _capital(char: str) -> str:
    upper = char.upper()
    return upper if len(upper) == 1 and not (ord(char) > 127 >= ord(upper)) else char


def _expanded(replacement: str, whole: str, start: int, end: int) -> str:
    """Fill in what a dollar stands for in JavaScript: $$, $& (what was found), $` and $' (what is around it)."""
    if "$" not in replacement:
        return replacement
    found = {"$": "$", "&": whole[start:end], "`": whole[:start], "'": whole[end:]}
    return re.sub(r"\$([$&`'])", lambda sign: found[sign[1]], replacement)


def _array_path(value: Any, payload: Any, run: Run) -> Any:
    path, shape = value[0], value[1] if len(value) > 1 else None
    root = find(payload, path.replace("$.", "", 1)) if isinstance(path, str) else resolve(path, payload, run)
    if isinstance(root, dict | list) and isinstance(shape, Mapping) and shape:
        return [resolve(shape, item, run) for item in (root if isinstance(root, list) else [root])]
    return root


def _json(value: Any, payload: Any, run: Run) -> Any:
    if not truthy(value["value"]):
        raise MappingError("@json needs a value")
    found = resolve(value["value"], payload, run)
    if value["mode"] == "encode":
        written = json_text(found)
        return written if written is UNDEFINED else run.spend(written)
    return _decoded(found) if isinstance(found, str) else found


def _decoded(found: str) -> Any:
    try:
        return json.loads(found, parse_constant=_refused)
    except (ValueError, RecursionError):
        return found


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def _flatten(value: Any, payload: Any, run: Run) -> dict[str, Any]:
    separator = _text("@flatten", value["separator"], payload, run)
    if not separator:
        raise MappingError("@flatten needs a separator")
    kinds = (dict,) if truthy(value.get("omitArrays")) else (dict, list)
    return dict(_flat(resolve(value["value"], payload, run), "", separator, kinds, run))


def _flat(value: Any, prefix: str, separator: str, kinds: tuple[type, ...], run: Run) -> Iterator[tuple[str, Any]]:
    run.count()
    if not isinstance(value, kinds):
        yield run.spend(prefix), value
        return
    for name, inner in _entries(value):
        yield from _flat(inner, f"{prefix}{separator}{name}" if prefix else name, separator, kinds, run)


def _entries(value: Any) -> Iterable[tuple[str, Any]]:
    """`Object.entries(value)` of an object, a list or a text; nothing of the rest."""
    if isinstance(value, Mapping):
        return value.items()
    return ((str(place), item) for place, item in enumerate(value)) if isinstance(value, list | str) else ()


def _merge(value: Any, payload: Any, run: Run) -> dict[str, Any]:
    found = [resolve(one, payload, run) for one in value["objects"]]
    merged: dict[str, Any] = {}
    for one in reversed(found) if value["direction"] == "left" else found:
        merged.update(_entries(one))
    return merged


def _transform(value: Any, payload: Any, run: Run) -> Any:
    if not isinstance(payload, Mapping):
        raise MappingError(f"@transform needs an object to begin with and got {_kind(payload)}")
    if not truthy(value["mapping"]) or not truthy(value["apply"]):
        raise MappingError("@transform needs apply and mapping")
    return resolve(value["mapping"], cleaned(resolve(value["apply"], payload, run), run), run)


def _exclude_when_null(value: Any, payload: Any, run: Run) -> Any:
    found = resolve(value, payload, run)
    return UNDEFINED if found is None else _without_nulls(found)


def _without_nulls(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {name: UNDEFINED if inner is None else _without_nulls(inner) for name, inner in value.items()}


def _liquid(value: Any, payload: Any, run: Run) -> str:
    if run.liquid is None:
        raise MappingError("@liquid needs a renderer, and this program brings none")
    return run.spend(run.liquid(value, payload)) if value else ""


DIRECTIVES: Mapping[str, Directive] = {
    "@path": _path,
    "@template": _template,
    "@literal": resolve,
    "@if": _if,
    "@case": _case,
    "@replace": _replace,
    "@arrayPath": _array_path,
    "@json": _json,
    "@flatten": _flatten,
    "@merge": _merge,
    "@transform": _transform,
    "@excludeWhenNull": _exclude_when_null,
    "@liquid": _liquid,
}
