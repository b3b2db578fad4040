"""`/__invites/{email}/accept`: how an invite becomes a user, as nobody gets a message with a link in it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from turnout_server.ids import Fresh
from turnout_server.records import Document, Records
from turnout_server.tokens import Token

from . import people
from .desk import Desk
from .problems import forbidden, from_validation
from .requests import body, json_object

PATH = "/__invites/{email}/accept"


class Acceptance(BaseModel):
    """What somebody says who accepts an invite."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: Annotated[str, Field(max_length=255)] = ""


def invite_route(desk: Desk) -> Route:
    """The route that makes a user of an invite; only for owners of the workspace."""

    async def answer(request: Request) -> Response:
        token = await desk.token(request)
        if not token.grant.owns:
            raise forbidden(token.name, token.role, "accepting invites needs the role Workspace Owner")
        said = _acceptance(await body(request))
        email = unquote(request.path_params["email"])
        user = await run_in_threadpool(_accept, desk.store, token, email, said)
        return JSONResponse({"data": {"user": user}})

    return Route(PATH, answer, methods=["POST"])


def _acceptance(said: bytes) -> Acceptance:
    try:
        return Acceptance.model_validate(json_object(said))
    except ValidationError as error:
        raise from_validation(error) from error


def _accept(store: Records, token: Token, email: str, said: Acceptance) -> Document:
    with store.writing(token.workspace, token.actor, "acceptInvite") as change:
        return people.accept(change, Fresh(store.clock()), email, said.name).document
