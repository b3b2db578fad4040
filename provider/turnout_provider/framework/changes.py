"""What changes in a keyed collection, entry by entry and member by member, in words: for people who read plans."""

from __future__ import annotations

import json

from turnout_provider.framework.meaning import same_json
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes

    Entry = Mapping[str, Any]

_LONGEST = 80
_MOST = 20


def told(attribute: Attribute, before: Any, after: Any) -> Any:
    """By each entry's key what is different, `added` or `removed`; unknown where something is not known yet."""
    assert attribute.nested is not None
    members, key = attribute.nested.attributes, attribute.checks["unique"]
    if _is_unknown(before) or _is_unknown(after):
        return UNKNOWN
    old, new = ({_named(key, entry): entry for entry in entries or ()} for entries in (before, after))
    found = {name: "removed" for name in old if name not in new} | {name: "added" for name in new if name not in old}
    for name in old.keys() & new.keys():
        if lines := list(_differences(members, key, old[name], new[name])):
            found[name] = "\n".join(lines if len(lines) <= _MOST else [*lines[:_MOST], "..."])
    return dict(sorted(found.items()))


def _is_unknown(entries: Any) -> bool:
    if not isinstance(entries, list):
        return entries is UNKNOWN
    return any(entry is UNKNOWN or UNKNOWN in entry.values() for entry in entries)


def _named(key: Sequence[str], entry: Entry) -> str:
    return " ".join(f"{entry[name]}" for name in key if entry[name] not in (None, ""))


def _differences(attributes: Attributes, key: Sequence[str], one: Entry, other: Entry) -> Iterator[str]:
    for name, attribute in attributes.items():
        if name in key:
            continue
        if attribute.json:
            yield from _in_json((), json.loads(one[name] or "null"), json.loads(other[name] or "null"))
        elif one[name] != other[name]:
            yield f"{name}: {_shown(one[name])} -> {_shown(other[name])}"


def _in_json(path: tuple[str, ...], one: Any, other: Any) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in dict.fromkeys((*one, *other)):
            here = (*path, name)
            if name not in one:
                yield f"{'.'.join(here)}: + {_shown(other[name])}"
            elif name not in other:
                yield f"{'.'.join(here)}: - {_shown(one[name])}"
            else:
                yield from _in_json(here, one[name], other[name])
    elif not same_json(one, other):
        yield f"{'.'.join(path) or 'all'}: {_shown(one)} -> {_shown(other)}"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=float)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
