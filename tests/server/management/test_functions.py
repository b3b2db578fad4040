"""Functions: what was saved, what is deployed, and insert functions at work."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api
from .test_warehouses import errors

DOTS = "••••"
FIELD = {"name": "field", "label": "Field", "description": "", "type": "STRING", "required": True, "sensitive": False}
KEY = {"name": "key", "label": "Key", "description": "", "type": "STRING", "required": False, "sensitive": True}


def function(api: Api, type: str = "SOURCE", **more: Any) -> dict[str, Any]:
    return api.made("/functions", **{"code": "// 1", "displayName": "Mask", "resourceType": type, **more})


def shown(api: Api, id: object) -> dict[str, Any]:
    found: dict[str, Any] = api.get(f"/functions/{id}").json()["data"]["function"]
    return found


def versions(api: Api, id: object, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(f"/functions/{id}/versions", params=query).json()["data"]["versions"]
    return found


@pytest.mark.parametrize(
    ("type", "prefix", "name"),
    [
        ("SOURCE", "sfnc_", "Mask"),
        ("DESTINATION", "dfnc_", "Mask (Harbour Tea)"),
        ("INSERT_DESTINATION", "ifnd_", "Mask (Harbour Tea)"),
        ("INSERT_SOURCE", "ifns_", "Mask (Harbour Tea)"),
        ("INSERT_TRANSFORMATION", "ifnt_", "Mask"),
    ],
)
def test_id_and_display_name_tell_what_it_does(api: Api, type: str, prefix: str, name: str) -> None:
    made = function(api, type)
    assert made["id"] == prefix + str(made["catalogId"])
    assert made["displayName"] == name
    assert shown(api, made["id"]) == made


def test_the_workspaces_name_is_appended_once(api: Api) -> None:
    made = function(api, "DESTINATION")
    path = f"/functions/{made['id']}"
    for said in ("Cover", "Cover (Harbour Tea)"):
        answer = api.patch(path, json={"displayName": said}).json()["data"]["function"]
        assert answer["displayName"] == "Cover (Harbour Tea)"
    assert api.patch(path, json={"description": "Hides."}).json()["data"]["function"]["description"] == "Hides."


def test_lists_are_of_one_type_and_show_no_code(api: Api) -> None:
    made = [function(api, "SOURCE", displayName=name) for name in ("One", "Two", "Three")]
    function(api, "DESTINATION")
    assert errors(api.get("/functions")) == [(422, "resourceType")]
    assert errors(api.get("/functions", params={"resourceType": "LAMBDA"})) == [(422, "resourceType")]
    asked = {"resourceType": "SOURCE", "pagination[count]": "2"}
    page = api.get("/functions", params=asked).json()["data"]
    assert [one["id"] for one in page["functions"]] == [one["id"] for one in made[:2]]
    assert not {"code", "settings", "isLatestVersion"} & page["functions"][0].keys()
    asked["pagination[cursor]"] = page["pagination"]["next"]
    assert [one["id"] for one in api.get("/functions", params=asked).json()["data"]["functions"]] == [made[2]["id"]]


def test_what_is_saved_is_not_deployed_before_it_is_deployed(api: Api) -> None:
    id = function(api)["id"]
    assert shown(api, id)["isLatestVersion"] is False
    assert "deployedAt" not in shown(api, id)
    answer = api.post(f"/functions/{id}/deploy")
    assert (answer.status_code, answer.json()["data"]) == (200, {"functionDeployment": {"status": "SUCCESS"}})
    deployed = shown(api, id)
    assert deployed["isLatestVersion"] is True
    api.patch(f"/functions/{id}", json={"description": "The same code."})
    assert shown(api, id)["isLatestVersion"] is True
    api.patch(f"/functions/{id}", json={"code": "// 2"})
    assert shown(api, id)["isLatestVersion"] is False
    assert shown(api, id)["deployedAt"] == deployed["deployedAt"]


def test_every_change_of_the_code_is_a_version(api: Api) -> None:
    id = function(api)["id"]
    api.post(f"/functions/{id}/deploy")
    for code in ("// 2", "// 2", "// 3"):
        api.patch(f"/functions/{id}", json={"code": code})
    assert [(one["code"], one["isDeployed"]) for one in versions(api, id)] == [
        ("// 3", False),
        ("// 2", False),
        ("// 1", True),
    ]
    api.post(f"/functions/{id}/deploy")
    assert [one["isDeployed"] for one in versions(api, id)] == [True, False, False]
    first = versions(api, id, **{"pagination[count]": "1"})
    assert api.get(f"/functions/{id}/versions/{first[0]['id']}").json()["data"]["version"] == first[0]
    assert first[0]["author"].startswith("public-api-token/")


def test_an_old_version_is_restored_as_a_new_one(api: Api) -> None:
    id = function(api)["id"]
    api.patch(f"/functions/{id}", json={"code": "// 2"})
    api.post(f"/functions/{id}/deploy")
    old = versions(api, id)[-1]
    answer = api.post(f"/functions/{id}/versions", json={"versionId": old["id"]})
    restored = answer.json()["data"]["version"]
    assert (restored["code"], restored["isDeployed"]) == ("// 1", False)
    assert restored["id"] != old["id"]
    assert [one["code"] for one in versions(api, id)] == ["// 1", "// 2", "// 1"]
    assert (shown(api, id)["code"], shown(api, id)["isLatestVersion"]) == ("// 1", False)


def test_versions_of_one_function_are_none_of_another(api: Api) -> None:
    one, other = function(api)["id"], function(api)["id"]
    (version,) = versions(api, one)
    assert api.get(f"/functions/{other}/versions/{version['id']}").status_code == 404
    assert errors(api.post(f"/functions/{other}/versions", json={"versionId": version["id"]})) == [(404, "versionId")]
    assert errors(api.post(f"/functions/{one}/versions", json={})) == [(422, "versionId")]
    for method, path in (("GET", "versions"), ("POST", "deploy")):
        assert api.request(method, f"/functions/none/{path}").status_code == 404


def test_its_type_cannot_be_changed(api: Api) -> None:
    id = function(api)["id"]
    assert errors(api.patch(f"/functions/{id}", json={"resourceType": "DESTINATION"})) == [(422, "resourceType")]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"settings": [FIELD, KEY, FIELD]}, "settings[2].name"),
        ({"settings": [{**FIELD, "type": "NUMBER"}]}, "settings[0].type"),
        ({"displayName": "M" * 121}, "displayName"),
        ({"code": None}, "code"),
        ({"resourceType": "LAMBDA"}, "resourceType"),
    ],
)
def test_a_function_that_cannot_be_is_refused(api: Api, said: dict[str, Any], field: str) -> None:
    good = {"code": "// 1", "displayName": "Mask", "resourceType": "SOURCE"}
    assert errors(api.post("/functions", json={**good, **said})) == [(422, field)]


def test_code_of_more_than_half_a_megabyte_is_refused(api: Api) -> None:
    path = f"/functions/{function(api)['id']}"
    assert api.patch(path, json={"code": "x" * (512 * 1024)}).status_code == 200
    assert errors(api.patch(path, json={"code": "x" * (512 * 1024 + 1)})) == [(422, "code")]


@pytest.fixture
def insert(api: Api) -> str:
    return str(function(api, "INSERT_DESTINATION", settings=[FIELD, KEY])["id"])


def instance(api: Api, insert: str, integration: str, **settings: Any) -> dict[str, Any]:
    said = {"functionId": insert, "integrationId": integration, "name": "Mask"}
    return api.made("/insert-function-instances", **said, settings={"field": "email", **settings})


def test_secrets_of_an_instance_are_told_by_its_function(api: Api, insert: str) -> None:
    made = instance(api, insert, api.destination(api.source()), key="quay", other=1)
    assert made["settings"] == {"field": "email", "key": DOTS, "other": 1}
    assert made["encryptedSettings"] == {"key": DOTS}
    assert (made["enabled"], made["classId"]) == (True, insert.removeprefix("ifnd_"))
    assert "functionId" not in made
    path = f"/insert-function-instances/{made['id']}"
    answer = api.patch(path, json={"settings": {"key": DOTS, "other": None}}).json()["data"]["insertFunctionInstance"]
    assert answer["settings"] == {"field": "email", "key": DOTS}
    with api.peer.store.reading(api.workspace) as view:
        kept = view.get("insert_function_instance", str(made["id"])).document["settings"]
    assert kept == {"field": "email", "key": "quay"}
    assert api.get(path).json()["data"]["insertFunctionInstance"] == answer


def test_the_function_may_be_named_without_what_its_id_begins_with(api: Api, insert: str) -> None:
    made = instance(api, insert.removeprefix("ifnd_"), api.destination(api.source()))
    for id in (insert, insert.removeprefix("ifnd_")):
        listed = api.get("/insert-function-instances", params={"functionId": id}).json()["data"]
        assert (listed["instances"], listed["pagination"]["totalEntries"]) == ([made], 1)
    assert errors(api.get("/insert-function-instances")) == [(422, "functionId")]


def test_settings_that_the_function_does_not_take_are_refused(api: Api, insert: str) -> None:
    destination = api.destination(api.source())
    said = {"functionId": insert, "integrationId": destination, "name": "Mask"}
    path = "/insert-function-instances"
    assert errors(api.post(path, json={**said, "settings": {}})) == [(422, "settings.field")]
    assert errors(api.post(path, json={**said, "settings": {"field": 7}})) == [(422, "settings.field")]
    assert errors(api.post(path, json=said)) == [(422, "settings")]
    made = instance(api, insert, destination)
    assert errors(api.patch(f"{path}/{made['id']}", json={"enabled": False})) == [(422, "settings")]
    assert errors(api.patch(f"{path}/{made['id']}", json={"settings": {"field": None}})) == [(422, "settings.field")]


def test_what_an_instance_joins_must_be_there_and_fit(api: Api, insert: str) -> None:
    source = api.source()
    behind = str(function(api, "INSERT_SOURCE")["id"])
    path = "/insert-function-instances"
    said = {"integrationId": source, "name": "Mask", "settings": {"field": "email"}}
    assert instance(api, behind, source)["integrationId"] == source
    assert api.post(path, json={**said, "functionId": insert}).status_code == 404
    assert errors(api.post(path, json={**said, "functionId": "none"})) == [(404, "functionId")]
    assert errors(api.post(path, json={**said, "functionId": function(api)["id"]})) == [(422, "functionId")]


@pytest.mark.parametrize("gone", ["function", "destination", "source"])
def test_an_instance_goes_with_what_it_joins(api: Api, insert: str, gone: str) -> None:
    source = api.source()
    destination = api.destination(source)
    made = instance(api, insert, destination)
    ids = {"function": insert, "destination": destination, "source": source}
    assert api.delete(f"/{gone}s/{ids[gone]}").status_code == 200
    assert api.get(f"/insert-function-instances/{made['id']}").status_code == 404
