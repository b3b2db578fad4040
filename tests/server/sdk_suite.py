"""A plugin for pytest that lets the test suite of an official Python SDK talk to our server instead of Segment's.

Loaded by `-p` in a process of its own. TURNOUT_URL is where requests to Segment go instead, TURNOUT_WRITE_KEY the key
that takes the place of the suite's own, TURNOUT_TOLD the file that gets the number of answers by status and the ids
of the events that were answered 200.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import unittest.mock
from base64 import b64encode
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from segment.analytics.request import _session

# The suite imports the package that the standard library took over.
sys.modules["mock"] = unittest.mock
SEGMENT = "https://api.segment.io"
STATUSES: Counter[int] = Counter()
IDS: list[str] = []


class Instead(HTTPAdapter):
    """Sends what is meant for Segment to us."""

    def send(self, request: PreparedRequest, *args: Any, **more: Any) -> Response:
        assert request.url is not None
        request.url = request.url.replace(SEGMENT, os.environ["TURNOUT_URL"])
        if request.headers.get("Authorization", "").startswith("Basic "):
            key = b64encode(f"{os.environ['TURNOUT_WRITE_KEY']}:".encode()).decode()
            request.headers["Authorization"] = f"Basic {key}"
        response = super().send(request, *args, **more)
        STATUSES[response.status_code] += 1
        if response.ok:
            IDS.extend(ids(request.body))
        return response


def ids(body: Any) -> list[str]:
    """The ids of the events that have all that an event needs; the suite sends others as well."""
    plain = gzip.decompress(body) if isinstance(body, bytes) and body.startswith(b"\x1f\x8b") else body
    batch = json.loads(plain)["batch"]
    return [one["messageId"] for one in batch if isinstance(one, dict) and "messageId" in one and one.get("userId")]


def pytest_sessionstart(session: pytest.Session) -> None:
    _session.mount(SEGMENT, Instead())


def pytest_sessionfinish(session: pytest.Session) -> None:
    Path(os.environ["TURNOUT_TOLD"]).write_text(json.dumps([STATUSES, IDS]))
