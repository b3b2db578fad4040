"""The management API: every operation of the catalogue as a route, by one loop."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from turnout_server.records import Records

from .desk import Desk, Ways
from .dropping import Asgi, droppable
from .fault_routes import fault_route
from .faults import Faults
from .invite_routes import invite_route
from .operations import Endpoint
from .rate_limits import OFF, RateLimits
from .refusals import HANDLERS
from .table import endpoints

__all__ = ["OFF", "Faults", "RateLimits", "Ways", "droppable", "routes"]


def routes(store: Records, ways: Ways | None = None) -> list[BaseRoute]:
    """The routes of the Public API, answering unknown paths too: mount them after all others.

    For faults that drop connections, the application that they are in must be `droppable`.
    """
    desk, by_path = Desk(store, ways or Ways()), _by_path()
    operations = {endpoint.verb.operation for _, by_method in by_path for endpoint in by_method.values()}
    made = [Route(path, desk.answering(by_method), methods=list(by_method)) for path, by_method in by_path]
    app = Starlette(routes=[fault_route(desk, operations), invite_route(desk), *made], exception_handlers=HANDLERS)
    app.router.redirect_slashes = False
    everything = Mount("", app=_by_written_path(app))
    # Its dot stops at a line break, which an id may hold as well as anything else.
    everything.path_regex = re.compile(everything.path_regex.pattern, re.DOTALL)
    return [everything]


def _by_written_path(app: Starlette) -> Asgi:
    """An application that finds its routes by the path as it was written: `%2F` in an id divides nothing."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        written = scope["raw_path"].decode("latin-1")
        # Spelled anew, so that it does not matter which characters a client escapes.
        path = "/".join(quote(unquote(step), safe="") for step in written.split("/"))
        await app({**scope, "path": path}, receive, send)

    return answering


def _by_path() -> list[tuple[str, Mapping[str, Endpoint]]]:
    """The operations at each path by method; a path that names what another has a parameter for comes first.

    Operations at one path may call its members differently, so that a route knows them by their places.
    """
    found: dict[str, dict[str, Endpoint]] = {}
    for endpoint in endpoints():
        places = itertools.count()
        path = re.sub(r"{\w+}", lambda _: f"{{p{next(places)}}}", endpoint.verb.path)  # noqa: B023  called at once
        found.setdefault(path, {})[endpoint.verb.method] = endpoint
    return sorted(found.items(), key=lambda entry: [step.startswith("{") for step in entry[0].split("/")])
