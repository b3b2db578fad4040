"""Warehouses: what is connected to them, their names among the settings, and secrets that are not shown."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api

POSTGRES = "55d3d3aea3c"
SETTINGS = {"hostname": "db.harbour.example", "password": "quay"}
DOTS = "••••"


def warehouse(api: Api, **more: Any) -> str:
    said = {"metadataId": POSTGRES, "settings": SETTINGS, "disconnectAllSources": True, **more}
    return str(api.made("/warehouses", **said)["id"])


def shown(api: Api, id: str) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/warehouses/{id}").json()["data"]["warehouse"]
    return found


def connected(api: Api, path: str, key: str) -> list[str]:
    return [one["id"] for one in api.get(path).json()["data"][key]]


def errors(answer: Any) -> list[tuple[int, str | None]]:
    return [(answer.status_code, error.get("field")) for error in answer.json()["errors"]]


def test_the_name_is_answered_among_the_settings_and_only_there(api: Api) -> None:
    made = api.made("/warehouses", metadataId=POSTGRES, name="Cold store", settings=SETTINGS)
    assert made["settings"] == {"hostname": "db.harbour.example", "password": DOTS, "name": "Cold store"}
    assert made["enabled"] is True
    assert "name" not in made


def test_the_name_may_be_said_among_the_settings(api: Api) -> None:
    id = warehouse(api, settings={**SETTINGS, "name": "Cold store"})
    assert shown(api, id)["settings"]["name"] == "Cold store"
    api.patch(f"/warehouses/{id}", json={"settings": {"name": "Cool store"}})
    assert shown(api, id)["settings"]["name"] == "Cool store"


def test_a_name_beside_the_settings_counts_more(api: Api) -> None:
    id = warehouse(api, name="Cold store")
    # The official Terraform provider clears what it does not know when it renames.
    api.patch(f"/warehouses/{id}", json={"name": "Cool store", "settings": {"name": None}})
    assert shown(api, id)["settings"]["name"] == "Cool store"


def test_an_update_must_hold_settings_and_merges_them(api: Api) -> None:
    id = warehouse(api)
    assert errors(api.patch(f"/warehouses/{id}", json={"enabled": False})) == [(422, "settings")]
    answer = api.patch(f"/warehouses/{id}", json={"enabled": False, "settings": {"port": "5433", "hostname": None}})
    assert answer.json()["data"]["warehouse"]["settings"] == {"port": "5433", "password": DOTS}
    assert shown(api, id)["enabled"] is False


def test_a_secret_sent_back_as_dots_stays_what_it_was(api: Api) -> None:
    id = warehouse(api, settings={**SETTINGS, "credentialId": "none"})
    answer = api.patch(f"/warehouses/{id}", json={"settings": {"password": DOTS, "port": "1"}})
    assert answer.status_code == 200
    assert errors(api.patch(f"/warehouses/{id}", json={"settings": {"token": DOTS}})) == [(422, "settings.token")]
    with api.peer.store.reading(api.workspace) as view:
        assert view.get("warehouse", id).document["settings"]["password"] == "quay"


def test_what_is_no_warehouse_of_the_catalog_is_refused(api: Api) -> None:
    said = {"metadataId": "IqDTy1TpoU", "settings": SETTINGS}
    assert errors(api.post("/warehouses", json=said)) == [(422, "metadataId")]
    assert errors(api.post("/warehouses/validation", json=said)) == [(422, "metadataId")]


def test_new_ones_are_connected_to_all_there_is_unless_told_not_to(api: Api) -> None:
    early = api.source("early")
    joined = str(api.made("/warehouses", metadataId=POSTGRES, settings=SETTINGS)["id"])
    alone = warehouse(api)
    late = api.source("late")
    hidden = api.source("hidden", disconnectAllWarehouses=True)

    assert connected(api, f"/warehouses/{joined}/connected-sources", "sources") == [early, late]
    assert connected(api, f"/warehouses/{alone}/connected-sources", "sources") == [late]
    assert connected(api, f"/sources/{late}/connected-warehouses", "warehouses") == [joined, alone]
    assert connected(api, f"/sources/{hidden}/connected-warehouses", "warehouses") == []


def test_connecting_twice_is_connecting_once(api: Api) -> None:
    source, id = api.source(), warehouse(api)
    for _ in range(2):
        answer = api.post(f"/warehouses/{id}/connected-sources/{source}")
        assert (answer.status_code, answer.json()["data"]) == (201, {"status": "CONNECTED"})
    listed = api.get(f"/warehouses/{id}/connected-sources").json()["data"]
    assert listed["pagination"]["totalEntries"] == 1
    assert "trackingPlanId" not in listed["sources"][0]


def test_a_connection_can_be_taken_away_once(api: Api) -> None:
    source, id = api.source(), warehouse(api)
    path = f"/warehouses/{id}/connected-sources/{source}"
    api.post(path)
    assert api.delete(path).json()["data"] == {"status": "SUCCESS"}
    assert api.delete(path).status_code == 404
    assert connected(api, f"/sources/{source}/connected-warehouses", "warehouses") == []


@pytest.mark.parametrize("gone", ["source", "warehouse"])
def test_a_connection_goes_with_either_of_its_ends(api: Api, gone: str) -> None:
    source, id = api.source(), warehouse(api)
    api.post(f"/warehouses/{id}/connected-sources/{source}")
    path = {"source": f"/sources/{source}", "warehouse": f"/warehouses/{id}"}[gone]
    assert api.delete(path).status_code == 200
    left = {"source": f"/warehouses/{id}/connected-sources", "warehouse": f"/sources/{source}/connected-warehouses"}
    assert api.get(left[gone]).json()["data"]["pagination"]["totalEntries"] == 0


def test_unknown_ends_of_a_connection_are_not_found(api: Api) -> None:
    source, id = api.source(), warehouse(api)
    for path in (f"/warehouses/none/connected-sources/{source}", f"/warehouses/{id}/connected-sources/none"):
        assert api.post(path).status_code == 404
    for path in ("/warehouses/none/connected-sources", "/sources/none/connected-warehouses", "/warehouses/none"):
        assert api.get(path).status_code == 404


def test_a_warehouse_counts_as_connected_when_its_settings_say_something(api: Api) -> None:
    answer = api.post("/warehouses/validation", json={"metadataId": POSTGRES, "settings": SETTINGS})
    assert answer.json()["data"] == {"status": "CONNECTED"}
    answer = api.post("/warehouses/validation", json={"metadataId": POSTGRES, "settings": {}})
    assert answer.json()["data"] == {"status": "FAILED"}
    states = [
        api.get(f"/warehouses/{id}/connection-state").json()["data"]
        for id in (warehouse(api), warehouse(api, settings={}))
    ]
    assert states == [{"connectionState": "CONNECTED"}, {"connectionState": "FAILED"}]
