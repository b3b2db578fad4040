"""MessagePack as unpacked -> values, by type. None stands for "as it is", so that most values are not walked."""

from __future__ import annotations

import json

from turnout_provider.plugin.cty import UNKNOWN, Dynamic, exact, no_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from turnout_provider.plugin.cty import CtyType

    Convert: TypeAlias = Callable[[Any], Any]


def reader(type: CtyType) -> Convert | None:
    """Return what turns an unpacked value of that type into ours."""
    if isinstance(type, str):
        try:
            return _PRIMITIVE_READERS[type]
        except KeyError:
            raise no_type(type) from None
    match type:
        case ["list" | "set", element]:
            return _read_each(reader(element))
        case ["map", element]:
            return _read_map(reader(element))
        case ["tuple", elements]:
            return _read_tuple([reader(element) for element in elements])
        case ["object", attributes, *_]:
            return _read_object({name: reader(attribute) for name, attribute in attributes.items()})
    raise no_type(type)


def _read_number(raw: Any) -> Any:
    return raw if type(raw) is int or raw is None or raw is UNKNOWN else exact(raw)


def _read_dynamic(raw: Any) -> Any:
    if raw is None or raw is UNKNOWN:
        return raw
    type = json.loads(raw[0])
    read = reader(type)
    return Dynamic(type, raw[1] if read is None else read(raw[1]))


_PRIMITIVE_READERS: dict[str, Convert | None] = {
    "string": None,
    "bool": None,
    "number": _read_number,
    "dynamic": _read_dynamic,
}


def _read_each(read: Convert | None) -> Convert | None:
    if read is None:
        return None
    return lambda raw: raw if raw is None or raw is UNKNOWN else [read(item) for item in raw]


def _read_map(read: Convert | None) -> Convert | None:
    if read is None:
        return None
    return lambda raw: raw if raw is None or raw is UNKNOWN else {k: read(v) for k, v in raw.items()}


def _read_tuple(reads: list[Convert | None]) -> Convert | None:
    changed = [(index, read) for index, read in enumerate(reads) if read is not None]
    return _read_in_place(changed) if changed else None


def _read_object(reads: dict[str, Convert | None]) -> Convert | None:
    changed = [(name, read) for name, read in reads.items() if read is not None]
    return _read_in_place(changed) if changed else None


def _read_in_place(reads: list[tuple[Any, Convert]]) -> Convert:
    def convert(raw: Any) -> Any:
        if raw is not None and raw is not UNKNOWN:
            for place, read in reads:
                raw[place] = read(raw[place])
        return raw

    return convert
