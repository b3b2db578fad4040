"""The server: wires the stages of an event's journey, and is the only file that knows them all.

    ingest -> log -> router (normalise, conform, fanout, filters) -> log -> deliver -> targets

The control plane beside it owns the configuration, which routing.py compiles into a snapshot.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import msgspec

from .admission import Admission
from .budget import Budgets
from .control import Control, Receive, Scope, Send
from .data_directory import held, secret
from .deliver import Deliveries, Means
from .delivery_overview import overview
from .delivery_routes import PREFIX as DELIVERIES
from .delivery_routes import DeliveryRoutes
from .device_mode.assets import Assets
from .device_mode.site import PATHS as BROWSER_PATHS
from .device_mode.site import Site
from .errors import StorageError
from .happened import Recorded
from .ingest import Ingest
from .log import EventLog
from .management import Faults, Ways
from .router import Router
from .routing import KINDS, Routing, routing
from .schema_view import answer
from .seen.health import Health
from .seen.routes import PATHS as WATCHED
from .seen.routes import Watch
from .seen.sightings import Debugger
from .settings import Settings
from .targets.http_client import Http
from .targets.target import World
from .token_endpoint import TokenEndpoint

_HOUR = 3600.0
_MOST_BODY = 1024 * 1024


class Application:
    """One server as an ASGI application; it answers while `running`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._stale, self._routing = True, Routing()
        self._site = Site(
            lambda kinds: self._control.rows(kinds), Assets(settings.browser_modules), settings.public_url
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Hold the data directory and do all that goes on beside answering requests.

        DataDirectoryError if the directory can't be used. On leaving, deliveries under way are waited for.
        """
        settings = self._settings
        async with AsyncExitStack() as stack:
            directory = stack.enter_context(held(settings.data))
            faults = Faults() if settings.allow_faults else None
            happened = Recorded(directory / "events.sqlite")
            ways = Ways(rate_limits=settings.rate_limits, faults=faults, happened=happened)
            self._control = Control(directory, self._changed, ways)
            stack.callback(self._control.close)
            self._log = log = EventLog(directory / "events.sqlite", keep=settings.keep_hours > 0)
            stack.push_async_callback(log.close)
            http = await stack.enter_async_context(Http(allow_private=settings.allow_private_targets))
            world = World(http, directory / "archive", log.id, settings.allow_private_targets, self._repeat)
            deliveries = Deliveries(Means(log, world, self.routing))
            stack.push_async_callback(deliveries.stop, settings.drain_seconds)
            debugger = Debugger()
            router = Router(log, self.routing, deliveries.wake, seen=debugger.note)
            health = Health(happened, self.routing, settings.alert_webhook)
            self._watch = Watch(debugger, health, log, self.routing, self._control.seen)
            self._wake = router.wake
            self._routes = DeliveryRoutes(log, self.routing, deliveries.wake)
            admission = Admission(Budgets(settings.ingest_rate), secret(directory))
            self._ingest = Ingest(log, router.wake, admission, self.routing)
            self._token = TokenEndpoint(admission.secret, self.routing)
            await deliveries.start()
            for work in (router.run(), health.run(), self._forget()):
                stack.push_async_callback(_cancel, asyncio.create_task(work))
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            return await self._lifespan(receive, send)
        if scope["type"] == "http" and scope["path"].startswith(BROWSER_PATHS):
            return await self._site(scope, receive, send)
        if scope["type"] == "http" and scope["path"].startswith("/v1/"):
            return await self._ingest(scope, receive, send)
        if scope["type"] == "http" and scope["path"] in ("/token", "/token/"):
            return await self._token(scope, receive, send)
        if scope["type"] == "http" and scope["path"].startswith("/__schema/"):
            return await self._schema(scope, send)
        if scope["type"] == "http" and scope["path"].startswith(WATCHED):
            return await self._watch(scope, receive, send)
        if scope["type"] == "http" and f"{scope['path']}/".startswith(DELIVERIES):
            return await self._deliveries(scope, receive, send)
        await self._control.api(scope, receive, send)

    async def _repeat(self, write_key: str, body: bytes) -> None:
        await self._log.append(int(time.time() * 1000), "batch", write_key, "", body)
        self._wake()

    def routing(self) -> Routing:
        """The configuration as it is now."""
        if self._stale:
            # Cleared before reading: a change during the reading makes the result stale again.
            self._stale = False
            try:
                self._routing = routing(self._control.rows(KINDS))
            except BaseException:
                self._stale = True
                raise
        return self._routing

    def _changed(self) -> None:
        self._stale = True
        self._site.changed()

    async def _deliveries(self, scope: Scope, receive: Receive, send: Send) -> None:
        authorization = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1") or None
        overall = scope["path"] == "/__deliveries"
        seen = await asyncio.to_thread(self._control.seen, authorization, to_change=not overall)
        if seen is None:
            message = "send Authorization: Bearer with a token; `turnout token create --data DIR` makes one"
            return await _json(send, 401, {"errors": [{"type": "unauthorized", "message": message}]})
        if overall:
            return await _json(send, 200, await overview(self._log, self.routing(), seen))
        body = await _body(receive)
        answer = await self._routes.answer(scope["method"], scope["path"], scope["query_string"], body, seen)
        await _json(send, *answer)

    async def _schema(self, scope: Scope, send: Send) -> None:
        authorization = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1") or None
        seen = await asyncio.to_thread(self._control.seen, authorization)
        await _json(send, *await answer(scope["path"], self._log, self.routing(), seen))

    async def _forget(self) -> None:
        while True:
            with suppress(StorageError):
                before = time.time() - self._settings.dedup_hours * _HOUR
                await self._log.forget(before, self._settings.dedup_messages)
                await self._log.roll_up(time.time())
                await self._log.forget_kept(int((time.time() - self._settings.keep_hours * _HOUR) * 1000))
            await asyncio.to_thread(self._control.forget)
            await asyncio.sleep(_HOUR)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        async with self.running():
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


def create_app(settings: Settings) -> Application:
    """A server over a data directory; nothing is touched before it is `running`."""
    return Application(settings)


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _body(receive: Receive) -> bytes:
    body = b""
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")[: _MOST_BODY - len(body)]
        if not message.get("more_body"):
            break
    return body


async def _json(send: Send, status: int, value: object) -> None:
    body = msgspec.json.encode(value)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
