"""The catalog: entries of the shape that the definitions promise, printed from facts by a tool."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from turnout.resources.catalog import DestinationMetadata, SourceMetadata, WarehouseMetadata
from turnout_server.catalog import DESTINATIONS, SOURCES, WAREHOUSES, Catalog, shapes

from .conftest import Api

TOOL = Path(__file__).parents[3] / "tools" / "catalog.py"

LANTERN: dict[str, Any] = {
    "id": "aaaaaaaaaaaaaaaaaaaaaaaa",
    "name": "Lantern",
    "slug": "lantern",
    "regions": ["us"],
    "previous_names": ["Candle"],
    "status": "PUBLIC_BETA",
    "categories": ["Light"],
    "methods": {"track": True, "identify": True, "group": False, "alias": False, "screen": False, "page": True},
    "platforms": {"browser": True, "mobile": False, "server": True},
    "browserUnbundlingSupported": False,
    "browserUnbundlingPublic": False,
    "replay": True,
    "connection_modes": {"device": {"web": False}, "cloud": {"web": True, "server": True}},
    "partnerOwned": True,
    "settings": [{"name": "key", "type": "password", "required": True, "label": "Key"}],
    "actions": [
        {
            "id": "act",
            "name": "Shine",
            "slug": "shine",
            "platform": "CLOUD",
            "hidden": False,
            "fields": [
                {"id": "f", "sortOrder": 0, "fieldKey": "lux", "label": "Lux", "type": "NUMBER", "required": True}
            ],
        }
    ],
    "presets": [{"actionId": "act", "name": "Shine", "fields": {"lux": 1}, "trigger": 'type = "track"'}],
}
BUOY = {
    "id": "bbbbbbbbbb",
    "display_name": "Buoy",
    "slug": "buoy",
    "isCloudEventSource": False,
    "categories": ["Server"],
    "status": "PUBLIC",
    "partnerOwned": False,
}


SILO = {"id": "cccccccccc", "display_name": "Silo", "slug": "silo", "regional": ["us-west"]}


@pytest.mark.parametrize(
    ("catalog", "model", "least"),
    [(SOURCES, SourceMetadata, 100), (DESTINATIONS, DestinationMetadata, 500), (WAREHOUSES, WarehouseMetadata, 7)],
)
def test_every_entry_has_the_shape_that_the_definition_promises(
    catalog: Catalog, model: type[BaseModel], least: int
) -> None:
    entries, total = catalog.page(0, 10_000)
    assert len(entries) == total >= least
    for entry in entries:
        model.model_validate(entry)


def test_a_catalog_is_printed_from_facts_and_read_back_whole(tmp_path: Path) -> None:
    (tmp_path / "destinations.json").write_text(json.dumps([LANTERN]))
    (tmp_path / "sources.json").write_text(json.dumps([BUOY]))
    (tmp_path / "warehouses.json").write_text(json.dumps([SILO]))
    subprocess.run([sys.executable, str(TOOL), str(tmp_path), str(tmp_path)], check=True)
    lantern = shapes.whole_destination(json.loads((tmp_path / "destinations.jsonl").read_text()))
    buoy = shapes.whole_source(json.loads((tmp_path / "sources.jsonl").read_text()))
    silo = shapes.whole_warehouse(json.loads((tmp_path / "warehouses.jsonl").read_text()))
    DestinationMetadata.model_validate(lantern)
    SourceMetadata.model_validate(buoy)
    WarehouseMetadata.model_validate(silo)
    assert (lantern["name"], lantern["previousNames"], lantern["supportedRegions"]) == ("Lantern", ["Candle"], ["us"])
    assert lantern["supportedMethods"]["pageview"] is True
    assert lantern["supportedFeatures"]["cloudModeInstances"] == "SINGLE"
    assert lantern["options"] == [
        {"name": "key", "type": "password", "required": True, "label": "Key", "description": ""}
    ]
    assert lantern["actions"][0]["fields"][0]["required"] is True
    assert (buoy["name"], buoy["isCloudEventSource"]) == ("Buoy", False)
    assert (silo["id"], silo["name"], silo["slug"], silo["options"]) == ("cccccccccc", "Silo", "silo", [])


def test_the_tool_says_what_it_needs() -> None:
    done = subprocess.run([sys.executable, str(TOOL)], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "destinations.json" in done.stderr


def test_the_destinations_of_this_server_take_every_call(api: Api) -> None:
    for id, name in (("turnout-webhook", "Webhook (Turnout)"), ("turnout-file-archive", "File archive (Turnout)")):
        entry = api.get(f"/catalog/destinations/{id}").json()["data"]["destinationMetadata"]
        assert (entry["id"], entry["name"]) == (id, name)
        assert set(entry["supportedMethods"].values()) == {True}


def test_the_warehouses_that_can_be_connected_are_listed_and_found(api: Api) -> None:
    listed = api.get("/catalog/warehouses", params={"pagination.count": 3}).json()["data"]
    assert len(listed["warehousesCatalog"]) == 3
    assert listed["pagination"]["totalEntries"] == 7
    first = listed["warehousesCatalog"][0]
    assert api.get(f"/catalog/warehouses/{first['id']}").json()["data"]["warehouseMetadata"] == first
    assert api.get("/catalog/warehouses/barn").status_code == 404
