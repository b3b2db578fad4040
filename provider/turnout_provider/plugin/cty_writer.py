"""Values -> what MessagePack packs, by type."""

from __future__ import annotations

import json

from turnout_provider.plugin.cty import UNKNOWN, Dynamic, ValueMismatch, at, exact, kind_of, members, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from turnout_provider.plugin.cty import CtyType

    Convert: TypeAlias = Callable[[Any], Any]


def writer(type: CtyType) -> Convert:
    """Return what checks a value of that type and makes it packable."""
    if isinstance(type, str):
        return _PRIMITIVE_WRITERS[type]
    match type:
        case ["list" | "set", element]:
            return _write_each(writer(element))
        case ["map", element]:
            return _write_map(writer(element))
        case ["tuple", elements]:
            return _write_tuple([writer(element) for element in elements])
        case _:
            return _write_object({name: writer(attribute) for name, attribute in type[1].items()})


def _write_string(value: Any) -> Any:
    if isinstance(value, str) or value is None or value is UNKNOWN:
        return value
    raise ValueMismatch(f"must be a string, not {kind_of(value)}")


def _write_bool(value: Any) -> Any:
    if value is True or value is False or value is None or value is UNKNOWN:
        return value
    raise ValueMismatch(f"must be true or false, not {kind_of(value)}")


def _write_number(value: Any) -> Any:
    return value if value is None or value is UNKNOWN else _packable(value)


def _write_dynamic(value: Any) -> Any:
    if value is None or value is UNKNOWN:
        return value
    if not isinstance(value, Dynamic):
        value = Dynamic(type_of(value), value)
    return [json.dumps(value.type, separators=(",", ":")).encode(), writer(value.type)(value.value)]


_PRIMITIVE_WRITERS: dict[str, Convert] = {
    "string": _write_string,
    "bool": _write_bool,
    "number": _write_number,
    "dynamic": _write_dynamic,
}


def _write_each(write: Convert) -> Convert:
    def convert(value: Any) -> Any:
        if value is None or value is UNKNOWN:
            return value
        if not isinstance(value, list):
            raise ValueMismatch(f"must be a list, not {kind_of(value)}")
        return [at(f"[{index}]", write, item) for index, item in enumerate(value)]

    return convert


def _write_map(write: Convert) -> Convert:
    def convert(value: Any) -> Any:
        if value is None or value is UNKNOWN:
            return value
        if not isinstance(value, dict):
            raise ValueMismatch(f"must be a map, not {kind_of(value)}")
        return {key: at(f'["{key}"]', write, item) for key, item in value.items()}

    return convert


def _write_tuple(writes: list[Convert]) -> Convert:
    def convert(value: Any) -> Any:
        if value is None or value is UNKNOWN:
            return value
        if not isinstance(value, list) or len(value) != len(writes):
            raise ValueMismatch(f"must be a list of {len(writes)}, not {kind_of(value)}")
        return [at(f"[{index}]", writes[index], item) for index, item in enumerate(value)]

    return convert


def _write_object(writes: dict[str, Convert]) -> Convert:
    names = writes.keys()

    def convert(value: Any) -> Any:
        if value is None or value is UNKNOWN:
            return value
        if not isinstance(value, dict):
            raise ValueMismatch(f"must be an object, not {kind_of(value)}")
        if value.keys() != names:
            raise _wrong_attributes(names - value.keys(), value.keys() - names)
        return members(writes, value)

    return convert


def _wrong_attributes(missing: set[str], surplus: set[str]) -> ValueMismatch:
    problems = [("lacks", missing), ("must not have", surplus)]
    return ValueMismatch(" and ".join(f"{verb} {', '.join(sorted(names))}" for verb, names in problems if names))


def _packable(value: object) -> int | float | str:
    """Return the number as MessagePack can say it: in digits where 64 bits can't hold it."""
    from decimal import Decimal

    if isinstance(value, bool) or not isinstance(value, int | float | Decimal) or value != value:
        raise ValueMismatch(f"must be a number, not {kind_of(value)}")
    number = exact(Decimal(repr(value)) if isinstance(value, float) else value)
    if isinstance(number, int):
        return number if -(1 << 63) <= number < 1 << 64 else str(number)
    nearest = float(number)
    return nearest if Decimal(nearest) == number else format(number, "f")
