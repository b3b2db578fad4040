"""What becomes of acknowledged requests: from raw bodies to deliveries and counts, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import msgspec

from .conform import conform
from .controls import Blocked, controlled
from .event import OBJECTS, Event, Request, problem
from .fanout import Delivery, Withheld, fanout
from .filters import Draw
from .forward import forwarded
from .kept_events import Kept
from .normalise import Arrived, arrivals, normalised, request_key
from .routing import Routing, Source
from .seen.sightings import ALLOWED, BLOCKED, INVALID, Sighting
from .sensitive import without_blocked
from .transform import Dropped, transformed
from .usage import Person, Tally, label

# (source id, destination id, what happened, reason), each "" where there is none.
Count = tuple[str, str, str, str]
_MINUTE_MS = 60_000
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Queued:
    """One delivery as the log queues it."""

    destination_id: str
    source_id: str
    message_id: str
    received_ms: int
    body: bytes
    label: str = ""


@dataclass(slots=True)
class Opened:
    """The events of one request, each with its source and digest, and the tallies of what was no event."""

    seq: int
    events: list[tuple[Event, Source, bytes]] = field(default_factory=list)
    tallies: Counter[Tally] = field(default_factory=Counter)
    sightings: list[Sighting] = field(default_factory=list)


@dataclass(slots=True)
class Routed:
    """All that routing some requests changes; the log applies it in the transaction that forgets the requests.

    `kept` are events as they left their source. `stuck` names requests that could not be routed, which are kept
    aside with the reason; `people` are those whom the events are about, `lessons` the events that teach the
    schemas of their sources.
    """

    requests: list[int] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    deliveries: list[Queued] = field(default_factory=list)
    tallies: Counter[Tally] = field(default_factory=Counter)
    stuck: list[tuple[int, str]] = field(default_factory=list)
    people: set[Person] = field(default_factory=set)
    kept: list[Kept] = field(default_factory=list)
    lessons: list[Event] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Count]:
        """The tallies of all minutes and labels together."""
        return counted(self.tallies)

    def add(self, other: Routed) -> None:
        """Take over what another one says."""
        self.requests += other.requests
        self.digests += other.digests
        self.deliveries += other.deliveries
        self.tallies.update(other.tallies)
        self.stuck += other.stuck
        self.people |= other.people
        self.kept += other.kept
        self.lessons += other.lessons
        self.sightings += other.sightings


def counted(tallies: Mapping[Tally, int]) -> Counter[Count]:
    """Tallies of all minutes and labels together."""
    counts: Counter[Count] = Counter()
    for tally, n in tallies.items():
        counts[tally[:4]] += n
    return counts


def opened(request: Request, routing: Routing, log_id: str) -> Opened:
    """Read a request: validate and normalise each message."""
    found, minute = Opened(request.seq), request.at // _MINUTE_MS
    messages = list(arrivals(request))
    if not messages:
        found.tallies[(_source_id(request_key(request), routing), "", "invalid", "empty_batch", minute, "")] += 1
    for arrived in messages:
        source = routing.by_write_key.get(arrived.write_key)
        source_id = source.id if source else ""
        name = label(arrived.type, arrived.message)
        found.tallies[(source_id, "", "received", "", minute, name)] += 1
        code = _invalid(arrived, source)
        if source is None or code is not None:
            found.tallies[(source_id, "", "invalid", code or "unknown_source", minute, name)] += 1
            if source is not None and code is not None:
                found.sightings.append(Sighting(source_id, request.at, INVALID, code, _as_it_came(arrived, source)))
            continue
        event = _event(arrived, source, log_id)
        found.events.append((event, source, digest(event.id)))
    return found


def routed(request: Opened, known: Collection[bytes], routing: Routing, draw: Draw) -> Routed:
    """Send a request's events on their way, leaving out those whose digest is known or comes twice."""
    result = Routed([request.seq], tallies=Counter(request.tallies), sightings=list(request.sightings))
    mine: set[bytes] = set()
    for event, source, mark in request.events:
        minute, name = event.received_ms // _MINUTE_MS, label(event.type, event.fields)
        if mark in known or mark in mine:
            result.tallies[(source.id, "", "duplicates", "", minute, name)] += 1
            continue
        mine.add(mark)
        if source.suppressed.about(event):
            result.tallies[(source.id, "", "blocked", "suppressed", minute, name)] += 1
            continue
        result.people.add((source.id, event.fields.get("userId") or "", event.fields.get("anonymousId") or ""))
        if source.options.inventory.blocked:
            event = replace(event, fields=without_blocked(event.fields, source.options.inventory))
        result.lessons.append(event)
        for step in _route(event, source, routing, draw):
            _note(step, result, minute, name)
            if (met := _sighting(step, event)) is not None:
                result.sightings.append(met)
    result.digests = list(mine)
    return result


def digest(message_id: str) -> bytes:
    """What duplicates are recognised by."""
    return blake2b(message_id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class _Left:
    """An event that left its source, to be kept."""

    kept: Kept


_Step = Count | Queued | _Left


def _route(event: Event, source: Source, routing: Routing, draw: Draw) -> Iterator[_Step]:
    if source.plan is None:
        left = controlled(event, source.options.controls)
        if isinstance(left, Blocked):
            yield (source.id, "", "blocked", left.reason)
            return
        event = left
    elif event.type != OBJECTS:
        verdict = conform(event, source.plan)
        for onward in forwarded(event, source.plan, verdict, (source.name, source.slug)):
            yield from _forward(onward, routing, draw)
        if verdict.violations:
            yield (source.id, "", "violating", "")
        if verdict.omitted or verdict.omitted_on_violation:
            yield (source.id, "", "omitting", "")
        if verdict.blocked is not None:
            yield (source.id, "", "blocked", verdict.blocked)
            return
        event = verdict.event
    changed = transformed(event.fields, source.transformations)
    if isinstance(changed, Dropped):
        yield (source.id, "", "blocked", changed.reason)
        return
    yield (source.id, "", "accepted", "")
    yield from _fan(replace(event, fields=changed), source, draw)


def _forward(event: Event, routing: Routing, draw: Draw) -> Iterator[_Step]:
    source = routing.sources.get(event.source_id)
    if source is not None and source.enabled:
        yield (source.id, "", "forwarded", "")
        changed = transformed(event.fields, source.transformations)
        if isinstance(changed, Dropped):
            yield (source.id, "", "blocked", changed.reason)
        else:
            yield from _fan(replace(event, fields=changed), source, draw)


def _fan(event: Event, source: Source, draw: Draw) -> Iterator[_Step]:
    whole = _encode(event.fields)
    yield _Left((source.id, event.received_ms, whole))
    for answer in fanout(event, source.destinations, draw, source.options.controls.switches_of(event)):
        match answer:
            case Withheld(destination_id, reason):
                yield (source.id, destination_id, "filtered", reason)
            case Delivery(destination_id, fields):
                body = whole if fields is event.fields else _encode(fields)
                yield Queued(destination_id, source.id, event.id, event.received_ms, body)


def _as_it_came(arrived: Arrived, source: Source) -> bytes:
    """Also what is no event is shown without what its source blocks."""
    return _encode(without_blocked(arrived.message, source.options.inventory))


def _sighting(step: _Step, event: Event) -> Sighting | None:
    """What the debugger shows of a step: that an event left its source, or was blocked there."""
    if isinstance(step, _Left):
        source_id, at, body = step.kept
        return Sighting(source_id, at, ALLOWED, "", body)
    if isinstance(step, tuple) and step[2] == "blocked":
        return Sighting(step[0], event.received_ms, BLOCKED, step[3], _encode(event.fields))
    return None


def _note(step: _Step, into: Routed, minute: int, name: str) -> None:
    if isinstance(step, Queued):
        step.label = name
        into.deliveries.append(step)
    elif isinstance(step, _Left):
        into.kept.append(step.kept)
    else:
        into.tallies[(*step, minute, name)] += 1


def _invalid(arrived: Arrived, source: Source | None) -> str | None:
    if source is None:
        return "unknown_source"
    if not source.enabled:
        return "source_disabled"
    if arrived.type is None:
        return "multi_user_error"
    return problem(arrived.type, arrived.message)


def _event(arrived: Arrived, source: Source, log_id: str) -> Event:
    fields = normalised(arrived, log_id)
    return Event(source.id, fields["messageId"], fields["type"], arrived.request.at, fields)


def _source_id(write_key: str, routing: Routing) -> str:
    source = routing.by_write_key.get(write_key)
    return source.id if source else ""


def joined(parts: Iterable[Routed]) -> Routed:
    """Several as one."""
    whole = Routed()
    for part in parts:
        whole.add(part)
    return whole
