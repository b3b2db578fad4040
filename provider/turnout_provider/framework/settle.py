"""The state after a service has answered: what it said, in the words that configuration used.

An answer is an object with Terraform's names in which JSON attributes hold JSON values, not their texts. A value that
means the same as the one in state keeps its spelling there, so that no plan shows a change that is none.
"""

from __future__ import annotations

import json

from turnout_provider.framework.meaning import key, same, same_json
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes, Nested

    State = Mapping[str, Any]

CENSOR = "•"
"""Whoever shows a secret with such dots in it has not shown it."""


def refreshed(
    attributes: Attributes, prior: State, answer: State, everything: bool = False, said_only: bool = False
) -> dict[str, Any]:
    """The state after a read; with `everything` also what nobody has spoken of so far, as after an import.

    With `said_only`, what is null in state is not looked at. A computed value that the answer does not mention
    stays, as does any that answers need not mention.
    """
    return {
        name: prior[name]
        if name not in answer and (attribute.unanswered or (attribute.computed and not attribute.optional))
        else _refreshed(attribute, prior[name], answer.get(name), everything, said_only)
        for name, attribute in attributes.items()
    }


def applied(attributes: Attributes, planned: State, answer: State) -> dict[str, Any]:
    """The state after an apply: what was planned, and the service's word where that was unknown."""
    return {name: _applied(attribute, planned[name], answer.get(name)) for name, attribute in attributes.items()}


def missing(attributes: Attributes, planned: State, answer: State) -> list[str]:
    """The attributes that the answer should tell but does not."""
    return [name for name in attributes if planned[name] is UNKNOWN and name not in answer]


def differing(attributes: Attributes, state: State, answer: State) -> list[str]:
    """The attributes that were said and that an answer contradicts; what it does not mention is none."""
    said = ((name, attribute) for name, attribute in attributes.items() if attribute.required or attribute.optional)
    told = {name: attribute for name, attribute in said if name in answer}
    seen = refreshed(told, state, answer)
    return [name for name in told if seen[name] != state[name]]


def _applied(attribute: Attribute, planned: Any, told: Any) -> Any:
    if planned is UNKNOWN:
        return fresh(attribute, told)
    nested = attribute.nested
    if nested is None or not isinstance(planned, dict) or nested.mode != "single":
        return planned
    return applied(nested.attributes, planned, told if isinstance(told, dict) else {})


def fresh(attribute: Attribute, told: Any) -> Any:
    """A value of which state holds nothing yet; secrets that are censored stay out."""
    return _refreshed(attribute, None, told, True, False)


def _refreshed(attribute: Attribute, before: Any, told: Any, everything: bool, said_only: bool) -> Any:
    said_only = (said_only or attribute.said_only) and not everything
    if attribute.write_only or (before is None and said_only):
        return None
    if attribute.json:
        return _text(attribute, before, told)
    nested = attribute.nested
    if nested is not None and nested.mode == "single":
        if told is None and not (attribute.optional or attribute.required):
            return None
        return _object(nested, before, told, everything, said_only)
    if told is None or told == "" or told == [] or told == {}:
        return _nothing(attribute, before, told)
    return _plain(attribute, before, told) if nested is None else _collection(nested, before, told)


def _nothing(attribute: Attribute, before: Any, told: Any) -> Any:
    """Null, "" and empty mean the same where the value may be left out; state keeps whichever it had."""
    if not attribute.optional:
        return told
    return before if before == "" or before == [] or before == {} else None


def _plain(attribute: Attribute, before: Any, told: Any) -> Any:
    if isinstance(told, str):
        spelled = attribute.appended and _begins(before, told)
        prefixed = attribute.prefixed and isinstance(before, str) and same(attribute, before, told)
        return before if CENSOR in told or spelled or prefixed else told
    if isinstance(told, list) and isinstance(before, list) and attribute.type[0] == "set":
        return before if sorted(told) == sorted(before) else told
    return before if before is not None and before == told else told


def _begins(before: Any, told: str) -> bool:
    """Whether what is told is what was there with something in round brackets behind it."""
    return isinstance(before, str) and told.startswith(f"{before} (") and told.endswith(")")


def _object(nested: Nested, before: Any, told: Any, everything: bool, said_only: bool) -> Any:
    if before is not None and before == told:
        return before
    held = before if isinstance(before, dict) else dict.fromkeys(nested.attributes)
    seen = refreshed(nested.attributes, held, told or {}, everything, said_only)
    return None if before is None and all(value is None for value in seen.values()) else seen


def _collection(nested: Nested, before: Any, told: Any) -> Any:
    if nested.mode == "map":
        named = before if isinstance(before, dict) else {}
        return {name: _member(nested, named.get(name), item) for name, item in told.items()}
    held = before if isinstance(before, list) else []
    if nested.mode == "set":
        return _set(nested, held, told)
    return [_member(nested, held[i] if i < len(held) else None, item) for i, item in enumerate(told)]


def _member(nested: Nested, before: Any, told: Any) -> Any:
    return refreshed(nested.attributes, before or dict.fromkeys(nested.attributes), told, before is None)


def _set(nested: Nested, held: list[Any], told: list[Any]) -> list[Any]:
    """The entries told, spelled and ordered as those held that mean the same."""
    if len(held) == len(told):
        nothing = dict.fromkeys(nested.attributes)
        if all({**nothing, **item} in held for item in told):
            return held
    left: dict[str, list[Any]] = {}
    for item in told:
        left.setdefault(key(nested.attributes, item, parsed=True), []).append(item)
    kept = [item for item in held if _take(left, key(nested.attributes, item))]
    return kept + [_member(nested, None, item) for items in left.values() for item in items]


def _take(left: dict[str, list[Any]], wanted: str) -> bool:
    found = left.get(wanted)
    return bool(found and (found.pop() or True))


def _text(attribute: Attribute, before: str | None, told: Any) -> str | None:
    """A JSON value as text: the text in state if that means the same."""
    held = _parsed(before)
    if attribute.merged and (told is None or isinstance(told, dict)):
        told = _managed(held, told or {})
    elif _censored(told):
        return before
    if before is not None and same_json(held, told):
        return before
    if told is None and not attribute.required:
        return None
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _managed(held: Any, told: dict[str, Any]) -> dict[str, Any]:
    """Of the settings told, those that state speaks of, with its secrets where the service shows dots."""
    if not isinstance(held, dict):
        return {name: value for name, value in told.items() if not _censored(value)}
    # A key that is said to be null is said to be absent.
    there = {name: told.get(name) for name in held if name in told or held[name] is None}
    return {name: held[name] if _censored(value) else value for name, value in there.items()}


def _censored(value: Any) -> bool:
    if isinstance(value, str):
        return CENSOR in value
    if isinstance(value, dict):
        return any(_censored(member) for member in value.values())
    return isinstance(value, list) and any(_censored(member) for member in value)


def _parsed(text: str | None) -> Any:
    if text is None:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
