"""What can be known to be wrong with a configuration before anything is sent, with the attribute that it is about.

Values that are not known yet are not judged. `rules` holds the rules, by the names that `schema.py` prints.
"""

from __future__ import annotations

from turnout_provider import rules
from turnout_provider.framework.diagnostics import Diagnostic, Key
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes, Nested

    Path = tuple[str | int | Key, ...]
    State = Mapping[str, Any]


def problems(attributes: Attributes, config: State) -> list[Diagnostic]:
    """Everything wrong with the values that configuration says."""
    return list(_object(attributes, config, ()))


def _object(attributes: Attributes, config: State, path: Path) -> Iterator[Diagnostic]:
    for name, attribute in attributes.items():
        value = config[name]
        if value is not None and value is not UNKNOWN:
            yield from _value(attribute, value, (*path, name))


def _value(attribute: Attribute, value: Any, path: Path) -> Iterator[Diagnostic]:
    if attribute.json and (wrong := rules.json_text(attribute.merged, value)):
        yield Diagnostic(*wrong, path)
        return
    for name, argument in attribute.checks.items():
        yield from (_diagnostic(wrong, path) for wrong in rules.judged(name, argument, value))
    if attribute.nested is not None:
        yield from _nested(attribute.nested, value, path)


def _diagnostic(wrong: tuple[Any, ...], path: Path) -> Diagnostic:
    headline, text, *severity = wrong
    return Diagnostic(headline, text, path, *severity)


def _nested(nested: Nested, value: Any, path: Path) -> Iterator[Diagnostic]:
    if nested.mode == "single":
        yield from _object(nested.attributes, value, path)
        return
    members = value.items() if nested.mode == "map" else enumerate(value)
    for step, member in members:
        if not isinstance(member, dict):
            continue
        if nested.mode == "set":
            yield from _in_set(nested.attributes, member, path)
        else:
            yield from _object(nested.attributes, member, (*path, Key(step) if nested.mode == "map" else step))


def _in_set(attributes: Attributes, member: State, path: Path) -> Iterator[Diagnostic]:
    """The protocol can't point into a set: the set's own path has to do, with the entry named in the text."""
    for found in _object(attributes, member, ()):
        place = ".".join(map(str, found.path))
        yield Diagnostic(found.summary, f"{rules.entry(member)}, {place}: {found.detail}", path, found.severity)
