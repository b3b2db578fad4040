"""What the official Terraform provider 1.6 sends for the resources that there are, in the order it sends it.

Each line of the fixture is phase, method, target, body, and the name under which later lines mean what was made.
"""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import Any

from .conftest import Api

LINES = json.loads((Path(__file__).parent / "official_provider.json").read_text(encoding="utf-8"))
HEADERS = {"User-Agent": "Segment (terraform 1.6.0)", "Accept": "application/json", "Accept-Encoding": "gzip"}


def test_the_official_providers_requests_are_all_answered(api: Api) -> None:
    known = {"js": "IqDTy1TpoU", "hook": "614a3c7d791c91c41bae7599"}
    host = api.base_url.netloc.decode()
    # Its targets hold brackets as they are, which httpx would encode.
    connection = http.client.HTTPConnection(host, timeout=30)
    for _phase, method, target, body, *name in LINES:
        status, said = _send(connection, api.token, method, _named(target, known), _named(body, known))
        assert status in (200, 201), (method, target, said)
        assert set(said) == {"data"}
        if name:
            (made,) = said["data"].values()
            known[name[0]] = made["id"]
    connection.close()
    assert api.get("/sources").json()["data"]["sources"] == []


def _send(connection: http.client.HTTPConnection, token: str, method: str, target: str, body: Any) -> tuple[int, Any]:
    headers = {**HEADERS, "Authorization": f"Bearer {token}"}
    content = None
    if body is not None:
        headers["Content-Type"], content = "application/json", json.dumps(body) + "\n"
    connection.request(method, target, content, headers)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def _named(value: Any, known: dict[str, str]) -> Any:
    text = json.dumps(value)
    for name, id in known.items():
        text = text.replace(f"<{name}>", id)
    return json.loads(text)
