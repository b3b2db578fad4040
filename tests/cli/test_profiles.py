"""Where requests go and as whom: precedence, the file, and what it may not give away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.commands import Inside, Shell
from tests.conftest import Running

FILE = """\
# ours
profile = "work"

[profiles.default]
region = "us"
token = "tok-default"

[profiles.work]
token = "tok-work" # until May
base_url = "https://work.example.com"

[profiles.eu]
region = "eu"
"""


@pytest.fixture
def alone(tmp_path: Path) -> Inside:
    """The command with a configuration file and nothing in the environment."""
    path = tmp_path / "config.toml"
    path.write_text(FILE)
    path.chmod(0o600)
    return Inside({"TURNOUT_CONFIG": str(path)})


def shown(inside: Inside, *options: str, **environment: str) -> dict[str, tuple[str, str]]:
    said = inside.ok("config", "show", *options, "-o", "json", **environment)
    return {row["setting"]: (row["value"], row["origin"]) for row in json.loads(said)}


def file_of(inside: Inside) -> Path:
    return Path(inside.environment["TURNOUT_CONFIG"])


def test_the_profile_that_the_file_names_counts_when_nothing_else_is_said(alone: Inside) -> None:
    found, file = shown(alone), file_of(alone)

    assert found["profile"] == ("work", str(file))
    assert found["token"] == ("set", f"[profiles.work] in {file}")
    assert found["base_url"] == ("https://work.example.com", f"[profiles.work] in {file}")


def test_the_environment_is_stronger_than_the_files_choice(alone: Inside) -> None:
    found = shown(alone, TURNOUT_TOKEN="t1", PUBLIC_API_TOKEN="t2", PUBLIC_API_URL="https://other.example.com")

    assert found["token"] == ("set", "TURNOUT_TOKEN")
    assert found["base_url"] == ("https://other.example.com", "PUBLIC_API_URL")
    assert shown(alone, PUBLIC_API_TOKEN="t2")["token"] == ("set", "PUBLIC_API_TOKEN")
    assert shown(alone, TURNOUT_REGION="eu", PUBLIC_API_URL="https://a.example.com")["base_url"] == (
        "https://eu1.api.segmentapis.com",
        "TURNOUT_REGION",
    )


@pytest.mark.parametrize("by_option", [True, False])
def test_a_named_profile_is_stronger_than_the_environment(alone: Inside, by_option: bool) -> None:
    surroundings = {"TURNOUT_TOKEN": "t1", "PUBLIC_API_URL": "https://other.example.com"}
    if by_option:
        found = shown(alone, "--profile", "work", **surroundings)
    else:
        found = shown(alone, **surroundings, TURNOUT_PROFILE="work")

    assert found["profile"] == ("work", "--profile" if by_option else "TURNOUT_PROFILE")
    assert found["token"][1].startswith("[profiles.work]")
    assert found["base_url"][0] == "https://work.example.com"


def test_what_a_named_profile_leaves_out_comes_from_the_environment(alone: Inside) -> None:
    found = shown(alone, "--profile", "eu", PUBLIC_API_TOKEN="t2", PUBLIC_API_URL="https://other.example.com")

    assert found["token"] == ("set", "PUBLIC_API_TOKEN")
    assert found["base_url"][0] == "https://eu1.api.segmentapis.com"


def test_options_are_the_strongest(alone: Inside) -> None:
    assert shown(alone, "--profile", "work", "--region", "eu")["base_url"] == (
        "https://eu1.api.segmentapis.com",
        "--region",
    )
    assert shown(alone, "--base-url", "http://127.0.0.1:1")["base_url"] == ("http://127.0.0.1:1", "--base-url")
    assert alone.run("config", "show", "--region", "eu", "--base-url", "http://a").exit_code == 2


def test_with_nothing_configured_it_is_segments_us_region(tmp_path: Path) -> None:
    found = shown(Inside({"TURNOUT_CONFIG": str(tmp_path / "none.toml")}))

    assert found == {
        "profile": ("", ""),
        "token": ("", ""),
        "base_url": ("https://api.segmentapis.com", "default"),
    }


def test_a_profile_may_be_named_before_the_command(alone: Inside, running: Running) -> None:
    alone.ok("config", "set", "--profile", "local", "token", "-", stdin=f"{running.token}\n")
    alone.ok("config", "set", "--profile", "local", "base_url", running.url)

    assert json.loads(alone.ok("--profile", "local", "workspace", "get", "-o", "json"))["slug"] == running.slug


def test_a_token_command_prints_the_token(alone: Inside, running: Running, tmp_path: Path) -> None:
    (tmp_path / "secret token").write_text(running.token + "\n")
    alone.ok("config", "set", "--profile", "local", "token_command", f"cat '{tmp_path}/secret token'")
    alone.ok("config", "set", "--profile", "local", "base_url", running.url)

    assert json.loads(alone.ok("workspace", "get", "--profile", "local", "-o", "json"))["slug"] == running.slug
    assert shown(alone, "--profile", "local")["token"] == ("printed by cat", f"[profiles.local] in {file_of(alone)}")


@pytest.mark.parametrize(
    ("command", "said"),
    [("false", "'false' failed with exit code 1"), ("no-such-program x", "'no-such-program' failed: FileNotFound")],
)
def test_a_token_command_that_fails_is_named(alone: Inside, command: str, said: str) -> None:
    alone.ok("config", "set", "--profile", "work", "token_command", command)

    done = alone.run("workspace", "get")

    assert done.exit_code == 2
    assert said in done.stderr


def test_no_token_says_how_to_give_one(bare: Shell) -> None:
    done = bare.turnout("sources", "list")

    assert done.returncode == 2
    assert "there is no token" in done.stderr


def test_setting_keeps_the_rest_of_the_file(alone: Inside) -> None:
    alone.ok("config", "set", "--profile", "work", "region", "eu")
    alone.ok("config", "set", "--profile", "default", "token", 'quo"te')
    alone.ok("config", "set", "profile", "eu")
    alone.ok("config", "set", "--profile", "new one", "token", "tok-new")

    assert (
        file_of(alone).read_text()
        == """\
# ours
profile = "eu"

[profiles.default]
region = "us"
token = "quo\\"te"

[profiles.work]
token = "tok-work" # until May
region = "eu"

[profiles.eu]
region = "eu"

[profiles."new one"]
token = "tok-new"
"""
    )


def test_a_file_that_cannot_be_changed_safely_is_left_alone(alone: Inside) -> None:
    text = 'profiles = { work = { token = "a" } }\n'
    file_of(alone).write_text(text)

    done = alone.run("config", "set", "--profile", "work", "token", "b")

    assert done.exit_code == 2
    assert "edit it by hand" in done.stderr
    assert file_of(alone).read_text() == text


def test_a_new_file_can_be_read_by_its_owner_only(bare: Shell) -> None:
    bare.ok("config", "set", "token", "-", stdin="tok-secret\n")
    path = Path(bare.ok("config", "path").strip())

    assert path == bare.home / "config" / "turnout" / "config.toml"
    assert path.read_text() == '[profiles.default]\ntoken = "tok-secret"\n'
    assert path.stat().st_mode & 0o777 == 0o600


def test_tokens_that_others_may_read_are_warned_of(alone: Inside) -> None:
    file_of(alone).chmod(0o644)

    done = alone.run("config", "show")

    assert done.exit_code == 0
    assert f"chmod 600 {file_of(alone)}" in done.stderr
    assert "tok-" not in done.stdout + done.stderr
    file_of(alone).write_text('[profiles.eu]\nregion = "eu"\n')
    assert alone.run("config", "show").stderr == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[profiles.a\n", "is not TOML"),
        ("[profile.a]\n", "write profiles as sections"),
        ("[profiles.a]\ntokn = 'x'\n", "there is no setting 'tokn' in [profiles.a]; there are token"),
        ("[profiles.a]\ntoken = 5\n", "token in [profiles.a] must be a string"),
        ("[profiles.a]\ntoken_command = 'pass show'\n", "token_command in [profiles.a] must be a list of strings"),
        ("[profiles.a]\ntoken = 'x'\ntoken_command = ['y']\n", "[profiles.a] has both token and token_command"),
        ("[profiles.a]\nregion = 'eu'\nbase_url = 'http://x'\n", "[profiles.a] has both region and base_url"),
        ("profile = 'b'\n[profiles.a]\n", "`profile` names 'b', but there are only a"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_place_and_reason(alone: Inside, text: str, said: str) -> None:
    file_of(alone).write_text(text)

    done = alone.run("sources", "list")

    assert done.exit_code == 2
    assert said in done.stderr
    assert str(file_of(alone)) in done.stderr


def test_a_profile_that_does_not_exist_says_which_do(alone: Inside) -> None:
    done = alone.run("sources", "list", "--profile", "wrok")

    assert done.exit_code == 2
    assert "--profile names the profile 'wrok', but there are only default, work, eu" in done.stderr


def test_a_region_that_does_not_exist_is_refused(alone: Inside) -> None:
    done = alone.run("workspace", "get", TURNOUT_REGION="mars", TURNOUT_TOKEN="t")

    assert done.exit_code == 2
    assert "there is no region 'mars'" in done.stderr


def test_the_token_is_in_no_output_and_no_error(alone: Inside, running: Running) -> None:
    secret = running.token
    surroundings: dict[str, Any] = {"TURNOUT_TOKEN": secret, "TURNOUT_URL": running.url}

    for arguments in (["config", "show"], ["sources", "get", "none"], ["api", "GET", "/none"], ["workspace", "get"]):
        done = alone.run(*arguments, **surroundings)
        assert secret not in done.stdout + done.stderr
