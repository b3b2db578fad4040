"""Where requests of the Public API come in, and the order in which they are dealt with.

A request is authenticated, counted, permitted, read within its limits, checked against the operation's input and
handed to the act that the operation names, inside one transaction. Tests may have any of it go wrong.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from turnout_server.happened import Happened
from turnout_server.ids import Fresh
from turnout_server.observed import without_keys
from turnout_server.records import Reading, Records
from turnout_server.sight import EVERYTHING, Sight
from turnout_server.tokens import Token, authenticate

from . import echo, media, requests
from .dropping import Dropped
from .faults import Faults, Rule, spoiled
from .operations import NOTHING, Call, Data, Endpoint
from .permissions import permitted, sees_write_keys
from .problems import Problem, Refused, forbidden, too_many, unauthorized
from .rate_limits import OFF, Counted, RateLimits

Answering = Callable[[Request], Awaitable[Response]]
_NO_FAULT = Rule()


@dataclass(frozen=True)
class Ways:
    """What an operator chose for the Public API; without `faults` there is no `/__faults`.

    `happened` is what the metrics are answered from.
    """

    largest_body: int = requests.LARGEST_BODY
    rate_limits: RateLimits = OFF
    faults: Faults | None = None
    happened: Happened = NOTHING


class Desk:
    """One server's way through a request."""

    def __init__(self, store: Records, ways: Ways) -> None:
        self.store, self.ways = store, ways
        self._counted = Counted(ways.rate_limits)

    def answering(self, by_method: Mapping[str, Endpoint]) -> Answering:
        """Answer the operations of one path."""

        async def answer(request: Request) -> Response:
            endpoint = by_method["GET" if request.method == "HEAD" else request.method]
            token = await self.token(request)
            headers = self._within_budget(request, token, endpoint)
            rule = await self._fault(endpoint)
            if rule.fails("before"):
                return _failed(rule)
            self._permitted(token, endpoint)
            read = await requests.read(endpoint, request, Fresh(self.store.clock()), self.ways.largest_body)
            call = replace(read, happened=self.ways.happened)
            status, data = await self._answer(request, endpoint, token, call, rule)
            if rule.fails("after"):
                return _failed(rule)
            label = media.answer_type(request.headers.get("accept"))
            shown = data if sees_write_keys(token.grant) else without_keys(data)
            return JSONResponse({"data": spoiled(rule, shown)}, status, headers, label)

        return answer

    async def token(self, request: Request) -> Token:
        """The token that a request carries; Refused with 401 without a valid one."""
        header = request.headers.get("authorization")
        token = await run_in_threadpool(authenticate, self.store, header)
        if token is None:
            raise unauthorized(given=bool(header))
        return token

    def _within_budget(self, request: Request, token: Token, endpoint: Endpoint) -> dict[str, str]:
        now = self.store.clock()
        verdict = self._counted.consume(token.id, endpoint.verb, now.timestamp())
        if verdict is None:
            return {}
        headers = verdict.headers(now)
        if not verdict.allowed:
            raise too_many(verdict.data(), headers)
        # An error that is met from here on carries them too.
        request.state.headers = headers
        return headers

    def _permitted(self, token: Token, endpoint: Endpoint) -> None:
        verb = endpoint.verb
        decision = permitted(token.grant, endpoint.tag, verb.operation, endpoint.reads)
        if not decision.allowed:
            raise forbidden(token.name, token.role, decision.because)

    async def _fault(self, endpoint: Endpoint) -> Rule:
        faults = self.ways.faults
        rule = (faults and faults.take(endpoint.verb.operation)) or _NO_FAULT
        if rule.delay_ms:
            await asyncio.sleep(rule.delay_ms / 1000)
        return rule

    async def _answer(
        self, request: Request, endpoint: Endpoint, token: Token, call: Call, rule: Rule
    ) -> tuple[int, Data]:
        if endpoint.verb.operation == echo.OPERATION:
            await asyncio.sleep(echo.delay(call))
            return echo.answer(call, request.method, request.headers)
        return endpoint.verb.status, await run_in_threadpool(self._perform, endpoint, token, call, rule)

    def _perform(self, endpoint: Endpoint, token: Token, call: Call, rule: Rule) -> Data:
        sight = self._sight(token)
        if endpoint.reads:
            with self.store.reading(token.workspace, sight) as view:
                return self._looked(token, view, lambda: endpoint.act(view, endpoint, call))
        with self.store.writing(token.workspace, token.actor, endpoint.verb.operation, sight) as change:
            data = self._looked(token, change, lambda: endpoint.act(change, endpoint, call))
            if self.ways.faults:
                # Before anybody else can see what was made.
                self.ways.faults.hide(rule, token.workspace, change.made, self.store.clock().timestamp())
            return data

    def _sight(self, token: Token) -> Sight:
        faults, only = self.ways.faults, token.grant.only()
        hidden = faults.hidden(token.workspace, self.store.clock().timestamp()) if faults else frozenset()
        return Sight(only, hidden) if only or hidden else EVERYTHING

    def _looked(self, token: Token, view: Reading, act: Callable[[], Data]) -> Data:
        """Act, and count the looks at what is hidden, also when the act refuses because of it."""
        try:
            return act()
        finally:
            if self.ways.faults and view.withheld:
                self.ways.faults.looked(token.workspace, view.withheld)


def _failed(rule: Rule) -> Response:
    if rule.drop or rule.status is None:
        return Dropped()
    headers = {} if rule.retry_after is None else {"Retry-After": str(rule.retry_after)}
    text = f"This {rule.status} was asked for through /__faults, {rule.when} anything was done."
    raise Refused(rule.status, Problem("injected-fault", text), headers=headers)
