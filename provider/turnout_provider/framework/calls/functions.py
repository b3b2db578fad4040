"""Functions: what there are, and calling one."""

from __future__ import annotations

from turnout_provider.framework.described import protocol_function
from turnout_provider.framework.diagnostics import of_exception
from turnout_provider.framework.function import Misuse
from turnout_provider.framework.wire import decoded, encoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout_provider.framework.provider import Provider

    Message = dict[str, Any]


def get_functions(provider: Provider, request: Message) -> Message:
    """GetFunctions."""
    return {"functions": {name: protocol_function(one) for name, one in provider.functions.items()}}


def call_function(provider: Provider, request: Message) -> Message:
    """CallFunction."""
    name, arguments = request["name"], request["arguments"]
    function = provider.functions.get(name)
    if function is None:
        return {"error": {"text": f"This provider has no function {name}."}}
    types = function.types(len(arguments))
    try:
        given = [decoded(type, argument) for type, argument in zip(types, arguments, strict=True)]
        result = function.call(*given)
    except Misuse as misuse:
        return {"error": {"text": misuse.text, "function_argument": misuse.argument}}
    except Exception as error:
        (bug,) = of_exception(error, f"calling {name}")
        return {"error": {"text": bug.detail}}
    return {"result": encoded(function.returns, result)}
