"""What an update sends beside the changes, and what it leaves out of them."""

from __future__ import annotations

from typing import Any

from tests.client.told import POLICY, Told, ok

from turnout import _calls
from turnout.catalogue import kinds

WIRES = {kind.name: kind.wire for kind in kinds()}


def update(kind: str, identity: tuple[str, ...], changes: dict[str, Any], *outcomes: Any) -> Told:
    return Told(_calls.update(WIRES[kind], identity, changes, policy=POLICY, reread=True), *outcomes)


def test_what_every_update_must_repeat_is_read_first() -> None:
    there = {"id": "f1", "integrationId": "space", "name": "Tests"}
    told = update("space_filter", ("f1",), {"name": "None"}, ok(filter=there), ok(filter={**there, "name": "None"}))

    assert told.asked == ["GET /filters/f1", "PATCH /filters/f1"]
    assert told.bodies == [{"integrationId": "space", "name": "None"}]


def test_nothing_is_read_where_all_that_must_be_repeated_is_said() -> None:
    schedule = {"strategy": "PERIODIC", "config": {"interval": "1h"}}
    told = update("audience_schedule", ("space", "a1", "1"), schedule, ok(audienceSchedule={"id": "1", **schedule}))

    assert told.bodies == [schedule]


def test_what_an_update_does_not_take_is_left_out_of_it() -> None:
    definition = {"query": "true", "targetEntity": "ship"}
    told = update("audience", ("space", "a1"), {"definition": definition}, ok(audience={"id": "a1"}))

    assert told.bodies == [{"definition": {"query": "true"}}]
