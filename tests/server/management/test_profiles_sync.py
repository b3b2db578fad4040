"""Profiles Sync: warehouses of a space, and what is chosen for them."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api
from .test_warehouses import DOTS, POSTGRES, SETTINGS, errors


@pytest.fixture
def space(api: Api) -> str:
    # A workspace's one space has the workspace's id.
    return f"/spaces/{api.workspace}/profiles-warehouses"


def made(api: Api, space: str, **more: Any) -> dict[str, Any]:
    return api.made(space, **{"metadataId": POSTGRES, "settings": SETTINGS, **more})


def test_it_is_a_warehouse_with_a_schema_that_is_called_like_its_space(api: Api, space: str) -> None:
    one = made(api, space, name="Guest book")
    slug = api.get(f"/spaces/{api.workspace}").json()["data"]["space"]["slug"]
    assert (one["spaceId"], one["schemaName"], one["enabled"]) == (api.workspace, slug, True)
    assert one["settings"] == {**SETTINGS, "password": DOTS, "name": "Guest book"}
    assert one["metadata"]["id"] == POSTGRES
    other = made(api, space, schemaName="guests")
    assert other["schemaName"] == "guests"
    listed = api.get(space).json()["data"]
    assert (listed["profilesWarehouses"], listed["pagination"]["totalEntries"]) == ([one, other], 2)


def test_an_update_must_hold_settings_and_merges_them(api: Api, space: str) -> None:
    path = f"{space}/{made(api, space)['id']}"
    assert errors(api.patch(path, json={"schemaName": "guests"})) == [(422, "settings")]
    answer = api.patch(path, json={"name": "Visitors", "settings": {"hostname": None, "password": DOTS}})
    assert answer.json()["data"]["profilesWarehouse"]["settings"] == {"password": DOTS, "name": "Visitors"}


def test_it_is_known_in_its_space_only(api: Api, space: str) -> None:
    one = made(api, space)
    assert api.get("/spaces/none/profiles-warehouses").status_code == 404
    assert api.delete(f"/spaces/none/profiles-warehouses/{one['id']}").status_code == 404
    assert (
        api.post("/spaces/none/profiles-warehouses", json={"metadataId": POSTGRES, "settings": {}}).status_code == 404
    )
    assert errors(api.post(space, json={"metadataId": "none", "settings": {}})) == [(422, "metadataId")]
    assert api.delete(f"{space}/{one['id']}").json()["data"] == {"status": "SUCCESS"}
    assert api.delete(f"{space}/{one['id']}").status_code == 404
    assert api.get("/warehouses").json()["data"]["warehouses"] == []


def test_what_was_chosen_is_shown_and_goes_with_the_warehouse(api: Api, space: str) -> None:
    one = made(api, space)
    path = f"{space}/{one['id']}/selective-syncs"
    assert api.get(path).json()["data"]["items"] == []
    said = [
        {"collection": "profile_traits", "enabled": False},
        {"collection": "user_traits", "property": "email", "enabled": False},
    ]
    assert api.patch(path, json={"syncOverrides": said}).json()["data"] == {"status": "UPDATED"}
    assert api.patch(path, json={"syncOverrides": said}).json()["data"] == {"status": "UNCHANGED"}
    named = {"warehouseId": one["id"]}
    assert api.get(path).json()["data"]["items"] == [
        {**named, "collection": "profile_traits", "enabled": False, "properties": {}},
        {**named, "collection": "user_traits", "enabled": True, "properties": {"email": {"enabled": False}}},
    ]
    api.delete(f"{space}/{one['id']}")
    assert api.get(path).status_code == 404


def test_nothing_can_be_chosen_while_the_tables_of_events_are_not_loaded(api: Api, space: str) -> None:
    path = f"{space}/{made(api, space)['id']}/selective-syncs"
    assert api.get(path).json()["data"]["enableEventTables"] is True
    choice = {"syncOverrides": [{"collection": "profile_traits", "enabled": False}]}
    assert errors(api.patch(path, json={**choice, "enableEventTables": False})) == [(422, "syncOverrides")]
    assert api.patch(path, json={"enableEventTables": False}).json()["data"] == {"status": "UPDATED"}
    assert api.get(path).json()["data"]["enableEventTables"] is False
    assert errors(api.patch(path, json=choice)) == [(422, "syncOverrides")]
    assert api.patch(path, json={"enableEventTables": False}).json()["data"] == {"status": "UNCHANGED"}
    assert api.patch(path, json={**choice, "enableEventTables": True}).json()["data"] == {"status": "UPDATED"}
    assert errors(api.patch(path, json={"syncOverrides": [{"enabled": True}]})) == [
        (422, "syncOverrides[0].collection")
    ]
