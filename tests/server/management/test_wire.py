"""The hand-written exchanges of tests/wire, sent to the real server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from turnout.catalogue import kinds

from .conftest import Api

WIRE = Path(__file__).parents[2] / "wire"
FIXTURES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(WIRE.glob("*.json"))}
KINDS = {kind.name: kind for kind in kinds()}
WORKSPACE = FIXTURES["workspace"]["exchanges"][0]["response"]["body"]["data"]["workspace"]["id"]
CATALOG = ("source_metadata", "destination_metadata", "warehouse_metadata")

# What the service makes up: the same in shape, not in value.
MADE_UP = {"id", "workspaceId", "createdAt", "updatedAt", "createdBy", "updatedBy", "resourceSchemaId", "writeKeys"}


# Members that name an object of a kind that they are not called after.
_OTHER = {("insert_function_instance", "integration_id"): "destination"}


class Replay:
    """Exchanges of a fixture, with the identifiers of the real server in place of the fixture's."""

    def __init__(self, api: Api) -> None:
        self.api = api
        # A workspace's one space has the workspace's id, and nobody creates either.
        self.real: dict[str, str] = {WORKSPACE: api.workspace}

    def connect(self, activation: dict[str, Any]) -> None:
        """Connect the fixture's audience with a destination, which is no kind's operation."""
        audience = f"/spaces/{self.api.workspace}/audiences/{self.real[activation['audienceId']]}"
        destination = {"id": self.api.destination(self.api.source()), "type": "destination"}
        answer = self.api.post(f"{audience}/destination-connections", json={"destination": destination})
        self.real[activation["connectionId"]] = answer.json()["data"]["connection"]["id"]

    def invite(self, user: dict[str, Any]) -> None:
        """Let somebody be invited and come: that is how users are made."""
        said = [{"roleId": each["roleId"], "resources": []} for each in user["permissions"]]
        self.api.made("/invites", invites=[{"email": user["email"], "permissions": said}])
        made = self.api.made(f"/__invites/{user['email']}/accept", name=user["name"])
        self._learn(user, made)

    def send(self, exchange: dict[str, Any]) -> tuple[int, Any]:
        request = exchange["request"]
        body = self._translated(request.get("body"))
        answer = self.api.request(
            request["method"],
            self._translated(request["path"]),
            params=self._translated(request["query"]),
            **({} if body is None else {"json": body}),
        )
        said = answer.json()
        self._learn(exchange["response"]["body"], said)
        return answer.status_code, said

    def _translated(self, value: Any) -> Any:
        text = json.dumps(value, ensure_ascii=False)
        for fixed, real in self.real.items():
            text = text.replace(fixed, real)
        return json.loads(text)

    def _learn(self, fixed: Any, real: Any) -> None:
        if isinstance(fixed, dict) and isinstance(real, dict):
            for name in fixed.keys() & real.keys() - {"metadata"}:
                if name in ("id", "workspaceId"):
                    self.real[fixed[name]] = real[name]
                self._learn(fixed[name], real[name])


def differences(fixed: Any, real: Any, at: str = "") -> list[str]:
    """Where the real answer is not what the fixture promises."""
    if at.rsplit(".", 1)[-1] == "metadata":
        return [] if fixed["id"] == real["id"] else [f"{at}: another catalog entry"]
    if isinstance(fixed, dict) and isinstance(real, dict):
        # An empty string and no member both say that nothing is forwarded.
        lost = [f"{at}.{name}: missing" for name in fixed.keys() - real.keys() if fixed[name] != ""]
        extra = [f"{at}.{name}: unexpected" for name in real.keys() - fixed.keys()]
        both = [
            one for name in fixed.keys() & real.keys() for one in differences(fixed[name], real[name], f"{at}.{name}")
        ]
        return lost + extra + both
    if isinstance(fixed, list) and isinstance(real, list) and len(fixed) == len(real):
        return [
            one
            for place, pair in enumerate(zip(fixed, real, strict=True))
            for one in differences(*pair, f"{at}[{place}]")
        ]
    if type(fixed) is not type(real):
        return [f"{at}: {fixed!r} became {real!r}"]
    made_up = any(name in MADE_UP for name in re.split(r"[.\[]", at)) or real == "••••"
    same = fixed == real or made_up or (at.endswith("Id") or "forwarding" in at)
    return [] if same else [f"{at}: {fixed!r} became {real!r}"]


def parents(kind: str) -> list[str]:
    """The kinds that a kind refers to, the ones that those refer to first."""
    fields = KINDS[kind].spec.model_fields
    named = [_OTHER.get((kind, name), name[:-3]) for name in fields if name.endswith("_id")]
    named = [name for name in named if name in KINDS]
    return list(dict.fromkeys(one for name in named for one in (*parents(name), name)))


@pytest.mark.parametrize("kind", [name for name in FIXTURES if name not in CATALOG])
def test_the_server_answers_as_the_witness_says(api: Api, kind: str) -> None:
    replay = Replay(api)
    for parent in parents(kind):
        status, body = replay.send(FIXTURES[parent]["exchanges"][0])
        assert status < 300, body
    if kind == "user":
        replay.invite(FIXTURES[kind]["exchanges"][0]["response"]["body"]["data"]["user"])
    if kind == "activation":
        replay.connect(FIXTURES[kind]["exchanges"][0]["response"]["body"]["data"]["activation"])
    for exchange in FIXTURES[kind]["exchanges"]:
        status, body = replay.send(exchange)
        expected = exchange["response"]
        assert status == expected["status"], (exchange["operation"], body)
        assert differences(expected["body"], body, exchange["operation"]) == []


@pytest.mark.parametrize("kind", CATALOG)
def test_catalog_entries_have_the_members_that_the_witness_has(api: Api, kind: str) -> None:
    one, listed = FIXTURES[kind]["exchanges"][:2]
    for exchange in (one, listed):
        answer = api.get(exchange["request"]["path"], params=exchange["request"]["query"]).json()
        (key,) = exchange["response"]["body"]["data"].keys() - {"pagination"}
        promised, real = exchange["response"]["body"]["data"][key], answer["data"][key]
        first, entry = (promised[0], real[0]) if isinstance(real, list) else (promised, real)
        assert first.keys() <= entry.keys()
        assert {name: type(first[name]) for name in first} == {name: type(entry[name]) for name in first}
