"""Everything that can be wrong with a request, each with the status, field and words of its answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from turnout_server.management.requests import LARGEST_BODY

from .conftest import Api, Peer

SOURCE = {"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True}
TYPED = {"Content-Type": "application/json"}


def only_error(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    (error,) = answer.json()["errors"]
    return error  # type: ignore[no-any-return]


def test_an_unknown_token(api: Api) -> None:
    error = only_error(api.get("/sources", headers={"Authorization": "Bearer turnout_wrong"}), 401)
    assert error["message"] == (
        "The API token is unknown or revoked: send a valid one as `Authorization: Bearer TOKEN`; "
        "`turnout token create` makes one."
    )


def test_the_object_of_a_foreign_workspace_is_as_unknown_as_any(api: Api, peer: Peer) -> None:
    source = api.source()
    with Api(peer) as stranger:
        foreign = only_error(stranger.get(f"/sources/{source}"), 404)
        unknown = only_error(stranger.get("/sources/404"), 404)
    assert foreign == {**unknown, "message": f"Source with id '{source}' not found."}
    assert unknown == {"type": "not-found", "message": "Source with id '404' not found."}


def test_a_role_that_is_too_low(api: Api, peer: Peer) -> None:
    with Api(peer, "member", api.workspace) as member:
        error = only_error(member.post("/sources", json=SOURCE), 403)
    assert error["message"].endswith("createSource needs the role Source Admin or Workspace Owner.")


def test_a_duplicate_slug(api: Api) -> None:
    api.source("web")
    error = only_error(api.post("/sources", json=SOURCE), 409)
    assert error["field"] == "slug"
    assert error["message"] == "There is another source called 'web'; choose another name."


@pytest.mark.parametrize("spelled", ["pagination.count=1001", "pagination[count]=1001", 'pagination={"count":1001}'])
def test_a_page_that_is_too_long(api: Api, spelled: str) -> None:
    error = only_error(api.get(f"/sources?{spelled}"), 422)
    assert error["field"] == "pagination.count"
    assert error["message"] == '"pagination.count" must be less than or equal to 1000'


@pytest.mark.parametrize("cursor", ["zzz", "LTE=", "NOPE=="])
def test_a_cursor_that_is_none(api: Api, cursor: str) -> None:
    error = only_error(api.get("/sources", params={"pagination.cursor": cursor}), 422)
    assert error["field"] == "pagination.cursor"
    assert error["message"] == '"pagination.cursor" is not a cursor of an earlier answer'


def test_a_body_that_is_not_json(api: Api) -> None:
    error = only_error(api.post("/sources", content=b'{"slug": "web",', headers=TYPED), 400)
    assert error["type"] == "malformed-json"
    assert error["message"].startswith("The body is not JSON: EOF while parsing")


def test_a_body_of_two_megabytes(api: Api) -> None:
    body = json.dumps({**SOURCE, "settings": {"a": "x" * 2_000_000}}).encode()
    error = only_error(api.post("/sources", content=body, headers=TYPED), 413)
    assert error["message"] == f"The body is larger than {LARGEST_BODY} bytes; send less at a time."
    assert api.get("/sources").json()["data"]["sources"] == []


def test_two_thousand_rules_are_no_body_that_is_too_large(api: Api) -> None:
    schema = {"properties": {"properties": {"properties": {f"p{place}": {"type": "string"} for place in range(40)}}}}
    rules = [{"type": "TRACK", "key": f"Event {place}", "version": 1, "jsonSchema": schema} for place in range(2000)]
    body = json.dumps({"rules": rules}).encode()
    assert len(body) > 2 * LARGEST_BODY
    path = f"/tracking-plans/{api.plan()}/rules"
    assert api.put(path, content=body, headers=TYPED).status_code == 200


def test_what_is_missing_wrong_or_unknown_is_named_field_by_field(api: Api) -> None:
    answer = api.post("/destinations", json={"sourceId": 1, "settings": "none", "colour": "red"})
    assert answer.status_code == 422
    assert {error["field"]: error["message"] for error in answer.json()["errors"]} == {
        "sourceId": '"sourceId" must be a string',
        "metadataId": '"metadataId" is required',
        "settings": '"settings" must be of type object',
        "colour": '"colour" is not allowed',
    }
    assert {error["type"] for error in answer.json()["errors"]} == {"input-validation"}


@pytest.mark.parametrize(("method", "path"), [("PUT", "/sources"), ("DELETE", "/"), ("POST", "/echo")])
def test_a_method_that_is_not_there(api: Api, method: str, path: str) -> None:
    error = only_error(api.request(method, path, json={}), 405)
    assert error["message"] == f"{method} is not possible on {path}."


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400"])
def test_a_number_that_json_does_not_have(api: Api, value: str) -> None:
    content = b'{"slug": "web", "settings": {"a": %s}}' % value.encode()
    assert api.post("/sources", content=content, headers=TYPED).status_code in (400, 422)
    assert api.get("/sources").json()["data"]["sources"] == []
