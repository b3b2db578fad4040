"""Configuration that says what a state says: what nobody has to say is left out."""

from __future__ import annotations

from turnout_provider.framework.meaning import same
from turnout_provider.framework.settle import CENSOR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attribute, Attributes

    State = Mapping[str, Any]


def configuration(attributes: Attributes, state: State) -> dict[str, Any]:
    """Of a state what a user may write; null for what the service sets, what is hidden, and what is the default."""
    return {name: _said(attribute, state[name]) for name, attribute in attributes.items()}


def _said(attribute: Attribute, value: Any) -> Any:
    sayable = (attribute.required or attribute.optional) and not attribute.write_only
    if not sayable or value is None or _is_default(attribute, value):
        return None
    if isinstance(value, str) and CENSOR in value and not attribute.json:
        return None
    nested = attribute.nested
    if nested is None:
        return value
    if nested.mode == "single":
        said = configuration(nested.attributes, value)
        return None if attribute.optional and all(member is None for member in said.values()) else said
    if nested.mode == "map":
        return {name: configuration(nested.attributes, member) for name, member in value.items()}
    return [configuration(nested.attributes, member) for member in value]


def _is_default(attribute: Attribute, value: Any) -> bool:
    if attribute.required:
        return False
    if value in ("", [], {}):
        return True
    return attribute.unsaid is not None and attribute.nested is None and same(attribute, value, attribute.unsaid)
