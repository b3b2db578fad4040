"""What requests become: every message is counted exactly once, whatever it is."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.server import rows

from turnout_server.event import Request
from turnout_server.journey import Routed, opened, routed
from turnout_server.routing import routing

URL = "https://hooks.example/x"
SCHEMA = rows.properties(total={"type": "number"})
ROUTING = routing(
    {
        "source": [rows.source(), rows.source("off", enabled=False, writeKeys=["off"])],
        "destination": [rows.webhook(URL), rows.archive()],
        "destination_filter": [rows.filter('userId = "staff"', {"type": "DROP"})],
        **rows.plan(
            rows.rule("TRACK", "Order", SCHEMA),
            settings={"track": {"allowUnplannedEvents": False, "allowEventOnViolations": False}},
        ),
    }
)


def journey(body: Any, known: set[bytes] | None = None, key: str = rows.WRITE_KEY, seq: int = 1) -> Routed:
    request = Request(seq, 1_700_000_000_000, "batch", key, "", msgspec.json.encode(body))
    return routed(opened(request, ROUTING, "log"), known or set(), ROUTING, lambda: 0.5)


def totals(result: Routed) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, _, what, _), number in result.counts.items():
        found[what] += number
    return found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
MESSAGES = JSON | st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["track", "identify", "page", "screen", "group", "alias", "x"]) | JSON,
        "event": st.sampled_from(["Order", "Other"]) | JSON,
        "userId": st.sampled_from(["u", "staff"]) | JSON,
        "groupId": st.just("g") | JSON,
        "previousId": st.just("p") | JSON,
        "messageId": st.sampled_from(["a", "b", "c"]) | JSON,
        "timestamp": st.just("2024-01-01T00:00:00Z") | JSON,
        "properties": st.fixed_dictionaries({"total": st.integers() | st.text()}) | JSON,
        "traits": JSON,
        "name": JSON,
        "context": JSON,
        "integrations": st.sampled_from([{}, {"All": False}]) | JSON,
        "_metadata": JSON,
    },
)


@given(st.lists(MESSAGES, min_size=1, max_size=6), st.sampled_from([rows.WRITE_KEY, "off", "nobody"]))
def test_every_message_ends_in_exactly_one_way(messages: list[Any], key: str) -> None:
    result = journey({"batch": messages}, key=key)
    found = totals(result)
    assert found["received"] == len(messages)
    assert found["received"] == found["invalid"] + found["duplicates"] + found["blocked"] + found["accepted"]
    assert 2 * found["accepted"] == found["filtered"] + len(result.deliveries)
    assert len(result.digests) == found["blocked"] + found["accepted"]


@given(st.lists(MESSAGES, min_size=1, max_size=6))
def test_the_same_request_routed_again_after_a_crash_becomes_the_same(messages: list[Any]) -> None:
    body = {"batch": messages}
    assert journey(body).deliveries == journey(body).deliveries
    again = journey(body, known=set(journey(body).digests))
    assert again.deliveries == []
    assert totals(again)["accepted"] == 0


def test_an_event_that_never_was_one_is_not_remembered() -> None:
    invalid = {"type": "track", "messageId": "m"}
    assert journey({"batch": [invalid]}).digests == []
    good = {"type": "track", "event": "Order", "userId": "u", "messageId": "m"}
    assert totals(journey({"batch": [invalid, good]}))["accepted"] == 1


def test_a_message_id_is_one_over_all_sources() -> None:
    message = {"type": "track", "event": "Order", "userId": "u", "messageId": "m"}
    first = journey({"batch": [message]})
    assert totals(journey({"batch": [message | {"userId": "v"}]}, known=set(first.digests)))["duplicates"] == 1
