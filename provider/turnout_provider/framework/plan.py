"""The plan engine: prior state and configuration in, planned state out, by the rules that Terraform checks.

Pure: nothing here knows a service. Values are those of `plugin.values`; an object is a dict with every attribute.
"""

from __future__ import annotations

from turnout_provider.framework.meaning import same
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes, Nested

    State = Mapping[str, Any]
    Path = tuple[str | int, ...]


class Planned:
    """What is going to be, and which attributes make it another resource; `state` None is a destroy plan."""

    __slots__ = ("replace", "state")

    def __init__(self, state: dict[str, Any] | None, replace: list[Path]) -> None:
        self.state = state
        self.replace = replace

    def __repr__(self) -> str:
        return f"Planned({self.state!r}, {self.replace!r})"


def plan(attributes: Attributes, prior: State | None, config: State | None) -> Planned:
    """What applying `config` to `prior` will give; `prior` None is a creation, `config` None a destruction."""
    if config is None:
        return Planned(None, [])
    if prior is None:
        return Planned(_with_changes(attributes, None, created(attributes, config)), [])
    kept = {name: _kept(attribute, prior[name], config[name]) for name, attribute in attributes.items()}
    if kept == prior:
        return Planned(kept, [])
    state = {name: _updated(attribute, kept[name], config[name]) for name, attribute in attributes.items()}
    return Planned(_with_changes(attributes, prior, state), list(_replacing(attributes, prior, state)))


def _with_changes(attributes: Attributes, prior: State | None, state: dict[str, Any]) -> dict[str, Any]:
    """The planned state, telling what changes in its keyed collections; nothing where all is new."""
    for name, attribute in attributes.items():
        if not attribute.changes_of:
            continue
        of = attributes[attribute.changes_of]
        before, after = (None if prior is None else prior[attribute.changes_of]), state[attribute.changes_of]
        if prior is None or before is None or after is None or same(of, before, after):
            state[name] = None if prior is None else prior[name]
        else:
            # Only plans that change something pay for the import.
            from turnout_provider.framework import changes

            state[name] = changes.told(of, before, after)
    return state


def created(attributes: Attributes, config: State) -> dict[str, Any]:
    """A new object: what configuration says, and unknown where the service will say something."""
    return {name: _created(attribute, config[name]) for name, attribute in attributes.items()}


def _created(attribute: Attribute, said: Any) -> Any:
    if attribute.write_only:
        return None
    if said is None:
        return UNKNOWN if attribute.computed and not attribute.emptied else None
    if said is UNKNOWN or attribute.nested is None:
        return said
    return _each(attribute.nested, said)


def _each(nested: Nested, said: Any) -> Any:
    if nested.mode == "single":
        return created(nested.attributes, said)
    if nested.mode == "map":
        return {name: _member(nested, item) for name, item in said.items()}
    return [_member(nested, item) for item in said]


def _member(nested: Nested, item: Any) -> Any:
    return item if item is None or item is UNKNOWN else created(nested.attributes, item)


def _kept(attribute: Attribute, before: Any, said: Any) -> Any:
    """What configuration says, or what was there before if that means the same or configuration is silent."""
    if attribute.write_only:
        return None
    if said is None and attribute.emptied:
        return before if before == "" or not attribute.optional else None
    if said is None:
        return before if attribute.computed else None
    if said is UNKNOWN or before is None:
        return _created(attribute, said)
    nested = attribute.nested
    if nested is not None and nested.mode == "single":
        return {name: _kept(member, before[name], said[name]) for name, member in nested.attributes.items()}
    # Terraform accepts the prior value only as a whole: element by element it would compare with configuration.
    return before if same(attribute, before, said) else _created(attribute, said)


def _updated(attribute: Attribute, kept: Any, said: Any) -> Any:
    """What an update may leave behind: what the service computes anew is unknown again."""
    if said is None and attribute.computed and not attribute.emptied:
        # Of what is computed once, that there is nothing is a value too.
        lasting = attribute.stable or (attribute.keep_when_unset and kept is not None)
        return kept if lasting else UNKNOWN
    nested = attribute.nested
    if nested is None or nested.mode != "single" or not isinstance(kept, dict):
        return kept
    return {name: _updated(member, kept[name], said[name]) for name, member in nested.attributes.items()}


def _replacing(attributes: Attributes, prior: State, state: State, path: Path = ()) -> Iterator[Path]:
    for name, attribute in attributes.items():
        before, after, here = prior[name], state[name], (*path, name)
        nested = attribute.nested
        if attribute.replace and not same(attribute, before, after):
            yield here
        elif nested is not None and nested.mode == "single" and isinstance(before, dict) and isinstance(after, dict):
            yield from _replacing(nested.attributes, before, after, here)
