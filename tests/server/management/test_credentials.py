"""Credentials: secrets that are not shown, a type that stays, and what uses them."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api
from .test_warehouses import errors, warehouse

SETTINGS = {"type": "Snowflake", "account": "harbour", "password": "quay", "privateKey": "pem"}
DOTS = "••••"


@pytest.fixture
def credential(api: Api) -> str:
    return str(api.made("/credentials", name="Ledger", settings=SETTINGS)["id"])


def shown(api: Api, id: str) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/credentials/{id}").json()["data"]["credential"]
    return found


def test_its_secrets_are_kept_but_not_shown(api: Api, credential: str) -> None:
    expected = {"type": "Snowflake", "account": "harbour", "password": DOTS, "privateKey": DOTS}
    assert shown(api, credential)["settings"] == expected
    assert api.get("/credentials").json()["data"]["credentials"] == [shown(api, credential)]
    with api.peer.store.reading(api.workspace) as view:
        assert view.get("credential", credential).document["settings"] == SETTINGS


def test_an_update_is_merged_into_the_settings(api: Api, credential: str) -> None:
    path = f"/credentials/{credential}"
    answer = api.patch(path, json={"settings": {"account": None, "username": "clerk", "password": DOTS}})
    expected = {"type": "Snowflake", "password": DOTS, "privateKey": DOTS, "username": "clerk"}
    assert answer.json()["data"]["credential"]["settings"] == expected
    assert api.patch(path, json={"name": "Tea ledger"}).json()["data"]["credential"]["name"] == "Tea ledger"
    with api.peer.store.reading(api.workspace) as view:
        assert view.get("credential", credential).document["settings"]["password"] == "quay"


@pytest.mark.parametrize("type", ["Redshift", None])
def test_its_type_stays(api: Api, credential: str, type: str | None) -> None:
    assert errors(api.patch(f"/credentials/{credential}", json={"settings": {"type": type}})) == [
        (422, "settings.type")
    ]
    same = api.patch(f"/credentials/{credential}", json={"settings": {"type": "Snowflake"}})
    assert same.status_code == 200


def test_a_type_must_be_said(api: Api) -> None:
    for settings in ({}, {"type": ""}, {"type": 7}):
        answer = api.post("/credentials", json={"name": "Ledger", "settings": settings})
        assert errors(answer) == [(422, "settings.type")]


def test_one_that_is_in_use_cannot_be_deleted(api: Api, credential: str) -> None:
    using = warehouse(api, settings={"credentialId": credential}, enabled=False)
    refused = api.delete(f"/credentials/{credential}")
    assert refused.status_code == 409
    assert using in refused.json()["errors"][0]["message"]
    api.delete(f"/warehouses/{using}")
    assert api.delete(f"/credentials/{credential}").json()["data"] == {"status": "SUCCESS"}
    assert api.get(f"/credentials/{credential}").status_code == 404


def test_what_uses_one_is_listed_in_two_lists_each_with_its_own_pages(api: Api, credential: str) -> None:
    using = [warehouse(api, settings={"credentialId": credential}) for _ in range(3)]
    source = api.source(settings={"credentialId": credential}, disconnectAllWarehouses=True)
    warehouse(api)

    path = f"/credentials/{credential}/consumers"
    first = api.get(path, params={"warehousesPagination[count]": "2"}).json()["data"]
    assert [one["id"] for one in first["warehouses"]] == using[:2]
    assert [one["id"] for one in first["sources"]] == [source]
    assert first["warehousesPagination"]["totalEntries"] == 3
    assert "next" not in first["sourcesPagination"]

    cursor = first["warehousesPagination"]["next"]
    rest = api.get(path, params={"warehousesPagination.cursor": cursor, "warehousesPagination.count": "2"})
    assert [one["id"] for one in rest.json()["data"]["warehouses"]] == using[2:]
    assert api.get("/credentials/none/consumers").status_code == 404
