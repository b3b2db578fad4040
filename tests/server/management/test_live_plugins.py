"""Live plugins: one piece of code a source, in versions."""

from __future__ import annotations

from urllib.request import urlopen

from .conftest import Api

CODE = 'console.log("käse")'


def test_code_is_kept_in_versions_and_can_be_downloaded(api: Api) -> None:
    plugins = f"/sources/{api.source()}/live-plugins"
    assert api.get(plugins + "/latest").status_code == 404
    first = api.made(plugins + "/create", code="1")
    second = api.made(plugins + "/create", code=CODE)
    assert (first["version"], second["version"], second["id"]) == (1, 2, first["id"])
    assert second["createdBy"] == first["createdBy"] != ""
    assert api.get(plugins + "/latest").json()["data"]["livePlugin"] == second
    with urlopen(str(second["downloadURL"])) as download:
        assert download.read().decode() == CODE == second["code"]


def test_deleted_code_leaves_the_plugin_without_any(api: Api) -> None:
    plugins = f"/sources/{api.source()}/live-plugins"
    assert api.delete(plugins + "/delete-code").status_code == 404
    made = api.made(plugins + "/create", code=CODE)
    assert api.delete(plugins + "/delete-code").json() == {"data": {"status": "SUCCESS"}}
    left = api.get(plugins + "/latest").json()["data"]["livePlugin"]
    assert (left["id"], left["code"], left["version"]) == (made["id"], None, 1)
    assert api.made(plugins + "/create", code=CODE)["version"] == 2


def test_code_goes_with_its_source(api: Api) -> None:
    source = api.source()
    api.made(f"/sources/{source}/live-plugins/create", code=CODE)
    assert api.delete(f"/sources/{source}").status_code == 200
    assert api.get(f"/sources/{source}/live-plugins/latest").status_code == 404


def test_code_must_say_something(api: Api) -> None:
    plugins = f"/sources/{api.source()}/live-plugins/create"
    for body in ({}, {"code": ""}, {"code": 1}):
        answer = api.post(plugins, json=body)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "code")
    assert api.post("/sources/nowhere/live-plugins/create", json={"code": CODE}).status_code == 404
