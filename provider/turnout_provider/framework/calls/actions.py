"""Actions: something to be done once, of which no state remains."""

from __future__ import annotations

from turnout_provider.framework.diagnostics import Diagnostic, messages, of_exception
from turnout_provider.framework.wire import value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from turnout_provider.framework.provider import Provider

    Message = dict[str, Any]


def validate(provider: Provider, request: Message) -> Message:
    """ValidateActionConfig."""
    action = provider.action(request["action_type"])
    return {"diagnostics": messages(action.validate(value_of(action, request["config"])))}


def plan(provider: Provider, request: Message) -> Message:
    """PlanAction: more is known than while validating, and nothing is done yet."""
    return validate(provider, request)


def invoke(provider: Provider, request: Message) -> Iterator[Message]:
    """InvokeAction: what is going on, then how it ended."""
    name = request["action_type"]
    told: list[Diagnostic] = []
    try:
        action = provider.action(name)
        for one in action.invoke(value_of(action, request["config"])):
            if isinstance(one, Diagnostic):
                told.append(one)
            else:
                yield {"progress": {"message": one}}
    except Exception as error:
        told += of_exception(error, f"running {name}")
    yield {"completed": {"diagnostics": messages(told)}}
