"""Selective Sync: schedules and choices are kept; no sync runs, and none is reported."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api
from .test_warehouses import errors, warehouse

HOURS = {
    "times": [{"hourOfDay": 5, "enabled": False}, {"hourOfDay": 23, "enabled": True}],
    "timezone": "Europe/Berlin",
}


@pytest.fixture
def ends(api: Api) -> tuple[str, str]:
    source, id = api.source(), warehouse(api)
    api.post(f"/warehouses/{id}/connected-sources/{source}")
    return id, source


def chosen(api: Api, ends: tuple[str, str]) -> dict[str, tuple[bool, Any]]:
    path = f"/warehouses/{ends[0]}/connected-sources/{ends[1]}/selective-syncs"
    items = api.get(path).json()["data"]["items"]
    assert all((one["warehouseId"], one["sourceId"]) == ends for one in items)
    return {one["collection"]: (one["enabled"], one["properties"]) for one in items}


def choose(api: Api, ends: tuple[str, str], **said: Any) -> dict[str, Any]:
    overrides = [{"sourceId": ends[1], **said}]
    answer = api.patch(f"/warehouses/{ends[0]}/selective-sync", json={"syncOverrides": overrides})
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def test_a_schedule_is_off_until_it_is_said_and_then_replaced_as_a_whole(api: Api) -> None:
    path = f"/warehouses/{warehouse(api)}/advanced-sync-schedule"
    assert api.get(path).json()["data"] == {"enabled": False}
    said = {"enabled": True, "schedule": HOURS}
    assert api.put(path, json=said).json()["data"] == said
    assert api.get(path).json()["data"] == said
    assert api.put(path, json={"enabled": False}).json()["data"] == {"enabled": False}
    assert api.get(path).json()["data"] == {"enabled": False}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"enabled": True}, "schedule"),
        ({"enabled": True, "schedule": {**HOURS, "timezone": "Harbour/Quay"}}, "schedule.timezone"),
        ({"enabled": True, "schedule": {**HOURS, "times": HOURS["times"][:1] * 2}}, "schedule.times"),
        (
            {"enabled": True, "schedule": {**HOURS, "times": [{"hourOfDay": 24, "enabled": True}]}},
            "schedule.times[0].hourOfDay",
        ),
        ({"schedule": HOURS}, "enabled"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(api: Api, said: dict[str, Any], field: str) -> None:
    assert errors(api.put(f"/warehouses/{warehouse(api)}/advanced-sync-schedule", json=said)) == [(422, field)]


def test_what_was_chosen_is_shown(api: Api, ends: tuple[str, str]) -> None:
    assert chosen(api, ends) == {}
    assert choose(api, ends, collection="tracks", enabled=False) == {"status": "UPDATED", "warnings": []}
    choose(api, ends, collection="users", property="email", enabled=False)
    assert chosen(api, ends) == {"tracks": (False, {}), "users": (True, {"email": {"enabled": False}})}


def test_choosing_the_same_again_changes_nothing(api: Api, ends: tuple[str, str]) -> None:
    choose(api, ends, collection="tracks", enabled=False)
    assert choose(api, ends, collection="tracks", enabled=False)["status"] == "UNCHANGED"
    assert choose(api, ends, collection="tracks", enabled=True)["status"] == "UPDATED"


def test_a_choice_for_a_source_is_one_for_all_its_collections(api: Api, ends: tuple[str, str]) -> None:
    choose(api, ends, collection="tracks", enabled=True)
    assert choose(api, ends, enabled=False)["status"] == "UPDATED"
    choose(api, ends, collection="users", property="email", enabled=True)
    assert chosen(api, ends) == {"tracks": (False, {}), "users": (False, {"email": {"enabled": True}})}
    assert choose(api, ends, enabled=False)["status"] == "UNCHANGED"


def test_nothing_is_kept_of_a_request_that_is_wrong_in_part(api: Api, ends: tuple[str, str]) -> None:
    good = {"sourceId": ends[1], "collection": "tracks", "enabled": False}
    path = f"/warehouses/{ends[0]}/selective-sync"
    other = api.source("other", disconnectAllWarehouses=True)
    wrong = {
        "syncOverrides[1].sourceId": ({"sourceId": other, "collection": "tracks", "enabled": True}, 422),
        "syncOverrides[1].collection": ({"sourceId": ends[1], "property": "email", "enabled": True}, 422),
        "syncOverrides[1].enabled": ({"sourceId": ends[1]}, 422),
    }
    for field, (said, status) in wrong.items():
        assert errors(api.patch(path, json={"syncOverrides": [good, said]})) == [(status, field)]
    unknown = {"syncOverrides": [good, {"sourceId": "none", "enabled": True}]}
    assert errors(api.patch(path, json=unknown)) == [(404, "syncOverrides[1].sourceId")]
    assert chosen(api, ends) == {}


def test_choices_go_with_the_connection(api: Api, ends: tuple[str, str]) -> None:
    choose(api, ends, collection="tracks", enabled=False)
    path = f"/warehouses/{ends[0]}/connected-sources/{ends[1]}"
    api.delete(path)
    assert api.get(path + "/selective-syncs").status_code == 404
    api.post(path)
    assert chosen(api, ends) == {}


def test_no_sync_is_reported_because_none_runs(api: Api, ends: tuple[str, str]) -> None:
    for path in (f"/warehouses/{ends[0]}/syncs", f"/warehouses/{ends[0]}/connected-sources/{ends[1]}/syncs"):
        data = api.get(path).json()["data"]
        assert (data["reports"], data["pagination"]["totalEntries"]) == ([], 0)
    assert api.get("/warehouses/none/syncs").status_code == 404
    assert api.get(f"/warehouses/{ends[0]}/connected-sources/none/syncs").status_code == 404
