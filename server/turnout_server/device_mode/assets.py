"""The scripts that a browser loads: files of npm packages, served where Segment's CDN has them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_BUNDLES = "@segment/analytics-next/dist/umd"
_PLUGINS = "@segment/browser-destinations/dist/web"
_KEY = b"__WRITE_KEY__"
_TYPES = {".js": "text/javascript; charset=utf-8", ".json": "application/json", ".map": "application/json"}

PACKAGES = ("@segment/analytics-next", "@segment/browser-destinations")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file; `fixed` when its name changes with its content, so that browsers may keep it."""

    content: bytes
    type: str
    fixed: bool = False


@dataclass(frozen=True)
class Assets:
    """The files of PACKAGES below a `node_modules` folder; without a folder there are none."""

    modules: Path | None = None

    def analytics(self, write_key: str) -> Asset | None:
        """Analytics.js for one source."""
        found = self._file(_BUNDLES, "standalone.js")
        return found and Asset(found.content.replace(_KEY, write_key.encode()), found.type)

    def bundle(self, name: str) -> Asset | None:
        """A part of Analytics.js that it loads when it needs it."""
        return self._file(_BUNDLES, name)

    def plugin(self, name: str) -> Asset | None:
        """A file of a destination that runs in the browser."""
        return self._file(_PLUGINS, name)

    @cached_property
    def plugins(self) -> Mapping[str, str]:
        """The destinations that run in the browser: folder and file of each."""
        listed = self._file(_PLUGINS, "manifest-latest.json")
        return json.loads(listed.content) if listed else {}

    def _file(self, package: str, name: str) -> Asset | None:
        if self.modules is None:
            return None
        folder = (self.modules / package).resolve()
        path = (folder / name).resolve()
        # Names come from the network: nothing outside of the package is anybody's business.
        if not path.is_relative_to(folder) or path.suffix not in _TYPES or not path.is_file():
            return None
        return Asset(path.read_bytes(), _TYPES[path.suffix], fixed=path.name.count(".") > 1 or "/" in name)
