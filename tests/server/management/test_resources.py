"""What the service adds to resources, keeps of them, refuses in them and takes away with them."""

from __future__ import annotations

import re

import pytest

from .conftest import Api

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


def test_what_the_service_adds_looks_as_it_does_in_the_field(api: Api) -> None:
    source = api.made("/sources", slug="web", metadataId="IqDTy1TpoU", enabled=True)
    destination = api.destination(str(source["id"]))
    made = api.filter(str(source["id"]), destination)
    plan = api.made("/tracking-plans", name="Tills & Kitchen!", type="LIVE")
    assert re.fullmatch("[1-9A-HJ-NP-Za-km-z]{22}", str(source["id"]))
    assert (source["name"], source["labels"], source["workspaceId"]) == ("web", [], api.workspace)
    assert re.fullmatch("[0-9A-Za-z]{32}", source["writeKeys"][0])  # type: ignore[index]
    assert re.fullmatch("[0-9a-f]{24}", destination)
    assert re.fullmatch("[0-9A-Za-z]{27}", str(made["id"]))
    assert re.fullmatch(TIME, str(made["createdAt"]))
    assert re.fullmatch("tp_[0-9A-Za-z]{27}", str(plan["id"]))
    assert (plan["slug"], plan["description"]) == ("tills-kitchen", "")


def test_settings_are_merged_and_null_takes_a_key_away(api: Api) -> None:
    source = api.source(settings={"a": "one", "old": "gone later", "deep": {"x": 1, "y": 2}})
    sent = {"settings": {"a": "two", "old": None, "deep": {"x": 3}, "never": None}}
    changed = api.patch(f"/sources/{source}", json=sent).json()["data"]["source"]
    assert changed["settings"] == {"a": "two", "deep": {"x": 3}}
    assert api.patch(f"/sources/{source}", json={}).json()["data"]["source"] == changed


def test_a_setting_that_python_finds_equal_is_changed_all_the_same(api: Api) -> None:
    source = api.source(settings={"a": True, "b": 0})
    changed = api.patch(f"/sources/{source}", json={"settings": {"a": 1, "b": False}}).json()["data"]["source"]
    assert repr(changed["settings"]) == repr({"a": 1, "b": False})
    assert api.get(f"/sources/{source}").json()["data"]["source"] == changed


def test_a_name_that_is_taken_back_is_the_slug_again(api: Api) -> None:
    source = api.source()
    assert api.patch(f"/sources/{source}", json={"name": "Shop"}).json()["data"]["source"]["name"] == "Shop"
    assert api.patch(f"/sources/{source}", json={"name": None}).json()["data"]["source"]["name"] == "web"


def test_what_is_fixed_cannot_be_changed(api: Api) -> None:
    source = api.source()
    plan = api.plan()
    for path, field, value in (
        (f"/sources/{source}", "metadataId", "x"),
        (f"/tracking-plans/{plan}", "type", "LIVE"),
    ):
        answer = api.patch(path, json={field: value})
        assert (answer.status_code, answer.json()["errors"][0]["message"]) == (422, f'"{field}" is not allowed')


def test_two_sources_cannot_share_a_slug(api: Api) -> None:
    first, second = api.source("web"), api.source("app")
    again = api.post("/sources", json={"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True})
    moved = api.patch(f"/sources/{second}", json={"slug": "web"})
    for answer in (again, moved):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "slug")
    assert api.delete(f"/sources/{first}").status_code == 200
    assert api.patch(f"/sources/{second}", json={"slug": "web"}).status_code == 200


def test_a_catalog_entry_that_is_not_there_is_refused(api: Api) -> None:
    source = api.source()
    for path, body in (
        ("/sources", {"slug": "x", "metadataId": "nope", "enabled": True}),
        ("/destinations", {"sourceId": source, "metadataId": "nope", "settings": {}}),
    ):
        answer = api.post(path, json=body)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "metadataId")


def test_a_destination_needs_a_source_that_is_there(api: Api) -> None:
    answer = api.post("/destinations", json={"sourceId": "404", "metadataId": "turnout-webhook", "settings": {}})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["message"], error["field"]) == (
        404,
        "Source with id '404' not found.",
        "sourceId",
    )


def test_secrets_are_answered_as_dots_and_kept_inside(api: Api) -> None:
    destination = api.destination(api.source())
    shown = api.get(f"/destinations/{destination}").json()["data"]["destination"]
    assert shown["settings"] == {"url": "https://hooks.example/in", "sharedSecret": "••••"}
    listed = api.get("/destinations").json()["data"]["destinations"]
    connected = api.get(f"/sources/{shown['sourceId']}/connected-destinations").json()["data"]["destinations"]
    assert listed == connected == [shown]
    (kept,) = [row for row in api.peer.store.rows("destination") if row["id"] == destination]
    assert kept["settings"]["sharedSecret"] == "quay"
    assert kept["workspaceId"] == api.workspace


def test_a_secret_that_comes_back_as_dots_stays_what_it_was(api: Api) -> None:
    destination = api.destination(api.source())
    shown = api.get(f"/destinations/{destination}").json()["data"]["destination"]["settings"]
    assert api.patch(f"/destinations/{destination}", json={"settings": shown}).status_code == 200
    (kept,) = [row for row in api.peer.store.rows("destination") if row["id"] == destination]
    assert kept["settings"]["sharedSecret"] == "quay"


def test_dots_are_no_secret_to_begin_with(api: Api) -> None:
    settings = {"url": "https://hooks.example/in", "sharedSecret": "••••"}
    body = {"sourceId": api.source(), "metadataId": "turnout-webhook", "settings": settings}
    answer = api.post("/destinations", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "settings.sharedSecret")


def test_a_destination_that_this_server_delivers_to_needs_its_settings(api: Api) -> None:
    source = api.source()
    for entry, field in (("turnout-webhook", "url"), ("turnout-file-archive", "directory")):
        answer = api.post("/destinations", json={"sourceId": source, "metadataId": entry, "settings": {}})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, f"settings.{field}")


def test_deleting_a_source_takes_everything_that_hangs_on_it(api: Api) -> None:
    gone, stays, plan = api.source("gone"), api.source("stays"), api.plan()
    lost, kept = api.destination(gone), api.destination(stays)
    filter_lost, filter_kept = api.filter(gone, lost)["id"], api.filter(stays, kept)["id"]
    for source in (gone, stays):
        assert api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": source}).status_code == 200
    assert api.delete(f"/sources/{gone}").json() == {"data": {"status": "SUCCESS"}}
    assert api.get(f"/destinations/{lost}").status_code == 404
    assert api.get(f"/destination/{lost}/filters/{filter_lost}").status_code == 404
    assert api.get(f"/destination/{kept}/filters/{filter_kept}").status_code == 200
    connected = api.get(f"/tracking-plans/{plan}/sources").json()["data"]["sources"]
    assert [source["id"] for source in connected] == [stays]
    assert api.delete(f"/sources/{gone}").status_code == 404


def test_deleting_a_destination_takes_its_filters(api: Api) -> None:
    source = api.source()
    destination = api.destination(source)
    made = api.filter(source, destination)
    assert api.delete(f"/destinations/{destination}").status_code == 200
    assert made["id"] not in {row["id"] for row in api.peer.store.rows("destination_filter")}


def test_labels_are_replaced_or_added(api: Api) -> None:
    source = api.source()
    tea, pier = {"key": "team", "value": "tea"}, {"key": "place", "value": "pier"}
    assert api.put(f"/sources/{source}/labels", json={"labels": [tea]}).json() == {"data": {"labels": [tea]}}
    added = api.post(f"/sources/{source}/labels", json={"labels": [tea, pier]}).json()
    assert added == {"data": {"labels": [tea, pier]}}
    assert api.get(f"/sources/{source}").json()["data"]["source"]["labels"] == [tea, pier]
    assert api.put(f"/sources/{source}/labels", json={"labels": []}).json() == {"data": {"labels": []}}
    wrong = api.put(f"/sources/{source}/labels", json={"labels": [{"key": ""}]})
    assert {error["field"] for error in wrong.json()["errors"]} == {"labels[0].key", "labels[0].value"}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"if": "type = "}, "if"),
        ({"actions": [{"type": "SAMPLE"}]}, "actions[0].percent"),
        ({"actions": [{"type": "DROP", "fields": {"properties": ["a"]}}]}, "actions[0].fields"),
        ({"actions": [{"type": "DROP_PROPERTIES"}]}, "actions[0].fields"),
    ],
)
def test_a_filter_that_could_not_work_is_refused_when_made_and_when_changed(
    api: Api, said: dict[str, object], field: str
) -> None:
    source = api.source()
    destination = api.destination(source)
    whole = {"sourceId": source, "title": "t", "if": "all", "actions": [{"type": "DROP"}], "enabled": True}
    made = api.filter(source, destination)
    created = api.post(f"/destination/{destination}/filters", json={**whole, **said})
    changed = api.patch(f"/destination/{destination}/filters/{made['id']}", json=said)
    for answer in (created, changed):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert api.get(f"/destination/{destination}/filters/{made['id']}").json()["data"]["filter"] == made


def test_null_members_of_an_action_say_nothing(api: Api) -> None:
    source = api.source()
    action = {"type": "SAMPLE", "percent": 0.5, "path": None, "fields": None}
    made = api.filter(source, api.destination(source), actions=[action])
    assert made["actions"] == [{"type": "SAMPLE", "percent": 0.5}]


def test_an_invalid_expression_is_refused_with_its_position(api: Api) -> None:
    source = api.source()
    body = {
        "sourceId": source,
        "title": "t",
        "if": 'type = "track" and',
        "actions": [{"type": "DROP"}],
        "enabled": True,
    }
    answer = api.post(f"/destination/{api.destination(source)}/filters", json=body)
    assert "position 18" in answer.json()["errors"][0]["message"]


def test_a_filter_belongs_to_its_destinations_source(api: Api) -> None:
    source, other = api.source(), api.source("other")
    body = {"sourceId": other, "title": "t", "if": "all", "actions": [{"type": "DROP"}], "enabled": True}
    answer = api.post(f"/destination/{api.destination(source)}/filters", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "sourceId")


def test_a_destination_has_at_most_ten_filters(api: Api) -> None:
    source = api.source()
    destination = api.destination(source)
    made = [api.filter(source, destination)["id"] for _ in range(10)]
    body = {"sourceId": source, "title": "t", "if": "all", "actions": [{"type": "DROP"}], "enabled": True}
    answer = api.post(f"/destination/{destination}/filters", json=body)
    assert answer.status_code == 409
    assert "10 filters" in answer.json()["errors"][0]["message"]
    assert api.delete(f"/destination/{destination}/filters/{made[0]}").status_code == 200
    assert api.filter(source, destination)["id"]
