"""Resource identity: the attributes that say which object it is, as an object of their own (Terraform 1.12)."""

from __future__ import annotations

from turnout_provider.framework.wire import decoded, encoded
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.framework.provider import Resource

    State = Mapping[str, Any]
    Message = dict[str, Any]


def identity_message(resource: Resource, state: State | None) -> Message | None:
    """The identity of an object in a state; None where it is not known yet or there is no object."""
    if state is None:
        return None
    values = {name: state[name] for name in resource.identity}
    if any(value is None or value is UNKNOWN for value in values.values()):
        return None
    return {"identity_data": encoded(resource.identity_type, values)}


def identity_of(resource: Resource, message: Mapping[str, Any] | None) -> State | None:
    """The identity in a message; None where there is none."""
    return decoded(resource.identity_type, message["identity_data"]) if message else None
