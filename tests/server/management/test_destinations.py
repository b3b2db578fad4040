"""Destinations and their subscriptions."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api

HOOK = "614a3c7d791c91c41bae7599"
SEND = "nFPnRozhz1mh4Gbx4MLvT5"


@pytest.fixture
def destination(api: Api) -> str:
    return api.destination(api.source(), metadataId=HOOK, settings={})


def said(**more: object) -> dict[str, object]:
    return {"name": "Orders", "actionId": SEND, "trigger": 'type = "track"', "enabled": False, **more}


def made(api: Api, destination: str, **more: object) -> dict[str, Any]:
    return api.made(f"/destinations/{destination}/subscriptions", **said(**more))


def refused(api: Api, destination: str, **more: object) -> tuple[int, str, str]:
    answer = api.post(f"/destinations/{destination}/subscriptions", json=said(**more))
    problem = answer.json()["errors"][0]
    return answer.status_code, problem.get("field"), problem["message"]


def test_a_subscription_names_its_action_and_has_no_settings_at_first(api: Api, destination: str) -> None:
    subscription = made(api, destination)
    assert (subscription["actionSlug"], subscription["settings"]) == ("send", {})
    assert "modelId" not in subscription
    assert "reverseETLSchedule" not in subscription


def test_settings_of_a_subscription_are_replaced_as_a_whole(api: Api, destination: str) -> None:
    subscription = made(api, destination, settings={"url": "https://a.example", "data": {"@path": "$.properties"}})
    path = f"/destinations/{destination}/subscriptions/{subscription['id']}"
    now = api.patch(path, json={"input": {"settings": {"url": None}}}).json()["data"]["subscription"]
    assert now["settings"] == {"url": None}
    assert api.get(path).json()["data"]["subscription"] == {**subscription, "settings": {"url": None}}


def test_an_update_may_repeat_what_its_path_says_and_must_be_wrapped(api: Api, destination: str) -> None:
    id = made(api, destination)["id"]
    path = f"/destinations/{destination}/subscriptions/{id}"
    again = {"id": id, "destinationId": destination, "input": {"name": "New"}}
    assert api.patch(path, json=again).json()["data"]["subscription"]["name"] == "New"
    for body, field in (
        ({"name": "New"}, "name"),
        ({}, "input"),
        ({"input": []}, "input"),
        ({"input": {"actionId": SEND}}, "input.actionId"),
        ({"input": {"name": 1}}, "input.name"),
        ({"id": "other", "input": {}}, "id"),
    ):
        answer = api.patch(path, json=body)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_an_action_must_be_one_that_the_catalog_lists_for_the_destination(api: Api, destination: str) -> None:
    status, field, message = refused(api, destination, actionId="act1")
    assert (status, field) == (422, "actionId")
    assert f"{SEND} (send)" in message


def test_a_destination_whose_catalog_entry_lists_no_actions_takes_any(api: Api) -> None:
    own = api.destination(api.source())
    assert made(api, own, actionId="act1")["actionSlug"] == ""


def test_a_trigger_that_does_not_do_what_it_says_is_refused_with_its_place(api: Api, destination: str) -> None:
    status, field, message = refused(api, destination, trigger='type = "track" and has(event)')
    assert (status, field) == (422, "trigger")
    assert "position 19" in message
    path = f"/destinations/{destination}/subscriptions/{made(api, destination)['id']}"
    changed = api.patch(path, json={"input": {"trigger": "type ="}}).json()["errors"][0]
    assert (changed["field"], "position 6" in changed["message"]) == ("trigger", True)


def test_a_mapping_that_cannot_work_is_refused_at_the_place_of_each_problem(api: Api, destination: str) -> None:
    settings = {"url": {"@pth": "$.url"}, "data": {"list": [{"@case": {"operator": "up"}}]}}
    body = {"actionId": SEND, "name": "x", "trigger": 'type = "track"', "enabled": True, "settings": settings}
    errors = api.post(f"/destinations/{destination}/subscriptions", json=body).json()["errors"]
    assert [error["field"] for error in errors] == ["settings.url", "settings.data.list[0].@case.operator"]
    assert "did you mean @path?" in errors[0]["message"]
    path = f"/destinations/{destination}/subscriptions/{made(api, destination)['id']}"
    assert api.patch(path, json={"input": {"settings": settings}}).status_code == 422


def test_every_trigger_that_the_catalog_suggests_is_taken(api: Api) -> None:
    source = api.source()
    entries = api.get("/catalog/destinations", params={"pagination.count": 1000}).json()["data"]
    odd = [
        (entry["id"], preset)
        for entry in entries["destinationsCatalog"]
        for preset in entry["presets"]
        if "==" in preset["trigger"] or " AND " in preset["trigger"]
    ]
    assert odd
    for metadata, preset in odd:
        destination = api.destination(source, metadataId=metadata, settings={})
        taken = made(api, destination, actionId=preset["actionId"], trigger=preset["trigger"])
        assert taken["trigger"] == preset["trigger"]


def test_a_destination_has_at_most_fifty_subscriptions(api: Api, destination: str) -> None:
    for number in range(50):
        made(api, destination, name=f"Orders {number}")
    assert refused(api, destination)[0] == 409
    listed = api.get(f"/destinations/{destination}/subscriptions", params={"pagination.count": 20}).json()["data"]
    assert (len(listed["subscriptions"]), listed["pagination"]["totalEntries"]) == (20, 50)


def test_a_subscription_belongs_to_one_destination_and_goes_with_it(api: Api, destination: str) -> None:
    other = api.destination(api.source("other"), metadataId=HOOK, settings={})
    id = made(api, destination)["id"]
    assert api.get(f"/destinations/{other}/subscriptions/{id}").status_code == 404
    api.delete(f"/destinations/{destination}")
    assert api.get(f"/destinations/{destination}/subscriptions/{id}").status_code == 404


SCHEDULES: list[dict[str, Any]] = [
    {"strategy": "MANUAL"},
    {"strategy": "MANUAL", "config": None},
    {"strategy": "PERIODIC", "config": {"interval": "3h25m30s"}},
    {"strategy": "SPECIFIC_DAYS", "config": {"days": [0, 6], "hours": [23], "timezone": "Europe/Berlin"}},
    {"strategy": "CRON", "config": {"spec": "*/15 0-6,20 * JAN MON-FRI", "timezone": "America/Los_Angeles"}},
    {"strategy": "DBT_CLOUD", "config": {"jobId": "1", "accountId": "2"}},
]
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"strategy": "WEEKLY"}, "strategy"),
    ({"strategy": "PERIODIC"}, "config"),
    ({"strategy": "MANUAL", "config": {"interval": "1h"}}, "config"),
    ({"strategy": "PERIODIC", "config": {"interval": "soon"}}, "config.interval"),
    ({"strategy": "PERIODIC", "config": {"interval": "10m"}}, "config.interval"),
    ({"strategy": "PERIODIC", "config": {"interval": "168h"}}, "config.interval"),
    ({"strategy": "PERIODIC", "config": {"interval": "1h", "days": [1]}}, "config.days"),
    ({"strategy": "SPECIFIC_DAYS", "config": {"days": [7], "hours": [1], "timezone": "UTC"}}, "config.days[0]"),
    ({"strategy": "SPECIFIC_DAYS", "config": {"days": [1], "hours": ["1"], "timezone": "UTC"}}, "config.hours[0]"),
    ({"strategy": "SPECIFIC_DAYS", "config": {"days": [1], "hours": [1], "timezone": "Moon"}}, "config.timezone"),
    ({"strategy": "CRON", "config": {"spec": "* * * *", "timezone": "UTC"}}, "config.spec"),
    ({"strategy": "CRON", "config": {"spec": "*/14 * * * *", "timezone": "UTC"}}, "config.spec"),
    ({"strategy": "CRON", "config": {"spec": "0,50 * * * *", "timezone": "UTC"}}, "config.spec"),
    ({"strategy": "CRON", "config": {"spec": "0 24 * * *", "timezone": "UTC"}}, "config.spec"),
    ({"strategy": "CRON", "config": {"spec": "0 0 * * TODAY", "timezone": "UTC"}}, "config.spec"),
    ({"strategy": "CRON", "config": {"spec": "0 0 * * *", "timezone": "../etc/passwd"}}, "config.timezone"),
    ({"strategy": "DBT_CLOUD", "config": {"jobId": "1"}}, "config.accountId"),
]


def of_model(api: Api) -> str:
    """The path of a subscription that sends the rows of a model."""
    source = api.source()
    query = {"description": "", "enabled": True, "query": "SELECT 1", "queryIdentifierColumn": "id"}
    model = api.made("/reverse-etl-models", sourceId=source, name="Regulars", **query)["id"]
    destination = api.destination(source, metadataId=HOOK, settings={})
    return f"/destinations/{destination}/subscriptions/{made(api, destination, modelId=model)['id']}"


def test_every_strategy_of_a_schedule_is_kept_as_it_was_said(api: Api) -> None:
    path = of_model(api)
    for schedule in SCHEDULES:
        answer = api.patch(path, json={"input": {"reverseETLSchedule": schedule}})
        assert answer.status_code == 200, answer.text
        assert answer.json()["data"]["subscription"]["reverseETLSchedule"] == schedule


def test_a_schedule_that_never_or_too_often_comes_is_refused_by_its_member(api: Api) -> None:
    path = of_model(api)
    for schedule, field in WRONG:
        answer = api.patch(path, json={"input": {"reverseETLSchedule": schedule}})
        found = (answer.status_code, answer.json()["errors"][0]["field"])
        assert found == (422, f"input.reverseETLSchedule.{field}"), schedule
    assert "reverseETLSchedule" not in api.get(path).json()["data"]["subscription"]


def test_a_schedule_is_for_rows_and_models_must_be_there(api: Api, destination: str) -> None:
    path = f"/destinations/{destination}/subscriptions/{made(api, destination)['id']}"
    lonely = api.patch(path, json={"input": {"reverseETLSchedule": {"strategy": "MANUAL"}}})
    assert (lonely.status_code, lonely.json()["errors"][0]["field"]) == (422, "input.reverseETLSchedule")
    assert refused(api, destination, modelId="nothing")[:2] == (404, "modelId")
    assert api.patch(path, json={"input": {"reverseETLModelId": "nothing"}}).status_code == 404


def test_settings_that_only_the_service_writes_are_not_changed(api: Api) -> None:
    listed = api.get("/catalog/destinations", params={"pagination.count": 1000}).json()["data"]["destinationsCatalog"]
    kinesis = next(entry["id"] for entry in listed if entry["slug"] == "amazon-kinesis")
    destination = api.destination(api.source(), metadataId=kinesis, settings={"region": "us-west-2", "secretId": "w"})
    path = f"/destinations/{destination}"
    only = api.patch(path, json={"settings": {"secretId": "mine"}})
    assert (only.status_code, only.json()["errors"][0]["field"]) == (400, "settings")
    mixed = api.patch(path, json={"settings": {"secretId": "mine", "region": "eu-west-1"}}).json()["data"]
    assert mixed["destination"]["settings"] == {"region": "eu-west-1", "secretId": "w"}
    named = api.patch(path, json={"settings": {"secretId": "mine"}, "name": "Stream"}).json()["data"]["destination"]
    assert (named["name"], named["settings"]["secretId"]) == ("Stream", "w")
