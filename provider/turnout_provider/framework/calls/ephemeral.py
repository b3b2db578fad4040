"""Ephemeral resources: values that are there while Terraform runs, and in no state and no plan."""

from __future__ import annotations

from turnout_provider.framework import private as private_state
from turnout_provider.framework.diagnostics import messages
from turnout_provider.framework.wire import message_of, value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout_provider.framework.ephemeral import Opened
    from turnout_provider.framework.provider import Provider

    Message = dict[str, Any]


def validate(provider: Provider, request: Message) -> Message:
    """ValidateEphemeralResourceConfig."""
    one = provider.ephemeral_resource(request["type_name"])
    return {"diagnostics": messages(one.validate(value_of(one, request["config"])))}


def open_(provider: Provider, request: Message) -> Message:
    """OpenEphemeralResource."""
    one = provider.ephemeral_resource(request["type_name"])
    opened = one.open(value_of(one, request["config"]))
    return {"result": message_of(one, opened.result), **_lasting(opened)}


def renew(provider: Provider, request: Message) -> Message:
    """RenewEphemeralResource."""
    one = provider.ephemeral_resource(request["type_name"])
    return _lasting(one.renew(private_state.unpacked(request["private"] or b"")))


def close(provider: Provider, request: Message) -> Message:
    """CloseEphemeralResource."""
    one = provider.ephemeral_resource(request["type_name"])
    one.close(private_state.unpacked(request["private"] or b""))
    return {}


def _lasting(opened: Opened) -> Message:
    until = {} if opened.renew_at is None else {"renew_at": {"seconds": int(opened.renew_at)}}
    return {**until, "private": private_state.packed(opened.private)}
