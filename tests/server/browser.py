"""A real browser on a real page: Debian's Chromium, Segment's own snippet and scripts from npm."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

PACKAGES = (
    "@segment/analytics-next@1.84.3",
    "@segment/browser-destinations@3.98.0",
    "@segment/snippet@5.2.1",
)
# The package's own template; it spells https, which a server on loopback does not speak.
_SNIPPET = """
const { min } = require(process.argv[1] + "/@segment/snippet");
const [, , apiKey, host] = process.argv;
console.log(min({ apiKey, host, useHostForBundles: true }).replace(/https:\\/\\//g, "http://"));
"""
_CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Plugins load the scripts of their vendors; nothing but loopback answers here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def installed(folder: Path) -> Path:
    """The packages' `node_modules`; fails where npm is missing."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail("Node.js is missing: install Node 20 or later to let Analytics.js judge the server")
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error")
    command = [npm, "install", *quiet, "--prefix", str(folder), *PACKAGES]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if done.returncode != 0:
        pytest.fail(f"npm could not install {', '.join(PACKAGES)}: {done.stderr.strip()[:200]}")
    return folder / "node_modules"


def snippet(modules: Path, write_key: str, host: str) -> str:
    """The snippet that Segment tells people to paste into their pages."""
    command = ["node", "-e", _SNIPPET, str(modules), write_key, host]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@contextmanager
def visiting(html: str, profile: Path) -> Iterator[None]:
    """Chromium with the page open."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail("Chromium is missing: install it (Debian: apt-get install chromium) to test pages")
    with _page(html) as url:
        command = [chromium, *_CHROMIUM, f"--user-data-dir={profile}", "--remote-debugging-port=0", url]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            browser.kill()
            browser.wait()


@contextmanager
def _page(html: str) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = html.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/shop?utm_source=letter"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
