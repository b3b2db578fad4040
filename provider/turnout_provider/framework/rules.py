"""Terraform's own consistency rules, checked before we answer: a breach is a bug of ours, found here and named."""

from __future__ import annotations

from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes

    State = Mapping[str, Any]
    Path = tuple[str | int, ...]


def plan_breaches(attributes: Attributes, prior: State | None, config: State, planned: State) -> list[Path]:
    """Where a planned object is one that Terraform refuses."""
    return list(_plan_breaches(attributes, prior, config, planned, ()))


def _plan_breaches(
    attributes: Attributes, prior: State | None, config: State, planned: State, path: Path
) -> Iterator[Path]:
    for name, attribute in attributes.items():
        before = None if prior is None else prior[name]
        yield from _plan_breach(attribute, before, config[name], planned[name], (*path, name))


def _plan_breach(attribute: Attribute, before: Any, said: Any, planned: Any, path: Path) -> Iterator[Path]:
    if attribute.write_only:
        if planned is not None:
            yield path
        return
    kept = before is not None and said is not None and planned == before
    if planned == said or kept or (said is None and attribute.computed):
        return
    nested = attribute.nested
    if nested is None or not isinstance(said, dict | list) or not isinstance(planned, dict | list):
        yield path
    elif nested.mode == "single":
        yield from _plan_breaches(nested.attributes, before, _as_dict(said), _as_dict(planned), path)
    elif len(said) != len(planned):
        yield path
    else:
        yield from _members(nested.attributes, said, planned, path)


def _members(attributes: Attributes, said: Any, planned: Any, path: Path) -> Iterator[Path]:
    keys = said.keys() if isinstance(said, dict) else range(len(said))
    for key in keys:
        if isinstance(said[key], dict) and isinstance(planned[key], dict):
            yield from _plan_breaches(attributes, None, said[key], planned[key], (*path, key))
        elif said[key] != planned[key]:
            yield (*path, key)


def _as_dict(value: Any) -> State:
    return value if isinstance(value, dict) else {}


def apply_breaches(planned: Any, state: Any, path: Path = ()) -> list[Path]:
    """Where a new state differs from what was planned and known."""
    return list(_apply_breaches(planned, state, path))


def _apply_breaches(planned: Any, state: Any, path: Path) -> Iterator[Path]:
    if planned is UNKNOWN and state is not UNKNOWN:
        return
    if isinstance(planned, dict) and isinstance(state, dict) and planned.keys() == state.keys():
        for name in planned:
            yield from _apply_breaches(planned[name], state[name], (*path, name))
    elif isinstance(planned, list) and isinstance(state, list) and len(planned) == len(state):
        for index, (before, after) in enumerate(zip(planned, state, strict=True)):
            yield from _apply_breaches(before, after, (*path, index))
    elif planned != state or state is UNKNOWN:
        yield path
