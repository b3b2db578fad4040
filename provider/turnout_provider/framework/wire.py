"""Values inside messages: `DynamicValue` there and back."""

from __future__ import annotations

from turnout_provider.plugin.values import codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout_provider.framework.provider import Typed
    from turnout_provider.plugin.values import CtyType

    Message = dict[str, Any]


def decoded(type: CtyType, message: Mapping[str, bytes] | None) -> Any:
    """The value in a DynamicValue; None where there is no message."""
    if message is None:
        return None
    read = codec(type)
    return read.decode(message["msgpack"]) if message["msgpack"] else read.from_json(message["json"] or b"null")


def encoded(type: CtyType, value: Any) -> Message:
    """The DynamicValue that holds a value."""
    return {"msgpack": codec(type).encode(value)}


def value_of(schema: Typed, message: Mapping[str, bytes] | None) -> Any:
    """The value in a DynamicValue of something that has attributes."""
    return decoded(schema.type, message)


def message_of(schema: Typed, value: Any) -> Message:
    """The DynamicValue of something that has attributes."""
    return encoded(schema.type, value)
