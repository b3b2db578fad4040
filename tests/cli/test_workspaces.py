"""Workspaces and tokens by command, and what the server makes of them; options of `turnout serve`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from turnout.cli.app import cli
from turnout.cli.demo.processes import start

SOURCE = {"slug": "shop", "metadataId": "iUM16Md8P2", "enabled": True}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def told(*arguments: str) -> Any:
    return json.loads(run(*arguments, "-o", "json").output)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and data directory of a server with a budget, which may be made to fail."""
    data = tmp_path_factory.mktemp("server") / "data"
    options = ("--port", "0", "-o", "json", "--rate-limits", "1000/hour", "--allow-faults")
    background = start("turnout.cli", "serve", "--data", str(data), *options, log=data.parent / "server.log")
    yield background.url, str(data)
    background.stop()


def asked(url: str, token: str, method: str, path: str, **said: Any) -> httpx.Response:
    return httpx.request(method, url + path, headers={"Authorization": f"Bearer {token}"}, **said)


def test_a_workspace_of_ones_own_is_made_and_used(server: tuple[str, str]) -> None:
    url, data = server
    made = told("workspace", "create", "--data", data, "--slug", "staging", "--name", "Staging")
    rows = told("workspace", "list", "--data", data)
    here = told("token", "create", "--data", data, "--name", "here")["token"]
    there = told("token", "create", "--data", data, "--name", "there", "--workspace", "staging")["token"]
    created = asked(url, there, "POST", "/sources", json=SOURCE)

    assert [(row["slug"], row["name"]) for row in rows] == [("default", "Default"), ("staging", "Staging")]
    assert rows[1]["id"] == made["id"]
    assert asked(url, there, "GET", "/").json()["data"]["workspace"] == rows[1]
    assert created.status_code == 201
    assert created.json()["data"]["source"]["workspaceId"] == made["id"]
    assert asked(url, here, "GET", "/sources").json()["data"]["sources"] == []


def test_a_token_for_one_source_is_made_shown_and_revoked(server: tuple[str, str]) -> None:
    url, data = server
    owner = told("token", "create", "--data", data, "--name", "owner")["token"]
    ids = [
        asked(url, owner, "POST", "/sources", json={**SOURCE, "slug": slug}).json()["data"]["source"]["id"]
        for slug in ("mine", "other")
    ]
    scope = f"source:{ids[0]}"
    made = told(
        "token", "create", "--data", data, "--name", "shop", "--role", "source-admin", "--role", "function-read-only",
        "--scope", scope, "--workspace", "default",
    )  # fmt: skip
    (row,) = [row for row in told("token", "list", "--data", data) if row["id"] == made["id"]]
    sources = asked(url, made["token"], "GET", "/sources").json()["data"]["sources"]
    revoked = run("token", "revoke", "--data", data, made["id"])

    assert (row["role"], row["scopes"]) == ("source-admin,function-read-only", scope)
    assert row["workspace"] == told("workspace", "list", "--data", data)[0]["id"]
    assert [source["id"] for source in sources] == [ids[0]]
    assert "source-admin,function-read-only" in revoked.output
    assert scope in revoked.output
    assert asked(url, made["token"], "GET", "/sources").status_code == 401


def test_tokens_are_listed_by_workspace(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    told("workspace", "create", *data, "--slug", "staging")
    told("token", "create", *data, "--name", "a")
    told("token", "create", *data, "--name", "b", "--workspace", "staging")

    assert [row["name"] for row in told("token", "list", *data, "--workspace", "staging")] == ["b"]
    assert [row["name"] for row in told("token", "list", *data)] == ["a", "b"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("token", "create", "--name", "x", "--role", "captain"), "there are owner"),
        (("token", "create", "--name", "x", "--role", "member", "--scope", "source:a"), "limited to a source"),
        (("token", "create", "--name", "x", "--scope", "a"), "'a' is no scope"),
        (("token", "create", "--name", "x", "--workspace", "nowhere"), "turnout workspace list"),
        (("token", "list", "--workspace", "nowhere"), "turnout workspace list"),
        (("workspace", "create", "--slug", "default"), "another --slug"),
    ],
)
def test_what_cannot_be_is_refused_with_advice(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, "--data", str(tmp_path / "data"))

    assert result.exit_code == 1
    assert said in result.output


def test_the_budget_of_the_option_is_the_servers(server: tuple[str, str]) -> None:
    url, data = server
    token = told("token", "create", "--data", data, "--name", "counted")["token"]

    assert asked(url, token, "GET", "/").headers["x-ratelimit-remaining"] == "999"


def test_the_server_fails_as_asked_and_drops_a_connection(server: tuple[str, str]) -> None:
    url, data = server
    token = told("token", "create", "--data", data, "--name", "tests")["token"]
    for rule in ({"operation": "getWorkspace", "status": 418}, {"operation": "getWorkspace", "drop": True}):
        assert asked(url, token, "POST", "/__faults", json=rule).status_code == 200

    assert asked(url, token, "GET", "/").status_code == 418
    with pytest.raises(httpx.RemoteProtocolError):
        asked(url, token, "GET", "/")
    assert asked(url, token, "GET", "/").status_code == 200


def test_limits_that_say_nothing_are_refused_before_anything_starts(tmp_path: Path) -> None:
    result = run("serve", "--data", str(tmp_path / "data"), "--rate-limits", "often")

    assert result.exit_code == 2
    assert "off, published" in result.output
    assert not (tmp_path / "data").exists()
