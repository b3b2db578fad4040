"""What filters do to events is what Segment's own engine (npm @segment/tsub) does."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

from tests.client.language.random_filters import event
from tests.engines import Engines
from tests.server import rows

from turnout_server.filters import Filtered, Kept, apply, compiled

PAIRS = 20_000
PLACES = (
    "",
    "properties",
    "context",
    "context.page",
    "context.app",
    "properties.items",
    "properties.item",
    "event",
    "no",
)
NAMES = ("type", "event", "userId", "total", "plan", "tags", "sku", "url", "path", "page", "items", "version")


def _fields(random: Random) -> dict[str, list[str]]:
    places = random.sample(PLACES, random.randint(1, 3))
    return {place: random.sample(NAMES, random.randint(0, 4)) for place in places}


def _event(random: Random) -> dict[str, Any]:
    found = event(random)
    if isinstance(found.get("properties"), dict):
        found["properties"]["items"] = [{"sku": 1, "total": 2}, 3, {"plan": "x"}]
    return found


def outcome(action: rows.Row, about: dict[str, Any]) -> Any:
    match apply(compiled([rows.filter("all", action)]), about, lambda: 0.5):
        case Kept(fields):
            return fields
        case Filtered():
            return None


def test_random_events_lose_the_same_properties(engines: Engines) -> None:
    random = Random(11)
    tried = [(random.choice(("drop", "allow")), _fields(random), _event(random)) for _ in range(PAIRS)]
    theirs = engines.values(
        {
            "ask": "transformers",
            "transformers": [{"type": f"{verb}_properties", "config": {verb: fields}}],
            "event": about,
        }
        for verb, fields, about in tried
    )

    wrong = [
        (verb, fields, about)
        for (verb, fields, about), their in zip(tried, theirs, strict=True)
        if outcome({"type": f"{verb.upper()}_PROPERTIES", "fields": fields}, copy.deepcopy(about)) != their
    ]
    assert wrong == []


def test_a_sample_by_path_is_a_share_here_and_everything_in_the_npm_package(engines: Engines) -> None:
    users = [{"userId": f"user-{number}"} for number in range(2000)]
    sample = {"type": "sample_event", "config": {"sample": {"percent": 0.3, "path": "userId"}}}
    theirs = engines.values({"ask": "transformers", "transformers": [sample], "event": user} for user in users)

    kept = [user for user in users if outcome({"type": "SAMPLE", "percent": 0.3, "path": "userId"}, user) == user]
    assert 520 < len(kept) < 680
    # Its MD5 is a text of hexadecimal digits, which it reads as bytes: each share comes out as next to nothing.
    assert theirs == users
