"""Tracking plans: rules by key, connections, and how a plan is enforced on a source."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from .conftest import Api

SUCCESS = {"data": {"status": "SUCCESS"}}
SCHEMA = {"type": "object", "properties": {"properties": {"type": "object", "required": ["pence"]}}}


def rule(key: str | None = "Cup Sold", type: str = "TRACK", version: int = 1, **schema: Any) -> dict[str, Any]:
    said = {"type": type, "jsonSchema": schema or SCHEMA, "version": version}
    return said if key is None else {**said, "key": key}


def rules(api: Api, plan: str) -> dict[str, Any]:
    answer = api.get(f"/tracking-plans/{plan}/rules", params={"pagination[count]": "1000"})
    return {one.get("key", one["type"]): one for one in answer.json()["data"]["rules"]}


@pytest.fixture
def plan(api: Api) -> str:
    return api.plan()


def test_an_upsert_adds_and_changes_and_touches_nothing_else(api: Api, plan: str) -> None:
    path = f"/tracking-plans/{plan}/rules"
    assert api.patch(path, json={"rules": [rule(), rule(None, "COMMON")]}).json() == SUCCESS
    before = rules(api, plan)
    assert api.patch(path, json={"rules": [rule(None, "COMMON"), rule(title="other")]}).json() == SUCCESS
    after = rules(api, plan)
    assert after["COMMON"] == before["COMMON"]
    assert after["Cup Sold"]["jsonSchema"] == {"title": "other"}
    assert after["Cup Sold"]["createdAt"] == before["Cup Sold"]["createdAt"]


def test_versions_of_a_rule_live_side_by_side(api: Api, plan: str) -> None:
    api.put(f"/tracking-plans/{plan}/rules", json={"rules": [rule(version=1), rule(version=2)]})
    answer = api.get(f"/tracking-plans/{plan}/rules").json()["data"]
    assert [one["version"] for one in answer["rules"]] == [1, 2]


def test_a_rule_can_get_another_key(api: Api, plan: str) -> None:
    path = f"/tracking-plans/{plan}/rules"
    api.patch(path, json={"rules": [rule("Cup Sold"), rule("Cup Spilt")]})
    assert api.patch(path, json={"rules": [{**rule("Cup Sold"), "newKey": "Mug Sold"}]}).json() == SUCCESS
    assert set(rules(api, plan)) == {"Mug Sold", "Cup Spilt"}
    taken = api.patch(path, json={"rules": [{**rule("Mug Sold"), "newKey": "Cup Spilt"}]})
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "rules[0].newKey")
    assert set(rules(api, plan)) == {"Mug Sold", "Cup Spilt"}


def test_a_replacement_leaves_only_what_it_names(api: Api, plan: str) -> None:
    path = f"/tracking-plans/{plan}/rules"
    api.put(path, json={"rules": [rule("A"), rule("B")]})
    kept = rules(api, plan)["B"]
    assert api.put(path, json={"rules": [rule("B"), rule("C")]}).json() == SUCCESS
    assert set(rules(api, plan)) == {"B", "C"}
    assert rules(api, plan)["B"] == kept
    assert api.put(path, json={"rules": []}).json() == SUCCESS
    assert rules(api, plan) == {}


def test_a_change_holds_two_hundred_rules_and_a_plan_two_thousand(api: Api, plan: str) -> None:
    path = f"/tracking-plans/{plan}/rules"
    many = [rule(f"Event {number}", title="t") for number in range(201)]
    assert api.put(path, json={"rules": many}).json() == SUCCESS
    assert api.put(path, json={"rules": []}).json() == SUCCESS
    refused = api.patch(path, json={"rules": many})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["message"] == '"rules" must contain less than or equal to 200 items'
    for part in range(10):
        batch = [rule(f"Event {part} {number}", title="t") for number in range(200)]
        assert api.patch(path, json={"rules": batch}).json() == SUCCESS
    full = api.patch(path, json={"rules": [rule("One more")]})
    assert full.status_code == 422
    assert full.json()["errors"][0]["message"] == '"rules" must contain less than or equal to 2000 items'
    assert api.get(path, params={"pagination.count": "1"}).json()["data"]["pagination"]["totalEntries"] == 2000


REMOVED = [{"type": "COMMON", "version": 1}, {"type": "TRACK", "key": "50% & more / Ünï", "version": 2}]


@pytest.mark.parametrize(
    "query",
    [
        urlencode(
            {f"rules.{place}[{name}]": value for place, one in enumerate(REMOVED) for name, value in one.items()}
        ),
        urlencode(
            {f"rules[{place}][{name}]": value for place, one in enumerate(REMOVED) for name, value in one.items()}
        ),
        urlencode({"rules": json.dumps(REMOVED)}),
        urlencode([("rules", json.dumps(one)) for one in REMOVED]),
        urlencode([("rules", repr(one)) for one in REMOVED]),
        None,
    ],
    ids=["go", "typescript", "json", "json objects", "python", "body"],
)
def test_rules_are_removed_in_every_spelling(api: Api, plan: str, query: str | None) -> None:
    path = f"/tracking-plans/{plan}/rules"
    api.patch(path, json={"rules": [rule(), rule(None, "COMMON"), rule("50% & more / Ünï", version=2)]})
    answer = api.request("DELETE", path, json={"rules": REMOVED}) if query is None else api.delete(f"{path}?{query}")
    assert answer.json() == SUCCESS
    assert set(rules(api, plan)) == {"Cup Sold"}


def test_a_single_rule_may_be_removed_as_one_object(api: Api, plan: str) -> None:
    path = f"/tracking-plans/{plan}/rules"
    api.patch(path, json={"rules": [rule(None, "COMMON"), rule()]})
    assert api.delete(f"{path}?{urlencode({'rules': repr(REMOVED[0])})}").json() == SUCCESS
    assert set(rules(api, plan)) == {"Cup Sold"}


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        (rule(properties=[]), "rules[1].jsonSchema", "/properties"),
        (rule(pattern="("), "rules[1].jsonSchema", "/pattern"),
        ({**rule(), "jsonSchema": "text"}, "rules[1].jsonSchema", "object"),
        ({**rule(), "jsonSchema": {"$ref": "http://127.0.0.1:1/x"}}, "rules[1].jsonSchema", "not followed"),
        (rule(None), "rules[1].key", "required"),
        (rule("X", "CLICK"), "rules[1].type", "one of"),
        ({**rule(), "colour": 1}, "rules[1].colour", "not allowed"),
    ],
)
def test_a_rule_that_could_not_work_is_refused_and_nothing_changes(
    api: Api, plan: str, wrong: dict[str, Any], field: str, message: str
) -> None:
    path = f"/tracking-plans/{plan}/rules"
    for method in ("PUT", "PATCH"):
        answer = api.request(method, path, json={"rules": [rule("Fine"), wrong]})
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["field"]) == (422, field)
        assert message in error["message"]
    assert rules(api, plan) == {}


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_the_same_rule_twice_is_refused_in_one_change(api: Api, plan: str, method: str) -> None:
    answer = api.request(method, f"/tracking-plans/{plan}/rules", json={"rules": [rule(), rule()]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["message"] == '"rules[1]" contains a duplicate value'
    assert rules(api, plan) == {}


def test_a_plan_answers_only_a_status_when_it_is_changed(api: Api, plan: str) -> None:
    assert api.patch(f"/tracking-plans/{plan}", json={"name": "Kitchen", "description": "Hot"}).json() == SUCCESS
    shown = api.get(f"/tracking-plans/{plan}").json()["data"]["trackingPlan"]
    assert (shown["name"], shown["description"], shown["slug"]) == ("Kitchen", "Hot", "tills")
    assert api.delete(f"/tracking-plans/{plan}").json() == SUCCESS
    assert api.get(f"/tracking-plans/{plan}/rules").status_code == 404


def test_a_source_says_which_plan_it_is_connected_to(api: Api, plan: str) -> None:
    source = api.source()
    path = f"/tracking-plans/{plan}/sources"
    assert api.get(f"/sources/{source}").json()["data"]["trackingPlanId"] is None
    assert api.post(path, json={"sourceId": source}).json() == SUCCESS
    assert api.post(path, json={"sourceId": source}).json() == SUCCESS
    assert api.get(f"/sources/{source}").json()["data"]["trackingPlanId"] == plan
    shown = api.get(f"/sources/{source}").json()["data"]["source"]
    assert api.get(path).json()["data"] == {"sources": [shown], "pagination": {"current": "MA==", "totalEntries": 1}}
    assert api.delete(path, params={"sourceId": source}).json() == SUCCESS
    assert api.get(f"/sources/{source}").json()["data"]["trackingPlanId"] is None
    assert api.delete(path, params={"sourceId": source}).status_code == 404


def test_a_source_has_only_one_plan(api: Api, plan: str) -> None:
    source, other = api.source(), api.plan("Other")
    assert api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": source}).status_code == 200
    refused = api.post(f"/tracking-plans/{other}/sources", json={"sourceId": source})
    assert refused.status_code == 409
    assert plan in refused.json()["errors"][0]["message"]
    assert api.delete(f"/tracking-plans/{plan}").status_code == 200
    assert api.post(f"/tracking-plans/{other}/sources", json={"sourceId": source}).status_code == 200


def test_a_connection_needs_both_ends(api: Api, plan: str) -> None:
    assert api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": "404"}).status_code == 404
    assert api.post("/tracking-plans/404/sources", json={"sourceId": api.source()}).status_code == 404
    assert api.delete(f"/tracking-plans/{plan}/sources").status_code == 422


def test_schema_settings_allow_everything_until_something_is_said(api: Api) -> None:
    source, other = api.source(), api.source("other")
    path = f"/sources/{source}/settings"
    traits = {"allowUnplannedTraits": True, "allowTraitsOnViolations": True, "commonEventOnViolations": "ALLOW"}
    start = api.get(path).json()["data"]
    assert start["sourceId"] == source
    assert (start["settings"]["identify"], start["settings"]["group"]) == (traits, traits)
    assert start["settings"]["track"]["allowUnplannedEvents"] is True
    said = {"track": {"allowUnplannedEvents": False}, "forwardingViolationsTo": other}
    changed = api.patch(path, json=said).json()["data"]["settings"]
    assert changed["track"] == {**start["settings"]["track"], "allowUnplannedEvents": False}
    assert changed["forwardingViolationsTo"] == other
    assert api.get(path).json()["data"]["settings"] == changed


def test_null_says_nothing_in_schema_settings(api: Api) -> None:
    path = f"/sources/{api.source()}/settings"
    start = api.get(path).json()["data"]
    api.patch(path, json={"track": {"allowUnplannedEvents": False}})
    said = {"track": {"allowUnplannedEvents": None, "allowEventOnViolations": False}, "group": None}
    changed = api.patch(path, json=said).json()["data"]["settings"]
    expected = {**start["settings"]["track"], "allowUnplannedEvents": False, "allowEventOnViolations": False}
    assert (changed["track"], changed["group"]) == (expected, start["settings"]["group"])


def test_a_rule_whose_key_is_null_has_none(api: Api, plan: str) -> None:
    path = f"/tracking-plans/{plan}/rules"
    assert api.patch(path, json={"rules": [{**rule(None, "COMMON"), "key": None}]}).json() == SUCCESS
    assert "key" not in rules(api, plan)["COMMON"]
    assert api.request("DELETE", path, json={"rules": [REMOVED[0]]}).json() == SUCCESS
    assert rules(api, plan) == {}


def test_forwarding_stops_when_it_is_left_out(api: Api) -> None:
    source = api.source()
    path = f"/sources/{source}/settings"
    api.patch(path, json={"track": {"allowUnplannedEvents": False}, "forwardingBlockedEventsTo": source})
    after = api.patch(path, json={"identify": {"commonEventOnViolations": "BLOCK"}}).json()["data"]["settings"]
    assert "forwardingBlockedEventsTo" not in after
    assert after["track"]["allowUnplannedEvents"] is False


def test_forwarding_to_nothing_is_refused(api: Api) -> None:
    path = f"/sources/{api.source()}/settings"
    for value, status in (("", 422), ("404", 404)):
        answer = api.patch(path, json={"forwardingViolationsTo": value})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, "forwardingViolationsTo")
    assert api.patch("/sources/404/settings", json={}).status_code == 404


def test_the_data_plane_sees_plans_with_rules_and_connections_with_settings(api: Api, plan: str) -> None:
    source = api.source()
    api.put(f"/tracking-plans/{plan}/rules", json={"rules": [rule()]})
    api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": source})
    api.patch(f"/sources/{source}/settings", json={"track": {"allowUnplannedEvents": False}})
    seen = api.peer.store.rows_of("tracking_plan", "source_tracking_plan_connection")
    (mine,) = [row for row in seen["tracking_plan"] if row["id"] == plan]
    assert [(one["type"], one["key"], one["jsonSchema"]) for one in mine["rules"]] == [("TRACK", "Cup Sold", SCHEMA)]
    (connection,) = [row for row in seen["source_tracking_plan_connection"] if row["sourceId"] == source]
    assert connection["trackingPlanId"] == plan
    assert connection["schemaSettings"]["track"]["allowUnplannedEvents"] is False
    assert connection["schemaSettings"]["group"]["allowUnplannedTraits"] is True
