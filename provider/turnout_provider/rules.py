"""The rules for values that users write: each takes its argument and a value, and says what is wrong, if anything."""

from __future__ import annotations

import json

from turnout_provider.language_rules import fql, json_schema, mapping, trigger
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from turnout_provider.language_rules import Wrong

    Rule = Callable[[Any, Any], Iterator[Wrong]]

_REMEMBERED = 10_000
_TEXTS = ("fql", "json_schema", "mapping", "trigger")
_known: dict[tuple[str, str], list[Wrong]] = {}


def judged(name: str, argument: Any, value: Any) -> list[Wrong]:
    """What a rule finds wrong with a value: headline, text and maybe severity. Long texts are judged once."""
    rule = RULES[name]
    if name not in _TEXTS:
        return list(rule(argument, value))
    found = _known.get((name, value))
    if found is None:
        if len(_known) >= _REMEMBERED:
            _known.clear()
        found = _known[name, value] = list(rule(argument, value))
    return found


def json_text(is_object: bool, text: str) -> tuple[str, str] | None:
    """What is wrong with a text that must be JSON, or a JSON object."""
    try:
        value = json.loads(text)
    except ValueError as error:
        return "Invalid JSON", f"{error}. Use jsonencode({{...}})."
    except RecursionError:
        return "Invalid JSON", "It is nested too deeply."
    if is_object and not isinstance(value, dict):
        return "Invalid JSON", "It must be an object. Use jsonencode({...})."
    return None


def one_of(known: list[str], value: str) -> Iterator[Wrong]:
    """The value is one of a list."""
    if value not in known:
        yield "Invalid value", f"{_shown(value)} is not one of {', '.join(known)}."


def length(bounds: list[int | None], value: Any) -> Iterator[Wrong]:
    """A text or a collection is neither too short nor too long."""
    least, most = bounds
    what = "characters" if isinstance(value, str) else "entries"
    if least is not None and len(value) < least:
        yield "Invalid length", "It must not be empty." if least == 1 else f"It needs at least {least} {what}."
    if most is not None and len(value) > most:
        yield "Invalid length", f"It has {len(value)} {what}; at most {most} are allowed."


def bounded(bounds: list[float | None], value: Any) -> Iterator[Wrong]:
    """A number lies between two others."""
    least, most = bounds
    if (least is not None and value < least) or (most is not None and value > most):
        yield "Invalid number", f"{value} is not {_between(least, most)}."


def _between(least: float | None, most: float | None) -> str:
    if most is None:
        return f"at least {least}"
    return f"at most {most}" if least is None else f"between {least} and {most}"


def each(name: str, members: Any) -> Iterator[Wrong]:
    """Every entry, or the one object, keeps a rule about several of its members."""
    if isinstance(members, dict):
        yield from (("Invalid value", text) for text in OBJECT_RULES[name](members))
        return
    for member in members:
        if isinstance(member, dict):
            yield from (("Invalid entry", f"{entry(member)}: {text}") for text in OBJECT_RULES[name](member))


def unique(names: list[str], members: list[Any]) -> Iterator[Wrong]:
    """No two entries are the same one, as far as they are known."""
    seen: set[str] = set()
    for member in members:
        if not isinstance(member, dict) or any(member[name] is UNKNOWN for name in names):
            continue
        identity = json.dumps([member[name] or None for name in names], default=float)
        if identity in seen:
            yield "Duplicate entry", f"{entry(member)} is there twice; {', '.join(names)} must tell entries apart."
        seen.add(identity)


RULES: Mapping[str, Rule] = {
    "one_of": one_of,
    "length": length,
    "range": bounded,
    "fql": fql,
    "json_schema": json_schema,
    "trigger": trigger,
    "mapping": mapping,
    "each": each,
    "unique": unique,
}


def rule(member: Mapping[str, Any]) -> Iterator[str]:
    """A tracking plan's rule: an event has a name."""
    if member["type"] == "TRACK" and not member["key"]:
        yield "a TRACK rule needs a key, the name of its event."


_SCHEDULE_MEMBERS = {
    "PERIODIC": ("interval",),
    "SPECIFIC_DAYS": ("days", "hours", "timezone"),
    "CRON": ("spec", "timezone"),
    "DBT_CLOUD": ("jobId", "accountId"),
    "MANUAL": (),
}
"""What the config of each strategy says."""


def schedule(member: Mapping[str, Any]) -> Iterator[str]:
    """A schedule of reverse ETL: its config says the times as the strategy does."""
    needed, text = _SCHEDULE_MEMBERS.get(member["strategy"]), member["config"]
    if needed is None or text is UNKNOWN or (text is not None and json_text(True, text)):
        return
    said = {} if text is None else json.loads(text)
    if missing := [name for name in needed if said.get(name) is None]:
        yield f"{member['strategy']} needs {', '.join(missing)} in config."
    if more := sorted(said.keys() - set(needed)):
        yield f"{member['strategy']} takes no {', '.join(more)} in config."


_ACTION_MEMBERS = {
    "DROP": ((), ()),
    "SAMPLE": (("percent",), ("path",)),
    "ALLOW_PROPERTIES": (("fields",), ()),
    "DROP_PROPERTIES": (("fields",), ()),
}
"""What each type of action needs, and what it may have besides."""


def filter_action(member: Mapping[str, Any]) -> Iterator[str]:
    """A filter's action: which members go with its type."""
    needed, allowed = _ACTION_MEMBERS.get(member["type"], (None, ()))
    if needed is None:
        return
    kind = member["type"]
    for name in ("percent", "path", "fields"):
        if name in needed and member[name] is None:
            yield f"{kind} needs {name}."
        if name not in (*needed, *allowed) and member[name] is not None:
            yield f"{kind} takes no {name}."
    yield from _property_names(member["fields"])


def _property_names(text: Any) -> Iterator[str]:
    if not isinstance(text, str) or json_text(True, text):
        return
    for path, names in json.loads(text).items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            yield f"fields: {path!r} must be a list of property names."


OBJECT_RULES: Mapping[str, Callable[[Mapping[str, Any]], Iterator[str]]] = {
    "rule": rule,
    "filter_action": filter_action,
    "schedule": schedule,
}


def entry(member: Mapping[str, Any]) -> str:
    """Which entry of a collection is meant, by its short texts and numbers."""
    said = {name: value for name, value in member.items() if isinstance(value, str | int) and len(str(value)) <= 60}
    return "Entry with " + ", ".join(f"{name} = {json.dumps(value)}" for name, value in said.items())


def _shown(text: str) -> str:
    return json.dumps(text if len(text) <= 60 else text[:60] + "...", ensure_ascii=False)
