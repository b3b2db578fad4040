"""Computed traits over HTTP."""

from __future__ import annotations

from typing import Any

from .conftest import Api

DEFINITION = {"type": "USERS", "query": 'event("Cup Sold").count()'}


def made(api: Api, name: str = "Cups sold", **more: Any) -> dict[str, Any]:
    path = f"/spaces/{api.workspace}/computed-traits"
    return api.made(path, name=name, definition=DEFINITION, **more)  # type: ignore[return-value]


def test_a_trait_says_that_it_is_not_computed(api: Api) -> None:
    trait = made(api)

    assert (trait["key"], trait["status"], trait["enabled"]) == ("cups_sold", "Not Computing", True)
    assert trait["options"] == {"includeHistoricalData": True, "includeAnonymousUsers": False}
    assert made(api, "Off", enabled=False)["status"] == "Disabled"


def test_a_name_that_gives_a_taken_key_is_a_conflict(api: Api) -> None:
    made(api)
    answer = api.post(
        f"/spaces/{api.workspace}/computed-traits", json={"name": "cups-sold", "definition": DEFINITION}
    )

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "name")


def test_options_are_said_once(api: Api) -> None:
    trait = made(api, options={"backfillDurationDays": 7})
    path = f"/spaces/{api.workspace}/computed-traits/{trait['id']}"
    refused = api.patch(path, json={"options": {}})
    changed = api.patch(path, json={"name": "Cups"}).json()["data"]["computedTrait"]

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "options")
    assert (changed["name"], changed["key"], changed["options"]) == ("Cups", "cups_sold", trait["options"])


def test_a_definition_without_a_query_is_refused(api: Api) -> None:
    body = {"name": "Nothing", "definition": {"type": "USERS", "query": ""}}
    answer = api.post(f"/spaces/{api.workspace}/computed-traits", json=body)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "definition.query")
