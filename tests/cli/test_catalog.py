"""What a planner asks of the catalog; the expectations were read from the entries by hand."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cli.commands import Inside
from tests.conftest import Running


@pytest.fixture(scope="module")
def destinations(running: Running) -> dict[str, dict[str, Any]]:
    rows = Inside(running.environment).json("catalog", "destinations")
    return {row["slug"]: row for row in rows}


@pytest.fixture(scope="module")
def sources(running: Running) -> dict[str, dict[str, Any]]:
    return {row["slug"]: row for row in Inside(running.environment).json("catalog", "sources")}


@pytest.mark.parametrize(
    ("slug", "types", "modes"),
    [
        ("adlearn-open-platform", {"browser": ["device"]}, ["device"]),
        # Its code runs in browsers only, and mobile is taken through the cloud, which it has not.
        ("appcues", {"browser": ["device"]}, ["device"]),
        ("swrve", {"mobile": ["device"]}, ["device"]),
        (
            "blueshift",
            {"browser": ["device", "cloud"], "mobile": ["cloud"], "server": ["cloud"], "cloud-app": ["cloud"]},
            ["cloud", "device"],
        ),
        # Its code in the browser cannot be left out.
        (
            "hubspot",
            {"browser": ["device"], "mobile": ["cloud"], "server": ["cloud"], "cloud-app": ["cloud"]},
            ["cloud", "device"],
        ),
        (
            "actions-actable-predictive",
            {"browser": ["cloud"], "server": ["cloud"], "warehouse": ["cloud"], "cloud-app": ["cloud"]},
            ["cloud"],
        ),
        ("actions-segment", {"warehouse": ["cloud"]}, ["cloud"]),
        ("actions-segment-profiles", {"warehouse": ["cloud"], "cloud-app-object": ["cloud"]}, ["cloud"]),
    ],
)
def test_a_destination_says_what_it_accepts_and_how(
    destinations: dict[str, dict[str, Any]], slug: str, types: dict[str, list[str]], modes: list[str]
) -> None:
    assert destinations[slug]["sourceTypes"] == types
    assert destinations[slug]["connectionModes"] == modes


def test_all_of_the_catalog_is_listed(inside: Inside, destinations: dict[str, dict[str, Any]]) -> None:
    assert len([slug for slug in destinations if not slug.startswith("turnout-")]) == 503
    assert len(inside.ok("catalog", "sources", "-o", "id").split()) == 125


@pytest.mark.parametrize(
    ("slug", "types"),
    [
        ("javascript", ["browser"]),
        ("kotlin-android", ["mobile"]),
        ("http-api", ["server"]),
        ("amp", ["mobile", "server"]),
        ("postgres", ["warehouse"]),
        ("salesforce", ["cloud-app-object"]),
        ("project", []),
    ],
)
def test_a_kind_of_source_says_what_sort_it_is(
    sources: dict[str, dict[str, Any]], slug: str, types: list[str]
) -> None:
    assert sources[slug]["sourceTypes"] == types


def fits(inside: Inside, source: str) -> dict[str, Any]:
    return {row["slug"]: row["sourceTypes"] for row in inside.json("catalog", "destinations", "--for", source)}


def test_only_what_fits_a_source_of_the_workspace_is_listed_by_id_and_by_slug(inside: Inside, shop: str) -> None:
    slug = inside.json("sources", "get", shop)["slug"]

    by_id, by_slug = fits(inside, shop), fits(inside, slug)

    assert by_id == by_slug
    assert by_id["turnout-webhook"] == {"server": ["cloud"]}
    assert "appcues" not in by_id
    assert "swrve" not in by_id


def test_a_browser_takes_code_on_the_device_and_a_warehouse_rows(inside: Inside) -> None:
    browser, warehouse, objects = fits(inside, "javascript"), fits(inside, "postgres"), fits(inside, "salesforce")

    assert browser["blueshift"] == {"browser": ["device", "cloud"]}
    assert browser["hubspot"] == {"browser": ["device"]}
    assert "swrve" not in browser
    assert "turnout-webhook" not in warehouse
    assert "actions-segment" in warehouse
    assert list(objects) == ["actions-segment-profiles"]


def test_former_names_are_found_and_shown(inside: Inside) -> None:
    rows = inside.json("catalog", "destinations", "Google Analytics 4")
    shown = inside.ok("catalog", "show", "Google Analytics 4")

    assert "actions-google-analytics-4" in [row["slug"] for row in rows]
    assert "Google Analytics 4" in next(
        row["previousNames"] for row in rows if row["slug"] == "actions-google-analytics-4"
    )
    assert "Called before: " in shown
    assert "Google Analytics 4" in shown


def test_show_tells_settings_actions_and_presets(inside: Inside) -> None:
    [told] = inside.json("catalog", "show", "actions-accoil-analytics")
    text = inside.ok("catalog", "show", "actions-accoil-analytics")

    assert told["settings"] == [
        {
            "name": "api_key",
            "type": "password",
            "required": True,
            "default": None,
            "secret": True,
            "label": "API Key",
            "description": told["settings"][0]["description"],
        }
    ]
    post = next(action for action in told["actions"] if action["slug"] == "postToAccoil")
    assert (post["platform"], post["defaultTrigger"]) == ("CLOUD", 'type = "track"')
    assert {(preset["name"], preset["trigger"]) for preset in told["presets"]} >= {
        ("Identify Calls", 'type = "identify"'),
        ("Track Calls", 'type = "track"'),
    }
    for part in ("Settings", "Actions", "Presets", "api_key  password  true      true", "postToAccoil"):
        assert part in text


def test_a_name_of_several_sorts_shows_them_all(inside: Inside) -> None:
    found = inside.json("catalog", "show", "klaviyo")

    assert {each["catalog"] for each in found} == {"source", "destination"}


def test_warehouses_are_listed_and_told_apart_from_sources_of_the_same_name(inside: Inside) -> None:
    slugs = [row["slug"] for row in inside.json("catalog", "warehouses")]
    found = {each["catalog"]: each["id"] for each in inside.json("catalog", "show", "postgres")}

    assert {"postgres", "redshift", "bigquery", "snowflake"} <= set(slugs)
    assert found["warehouse"] == "55d3d3aea3c"
    assert found["source"] != found["warehouse"]


def test_a_name_that_nothing_has_is_not_found_and_near_ones_are_offered(inside: Inside) -> None:
    done = inside.run("catalog", "show", "accoil")
    source = inside.run("catalog", "destinations", "--for", "no-such-source")

    assert (done.exit_code, source.exit_code) == (3, 3)
    assert "did you mean actions-accoil-analytics?" in done.stderr
    assert "no-such-source" in source.stderr


def test_a_source_of_no_known_sort_is_said_to_be_one(inside: Inside) -> None:
    done = inside.run("catalog", "destinations", "--for", "project")

    assert done.exit_code == 1
    assert "the catalog does not say what sort of source Project is" in done.stderr
