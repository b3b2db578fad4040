"""The command line: help with examples, errors that say what to do, JSON beside every table."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from turnout.cli.app import cli

ROOT = Path(__file__).resolve().parents[2]


def commands(command: click.Command = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, (*path, name))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


@pytest.mark.parametrize("path", list(commands()), ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    result = run(*path, "--help")

    assert result.exit_code == 0
    assert "Example" in result.output
    assert " ".join(("turnout", *path)) in result.output


def test_a_token_is_created_listed_and_revoked(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))

    made = json.loads(run("token", "create", *data, "--name", "ci", "-o", "json").output)
    listed = json.loads(run("token", "list", *data, "-o", "json").output)
    revoked = run("token", "revoke", *data, made["id"])
    left = json.loads(run("token", "list", *data, "-o", "json").output)

    assert [(row["id"], row["name"], row["role"]) for row in listed] == [(made["id"], "ci", "owner")]
    assert made["token"] not in json.dumps(listed)
    assert revoked.exit_code == 0
    assert left == []


def test_the_table_of_tokens_shows_no_secret(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    secret = run("token", "create", *data, "--name", "terraform").output.strip()

    shown = run("token", "list", *data).output

    assert "terraform" in shown
    assert secret not in shown


def test_revoking_an_unknown_token_says_so(tmp_path: Path) -> None:
    result = run("token", "revoke", "--data", str(tmp_path / "data"), "nope")

    assert result.exit_code == 1
    assert "nope" in result.output
    assert "turnout token list" in result.output


def test_a_data_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    result = run("token", "create", "--data", str(tmp_path / "file" / "data"), "--name", "x")

    assert result.exit_code == 1
    assert str(tmp_path / "file" / "data") in result.output


def test_an_unknown_command_gets_a_usage_error() -> None:
    result = run("destory")

    assert result.exit_code == 2
    assert "destory" in result.output


def test_asking_for_help_imports_neither_server_nor_provider() -> None:
    program = (
        "import sys; from turnout.cli.app import cli\n"
        "try: cli(['--help'])\nexcept SystemExit: pass\n"
        "heavy = ('turnout_server', 'turnout_provider', 'httpx', 'pydantic')\n"
        "print([m for m in sys.modules if m.split('.')[0] in heavy])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("tool", "said"), [("terraform", "Terraform is missing"), ("node", "Node is missing")])
def test_make_says_in_one_line_what_is_missing(tool: str, said: str) -> None:
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "tools/needs.sh"), tool], capture_output=True, text=True, check=False, env={"PATH": ""}
    )

    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
