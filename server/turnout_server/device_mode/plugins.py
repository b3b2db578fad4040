"""Which of a source's destinations run in the browser, and with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from turnout_server.observed import secret_settings, sounds_secret

Row = Mapping[str, Any]

_WEB = "WEB"


@dataclass(frozen=True, slots=True)
class Plugin:
    """A destination with actions that run in the browser; `alone` when none of its actions runs anywhere else."""

    destination: Row
    folder: str
    file: str
    subscriptions: tuple[Row, ...]
    alone: bool

    @property
    def name(self) -> str:
        """What the integrations object of an event calls it."""
        return str(self.destination["metadata"]["name"])

    def remote(self, address: str) -> dict[str, Any]:
        """The entry in `remotePlugins`. Secret settings are not in it: anybody can read it."""
        secret = secret_settings(self.destination["metadata"].get("options", []))
        settings = {name: it for name, it in (self.destination.get("settings") or {}).items() if name != "turnout"}
        shown = {name: value for name, value in settings.items() if name not in secret and not sounds_secret(name)}
        return {
            "name": self.name,
            "creationName": self.name,
            "libraryName": f"{self.folder}Destination",
            "url": f"{address}/next-integrations/actions/{self.folder}/{self.file}",
            "settings": {**shown, "subscriptions": [_subscription(row) for row in self.subscriptions]},
        }


def plugins(destinations: Sequence[Row], subscriptions: Sequence[Row], files: Mapping[str, str]) -> list[Plugin]:
    """The enabled destinations that have an enabled action for the browser, and whose plugin is among `files`."""
    return [plugin for row in destinations for plugin in _plugin(row, subscriptions, files)]


def _plugin(destination: Row, subscriptions: Sequence[Row], files: Mapping[str, str]) -> Iterator[Plugin]:
    folder = next((name for name in _folders(destination["metadata"].get("slug", "")) if name in files), None)
    mine = [row for row in subscriptions if row["destinationId"] == destination["id"] and row.get("enabled")]
    web = {action["id"] for action in destination["metadata"].get("actions", ()) if action.get("platform") == _WEB}
    here = tuple(row for row in mine if row["actionId"] in web)
    if folder is not None and here:
        yield Plugin(destination, folder, files[folder], here, alone=len(here) == len(mine))


def _folders(slug: str) -> Iterator[str]:
    """How the npm package may call the folder of a catalog entry: `actions-vwo-web` is `vwo`."""
    stem = slug.removeprefix("actions-")
    yield from (stem, stem.removesuffix("-web"), f"{stem}-plugins")


def _subscription(row: Row) -> dict[str, Any]:
    return {
        "id": row["id"],
        "name": row.get("name", ""),
        "enabled": True,
        "partnerAction": row.get("actionSlug", ""),
        "subscribe": row.get("trigger", ""),
        "mapping": row.get("settings") or {},
    }
