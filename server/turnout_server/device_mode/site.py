"""The paths of Segment's CDN: settings by write key, Analytics.js, and what it loads."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence

import msgspec

from turnout_server.control import Receive, Scope, Send
from turnout_server.device_mode.assets import PACKAGES, Asset, Assets
from turnout_server.device_mode.settings import KINDS, Rows, analytics_settings, source_of

_SETTINGS = re.compile(r"/v1/projects/([^/]+)/settings/?")
_ANALYTICS = re.compile(r"/analytics\.js/v1/([^/]+)/analytics(?:\.min)?\.js")
_BUNDLES = "/analytics-next/bundles/"
_PLUGINS = "/next-integrations/actions/"
PATHS = ("/v1/projects/", "/analytics.js/", _BUNDLES, "/next-integrations/")
"""What begins so is asked of us."""

_ANYBODY = [(b"access-control-allow-origin", b"*"), (b"x-content-type-options", b"nosniff")]
_NO_FILES = (
    f"this server was started without scripts: install {' and '.join(PACKAGES)} from npm and start it with"
    " --browser-modules node_modules"
)


class Site:
    """Answers browsers; `read` gives the configuration's rows, `changed` says that they are others now.

    `address` is where browsers reach us, if that is not what they ask for: behind a proxy that speaks TLS.
    """

    def __init__(self, read: Callable[[Sequence[str]], Rows], assets: Assets, address: str | None = None) -> None:
        self._read, self._assets, self._at = read, assets, address
        self._rows: Rows | None = None

    def changed(self) -> None:
        """Read the configuration again before the next answer."""
        self._rows = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] not in ("GET", "HEAD"):
            return await _refuse(send, 405, "only GET is answered here")
        rows = self._rows
        if rows is None:
            rows = self._rows = await asyncio.to_thread(self._read, KINDS)
        path: str = scope["path"]
        if (asked := _SETTINGS.fullmatch(path)) is not None:
            return await self._settings(scope, send, rows, asked[1])
        if (asked := _ANALYTICS.fullmatch(path)) is not None:
            if source_of(rows, asked[1]) is None:
                return await _refuse(send, 404, "no enabled source has this write key")
            return await self._file(scope, send, self._assets.analytics(asked[1]))
        if path.startswith(_BUNDLES):
            return await self._file(scope, send, self._assets.bundle(path.removeprefix(_BUNDLES)))
        found = self._assets.plugin(path.removeprefix(_PLUGINS)) if path.startswith(_PLUGINS) else None
        await self._file(scope, send, found)

    async def _settings(self, scope: Scope, send: Send, rows: Rows, write_key: str) -> None:
        source = source_of(rows, write_key)
        if source is None:
            return await _refuse(send, 404, "no enabled source has this write key")
        said = analytics_settings(rows, source, write_key, self._at or _address(scope), self._assets.plugins)
        await _answer(scope, send, Asset(msgspec.json.encode(said), "application/json"))

    async def _file(self, scope: Scope, send: Send, found: Asset | None) -> None:
        if found is None:
            text = "there is no such file" if self._assets.modules else _NO_FILES
            return await _refuse(send, 404, text)
        await _answer(scope, send, found)


def _address(scope: Scope) -> str:
    """Where the browser found us."""
    host = dict(scope["headers"]).get(b"host", b"localhost").decode("latin-1")
    return f"{scope.get('scheme', 'http')}://{host}"


async def _answer(scope: Scope, send: Send, asset: Asset, status: int = 200) -> None:
    kept = b"public, max-age=31536000, immutable" if asset.fixed else b"no-cache"
    headers = [
        (b"content-type", asset.type.encode()),
        (b"content-length", str(len(asset.content)).encode()),
        (b"cache-control", kept),
        *_ANYBODY,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else asset.content})


async def _refuse(send: Send, status: int, text: str) -> None:
    body = msgspec.json.encode({"success": False, "message": text})
    await _answer({"method": "GET"}, send, Asset(body, "application/json"), status)
