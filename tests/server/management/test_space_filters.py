"""Space filters over HTTP."""

from __future__ import annotations

from .conftest import Api


def made(api: Api, **more: object) -> dict[str, object]:
    return api.made(
        "/filters", **{"integrationId": api.workspace, "name": "No tests", "if": 'event = "Test"', **more}
    )


def test_a_filter_is_applied_and_drops_nothing_unless_it_says_so(api: Api) -> None:
    filter = made(api)

    assert (filter["enabled"], filter["drop"], filter["workspaceId"]) == (True, False, api.workspace)
    assert api.get(f"/filters/{filter['id']}").json()["data"]["filter"] == filter


def test_a_change_says_the_space_again_and_keeps_what_it_leaves_out(api: Api) -> None:
    filter = made(api, description="Trial runs")
    path = f"/filters/{filter['id']}"
    without = api.patch(path, json={"name": "None"})
    elsewhere = api.patch(path, json={"integrationId": "another", "name": "None"})
    changed = api.patch(path, json={"integrationId": api.workspace, "drop": True}).json()["data"]["filter"]

    for answer in (without, elsewhere):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "integrationId")
    assert (changed["name"], changed["drop"], changed["description"]) == ("No tests", True, "Trial runs")


def test_filters_come_by_tens_with_numbers_for_cursors(api: Api) -> None:
    names = [f"Filter {number}" for number in range(12)]
    for name in names:
        made(api, name=name)
    first = page(api)
    second = page(api, **{"pagination.cursor": first["pagination"]["next"]})

    assert [each["name"] for each in first["filters"] + second["filters"]] == names
    assert first["pagination"] == {"current": 0, "next": 10, "totalEntries": 12}
    assert second["pagination"] == {"current": 10, "totalEntries": 12}


def test_more_than_ten_at_once_a_cursor_that_is_none_and_no_space_are_refused_by_field(api: Api) -> None:
    space = {"integrationId": api.workspace}
    asked = [
        ({**space, "pagination.count": 11}, "pagination.count"),
        ({**space, "pagination.cursor": "next"}, "pagination.cursor"),
        ({}, "integrationId"),
    ]
    for query, field in asked:
        answer = api.get("/filters", params=query)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_a_filter_of_no_space_is_not_made_and_not_listed(api: Api) -> None:
    body = {"integrationId": "nowhere", "name": "Lost", "if": "true"}
    for answer in (api.post("/filters", json=body), api.get("/filters", params={"integrationId": "nowhere"})):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (404, "integrationId")


def test_an_expression_that_is_none_is_refused(api: Api) -> None:
    body = {"integrationId": api.workspace, "name": "Broken", "if": "event = "}
    answer = api.post("/filters", json=body)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "if")


def test_a_filter_that_is_deleted_says_so_and_is_gone(api: Api) -> None:
    path = f"/filters/{made(api)['id']}"

    assert api.delete(path).json() == {"data": {"deleted": True}}
    assert (api.get(path).status_code, api.delete(path).status_code) == (404, 404)


def page(api: Api, **more: object) -> dict[str, object]:
    answer = api.get("/filters", params={"integrationId": api.workspace, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]  # type: ignore[no-any-return]
