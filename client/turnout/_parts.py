"""Fields of an object that live at a path of their own: reading, replacing, and patching keyed collections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ._exchange import Names, ask, entries, next_cursor, pagination, request, send
from ._retry import Policy
from ._steps import Flow, Query, encoded
from ._wire import Json, Part, Verb

_PAGE = 200
_QUERY_LIMIT = 4000
"""Removals travel in the query; servers and proxies refuse addresses of more than about 8 KB, some earlier."""

Entry = Mapping[str, Json]


def read_part(subject: str, part: Part, names: Names, policy: Policy) -> Flow[Json]:
    """What the service holds for a part; the part must have a `read`."""
    assert part.read is not None
    if part.key:
        return (yield from _all_entries(subject, part.read, names, policy))
    return (yield from ask(subject, part.read, names, policy))


def _all_entries(subject: str, verb: Verb, names: Names, policy: Policy) -> Flow[list[dict[str, Json]]]:
    found: list[dict[str, Json]] = []
    cursor: str | None = None
    while True:
        asked = request(subject, verb, names, query=pagination(_PAGE, cursor))
        data = yield from send(asked, policy)
        found += entries(asked, verb, data)
        cursor = next_cursor(asked, data, cursor)
        if cursor is None:
            return found


def write_part(
    subject: str, part: Part, names: Names, policy: Policy, value: Json, prior: Sequence[Entry] | None
) -> Flow[Json | None]:
    """Make a part hold `value`; what the service says it holds now, or None if it only says that it did.

    `prior` is what a keyed part holds so far; it is read when it is not given.
    """
    if part.remove is None:
        body = value if part.bare else {part.field: value}
        return (yield from ask(subject, part.write, names, policy, body))
    if prior is None:
        prior = yield from read_part(subject, part, names, policy)
    upserts, removals = changed(part.key, prior, value)
    # Upserts first: if one is refused, nothing has been lost yet.
    for batch in batches(upserts, part.batch):
        yield from ask(subject, part.write, names, policy, {part.field: batch})
    for query in removal_queries(part, removals):
        yield from send(request(subject, part.remove, names, query=query), policy)
    return None


def changed(key: Sequence[str], prior: Iterable[Entry], wanted: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries to upsert and the entries to remove that turn `prior` into `wanted`.

    Only what a wanted entry says is compared: the service adds members of its own, such as dates.
    """
    before = {identified(key, entry): entry for entry in prior}
    after = {identified(key, entry): entry for entry in wanted}
    upserts = [_trimmed(key, entry) for known, entry in after.items() if not _holds(key, before.get(known), entry)]
    return upserts, [entry for known, entry in before.items() if known not in after]


def identified(key: Sequence[str], entry: Entry) -> str:
    """What makes two entries the same one."""
    return json.dumps([_plain(entry.get(name)) for name in key])


def _plain(value: Json) -> Json:
    # The service says "no key" as null, as "" or not at all, and a version as 1 or 1.0.
    if value == "":
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _trimmed(key: Sequence[str], entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if value is not None or name not in key}


def _holds(key: Sequence[str], before: Entry | None, entry: Entry) -> bool:
    rest = ((name, value) for name, value in entry.items() if name not in key)
    return before is not None and all(_same(before.get(name), value) for name, value in rest)


def _same(one: Json, other: Json) -> bool:
    # Python finds 1 == True; JSON does not.
    return one is other or json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def batches(found: Sequence[Entry], size: int) -> Iterator[list[Entry]]:
    """The entries in lists of at most `size`, 0 for one list."""
    size = size or len(found) or 1
    return (list(found[start : start + size]) for start in range(0, len(found), size))


def removal_queries(part: Part, removals: Iterable[Entry]) -> Iterator[Query]:
    """Queries that name all entries, none with more than `batch` of them or longer than proxies take."""
    query: Query = ()
    count = length = 0
    for entry in removals:
        added = _named(part, entry, count)
        if query and (count == part.batch or length + len(encoded(added)) > _QUERY_LIMIT):
            yield query
            query, count, length = (), 0, 0
            added = _named(part, entry, 0)
        query, count, length = query + added, count + 1, length + len(encoded(added)) + 1
    if query:
        yield query


def _named(part: Part, entry: Entry, index: int) -> Query:
    named = ((name, entry.get(name)) for name in part.key)
    return tuple((f"{part.field}[{index}][{name}]", _text(value)) for name, value in named if value is not None)


def _text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)
