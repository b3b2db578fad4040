"""All that the official Terraform provider 1.6 sends for its resources and data sources, in the order it sends it.

Each line of the fixture is phase, method, target, body, and the name under which later lines mean what was made. What
the workspace holds before the first line is seeded: catalog entries, a space, roles, an action.
"""

from __future__ import annotations

import http.client
import json
from pathlib import Path
from typing import Any

from tests.shapes import operation_of, unlike
from tests.witness import OPERATIONS

from .conftest import Api

LINES = json.loads((Path(__file__).parent / "official_provider.json").read_text(encoding="utf-8"))
HEADERS = {"User-Agent": "Segment (terraform 1.6.0)", "Accept": "application/json", "Accept-Encoding": "gzip"}
CATALOG = {
    "js": "IqDTy1TpoU",
    "hook": "614a3c7d791c91c41bae7599",
    "snowflake": "",
    "action": "nFPnRozhz1mh4Gbx4MLvT5",
}


def seeded(api: Api) -> dict[str, str]:
    """What the provider's configuration names that is there already."""
    warehouses = api.get("/catalog/warehouses").json()["data"]["warehousesCatalog"]
    roles = {role["name"]: role["id"] for role in api.get("/roles").json()["data"]["roles"]}
    return {
        **CATALOG,
        "snowflake": next(entry["id"] for entry in warehouses if entry["slug"] == "snowflake"),
        "space": api.get("/spaces").json()["data"]["spaces"][0]["id"],
        "workspace": api.workspace,
        "role": roles["Workspace Owner"],
        "other role": roles["Workspace Member"],
    }


def test_the_official_providers_requests_are_all_answered(api: Api) -> None:
    known = seeded(api)
    host = api.base_url.netloc.decode()
    # Its targets hold brackets as they are, which httpx would encode.
    connection = http.client.HTTPConnection(host, timeout=30)
    met = set()
    for _phase, method, target, body, *name in LINES:
        target = _named(target, known)
        operation = operation_of(method, target.partition("?")[0])
        status, said = _send(connection, api.token, method, target, _named(body, known))
        expected = OPERATIONS[operation].get("status", 200)
        assert status == expected, (method, target, said)
        assert unlike(operation, said["data"]) == [], (method, target)
        met.add(operation)
        if name:
            known[name[0]] = next(value for value in said["data"].values() if "id" in value)["id"]
    connection.close()
    assert len(LINES) == 179
    assert len(met) > 60
    for path in ("/sources", "/destinations", "/warehouses", "/tracking-plans?type=LIVE", "/transformations"):
        (left,) = (value for key, value in api.get(path).json()["data"].items() if key != "pagination")
        assert left == [], path


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
