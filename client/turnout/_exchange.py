"""One operation, from its facts and values to what it answered, however often it has to be sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from . import errors
from ._hints import NOT_EXECUTED
from ._retry import Give, Policy, Turn, after
from ._steps import Answer, Failed, Flow, Query, Request, Sleep
from ._wire import Json, Verb, camel
from ._wire import parameters as parameters

Names = Mapping[str, str]
"""Path and query parameters by snake case name."""

_LONGEST = 255
_PARAMETER = re.compile(r"{(\w+)}")


def request(
    subject: str, verb: Verb, names: Names, body: Json | None = None, query: Query = (), told: bool = False
) -> Request:
    """The request that carries out a verb on what `names` point at; `told` says that `query` holds all of it."""
    named = () if told else tuple((_spelled(verb, camel(name)), names[name]) for name in verb.query)
    path = _PARAMETER.sub(lambda found: _segment(subject, found[1], names[found[1]]), verb.path)
    return Request(
        verb.operation, verb.method, path, named + query, _body(verb, body), verb.media, verb.limit, verb.per
    )


def _spelled(verb: Verb, name: str) -> str:
    return verb.spelled.get(name, name)


def _body(verb: Verb, body: Json | None) -> Json | None:
    if body is None:
        return None
    if isinstance(body, Mapping) and verb.spelled:
        body = {_spelled(verb, name): value for name, value in body.items()}
    return {verb.wrap: body} if verb.wrap else body


def bracketed(members: Mapping[str, Json]) -> Query:
    """Members as a query: `{"a": {"b": [1, 2]}}` is `a[b][0]=1&a[b][1]=2`, which every spelling of servers reads."""
    return tuple(pair for name, value in members.items() for pair in _pairs(name, value))


def _pairs(name: str, value: Json) -> Iterable[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _pairs(f"{name}[{key}]", member)
    elif isinstance(value, list | tuple):
        for place, entry in enumerate(value):
            yield from _pairs(f"{name}[{place}]", entry)
    elif value is not None:
        yield name, str(value).lower() if isinstance(value, bool) else str(value)


def _segment(subject: str, name: str, value: object) -> str:
    # An empty or dotted segment would reach another resource: deleting "" or ".." must not touch its parent.
    if not isinstance(value, str) or value in ("", ".", "..") or len(value) > _LONGEST:
        raise errors.BadValue(subject, [(name, f"{str(value)[:40]!r} names nothing")])
    return quote(value, safe="")


def send(asked: Request, policy: Policy) -> Flow[Mapping[str, Json]]:
    """Send when it is its turn, until it is answered for good; what the envelope holds."""
    turn = policy.turn(asked)
    try:
        return (yield from _send(asked, policy, turn))
    finally:
        turn.close()


def _send(asked: Request, policy: Policy, turn: Turn) -> Flow[Mapping[str, Json]]:
    postponed, failed, waited, doubtful = 0, 0, 0.0, False
    while True:
        waited = yield from _queue(asked, policy, turn, waited)
        outcome = yield asked
        if not isinstance(outcome, Answer | Failed):
            raise TypeError(f"a request is answered with Answer or Failed, not {outcome!r}")
        turn.answered(outcome, policy.clock())
        if isinstance(outcome, Answer) and 200 <= outcome.status < 300:
            return opened(asked, outcome)
        if doubtful and asked.method == "DELETE" and isinstance(outcome, Answer) and outcome.status == 404:
            # The earlier attempt that nobody answered for did delete it.
            return {}
        later = _is_later(outcome)
        postponed, failed = postponed + later, failed + (not later)
        attempt = postponed if later else failed
        decision = after(asked, outcome, attempt, waited, policy, policy.clock(), policy.chance())
        if isinstance(decision, Give):
            raise decision.error
        doubtful = doubtful or _maybe_done(outcome)
        waited += decision.seconds if later else 0.0
        yield Sleep(decision.seconds, f"{decision.because}; again in {decision.seconds:.1f} s", asked.operation)


def _queue(asked: Request, policy: Policy, turn: Turn, waited: float) -> Flow[float]:
    """Wait for the turn; the seconds waited so far. OverBudget at once if it comes too late."""
    while (seconds := turn.wait()) > 0:
        used_up = f"{turn.budget} are used up"
        if seconds > policy.room(waited, policy.clock()):
            problem = errors.Problem("budget", f"{asked.operation}: {used_up}")
            raise errors.OverBudget(429, [problem], asked.method, asked.path, None, seconds)
        woken = yield Sleep(
            seconds, f"{asked.method} {asked.path}: {used_up}; its turn is in {seconds:.1f} s", asked.operation
        )
        if isinstance(woken, Failed):
            raise errors.TransportError(woken.message, asked.method, asked.path, sent=woken.sent)
        waited += seconds
    return waited


def _maybe_done(outcome: Answer | Failed) -> bool:
    """Whether the request may have been carried out although it was not answered with a success."""
    return outcome.sent if isinstance(outcome, Failed) else outcome.status >= 500 and outcome.status != 503


def _is_later(outcome: Answer | Failed) -> bool:
    return isinstance(outcome, Answer) and outcome.status in NOT_EXECUTED


def opened(asked: Request, answer: Answer) -> Mapping[str, Json]:
    """What is inside the envelope `{"data": {...}}`."""
    if not answer.body:
        return {}
    try:
        body = answer.json()
    except ValueError:
        raise _bad(asked, "the answer is not JSON; is the base URL that of the Public API?") from None
    data = body.get("data") if isinstance(body, Mapping) else None
    if not isinstance(data, Mapping):
        raise _bad(asked, "the answer has no `data`; is the base URL that of the Public API?")
    return data


def identifying(verb: Verb) -> tuple[str, ...]:
    """The names that say what a verb is about: those in its path, then those in its query."""
    return (*parameters(verb), *verb.query)


def result(asked: Request, verb: Verb, data: Mapping[str, Json]) -> Json | None:
    """The part of `data` that the verb says is its result; None when it answers only a status."""
    if verb.answer == "":
        return None
    if verb.answer == "*":
        return dict(data)
    if data.get(verb.answer) is None:
        raise _bad(asked, f"the answer has no `{verb.answer}`")
    found = data[verb.answer]
    if not verb.beside or not isinstance(found, Mapping):
        return found
    return {**found, **{name: data[name] for name in verb.beside if name in data}}


def ask(
    subject: str, verb: Verb, names: Names, policy: Policy, body: Json | None = None, query: Query = ()
) -> Flow[Json | None]:
    """Carry out one verb; its result."""
    asked = request(subject, verb, names, body, query)
    return result(asked, verb, (yield from send(asked, policy)))


def ask_object(
    subject: str, verb: Verb, names: Names, policy: Policy, body: Json | None = None, query: Query = ()
) -> Flow[dict[str, Json] | None]:
    """Carry out one verb whose result, if it has one, is an object."""
    found = yield from ask(subject, verb, names, policy, body, query)
    if found is None:
        return None
    if not isinstance(found, Mapping):
        raise _bad(request(subject, verb, names), f"`{verb.answer}` in the answer is not an object")
    return dict(found)


def entries(asked: Request, verb: Verb, data: Mapping[str, Json]) -> list[dict[str, Json]]:
    """The objects that a list answers."""
    found = result(asked, verb, data)
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise _bad(asked, f"`{verb.answer}` in the answer is not a list of objects")
    return found


def next_cursor(asked: Request, data: Mapping[str, Json], cursor: str | None) -> str | None:
    """The cursor of the page that follows; None after the last one."""
    following = _paging(data).get("next")
    if following is not None and following == cursor:
        raise _bad(asked, "the page that follows is this page again")
    return str(following) if following else None


def total(data: Mapping[str, Json]) -> int | None:
    """How many entries the list has, where the service tells."""
    count = _paging(data).get("totalEntries")
    return int(count) if isinstance(count, int | float) else None


def _paging(data: Mapping[str, Json]) -> Mapping[str, Json]:
    found = data.get("pagination")
    return found if isinstance(found, Mapping) else {}


def pagination(count: int, cursor: str | None) -> Query:
    """The query of a page, nothing for a list without pages; brackets are what the Go and TypeScript SDKs send."""
    if count == 0:
        return ()
    first = (("pagination[count]", str(count)),)
    return first if cursor is None else (*first, ("pagination[cursor]", cursor))


def _bad(asked: Request, message: str) -> errors.BadAnswer:
    return errors.BadAnswer(message, asked.method, asked.path)
