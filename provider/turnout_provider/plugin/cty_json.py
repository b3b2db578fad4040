"""JSON state as parsed -> values, by type; for state that an older or another provider wrote."""

from __future__ import annotations

from turnout_provider.plugin.cty import Dynamic, ValueMismatch, at, exact, kind_of, members, no_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from turnout_provider.plugin.cty import CtyType

    Convert: TypeAlias = Callable[[Any], Any]


def json_reader(type: CtyType) -> Convert:
    """Return what turns parsed JSON into a value of that type: unknown attributes go, missing ones are null."""
    if isinstance(type, str):
        try:
            return _PRIMITIVES[type]
        except KeyError:
            raise no_type(type) from None
    match type:
        case ["list" | "set", element]:
            return _each(json_reader(element))
        case ["map", element]:
            return _map(json_reader(element))
        case ["tuple", elements]:
            return _tuple([json_reader(element) for element in elements])
        case ["object", attributes, *_]:
            return _object({name: json_reader(attribute) for name, attribute in attributes.items()})
    raise no_type(type)


def _string(raw: Any) -> Any:
    if raw is None or isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, list | dict):
        raise ValueMismatch(f"must be a string, not {kind_of(raw)}")
    return str(raw)


def _number(raw: Any) -> Any:
    if raw is None:
        return raw
    if isinstance(raw, bool | list | dict):
        raise ValueMismatch(f"must be a number, not {kind_of(raw)}")
    try:
        return exact(raw)
    except ArithmeticError:
        raise ValueMismatch("must be a number, not a string") from None


def _bool(raw: Any) -> Any:
    if raw is None or isinstance(raw, bool):
        return raw
    if raw in ("true", "false"):
        return raw == "true"
    raise ValueMismatch(f"must be true or false, not {kind_of(raw)}")


def _dynamic(raw: Any) -> Any:
    if raw is None:
        return None
    if not isinstance(raw, dict) or raw.keys() != {"type", "value"}:
        raise ValueMismatch("must have a type and a value")
    value = json_reader(raw["type"])(raw["value"])
    return None if value is None else Dynamic(raw["type"], value)


_PRIMITIVES: dict[str, Convert] = {"string": _string, "number": _number, "bool": _bool, "dynamic": _dynamic}


def _expect(raw: Any, kind: type, name: str) -> None:
    if not isinstance(raw, kind):
        raise ValueMismatch(f"must be {name}, not {kind_of(raw)}")


def _each(read: Convert) -> Convert:
    def convert(raw: Any) -> Any:
        if raw is None:
            return None
        _expect(raw, list, "a list")
        return [at(f"[{index}]", read, item) for index, item in enumerate(raw)]

    return convert


def _map(read: Convert) -> Convert:
    def convert(raw: Any) -> Any:
        if raw is None:
            return None
        _expect(raw, dict, "a map")
        return {key: at(f'["{key}"]', read, item) for key, item in raw.items()}

    return convert


def _tuple(reads: list[Convert]) -> Convert:
    def convert(raw: Any) -> Any:
        if raw is None:
            return None
        _expect(raw, list, "a list")
        if len(raw) != len(reads):
            raise ValueMismatch(f"must have {len(reads)} elements, not {len(raw)}")
        return [at(f"[{index}]", reads[index], item) for index, item in enumerate(raw)]

    return convert


def _object(reads: dict[str, Convert]) -> Convert:
    def convert(raw: Any) -> Any:
        if raw is None:
            return None
        _expect(raw, dict, "an object")
        return members(reads, raw)

    return convert
