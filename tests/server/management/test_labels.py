"""Labels: named by key and value, never changed, and kept as long as something has them."""

from __future__ import annotations

import pytest

from .conftest import Api

OWNER = "1WDUuRLxv84rrfCNUwvkrRtkxnS"


def label(api: Api, key: str, value: str, **more: str) -> dict[str, str]:
    answer = api.post("/labels", json={"label": {"key": key, "value": value, **more}})
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]["label"]  # type: ignore[no-any-return]


def listed(api: Api) -> list[dict[str, str]]:
    return api.get("/labels").json()["data"]["labels"]  # type: ignore[no-any-return]


def test_a_workspace_begins_without_labels_and_lists_all_of_them_at_once(api: Api) -> None:
    assert api.get("/labels").json() == {"data": {"labels": []}}
    for number in range(201):
        label(api, "till", str(number))
    assert len(listed(api)) == 201
    assert api.get("/labels", params={"pagination[count]": "1"}).status_code == 422


def test_any_text_is_a_label_and_can_be_deleted(api: Api) -> None:
    texts = [("quay", "north/2"), ("a b", "50% & more?"), ("größe", "ü/ü"), ("..", "."), ("x", "line\nbreak")]
    for key, value in texts:
        assert label(api, key, value) == {"key": key, "value": value, "description": ""}
    for key, value in texts:
        path = "/labels/" + "/".join("".join(f"%{byte:02X}" for byte in text.encode()) for text in (key, value))
        assert api.delete(path).json() == {"data": {"status": "SUCCESS"}}
    assert listed(api) == []


def test_a_label_is_there_once(api: Api) -> None:
    label(api, "harbour", "north", description="first")
    again = api.post("/labels", json={"label": {"key": "harbour", "value": "north"}})
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "label.value")
    label(api, "harbour/north", "north")
    assert listed(api)[0]["description"] == "first"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["label"]),
        ({"label": "harbour:north"}, ["label"]),
        ({"key": "harbour", "value": "north"}, ["key", "value"]),
        ({"label": {"key": "harbour"}}, ["label.value"]),
        ({"label": {"key": "", "value": 3, "colour": "red"}}, ["label.key", "label.value", "label.colour"]),
    ],
)
def test_a_refusal_names_each_member_that_is_wrong(api: Api, body: dict[str, object], fields: list[str]) -> None:
    answer = api.post("/labels", json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == fields


def test_a_label_that_a_source_has_is_not_deleted(api: Api) -> None:
    label(api, "harbour", "north")
    source = api.source()
    api.put(f"/sources/{source}/labels", json={"labels": [{"key": "harbour", "value": "north"}]})
    refused = api.delete("/labels/harbour/north")
    assert refused.status_code == 409
    assert source in refused.json()["errors"][0]["message"]
    api.put(f"/sources/{source}/labels", json={"labels": []})
    assert api.delete("/labels/harbour/north").status_code == 200
    assert api.delete("/labels/harbour/north").status_code == 404


def test_a_label_that_limits_a_permission_is_not_deleted(api: Api) -> None:
    label(api, "harbour", "north")
    permission = {"roleId": OWNER, "labels": [{"key": "harbour", "value": "north"}]}
    api.post("/invites", json={"invites": [{"email": "mina@harbour.example", "permissions": [permission]}]})
    refused = api.delete("/labels/harbour/north")
    assert refused.status_code == 409
    assert "mina@harbour.example" in refused.json()["errors"][0]["message"]
