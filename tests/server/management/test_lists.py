"""Lists come in pages, in order of creation, however the window is asked for."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from .conftest import Api

SPELLINGS: dict[str, Callable[[int, str], str]] = {
    "dots": lambda count, cursor: f"pagination.count={count}&pagination.cursor={quote(cursor)}",
    "brackets": lambda count, cursor: f"pagination[count]={count}&pagination[cursor]={quote(cursor)}",
    "json": lambda count, cursor: "pagination=" + quote(f'{{"count": {count}, "cursor": "{cursor}"}}'),
}
FIRST = base64.b64encode(b"0").decode()


def pages(api: Api, path: str, key: str, spelling: str, count: int) -> list[dict[str, Any]]:
    cursor, answers = FIRST, []
    while cursor:
        data = api.get(f"{path}?{SPELLINGS[spelling](count, cursor)}").json()["data"]
        assert set(data) == {key, "pagination"}
        answers.append(data)
        cursor = data["pagination"].get("next", "")
    return answers


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_pages_hold_every_source_once_and_in_order(api: Api, spelling: str) -> None:
    made = [api.source(f"s{place}") for place in range(5)]
    answers = pages(api, "/sources", "sources", spelling, 2)
    assert [source["id"] for data in answers for source in data["sources"]] == made
    first, second, third = (data["pagination"] for data in answers)
    assert first == {"current": "MA==", "next": "Mg==", "totalEntries": 5}
    assert second == {"current": "Mg==", "next": "NA==", "previous": "MA==", "totalEntries": 5}
    assert third == {"current": "NA==", "previous": "Mg==", "totalEntries": 5}


def test_a_list_needs_no_window(api: Api) -> None:
    api.source()
    data = api.get("/sources").json()["data"]
    assert len(data["sources"]) == 1
    assert data["pagination"] == {"current": "MA==", "totalEntries": 1}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("pagination.count=0", "pagination.count"),
        ("pagination.count=1001", "pagination.count"),
        ("pagination.count=many", "pagination.count"),
        ("pagination.cursor=%25%25", "pagination.cursor"),
        ("pagination.cursor=LTE=", "pagination.cursor"),
        ("pagination.colour=red", "pagination.colour"),
        ("pagination=3", "pagination"),
    ],
)
def test_an_impossible_window_is_refused(api: Api, query: str, field: str) -> None:
    answer = api.get(f"/sources?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


def test_a_cursor_beyond_the_end_shows_an_empty_page(api: Api) -> None:
    api.source()
    data = api.get("/sources", params={"pagination.cursor": base64.b64encode(b"999").decode()}).json()["data"]
    assert data["sources"] == []
    assert "next" not in data["pagination"]


def test_a_destination_lists_only_its_own_filters(api: Api) -> None:
    source = api.source()
    first, second = api.destination(source), api.destination(source, name="other")
    made = [api.filter(source, first)["id"] for _ in range(3)]
    api.filter(source, second)
    answers = pages(api, f"/destination/{first}/filters", "filters", "brackets", 2)
    assert [one["id"] for data in answers for one in data["filters"]] == made
    assert api.get("/destination/404/filters").status_code == 404


def test_tracking_plans_can_be_narrowed_to_a_type(api: Api) -> None:
    live = api.plan()
    api.made("/tracking-plans", name="Library", type="RULE_LIBRARY")
    data = api.get("/tracking-plans", params={"type": "LIVE", "pagination.count": "1"}).json()["data"]
    assert [plan["id"] for plan in data["trackingPlans"]] == [live]
    assert data["pagination"] == {"current": "MA==", "totalEntries": 1}


@pytest.mark.parametrize(
    ("path", "key", "least"), [("sources", "sourcesCatalog", 100), ("destinations", "destinationsCatalog", 500)]
)
def test_the_catalog_can_be_read_to_its_end(api: Api, path: str, key: str, least: int) -> None:
    answers = pages(api, f"/catalog/{path}", key, "dots", 200)
    ids = [entry["id"] for data in answers for entry in data[key]]
    assert len(ids) == len(set(ids)) == answers[0]["pagination"]["totalEntries"] >= least
    assert (
        api.get(f"/catalog/{path}/{ids[-1]}").json()["data"][key.replace("sC", "C").replace("Catalog", "Metadata")][
            "id"
        ]
        == ids[-1]
    )
    assert api.get(f"/catalog/{path}/404").status_code == 404
