"""The audit trail: what was changed, by whom, newest first and page by page."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from turnout_server.audit import RETENTION, Asked, audit_page, forget
from turnout_server.audit_events import Change, events
from turnout_server.store import open_store
from turnout_server.tokens import create_token, revoke_token

from .conftest import Api, Peer

EARLY, LATE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def trail(api: Api, **asked: str) -> list[dict[str, Any]]:
    answer = api.get("/audit-events", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]["events"]  # type: ignore[no-any-return]


def types(api: Api, **asked: str) -> list[str]:
    return [event["type"] for event in trail(api, **asked)]


def test_every_change_is_told_with_its_actor_and_what_it_was_about(api: Api) -> None:
    source = api.source("web")
    event = trail(api, resourceId=source)[0]
    actor = f"public-api-token/{api.token_id}"
    about = {"resourceId": source, "resourceType": "source", "resourceName": "web"}
    number = event.pop("id").removeprefix("events/")
    assert number.isdigit()
    assert datetime.fromisoformat(event.pop("timestamp")).utcoffset() == timedelta(0)
    assert event == {"type": "Source Created", "actor": actor, **about}


def test_events_have_the_names_that_segment_publishes(api: Api) -> None:
    source = api.source()
    destination = api.destination(source)
    filter_id = api.filter(source, destination)["id"]
    for path, body in (
        (f"/sources/{source}", {"enabled": False}),
        (f"/sources/{source}", {"enabled": True, "settings": {"a": 1}, "name": "Shop"}),
        (f"/destinations/{destination}", {"enabled": False}),
        (f"/destination/{destination}/filters/{filter_id}", {"enabled": False}),
        (f"/destination/{destination}/filters/{filter_id}", {"title": "Renamed"}),
    ):
        assert api.patch(path, json=body).status_code == 200
    assert api.delete(f"/destination/{destination}/filters/{filter_id}").status_code == 200
    mine = [event["type"] for event in trail(api) if event["actor"] == f"public-api-token/{api.token_id}"]
    assert list(reversed(mine)) == [
        "Source Created",
        "Integration Created",
        "Destination Filter Created",
        "Source Disabled",
        "Source Enabled",
        "Source Settings Modified",
        "Source Modified",
        "Integration Disabled",
        "Destination Filter Disabled",
        "Destination Filter Modified",
        "Destination Filter Deleted",
    ]


def test_a_hundred_rules_are_one_event_of_their_plan(api: Api) -> None:
    plan = api.plan("Tills")
    rules = [{"type": "TRACK", "key": f"Event {place}", "version": 1, "jsonSchema": {}} for place in range(100)]
    assert api.put(f"/tracking-plans/{plan}/rules", json={"rules": rules}).status_code == 200
    shown = [(event["type"], event["resourceId"], event["resourceName"]) for event in trail(api, resourceId=plan)]
    assert shown == [("Tracking Plan Modified", plan, "Tills"), ("Tracking Plan Created", plan, "Tills")]


def test_what_goes_with_its_object_is_not_told_apart(api: Api) -> None:
    plan, source = api.plan(), api.source()
    rules = [{"type": "TRACK", "key": "Order", "version": 1, "jsonSchema": {}}]
    api.put(f"/tracking-plans/{plan}/rules", json={"rules": rules})
    api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": source})
    assert api.delete(f"/tracking-plans/{plan}").status_code == 200
    assert types(api, resourceId=plan)[0] == "Tracking Plan Deleted"
    assert types(api, resourceId=plan).count("Tracking Plan Modified") == 1
    assert types(api, resourceId=source)[0] == "Source Modified"


def test_a_connection_to_a_plan_is_told_of_the_source(api: Api) -> None:
    source, plan = api.source("web"), api.plan()
    api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": source})
    api.delete(f"/tracking-plans/{plan}/sources", params={"sourceId": source})
    assert types(api, resourceId=source) == ["Source Modified", "Source Modified", "Source Created"]
    assert {event["resourceName"] for event in trail(api, resourceId=source)} == {"web"}


def test_tokens_are_told_of_too_but_never_their_secret(api: Api, peer: Peer) -> None:
    made = create_token(peer.store, "dashboard", "member", api.workspace)
    revoke_token(peer.store, made.id)
    told = [event for event in trail(api, resourceType="public-api-token") if event["resourceId"] == made.id]
    assert [event["type"] for event in told] == ["Public API Token Revoked", "Public API Token Created"]
    assert {(event["actor"], event["resourceName"]) for event in told} == {("turnout-operator", "dashboard")}
    assert made.secret not in json.dumps(trail(api))


def test_refused_changes_and_changes_that_change_nothing_are_not_told(api: Api) -> None:
    source = api.source("web")
    api.patch(f"/sources/{source}", json={"slug": "web"})
    api.patch(f"/sources/{source}", json={"colour": "red"})
    api.delete("/sources/404")
    assert types(api, resourceType="source") == ["Source Created"]


def test_pages_are_not_moved_by_what_happens_between_them(api: Api) -> None:
    slugs = [f"s{place}" for place in range(5)]
    for slug in slugs:
        api.source(slug)
    seen, cursor = [], ""
    while True:
        asked = {"resourceType": "source", "pagination.count": "2"} | (
            {"pagination.cursor": cursor} if cursor else {}
        )
        data = api.get("/audit-events", params=asked).json()["data"]
        seen += [event["resourceName"] for event in data["events"]]
        api.source(f"meanwhile-{len(seen)}")
        cursor = data["pagination"].get("next", "")
        if not cursor:
            break
        said = json.loads(base64.b64decode(cursor))
        assert set(said) == {"pageToken", "endTime"}
    assert seen == list(reversed(slugs))


def test_events_can_be_narrowed_to_a_time(api: Api) -> None:
    api.source()
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    assert types(api, resourceType="source", startTime=(now - hour).isoformat()) == ["Source Created"]
    assert types(api, resourceType="source", startTime=(now + hour).isoformat()) == []
    assert types(api, resourceType="source", endTime=(now - hour).isoformat()) == []


CURSORS = ["MA==", "%", *(base64.b64encode(text).decode() for text in (b"[]", b'{"pageToken":1}'))]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"startTime": "yesterday"}, "startTime"),
        ({"endTime": ""}, "endTime"),
        *(({"pagination.cursor": cursor}, "pagination.cursor") for cursor in CURSORS),
        ({"pagination.count": "1001"}, "pagination.count"),
    ],
)
def test_what_says_no_time_and_no_page_is_refused(api: Api, asked: Mapping[str, str], field: str) -> None:
    answer = api.get("/audit-events", params=asked)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_only_owners_see_the_trail_and_only_their_own(api: Api, peer: Peer) -> None:
    api.source()
    with Api(peer, "member", api.workspace) as member, Api(peer) as stranger:
        assert member.get("/audit-events").status_code == 403
        assert types(stranger, resourceType="source") == []


def test_events_are_kept_for_ninety_days(tmp_path: Path) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    store = open_store(tmp_path, clock=lambda: now)
    (workspace,) = store.workspaces()
    create_token(store, "early")
    now += RETENTION - timedelta(days=1)
    create_token(store, "late")
    forget(store)
    assert names(store, workspace) == ["late", "early"]
    now += timedelta(days=2)
    forget(store)
    assert names(store, workspace) == ["late"]
    store.close()


def names(store: Any, workspace: str) -> list[str]:
    with store.reading(workspace) as view:
        shown, _ = audit_page(view, Asked(EARLY, LATE))
    return [event["resourceName"] for event in shown if event["resourceType"] == "public-api-token"]


def test_a_function_is_named_with_its_kind() -> None:
    function = {"id": "sfnc_1", "displayName": "Stripe", "resourceType": "SOURCE"}
    (event,) = events("deleteFunction", [Change("function", "sfnc_1", function, None)], lambda _kind, _id: None)
    assert (event.type, event.subject.name) == ("Source Function Deleted", "Stripe")
