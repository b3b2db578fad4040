"""What can be known to be wrong with a configuration before anything is sent, with the attribute that it is about.

Values that are not known yet are not judged. `rules` holds the rules, by the names that `schema.py` prints.
"""

from __future__ import annotations

from turnout_provider import rules
from turnout_provider.framework.diagnostics import Diagnostic, Key
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes, Nested

    Path = tuple[str | int | Key, ...]
    State = Mapping[str, Any]


def problems(attributes: Attributes, config: State) -> list[Diagnostic]:
    """Everything wrong with the values that configuration says."""
    found: list[Diagnostic] = []
    _object(attributes, config, (), found)
    return found


# What is found is added to a list: a thousand configurations would make ten thousand generators.
def _object(attributes: Attributes, config: State, path: Path, found: list[Diagnostic]) -> None:
    for name, attribute in attributes.items():
        if attribute.judged:
            value = config[name]
            if value is not None and value is not UNKNOWN:
                _value(attribute, value, (*path, name), found)


def _value(attribute: Attribute, value: Any, path: Path, found: list[Diagnostic]) -> None:
    if attribute.json and (wrong := rules.json_text(attribute.merged, value)):
        found.append(Diagnostic(*wrong, path))
        return
    for name, argument in attribute.checks.items():
        found += [_diagnostic(wrong, path) for wrong in rules.judged(name, argument, value)]
    if attribute.nested is not None:
        _nested(attribute.nested, value, path, found)


def _diagnostic(wrong: tuple[Any, ...], path: Path) -> Diagnostic:
    headline, text, *severity = wrong
    return Diagnostic(headline, text, path, *severity)


def _nested(nested: Nested, value: Any, path: Path, found: list[Diagnostic]) -> None:
    if nested.mode == "single":
        _object(nested.attributes, value, path, found)
        return
    members = value.items() if nested.mode == "map" else enumerate(value)
    for step, member in members:
        if not isinstance(member, dict):
            continue
        if nested.mode == "set":
            _in_set(nested.attributes, member, path, found)
        else:
            _object(nested.attributes, member, (*path, Key(step) if nested.mode == "map" else step), found)


def _in_set(attributes: Attributes, member: State, path: Path, all_found: list[Diagnostic]) -> None:
    """The protocol can't point into a set: the set's own path has to do, with the entry named in the text."""
    for found in problems(attributes, member):
        place = ".".join(map(str, found.path))
        detail = f"{rules.entry(member)}, {place}: {found.detail}"
        all_found.append(Diagnostic(found.summary, detail, path, found.severity))
