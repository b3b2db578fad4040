"""Whatever is sent, and whatever stands in settings: an answer, never a crash."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server import rows

from turnout_server.envelope import METRICS, Refused, check, inflated
from turnout_server.event import BATCHES, CALLS, OBJECTS, Request
from turnout_server.journey import opened, routed
from turnout_server.objects import check_metrics, check_objects
from turnout_server.pixel import body_of
from turnout_server.routing import Routing, routing

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
WORDS = st.sampled_from(
    ["track", "identify", "page", "group", "__default", "enabled", "integrations", "apps", "keys", "id", "scopes",
     "publicKey", "tokenLifetime", "required", "fields", "properties.a", "red", "categoryPreferences", "consent"]
)  # fmt: skip
JSON = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)
MEMBERS = ("oauth", "schema", "fields", "blockRed", "consentCategories", "encryption")
OPTIONS = JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(MEMBERS, JSON | st.just(True)))
IDS = st.sampled_from(["u", "gone", "", None, 5])
MESSAGES = JSON | st.fixed_dictionaries(
    {"type": st.sampled_from(CALLS)},
    optional={
        "userId": IDS, "previousId": IDS | JSON, "groupId": IDS, "event": st.text(max_size=3) | JSON, "traits": JSON,
        "properties": JSON, "context": JSON, "integrations": JSON, "messageId": JSON, "timestamp": JSON, "name": JSON,
    },
)  # fmt: skip


def configured(source: Any, destination: Any) -> Routing:
    gone = {"subjectType": "userId", "subjectIds": ["gone"], "workspaceId": "ws"}
    hook = rows.webhook("https://hooks.example/x")
    hook["settings"]["turnout"] = destination
    return routing(
        {
            "source": [rows.source(settings={"turnout": source})],
            "destination": [hook, rows.archive()],
            "suppression": [gone],
        }
    )


@given(OPTIONS, OPTIONS, st.lists(MESSAGES, min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_settings_that_make_no_sense_stop_nothing(source: Any, destination: Any, messages: list[Any]) -> None:
    here = configured(source, destination)
    body = json.dumps({"batch": messages}).encode("utf-8", "surrogatepass")
    with suppress(Refused):
        check("batch", body)
        read = opened(Request(1, 1_790_000_000_000, "batch", rows.WRITE_KEY, "", body), here, "log")
        result = routed(read, (), here, lambda: 0.5)
        fates = sum(n for (_, _, what, _), n in result.counts.items() if what in ENDS)
        assert fates == len(messages)


ENDS = ("invalid", "duplicates", "blocked", "accepted")


@given(st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_taken_or_refused_on_every_path(body: bytes) -> None:
    for call in (*BATCHES, "track", "t", OBJECTS, METRICS):
        with suppress(Refused):
            plain = inflated(body)
            envelope = check(call, plain)
            assert envelope.write_keys()
            assert envelope.events >= 0
            if call == OBJECTS:
                check_objects(plain)
            if call == METRICS:
                check_metrics(plain)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"data={text}&a.b.c={text}".encode()))
def test_any_query_of_a_pixel_is_a_body_or_refused(query: bytes) -> None:
    with suppress(Refused):
        check("t", body_of(query))
