"""The directives of mappings, as Segment's mapping kit has them: each compiles its value to a function."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from turnout.language.javascript import UNDEFINED, is_number, json_text, text, truthy
from turnout.language.mapping_run import MappingError, Resolve, Run, cleaned, finder, render, resolver

Directive = Callable[[Any], Resolve]


def _nothing(payload: Any, run: Run) -> Any:
    return UNDEFINED


def _text(name: str, value: Any) -> Resolve:
    """A text, or what must resolve to one."""
    if isinstance(value, str):
        return lambda payload, run: value
    resolve = resolver(value)

    def checked(payload: Any, run: Run) -> str:
        found = resolve(payload, run)
        if not isinstance(found, str):
            raise MappingError(f"{name} needs a text and got {_kind(found)}")
        return found

    return checked


def _kind(value: Any) -> str:
    return "nothing" if value is UNDEFINED else type(value).__name__


def _path(value: Any) -> Resolve:
    if isinstance(value, str):
        find = _at(value)
        return lambda payload, run: find(payload)
    path = _text("@path", value)
    return lambda payload, run: _at(path(payload, run))(payload)


def _at(path: str) -> Callable[[Any], Any]:
    return finder(path.replace("$.", "", 1))


def _template(value: Any) -> Resolve:
    template = _text("@template", value)
    return lambda payload, run: render(template(payload, run), payload, run)


def _if(value: Any) -> Resolve:
    blank = "exists" not in value
    tested = resolver(value["blank" if blank else "exists"])
    then = resolver(value["then"]) if "then" in value else _nothing
    other = resolver(value["else"]) if truthy(value.get("else")) else _nothing

    def resolve(payload: Any, run: Run) -> Any:
        found = tested(payload, run)
        missing = _is_blank(found) if blank else found is UNDEFINED or found is None
        return other(payload, run) if missing else then(payload, run)

    return resolve


def _is_blank(value: Any) -> bool:
    """Nothing, null, or what JavaScript holds for equal to "": 0, false, and lists that are written as nothing."""
    if value is UNDEFINED or value is None or value is False or value == "":
        return True
    return (is_number(value) and value == 0) or (isinstance(value, list) and text(value) == "")


def _case(value: Any) -> Resolve:
    if not truthy(value.get("value")):
        return _nothing
    inner, change = resolver(value["value"]), str.lower if value["operator"] == "lower" else str.upper

    def resolve(payload: Any, run: Run) -> Any:
        found = inner(payload, run)
        return change(found) if isinstance(found, str) else found

    return resolve


def _replace(value: Any) -> Resolve:
    if not truthy(value.get("value")):
        return _nothing
    inner, once, ignore = resolver(value["value"]), not value.get("global", True), value.get("ignorecase", False)
    named = (("pattern", "replacement"), ("pattern2", "replacement2"))
    steps = [(value[one], value.get(other, "")) for one, other in named if value.get(one)]

    def resolve(payload: Any, run: Run) -> Any:
        found = inner(payload, run)
        if isinstance(found, bool) or is_number(found):
            found = text(found)
        if not isinstance(found, str):
            return ""
        for pattern, replacement in steps:
            found = run.spend(_replaced(found, pattern, replacement, once, ignore))
        return found

    return resolve


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


def _array_path(value: Any) -> Resolve:
    root = _path(value[0]) if isinstance(value[0], str) else resolver(value[0])
    if len(value) < 2 or not isinstance(value[1], Mapping) or not value[1]:
        return root
    shape = resolver(value[1])

    def resolve(payload: Any, run: Run) -> Any:
        found = root(payload, run)
        if not isinstance(found, dict | list):
            return found
        return [shape(item, run) for item in (found if isinstance(found, list) else [found])]

    return resolve


def _json(value: Any) -> Resolve:
    given, encode = resolver(value["value"]), value["mode"] == "encode"
    is_said = truthy(value["value"])

    def resolve(payload: Any, run: Run) -> Any:
        if not is_said:
            raise MappingError("@json needs a value")
        found = given(payload, run)
        if not encode:
            return _decoded(found) if isinstance(found, str) else found
        written = json_text(found)
        return written if written is UNDEFINED else run.spend(written)

    return resolve


def _decoded(found: str) -> Any:
    try:
        return json.loads(found, parse_constant=_refused)
    except (ValueError, RecursionError):
        return found


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


def _flatten(value: Any) -> Resolve:
    given, separator = resolver(value["value"]), value["separator"]
    kinds = (dict,) if truthy(value.get("omitArrays")) else (dict, list)

    def resolve(payload: Any, run: Run) -> dict[str, Any]:
        if not separator:
            raise MappingError("@flatten needs a separator")
        return dict(_flat(given(payload, run), "", separator, kinds, run))

    return resolve


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


def _merge(value: Any) -> Resolve:
    given, left = [resolver(one) for one in value["objects"]], value["direction"] == "left"

    def resolve(payload: Any, run: Run) -> dict[str, Any]:
        found = [one(payload, run) for one in given]
        merged: dict[str, Any] = {}
        for one in reversed(found) if left else found:
            merged.update(_entries(one))
        return merged

    return resolve


def _transform(value: Any) -> Resolve:
    apply, mapping = resolver(value["apply"]), resolver(value["mapping"])

    def resolve(payload: Any, run: Run) -> Any:
        if not isinstance(payload, Mapping):
            raise MappingError(f"@transform needs an object to begin with and got {_kind(payload)}")
        return mapping(cleaned(apply(payload, run), run), run)

    return resolve


def _exclude_when_null(value: Any) -> Resolve:
    given = resolver(value)

    def resolve(payload: Any, run: Run) -> Any:
        found = given(payload, run)
        return UNDEFINED if found is None else _without_nulls(found, run)

    return resolve


def _without_nulls(value: Any, run: Run) -> Any:
    if not isinstance(value, Mapping):
        return value
    run.count(len(value))
    return {name: UNDEFINED if inner is None else _without_nulls(inner, run) for name, inner in value.items()}


def _liquid(value: Any) -> Resolve:
    def resolve(payload: Any, run: Run) -> str:
        if run.liquid is None:
            raise MappingError("@liquid needs a renderer, and this program brings none")
        return run.spend(run.liquid(value, payload)) if value else ""

    return resolve


DIRECTIVES: Mapping[str, Directive] = {
    "@path": _path,
    "@template": _template,
    "@literal": resolver,
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
