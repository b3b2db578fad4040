"""What the server makes of requests that are wrong, or unusual but right."""

from __future__ import annotations

import json
import socket

import pytest

from turnout_server.management.requests import LARGEST_BODY

from .conftest import Api, Peer

SOURCE = {"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True}


def errors(answer) -> list[dict[str, str]]:  # type: ignore[no-untyped-def]
    body = answer.json()
    assert set(body) == {"errors"}
    return body["errors"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer nobody", "Basic abc", "Bearer \xe4\xf6"])
def test_without_a_known_token_nothing_is_answered_but_what_to_do(api: Api, header: str | None) -> None:
    api.headers.pop("authorization")
    answer = api.get("/sources", headers={} if header is None else {"Authorization": header.encode("latin-1")})  # type: ignore[dict-item]
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    (error,) = errors(answer)
    assert "turnout token create" in error["message"]
    assert "nobody" not in error["message"]


def test_a_member_may_read_but_not_change(api: Api, peer: Peer) -> None:
    source = api.source()
    with Api(peer, role="member", workspace=api.workspace) as member:
        assert member.get(f"/sources/{source}").status_code == 200
        refused = [member.post("/sources", json=SOURCE), member.delete(f"/sources/{source}")]
    for answer in refused:
        assert answer.status_code == 403
        assert "needs the role Source Admin or Workspace Owner" in errors(answer)[0]["message"]
    assert api.get(f"/sources/{source}").status_code == 200


def test_a_member_does_not_see_the_keys_that_events_are_sent_with(api: Api, peer: Peer) -> None:
    source = api.source()
    assert len(api.get(f"/sources/{source}").json()["data"]["source"]["writeKeys"]) == 1
    with Api(peer, role="member", workspace=api.workspace) as member:
        assert member.get(f"/sources/{source}").json()["data"]["source"]["writeKeys"] == []
        assert member.get("/sources").json()["data"]["sources"][0]["writeKeys"] == []


def test_a_token_sees_only_its_own_workspace(api: Api, peer: Peer) -> None:
    source = api.source()
    with Api(peer) as other:
        assert other.get(f"/sources/{source}").status_code == 404
        assert other.get("/sources").json()["data"]["sources"] == []
        assert (
            other.post(
                "/destinations", json={"sourceId": source, "metadataId": "turnout-webhook", "settings": {}}
            ).status_code
            == 404
        )


def test_what_is_not_there_is_named(api: Api) -> None:
    for path, what in (("sources", "Source"), ("destinations", "Destination"), ("tracking-plans", "Tracking plan")):
        answer = api.get(f"/{path}/404")
        assert answer.status_code == 404
        assert errors(answer)[0]["message"] == f"{what} with id '404' not found."
    assert errors(api.get("/nothing/here"))[0]["message"] == "There is nothing at /nothing/here."


def test_a_method_that_a_path_does_not_have_is_refused(api: Api) -> None:
    answer = api.put("/sources", json={})
    assert (answer.status_code, errors(answer)[0]["type"]) == (405, "method-not-allowed")
    assert "POST" in answer.headers["allow"]


def test_everything_that_is_wrong_is_said_at_once_and_by_field(api: Api) -> None:
    answer = api.post("/sources", json={"slug": "", "enabled": "yes", "settings": [], "colour": "red"})
    assert answer.status_code == 422
    said = {error["field"]: error["message"] for error in errors(answer)}
    assert said == {
        "slug": '"slug" is not allowed to be empty',
        "metadataId": '"metadataId" is required',
        "enabled": '"enabled" must be a boolean',
        "settings": '"settings" must be of type object',
        "colour": '"colour" is not allowed',
    }


def test_fields_inside_lists_are_named_by_their_place(api: Api) -> None:
    source = api.source()
    destination = api.destination(source)
    body = {"sourceId": source, "title": "t" * 65, "if": "all", "enabled": True}
    body |= {"actions": [{"type": "DROP"}, {"type": "SAMPEL"}, {"type": "SAMPLE", "percent": 2}]}  # type: ignore[dict-item]
    said = {
        error["field"]: error["message"]
        for error in errors(api.post(f"/destination/{destination}/filters", json=body))
    }
    assert said == {
        "title": '"title" length must be less than or equal to 64 characters long',
        "actions[1].type": '"actions[1].type" must be one of [ALLOW_PROPERTIES, DROP, DROP_PROPERTIES, SAMPLE]',
        "actions[2].percent": '"actions[2].percent" must be less than or equal to 1',
    }


@pytest.mark.parametrize(
    "body", [b"{", b'{"slug": NaN}', b"\xff", b'{"slug": "\\ud800"}', b"[" * 100_000, b'{"a":1} x'], ids=range(6)
)
def test_a_body_that_is_not_json_is_refused_and_nothing_is_made(api: Api, body: bytes) -> None:
    answer = api.post("/sources", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, errors(answer)[0]["type"]) == (400, "malformed-json")
    assert api.get("/sources").json()["data"]["sources"] == []


@pytest.mark.parametrize("body", ["[]", "1", "null", '"a"'])
def test_a_body_that_is_no_object_is_refused(api: Api, body: str) -> None:
    answer = api.post("/sources", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, errors(answer)[0]["message"]) == (422, '"value" must be of type object')


def test_a_body_of_another_type_is_refused(api: Api) -> None:
    answer = api.post("/sources", content="slug: web", headers={"Content-Type": "application/yaml"})
    assert answer.status_code == 415
    assert "application/json" in errors(answer)[0]["message"]


def test_a_body_that_is_too_large_is_refused_announced_or_not(api: Api) -> None:
    large = json.dumps({**SOURCE, "settings": {"a": "x" * LARGEST_BODY}}).encode()
    headers = {"Content-Type": "application/json"}
    announced = api.post("/sources", content=large, headers=headers)
    streamed = api.post("/sources", content=iter([large[:1000], large[1000:]]), headers=headers)
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert str(LARGEST_BODY) in errors(streamed)[0]["message"]


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/vnd.segment.v1+json", "application/vnd.segment.v1+json"),
        ("application/vnd.segment.v1alpha+json, application/json", "application/vnd.segment.v1alpha+json"),
        ("application/json, application/vnd.segment.v1+json", "application/json"),
        ("application/vnd.segment.stable+json; q=1", "application/vnd.segment.stable+json"),
        ("text/html", "application/json"),
    ],
)
def test_the_answer_has_the_type_that_was_asked_for(api: Api, accept: str, answered: str) -> None:
    assert api.get("/", headers={"Accept": accept}).headers["content-type"] == answered


@pytest.mark.parametrize("family", ["v1", "v1beta", "v1alpha", "stable", "beta", "alpha"])
def test_bodies_of_both_families_of_types_are_read(api: Api, family: str) -> None:
    headers = {"Content-Type": f"application/vnd.segment.{family}+json"}
    assert api.post("/sources", content=json.dumps(SOURCE), headers=headers).status_code == 201


def test_a_body_may_repeat_what_the_path_says_but_not_deny_it(api: Api) -> None:
    source = api.source()
    assert api.patch(f"/sources/{source}", json={"sourceId": source, "enabled": False}).status_code == 200
    denied = api.patch(f"/sources/{source}", json={"sourceId": "another", "enabled": True})
    assert (denied.status_code, errors(denied)[0]["field"]) == (422, "sourceId")
    assert api.get(f"/sources/{source}").json()["data"]["source"]["enabled"] is False


def test_a_query_that_an_operation_does_not_know_is_refused(api: Api) -> None:
    for path, field in (("/sources?colour=red", "colour"), (f"/sources/{api.source()}?a.b=1", "a")):
        answer = api.get(path)
        assert (answer.status_code, errors(answer)[0]["field"]) == (422, field)


def test_a_request_without_a_content_type_is_read_as_json(peer: Peer, api: Api) -> None:
    host, port = peer.url.removeprefix("http://").split(":")
    body = json.dumps(SOURCE).encode()
    head = f"POST /sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {api.token}\r\nConnection: close\r\n"
    with socket.create_connection((host, int(port)), timeout=10) as raw:
        raw.sendall(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 201 ")
