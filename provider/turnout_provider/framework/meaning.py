"""When two values say the same thing: JSON texts, sets and numbers are compared by what they mean."""

from __future__ import annotations

import json

from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes


def same(attribute: Attribute, one: Any, other: Any) -> bool:
    """Whether two Terraform values of an attribute mean the same; null and unknown only equal themselves."""
    if one is None or other is None or one is UNKNOWN or other is UNKNOWN:
        return one is other
    if attribute.json:
        return one == other or _same_texts(one, other)
    nested = attribute.nested
    if nested is None:
        return _same_plain(attribute.type, one, other) or _same_spelled(attribute, one, other)
    if nested.mode == "single":
        return same_objects(nested.attributes, one, other)
    if nested.mode == "map":
        return one.keys() == other.keys() and all(same_objects(nested.attributes, one[k], other[k]) for k in one)
    if len(one) != len(other):
        return False
    if nested.mode == "list":
        return all(same_objects(nested.attributes, a, b) for a, b in zip(one, other, strict=True))
    return _same_sets(nested.attributes, one, other)


def _same_spelled(attribute: Attribute, one: Any, other: Any) -> bool:
    """Whether two texts are one, of which one has more before or behind it."""
    if attribute.prefixed:
        return bool(one.endswith(f"_{other}") or other.endswith(f"_{one}"))
    return attribute.appended and _begins(one, other)


def _begins(before: str, said: str) -> bool:
    """Whether what was there is what is said with something in round brackets behind it."""
    return before.startswith(f"{said} (") and before.endswith(")")


def same_objects(attributes: Attributes, one: Any, other: Any) -> bool:
    """Whether two objects mean the same, member by member."""
    if one is None or other is None or one is UNKNOWN or other is UNKNOWN:
        return one is other
    return all(same(attribute, one[name], other[name]) for name, attribute in attributes.items())


def _same_plain(type_: Any, one: Any, other: Any) -> bool:
    if isinstance(type_, list) and type_[0] == "set":
        return len(one) == len(other) and all(item in other for item in one) and all(item in one for item in other)
    # Terraform's own types keep True and 1 apart: a place has only one type.
    return bool(one == other)


def _same_sets(attributes: Attributes, one: list[Any], other: list[Any]) -> bool:
    if _has_unknown(one) or _has_unknown(other):
        return one == other
    return sorted(key(attributes, item) for item in one) == sorted(key(attributes, item) for item in other)


def _has_unknown(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_unknown(item) for item in value.values())
    if isinstance(value, list):
        return any(_has_unknown(item) for item in value)
    return value is UNKNOWN


def _same_texts(one: str, other: str) -> bool:
    try:
        return same_json(json.loads(one), json.loads(other))
    except ValueError:
        return False


def same_json(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; 1 and 1.0 are, 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_json(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same_json(a, b) for a, b in zip(one, other, strict=True))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def key(attributes: Attributes, item: Mapping[str, Any], parsed: bool = False) -> str:
    """A text that is equal for objects that mean the same; null, "" and empty collections count as one.

    Inside JSON they do not. With `parsed`, JSON members hold JSON values, not their texts.
    """
    return json.dumps(_plain_object(attributes, item, parsed), sort_keys=True)


def _plain_object(attributes: Attributes, item: Mapping[str, Any], parsed: bool) -> dict[str, Any]:
    members = ((name, _plain(attribute, item.get(name), parsed)) for name, attribute in attributes.items())
    return {name: value for name, value in members if value is not None}


def _plain(attribute: Attribute, value: Any, parsed: bool) -> Any:
    if attribute.json:
        return _plain_number(value if parsed or value is None else _json(value))
    if value is None or value == "" or value == [] or value == {}:
        return None
    nested = attribute.nested
    if nested is None:
        return _plain_number(value)
    if nested.mode == "single":
        return _plain_object(nested.attributes, value, parsed)
    if nested.mode == "map":
        return {name: _plain_object(nested.attributes, member, parsed) for name, member in value.items()}
    found = [_plain_object(nested.attributes, member, parsed) for member in value]
    return found if nested.mode == "list" else sorted(found, key=lambda member: json.dumps(member, sort_keys=True))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _plain_number(value: Any) -> Any:
    """The value with every number in one spelling: 1.0 as 1, and a Decimal as the float that prints like it."""
    if isinstance(value, dict):
        return {name: _plain_number(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain_number(member) for member in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    number = float(value)
    return int(number) if number.is_integer() else number
