"""IAM groups: members by e-mail, users and invited people alike."""

from __future__ import annotations

from typing import Any

from turnout_server.roles import ROLES

from .conftest import Api

MINA, KOFI, ADA = "mina@harbour.example", "kofi@harbour.example", "ada@harbour.example"


def invite(api: Api, *emails: str) -> None:
    assert api.post("/invites", json={"invites": [{"email": email} for email in emails]}).status_code == 201


def accept(api: Api, email: str) -> str:
    return str(api.made(f"/__invites/{email}/accept")["id"])


def group(api: Api, name: str = "Tills") -> str:
    return str(api.made("/groups", name=name)["id"])


def shown(api: Api, id: str) -> dict[str, Any]:
    return api.get(f"/groups/{id}").json()["data"]["userGroup"]  # type: ignore[no-any-return]


def users(api: Api, id: str) -> list[str]:
    return [one["email"] for one in api.get(f"/groups/{id}/users").json()["data"]["users"]]


def invites(api: Api, id: str) -> list[str]:
    return api.get(f"/groups/{id}/invites").json()["data"]["emails"]  # type: ignore[no-any-return]


def test_a_group_has_users_and_invited_people_and_counts_both(api: Api) -> None:
    invite(api, MINA, KOFI)
    mina, tills = accept(api, MINA), group(api)
    added = api.post(f"/groups/{tills}/users", json={"emails": [MINA, KOFI.upper(), MINA.upper()]})
    assert added.json()["data"]["userGroup"] == {"id": tills, "name": "Tills", "memberCount": 2, "permissions": []}
    assert (users(api, tills), invites(api, tills)) == ([MINA], [KOFI])
    assert api.get(f"/users/{mina}/groups").json()["data"]["groups"] == [{"id": tills, "name": "Tills"}]
    assert [one["memberCount"] for one in api.get("/groups").json()["data"]["userGroups"]] == [2]
    renamed = api.patch(f"/groups/{tills}", json={"name": "Night tills"}).json()["data"]["userGroup"]
    assert (renamed["name"], renamed["memberCount"]) == ("Night tills", 2)


def test_who_accepts_an_invite_stays_in_the_groups(api: Api) -> None:
    invite(api, MINA)
    both = [group(api, "Tills"), group(api, "Kitchen")]
    for id in both:
        api.post(f"/groups/{id}/users", json={"emails": [MINA]})
    mina = accept(api, MINA)
    assert [one["id"] for one in api.get(f"/users/{mina}/groups").json()["data"]["groups"]] == both
    assert [(users(api, id), invites(api, id)) for id in both] == [([MINA], []), ([MINA], [])]


def test_members_are_replaced_and_removed_by_address(api: Api) -> None:
    invite(api, MINA, KOFI, ADA)
    accept(api, MINA)
    tills = group(api)
    api.post(f"/groups/{tills}/users", json={"emails": [MINA, KOFI]})
    replaced = api.put(f"/group/{tills}/users", json={"emails": [ADA, MINA]}).json()["data"]["userGroup"]
    assert (replaced["memberCount"], users(api, tills), invites(api, tills)) == (2, [MINA], [ADA])
    for _ in range(2):
        assert api.delete(f"/group/{tills}/users", params={"emails[0]": MINA}).json() == {
            "data": {"status": "SUCCESS"}
        }
        assert (users(api, tills), invites(api, tills)) == ([], [ADA])
    assert api.put(f"/group/{tills}/users", json={"emails": []}).json()["data"]["userGroup"]["memberCount"] == 0


def test_members_are_at_one_of_two_paths(api: Api) -> None:
    tills = group(api)
    assert api.put(f"/groups/{tills}/users", json={"emails": []}).status_code == 405
    assert api.post(f"/group/{tills}/users", json={"emails": []}).status_code == 405


def test_nobody_becomes_a_member_who_is_neither_user_nor_invited(api: Api) -> None:
    invite(api, MINA)
    tills = group(api)
    for method, path in (("POST", "groups"), ("PUT", "group"), ("DELETE", "group")):
        answer = api.request(method, f"/{path}/{tills}/users", json={"emails": [MINA, KOFI]})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (404, "emails[1]")
    assert shown(api, tills)["memberCount"] == 0


def test_two_hundred_addresses_go_into_one_request(api: Api) -> None:
    emails = [f"till{number}@harbour.example" for number in range(201)]
    invite(api, *emails[:200])
    invite(api, emails[200])
    tills = group(api)
    for method, path in (("POST", "groups"), ("PUT", "group"), ("DELETE", "group")):
        answer = api.request(method, f"/{path}/{tills}/users", json={"emails": emails})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "emails")
    api.put(f"/group/{tills}/users", json={"emails": emails[:200]})
    assert (
        api.post(f"/groups/{tills}/users", json={"emails": emails[200:]}).json()["data"]["userGroup"]["memberCount"]
        == 201
    )
    page = api.get(f"/groups/{tills}/invites", params={"pagination[count]": "200"}).json()["data"]
    assert (len(page["emails"]), page["pagination"]["totalEntries"]) == (200, 201)


def test_who_leaves_the_workspace_leaves_its_groups_and_a_group_takes_nobody_with_it(api: Api) -> None:
    invite(api, MINA, KOFI, ADA)
    mina, tills = accept(api, MINA), group(api)
    api.post(f"/groups/{tills}/users", json={"emails": [MINA, KOFI, ADA]})
    api.delete("/users", params={"userIds": mina})
    api.delete("/invites", params={"emails": KOFI})
    assert (shown(api, tills)["memberCount"], invites(api, tills)) == (1, [ADA])
    assert api.delete(f"/groups/{tills}").json() == {"data": {"status": "SUCCESS"}}
    assert api.get(f"/groups/{tills}").status_code == 404
    assert api.get("/invites").json()["data"]["invites"] == [ADA]
    assert api.delete("/invites", params={"emails": ADA}).status_code == 200


def test_a_group_gets_permissions_like_a_user(api: Api) -> None:
    tills = group(api)
    whole = [{"id": api.workspace, "type": "WORKSPACE"}]
    for role in ("member", "function-admin"):
        said = {"permissions": [{"roleId": ROLES[role].id, "resources": whole}]}
        api.post(f"/groups/{tills}/permissions", json=said)
    names = ["Workspace Member", "Function Admin"]
    assert [one["roleName"] for one in shown(api, tills)["permissions"]] == names
    replaced = api.put(f"/groups/{tills}/permissions", json=said).json()["data"]["permissions"]
    assert [one["roleName"] for one in replaced] == names[1:]
    assert api.post("/groups/404/permissions", json=said).status_code == 404


def test_a_group_needs_a_name(api: Api) -> None:
    tills = group(api)
    for answer in (api.post("/groups", json={}), api.patch(f"/groups/{tills}", json={})):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "name")
