"""IAM users and roles: invites, how they become users, and what users may do."""

from __future__ import annotations

from typing import Any

import pytest

from turnout_server.roles import ROLES

from .conftest import Api

OWNER, SOURCE_ADMIN = ROLES["owner"].id, ROLES["source-admin"].id
MINA, KOFI = "mina@harbour.example", "Kofi@harbour.example"


def invite(api: Api, *emails: str, permissions: list[dict[str, Any]] | None = None) -> None:
    said = [{"email": email, "permissions": permissions or []} for email in emails]
    answer = api.post("/invites", json={"invites": said})
    assert (answer.status_code, answer.json()) == (201, {"data": {"emails": list(emails)}})


def user(api: Api, email: str = MINA, **said: Any) -> dict[str, Any]:
    invite(api, email, **said)
    return api.made(f"/__invites/{email}/accept")


def workspace(api: Api, role: str = OWNER) -> dict[str, Any]:
    return {"roleId": role, "resources": [{"id": api.workspace, "type": "WORKSPACE"}]}


def test_the_published_roles_are_listed(api: Api) -> None:
    roles = api.get("/roles").json()["data"]["roles"]
    assert [role["name"] for role in roles][:2] == ["Workspace Owner", "Minimal Workspace Access"]
    assert {role["id"] for role in roles} == {role.id for role in ROLES.values()}
    first = api.get("/roles", params={"pagination.count": "1"}).json()["data"]
    assert (first["roles"], first["pagination"]["totalEntries"]) == (roles[:1], len(ROLES))


def test_an_invite_waits_until_it_is_accepted_or_taken_back(api: Api) -> None:
    invite(api, MINA, KOFI)
    assert api.get("/invites").json()["data"]["invites"] == [MINA, KOFI]
    assert api.get("/users").json()["data"]["users"] == []
    made = api.made(f"/__invites/{MINA}/accept", name="Mina")
    assert made == {"id": made["id"], "name": "Mina", "email": MINA, "permissions": []}
    assert api.get("/users").json()["data"]["users"] == [made]
    assert api.delete("/invites", params={"emails": KOFI.lower()}).json() == {"data": {"status": "SUCCESS"}}
    assert api.get("/invites").json()["data"]["invites"] == []


def test_only_an_owner_accepts_for_others_and_only_what_there_is(api: Api) -> None:
    invite(api, MINA)
    with Api(api.peer, "member", api.workspace) as member:
        assert member.post(f"/__invites/{MINA}/accept").status_code == 403
    assert api.post(f"/__invites/{KOFI}/accept").status_code == 404
    assert api.post(f"/__invites/{MINA}/accept", json={"age": 3}).json()["errors"][0]["field"] == "age"
    assert api.post(f"/__invites/{MINA}/accept").status_code == 200
    assert api.post(f"/__invites/{MINA}/accept").status_code == 404


@pytest.mark.parametrize("email", ["mina", "@harbour.example", "mina@", "mi na@harbour.example", ""])
def test_what_is_no_address_is_not_invited(api: Api, email: str) -> None:
    answer = api.post("/invites", json={"invites": [{"email": KOFI}, {"email": email}]})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "invites[1].email")
    assert api.get("/invites").json()["data"]["invites"] == []


def test_nobody_is_invited_twice_however_the_address_is_written(api: Api) -> None:
    user(api)
    invite(api, KOFI)
    for email in (MINA.upper(), KOFI.upper()):
        answer = api.post("/invites", json={"invites": [{"email": email}]})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "invites[0].email")


def test_an_invite_of_two_hundred_is_the_largest(api: Api) -> None:
    many = [{"email": f"till{number}@harbour.example"} for number in range(201)]
    assert api.post("/invites", json={"invites": many}).json()["errors"][0]["field"] == "invites"
    assert api.post("/invites", json={"invites": many[:200]}).status_code == 201


def test_a_user_has_the_permissions_of_the_invite_with_the_names_of_the_roles(api: Api) -> None:
    source, label = api.source(), {"key": "harbour", "value": "north"}
    limited = {"roleId": SOURCE_ADMIN, "resources": [{"id": source, "type": "SOURCE"}]}
    made = user(api, permissions=[{"roleId": OWNER, "labels": [label]}, limited])
    whole = {"id": api.workspace, "type": "WORKSPACE", "labels": [label]}
    one = {"id": source, "type": "SOURCE", "labels": []}
    assert made["permissions"] == [
        {"roleId": OWNER, "roleName": "Workspace Owner", "resources": [whole]},
        {"roleId": SOURCE_ADMIN, "roleName": "Source Admin", "resources": [one]},
    ]
    assert api.get(f"/users/{made['id']}").json()["data"]["user"] == made


def test_permissions_are_added_to_those_that_there_are_or_replace_them(api: Api) -> None:
    path = f"/users/{user(api)['id']}/permissions"
    sources = [api.source(slug) for slug in ("a", "b")]
    for source in (*sources, sources[0]):
        limited = {"roleId": SOURCE_ADMIN, "resources": [{"id": source, "type": "SOURCE"}]}
        shown = api.post(path, json={"permissions": [limited]}).json()["data"]["permissions"]
    assert [[one["id"] for one in each["resources"]] for each in shown] == [sources]
    shown = api.post(path, json={"permissions": [workspace(api)]}).json()["data"]["permissions"]
    assert [one["roleName"] for one in shown] == ["Source Admin", "Workspace Owner"]
    shown = api.put(path, json={"permissions": [workspace(api)]}).json()["data"]["permissions"]
    assert [one["roleName"] for one in shown] == ["Workspace Owner"]
    assert api.put(path, json={"permissions": []}).json() == {"data": {"permissions": []}}
    assert api.get("/users").json()["data"]["users"][0]["permissions"] == []


def test_a_permission_that_could_not_work_is_refused(api: Api) -> None:
    path, source = f"/users/{user(api)['id']}/permissions", api.source()
    named = {"id": source, "type": "SOURCE"}
    label = {"key": "harbour", "value": "north"}
    for role, resource, status, field in (
        ("404", named, 404, "permissions[0].roleId"),
        (OWNER, {"id": "404", "type": "WORKSPACE"}, 404, "permissions[0].resources[0].id"),
        (SOURCE_ADMIN, {"id": "404", "type": "SOURCE"}, 404, "permissions[0].resources[0].id"),
        (SOURCE_ADMIN, {"id": source, "type": "FUNCTION"}, 422, "permissions[0].resources[0].type"),
        (OWNER, named, 422, "permissions[0].resources[0].type"),
        (SOURCE_ADMIN, {**named, "labels": [label]}, 422, "permissions[0].resources[0].labels"),
        (SOURCE_ADMIN, {**named, "type": "HARBOUR"}, 422, "permissions[0].resources[0].type"),
    ):
        for method in ("PUT", "POST"):
            answer = api.request(method, path, json={"permissions": [{"roleId": role, "resources": [resource]}]})
            assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, field)
    assert api.get("/users").json()["data"]["users"][0]["permissions"] == []


@pytest.mark.parametrize(
    "spelling", ["userIds={0}&userIds={1}", "userIds.0={0}&userIds.1={1}", "userIds[0]={0}&userIds[1]={1}"]
)
def test_users_are_deleted_together_or_not_at_all(api: Api, spelling: str) -> None:
    ids = [user(api, email)["id"] for email in (MINA, KOFI)]
    assert api.delete(f"/users?{spelling.format(ids[0], '404')}").status_code == 404
    assert len(api.get("/users").json()["data"]["users"]) == 2
    assert api.delete(f"/users?{spelling.format(*ids)}").json() == {"data": {"status": "SUCCESS"}}
    assert api.get("/users").json()["data"]["users"] == []
    assert api.delete("/users").json()["errors"][0]["field"] == "userIds"


def test_the_empty_id_of_the_official_provider_deletes_nobody(api: Api) -> None:
    user(api)
    assert api.delete("/users?userIds.0=").status_code == 200
    assert len(api.get("/users").json()["data"]["users"]) == 1
