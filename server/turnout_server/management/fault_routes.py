"""`/__faults`: where tests say what is to go wrong. It is there only where the operator allows it."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .desk import Answering, Desk
from .faults import ANY, Faults, Rule
from .problems import Problem, Refused, forbidden, from_validation, invalid
from .requests import body, json_object

PATH = "/__faults"


def fault_route(desk: Desk, operations: Collection[str]) -> Route:
    """The route for the rules: GET shows them, POST adds one, DELETE forgets all."""
    faults = desk.ways.faults
    answer = _closed if faults is None else _answering(desk, faults, operations)
    return Route(PATH, answer, methods=["GET", "POST", "DELETE"])


def _answering(desk: Desk, faults: Faults, operations: Collection[str]) -> Answering:
    async def answer(request: Request) -> Response:
        token = await desk.token(request)
        if not token.grant.owns:
            raise forbidden(token.name, token.role, "making the server fail needs the role Workspace Owner")
        if request.method == "POST":
            faults.add([_rule(await body(request), operations)])
        if request.method == "DELETE":
            faults.clear()
        return JSONResponse({"data": {"rules": faults.shown()}})

    return answer


def _rule(said: bytes, operations: Collection[str]) -> Rule:
    try:
        rule = Rule.model_validate(json_object(said))
    except ValidationError as error:
        raise from_validation(error) from error
    if rule.operation not in operations and rule.operation != ANY:
        raise invalid(("operation", "must be the id of an operation, such as createSource, or *"))
    if not rule.does_something:
        raise invalid(("status", "is required where none of delayMs, drop, hideMs, hideReads and nullNext is said"))
    return rule


async def _closed(_request: Request) -> Response:
    text = f"There is nothing at {PATH}: the server was started without --allow-faults."
    raise Refused(404, Problem("not-found", text))
