"""`turnout config`: what a command would use, and the file that says it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from .config_text import written
from .connection import asked, connection_options, load, path
from .profiles import KEYS, Chosen, Value, parsed, resolve
from .writers import format_option, writer

_OPTIONS = [option for option in connection_options() if option.name in ("to_profile", "to_region", "to_base_url")]


@click.group("config")
def command() -> None:
    """Show and change where requests go and as whom.

    From the strongest: options; the profile that --profile or TURNOUT_PROFILE names; the environment (TURNOUT_TOKEN,
    TURNOUT_REGION, TURNOUT_URL, then PUBLIC_API_TOKEN, PUBLIC_API_URL); the profile that the file names with
    `profile`, or [profiles.default]; Segment's US region.

    \b
    Examples:
      turnout config show
      turnout config set --profile staging region eu
    """


def _show(output: str, **said: Any) -> None:
    """Show what a command would use, and where each setting comes from; never the token itself.

    \b
    Examples:
      turnout config show
      turnout config show --profile staging -o json
    """
    file = path()
    chosen = resolve(asked({**said, "to_timeout": 0.0, "to_patience": 0.0}), os.environ, load(file))
    out = writer(output, ("setting", "value", "origin"), ("setting",), lambda row, column: row[column])
    out.page([{"setting": name, "value": value, "origin": origin} for name, value, origin in settings(chosen)])
    out.end()


def settings(chosen: Chosen) -> list[tuple[str, str, str]]:
    """Name, value and origin of each setting that was decided; a token is only said to be set."""
    from turnout._settings import REGIONS

    token = ("token", "", "")
    if chosen.token is not None:
        command = chosen.token.command
        token = ("token", f"printed by {command[0]}" if command else "set", chosen.token.origin)
    address = chosen.base_url
    if address is None:
        region = chosen.region or Value("us", "default")
        address = Value(REGIONS.get(region.said, region.said), region.origin)
    profile = (chosen.profile.said, chosen.profile.origin) if chosen.profile else ("", "")
    return [("profile", *profile), token, ("base_url", address.said, address.origin)]


command.add_command(
    click.Command(
        "show",
        params=[*_OPTIONS, format_option(("table", "json", "jsonl", "yaml"))],
        callback=_show,
        help=_show.__doc__,
    )
)


@command.command("path")
def path_command() -> None:
    """Print where the file is or would be: TURNOUT_CONFIG, or below XDG_CONFIG_HOME, or below ~/.config.

    \b
    Example:
      turnout config path
    """
    click.echo(str(path()))


@command.command("set")
@click.option("--profile", help="Profile to change; `default` when left out.")
@click.argument("key", type=click.Choice([*KEYS, "profile"]))
@click.argument("value")
def set_command(profile: str | None, key: str, value: str) -> None:
    """Change one setting of a profile in the file; the rest of the file stays as it is.

    VALUE is read from standard input when it is -, which keeps a token out of the shell's history. The key
    `profile` chooses the profile that counts when none is named. A token_command is a command with its arguments;
    no shell runs it.

    \b
    Examples:
      turnout config set token - < token.txt
      turnout config set --profile staging region eu
      turnout config set --profile local base_url http://127.0.0.1:8100
      turnout config set --profile prod token_command "pass show segment/token"
      turnout config set profile staging
    """
    said = sys.stdin.read().strip() if value == "-" else value
    file = path()
    root = click.get_current_context().find_root().params.get("profile")
    load(file)
    change(file, profile or root or "default", key, said)
    click.echo(f"Wrote {key} to {file}.", err=True)


def change(file: Path, profile: str, key: str, value: str) -> None:
    """Write one setting; the file is replaced in one step and readable by its owner only."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    after = written(before, None if key == "profile" else profile, key, value)
    parsed(after, str(file))
    place = file.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    beside.touch(mode=0o600, exist_ok=False)
    try:
        beside.write_text(after, encoding="utf-8")
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
