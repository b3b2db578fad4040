"""Print the server's catalog from a folder of catalog facts: `python tools/catalog.py FACTS_DIR [OUT_DIR]`.

FACTS_DIR holds `sources.json`, `destinations.json` and `warehouses.json`. What comes out is one line an entry with what differs from
the defaults in `turnout_server.catalog.shapes`. The project runs without the facts; descriptions are our own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from turnout_server.catalog import shapes

HERE = Path(__file__).resolve().parent.parent / "server" / "turnout_server" / "catalog"
Facts = dict[str, Any]


def source(fact: Facts) -> Facts:
    return {
        "id": fact["id"],
        "name": fact["display_name"],
        "slug": fact["slug"],
        "categories": fact.get("categories", []),
        "isCloudEventSource": fact["isCloudEventSource"],
        "status": fact["status"],
        "partnerOwned": fact["partnerOwned"],
    }


def warehouse(fact: Facts) -> Facts:
    return {"id": fact["id"], "name": fact["display_name"], "slug": fact["slug"]}


def destination(fact: Facts) -> Facts:
    return {
        "id": fact["id"],
        "name": fact["name"],
        "slug": fact["slug"],
        "status": fact["status"],
        "previousNames": fact["previous_names"],
        "categories": fact.get("categories", []),
        "partnerOwned": fact["partnerOwned"],
        "supportedRegions": fact["regions"],
        "components": fact.get("components", []),
        "supportedMethods": _methods(fact["methods"]),
        "supportedPlatforms": fact["platforms"],
        "supportedFeatures": _features(fact),
        "options": [_lean(option, shapes.OPTION) for option in fact["settings"]],
        "actions": [_action(action) for action in fact["actions"]],
        "presets": fact["presets"],
    }


def _methods(fact: Facts) -> Facts:
    return {
        "pageview": fact["page"],
        **{name: fact[name] for name in ("identify", "alias", "track", "group")},
    }


def _features(fact: Facts) -> Facts:
    modes = fact["connection_modes"]
    return {
        "cloudModeInstances": "SINGLE" if any(modes["cloud"].values()) else "NONE",
        "deviceModeInstances": "SINGLE" if any(modes["device"].values()) else "NONE",
        "replay": fact["replay"],
        "browserUnbundling": fact["browserUnbundlingSupported"],
        "browserUnbundlingPublic": fact["browserUnbundlingPublic"],
    }


def _action(fact: Facts) -> Facts:
    fields = [_field(place, entry) for place, entry in enumerate(fact["fields"])]
    return _lean({**fact, "fields": fields}, shapes.ACTION)


def _field(place: int, fact: Facts) -> Facts:
    return _lean({key: value for key, value in fact.items() if (key, value) != ("sortOrder", place)}, shapes.FIELD)


def _lean(fact: Facts, defaults: Facts) -> Facts:
    return {key: value for key, value in fact.items() if key not in defaults or defaults[key] != value}


def write(path: Path, entries: Iterable[Facts]) -> None:
    """One line an entry, in the order of names, so that a new edition differs only where the facts do."""
    ordered = sorted(entries, key=lambda entry: (entry["name"].lower(), entry["id"]))
    lines = [json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in ordered]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(facts: Path, to: Path = HERE) -> None:
    for name, read, defaults in (
        ("sources", source, shapes.SOURCE),
        ("destinations", destination, shapes.DESTINATION),
        ("warehouses", warehouse, shapes.WAREHOUSE),
    ):
        entries = json.loads((facts / f"{name}.json").read_text(encoding="utf-8"))
        write(to / f"{name}.jsonl", [_lean(read(entry), defaults) for entry in entries])


if __name__ == "__main__":
    directories = [Path(argument) for argument in sys.argv[1:3]]
    if not directories or not (directories[0] / "destinations.json").is_file():
        sys.exit("say where the facts are: python tools/catalog.py DIRECTORY_WITH_destinations.json [OUT]")
    main(*directories)
