"""Spaces over HTTP: the one that a workspace has, and whom messages may be sent to."""

from __future__ import annotations

from typing import Any

from turnout_server.store import open_store
from turnout_server.tables import RESOURCES

from .conftest import Api


def test_a_workspace_has_one_space_with_its_own_id(api: Api) -> None:
    listed = api.get("/spaces").json()["data"]

    assert listed["spaces"] == [{"id": api.workspace, "slug": "default", "name": "Default"}]
    assert api.get(f"/spaces/{api.workspace}").json()["data"]["space"] == listed["spaces"][0]
    assert api.post("/spaces", json={"name": "Second"}).status_code == 405


def test_a_space_of_another_workspace_is_not_there(api: Api) -> None:
    with Api(api.peer) as other:
        answer = api.get(f"/spaces/{other.workspace}")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["message"] == f"Space with id '{other.workspace}' not found."


def test_a_workspace_from_before_there_were_spaces_gets_one(tmp_path: Any) -> None:
    store = open_store(tmp_path)
    with store.engine.begin() as connection:
        connection.execute(RESOURCES.delete().where(RESOURCES.c.kind == "space"))
    store.close()

    store = open_store(tmp_path)
    (workspace,) = store.workspaces()

    assert [space["id"] for space in store.rows("space")] == [workspace]
    store.close()


def test_what_a_contact_wants_is_kept_and_found_again(api: Api) -> None:
    ann = {"key": "ann@example.com", "type": "EMAIL"}
    wants = {**ann, "status": "SUBSCRIBED", "groups": [{"name": "Offers", "status": "UNSUBSCRIBED"}]}
    replaced = replace(api, wants)
    found = query(api, ann, {"key": "+15551234567", "type": "SMS"})

    (success,) = replaced["successes"]
    (group,) = success["groups"]
    assert (success["status"], group["name"], replaced["failures"]) == ("SUBSCRIBED", "Offers", [])
    known, unknown = found["successes"]
    assert (known["status"], known["groups"][0]["id"]) == ("SUBSCRIBED", group["id"])
    assert known["updatedAt"]
    assert unknown == {"key": "+15551234567", "type": "SMS"}


def test_a_contact_is_replaced_whole_and_its_group_keeps_its_id(api: Api) -> None:
    ann = {"key": "ann@example.com", "type": "EMAIL"}
    first = replace(api, {**ann, "status": "SUBSCRIBED", "groups": [{"name": "Offers", "status": "SUBSCRIBED"}]})
    second = replace(api, {**ann, "groups": [{"name": "Offers", "status": "UNSUBSCRIBED"}]})
    replace(api, ann)

    assert second["successes"][0]["status"] == "DID_NOT_SUBSCRIBE"
    assert first["successes"][0]["groups"][0]["id"] == second["successes"][0]["groups"][0]["id"]
    (found,) = query(api, ann)["successes"]
    assert (found["status"], found["groups"]) == ("DID_NOT_SUBSCRIBE", [])


def test_a_contact_that_cannot_be_one_fails_alone(api: Api) -> None:
    bad, good = {"key": "ann", "type": "EMAIL"}, {"key": "+15551234567", "type": "SMS"}
    replaced = replace(api, {**bad, "status": "SUBSCRIBED"}, {**good, "status": "SUBSCRIBED"})
    found = query(api, bad, good)

    for answer in (replaced, found):
        assert [each["key"] for each in answer["successes"]] == ["+15551234567"]
        (failure,) = answer["failures"]
        assert failure["errors"] == [{"code": "INVALID_KEY", "message": "'ann' is no email address."}]


def test_the_audit_trail_names_no_contact(api: Api) -> None:
    replace(api, {"key": "ann@example.com", "type": "EMAIL", "status": "SUBSCRIBED"})
    trail = api.get("/audit-events").text

    assert "Messaging Subscription" in trail
    assert "ann@example.com" not in trail


def test_a_medium_that_there_is_not_is_refused_by_field(api: Api) -> None:
    body = {"subscriptions": [{"key": "ann", "type": "PIGEON"}]}
    answer = api.put(f"/spaces/{api.workspace}/messaging-subscriptions", json=body)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["subscriptions[0].type"]


def replace(api: Api, *said: object) -> dict[str, Any]:
    answer = api.put(f"/spaces/{api.workspace}/messaging-subscriptions", json={"subscriptions": said})
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def query(api: Api, *asked: object) -> dict[str, Any]:
    answer = api.post(f"/spaces/{api.workspace}/messaging-subscriptions/batch", json={"subscriptions": asked})
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data
