"""Audiences over HTTP: kept whole, found again, and honest about what was never computed."""

from __future__ import annotations

import time
from typing import Any

import pytest

from .conftest import Api

QUERY = 'event("Cup Sold").count() >= 3'


class Space:
    """The audiences of a workspace's space."""

    def __init__(self, api: Api) -> None:
        self.api, self.path = api, f"/spaces/{api.workspace}/audiences"

    def audience(self, name: str = "Regulars", **more: Any) -> dict[str, Any]:
        said = {"name": name, "definition": {"query": QUERY}, "audienceType": "USERS", **more}
        return self.api.made(self.path, **said)  # type: ignore[return-value]

    def linked(self, name: str = "Full ships") -> str:
        return str(self.audience(name, audienceType="LINKED")["id"])

    def found(self, **query: str) -> list[str]:
        listed = self.api.get(self.path, params=query).json()["data"]["audiences"]
        return [audience["name"] for audience in listed]


@pytest.fixture
def space(api: Api) -> Space:
    return Space(api)


def error(answer: Any) -> tuple[int, str | None]:
    return answer.status_code, answer.json()["errors"][0].get("field")


def test_an_audience_says_that_it_is_not_computed_and_counts_nobody(space: Space) -> None:
    made = space.audience("Big spenders!")
    one = space.api.get(f"{space.path}/{made['id']}").json()["data"]["audience"]

    assert (made["key"], made["status"], made["enabled"]) == ("big_spenders", "Not Computing", True)
    assert made["options"]["filterByExternalIds"] == ["user_id", "email", "android.idfa", "ios.idfa"]
    assert made["createdBy"] == made["updatedBy"] != ""
    assert "size" not in made
    assert (one["size"], one["computeCadence"]) == ({"type": "USERS"}, {"type": "REALTIME"})
    assert made.items() <= one.items()


def test_a_linked_audience_has_a_target_and_others_have_none(space: Space) -> None:
    linked = space.audience(audienceType="LINKED")
    ships = space.audience("Ships", audienceType="LINKED", definition={"query": QUERY, "targetEntity": "ship"})
    refused = space.api.post(
        space.path,
        json={"name": "No", "audienceType": "USERS", "definition": {"query": QUERY, "targetEntity": "ship"}},
    )
    one = space.api.get(f"{space.path}/{ships['id']}").json()["data"]["audience"]

    assert linked["definition"]["targetEntity"] == "profile"
    assert (one["size"], one["computeCadence"]) == ({"type": "ENTITIES"}, {"type": "BATCH"})
    assert error(refused) == (422, "definition.targetEntity")


def test_a_target_stays_when_the_query_changes_and_cannot_change_itself(space: Space) -> None:
    ships = space.audience(audienceType="LINKED", definition={"query": QUERY, "targetEntity": "ship"})
    path = f"{space.path}/{ships['id']}"
    changed = space.api.patch(path, json={"definition": {"query": "true"}}).json()["data"]["audience"]
    refused = space.api.patch(path, json={"definition": {"query": "true", "targetEntity": "port"}})

    assert changed["definition"] == {"query": "true", "targetEntity": "ship"}
    assert error(refused) == (422, "definition.targetEntity")


def test_a_change_counts_at_once_and_keeps_key_and_type(space: Space) -> None:
    made = space.audience()
    path = f"{space.path}/{made['id']}"
    first = space.api.patch(
        path, json={"name": "Friends", "enabled": False, "options": {"includeHistoricalData": True}}
    )
    second = space.api.patch(path, json={"description": "They come often"})

    assert (first.status_code, second.status_code) == (200, 200)
    now = second.json()["data"]["audience"]
    assert (now["name"], now["key"], now["status"]) == ("Friends", "regulars", "Disabled")
    assert now["options"]["includeHistoricalData"] is True
    assert len(now["options"]["filterByExternalIds"]) == 4
    assert error(space.api.patch(path, json={"audienceType": "LINKED"})) == (422, "audienceType")


def test_a_name_that_gives_a_taken_key_is_a_conflict(space: Space) -> None:
    space.audience("Big spenders")
    answer = space.api.post(
        space.path, json={"name": "Big, spenders", "audienceType": "USERS", "definition": {"query": QUERY}}
    )

    assert error(answer) == (409, "name")


def test_days_to_look_back_need_historical_data(space: Space) -> None:
    said = {"name": "Old", "audienceType": "USERS", "definition": {"query": QUERY}}
    answer = space.api.post(space.path, json={**said, "options": {"backfillEventDataDays": 30}})

    assert error(answer) == (422, "options.backfillEventDataDays")


def test_audiences_are_found_by_the_start_of_a_key_and_parts_of_names_and_queries(space: Space) -> None:
    space.audience("Big spenders")
    space.audience("Small spenders", definition={"query": "entity() = 1"})

    assert space.found(**{"search[type]": "KEY", "search[query]": "small"}) == ["Small spenders"]
    assert space.found(**{"search[type]": "KEY", "search[query]": "spenders"}) == []
    assert space.found(**{"search[type]": "NAME", "search[query]": "SPEND"}) == ["Big spenders", "Small spenders"]
    assert space.found(**{"search.type": "DEFINITION", "search.query": "cup sold"}) == ["Big spenders"]
    wrong = space.api.get(space.path, params={"search.type": "SIZE", "search.query": "1"})
    assert error(wrong) == (422, "search.type")


def test_audiences_come_page_by_page(space: Space) -> None:
    for number in range(3):
        space.audience(f"Audience {number}")
    first = space.api.get(space.path, params={"pagination.count": 2}).json()["data"]

    assert [len(first["audiences"]), first["pagination"]["totalEntries"]] == [2, 3]
    assert space.found(**{"pagination.cursor": first["pagination"]["next"]}) == ["Audience 2"]


def test_consumers_are_the_audiences_whose_queries_name_the_key(space: Space) -> None:
    used = space.audience("Regulars")
    space.audience("Zealots", definition={"query": "audience('regulars') and true"})
    space.audience("Amateurs", definition={"query": "audience('regulars')"})
    space.audience("Irregular", definition={"query": "audience('regulars_of_old')"})
    path = f"{space.path}/{used['id']}/audience-references"

    def names(**query: str) -> list[str]:
        return [one["name"] for one in space.api.get(path, params=query).json()["data"]["audiences"]]

    assert names() == ["Zealots", "Amateurs"]
    assert names(**{"sort.field": "NAME", "sort.direction": "ASC"}) == ["Amateurs", "Zealots"]
    assert names(**{"search.type": "NAME", "search.query": "zeal"}) == ["Zealots"]


def test_a_preview_runs_and_then_says_that_nothing_was_computed(space: Space) -> None:
    said = {"definition": {"query": QUERY}, "audienceType": "USERS", "options": {"backfillEventDataDays": 7}}
    preview = space.api.made(f"{space.path}/previews", **said)
    path, deadline, seen = f"{space.path}/previews/{preview['id']}", time.monotonic() + 10, list[str]()
    while "FAILED" not in seen and time.monotonic() < deadline:
        shown = space.api.get(path).json()["data"]["audiencePreview"]
        seen += [shown["status"]] if shown["status"] not in seen else []

    assert seen == ["RUNNING", "FAILED"]
    assert shown["failureReason"] == "This server does not compute audiences: nothing was computed."
    assert shown["options"]["backfillEventDataDays"] == 7
    assert shown.keys().isdisjoint({"results", "size"})
    assert space.api.get(f"{space.path}/previews/none").status_code == 404


def test_only_linked_audiences_run_and_have_schedules(space: Space) -> None:
    classic, linked = space.audience()["id"], space.linked()
    schedule = {"strategy": "PERIODIC", "config": {"interval": "1h"}}

    assert error(space.api.post(f"{space.path}/{classic}/runs")) == (400, None)
    assert error(space.api.post(f"{space.path}/{classic}/schedules", json=schedule)) == (400, None)
    assert space.api.post(f"{space.path}/{linked}/runs").json()["data"]["run"]["id"]
    assert space.api.post(f"{space.path}/{linked}/schedules", json=schedule).status_code == 200


def test_schedules_are_shown_with_their_audience_when_asked_for(space: Space) -> None:
    linked = space.linked()
    schedule = space.api.made(f"{space.path}/{linked}/schedules", strategy="PERIODIC", config={"interval": "1h"})
    asked = space.api.get(f"{space.path}/{linked}", params={"include": "schedules"}).json()["data"]["audience"]
    listed = space.api.get(space.path, params={"include": "schedules"}).json()["data"]["audiences"]

    assert asked["schedules"] == [schedule] == listed[0]["schedules"]
    assert "schedules" not in space.api.get(f"{space.path}/{linked}").json()["data"]["audience"]
    assert "nextExecution" not in schedule


@pytest.mark.parametrize(
    ("strategy", "config", "field"),
    [
        ("PERIODIC", {"interval": "5m"}, "config.interval"),
        ("PERIODIC", {}, "config.interval"),
        ("PERIODIC", None, "config"),
        ("PERIODIC", {"interval": "1h", "days": [1]}, "config.days"),
        ("SPECIFIC_DAYS", {"days": [7], "hours": [1], "timezone": "UTC"}, "config.days"),
        ("SPECIFIC_DAYS", {"days": [1], "hours": [24], "timezone": "UTC"}, "config.hours"),
        ("SPECIFIC_DAYS", {"days": [1], "hours": [1], "timezone": "Tidal"}, "config.timezone"),
        ("SPECIFIC_DAYS", {"days": [1], "hours": [1], "timezone": []}, "config.timezone"),
        ("HOURLY", {"interval": "1h"}, "strategy"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused_by_field(space: Space, strategy: str, config: Any, field: str) -> None:
    answer = space.api.post(f"{space.path}/{space.linked()}/schedules", json={"strategy": strategy, "config": config})

    assert error(answer) == (422, field)


def test_a_schedule_is_not_found_under_another_audience(space: Space) -> None:
    mine, other = space.linked(), space.linked("Empty ships")
    schedule = space.api.made(f"{space.path}/{mine}/schedules", strategy="PERIODIC", config={"interval": "1h"})

    assert space.api.get(f"{space.path}/{other}/schedules/{schedule['id']}").status_code == 404
    assert space.api.get(f"{space.path}/{other}/schedules").json()["data"]["audienceSchedules"] == []


def test_a_change_of_a_schedule_says_it_whole(space: Space) -> None:
    path = f"{space.path}/{space.linked()}/schedules"
    schedule = space.api.made(path, strategy="PERIODIC", config={"interval": "1h"})
    answer = space.api.patch(f"{path}/{schedule['id']}", json={"strategy": "PERIODIC"})

    assert error(answer) == (422, "config")


def test_what_hangs_on_an_audience_goes_with_it(space: Space) -> None:
    linked = space.linked()
    path = f"{space.path}/{linked}/schedules"
    schedule = space.api.made(path, strategy="PERIODIC", config={"interval": "1h"})
    space.api.delete(f"{space.path}/{linked}")

    assert space.api.get(f"{path}/{schedule['id']}").status_code == 404
    assert space.api.get(f"{space.path}/{linked}").status_code == 404


def test_an_audience_of_another_workspace_is_not_there(space: Space) -> None:
    made = space.audience()
    with Api(space.api.peer) as other:
        assert other.get(f"/spaces/{other.workspace}/audiences/{made['id']}").status_code == 404
        assert other.get(f"{space.path}/{made['id']}").status_code == 404
