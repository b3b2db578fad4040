"""A client for a command: the options that say where to and as whom, and what reads file and environment."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from turnout.errors import NotConfigured

from .profiles import Asked, Chosen, Config, config_path, parsed, resolve

if TYPE_CHECKING:
    from turnout import Client
    from turnout._settings import Region
    from turnout._steps import Sleep

_WORTH_TELLING = 1.0
_PRIVATE = stat.S_IRWXG | stat.S_IRWXO


def connection_options() -> list[click.Parameter]:
    """The options of every command that talks to the service; `asked` takes them out again."""
    return [
        click.Option(["--profile", "to_profile"], help="Profile of the configuration file."),
        click.Option(["--region", "to_region"], type=click.Choice(["us", "eu"]), help="Segment's region."),
        click.Option(["--base-url", "to_base_url"], metavar="URL", help="Address of the service, such as yours."),
        click.Option(
            ["--timeout", "to_timeout"], type=float, default=30.0, show_default=True, help="Seconds to wait for data."
        ),
        click.Option(
            ["--patience", "to_patience"],
            type=float,
            default=300.0,
            show_default=True,
            help="Seconds that a request may be held up by rate limits.",
        ),
    ]


def asked(given: dict[str, Any]) -> Asked:
    """What the connection options said, taken out of the command's values."""
    said = {name: given.pop(f"to_{name}") for name in ("profile", "region", "base_url", "timeout", "patience")}
    context = click.get_current_context(silent=True)
    said["profile"] = said["profile"] or (context and context.find_root().params.get("profile"))
    return Asked(**said)


def connecting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command's function a connected client as its first argument, in the place of the connection options."""

    def call(**given: Any) -> Any:
        with connected(asked(given)) as client:
            return function(client, **given)

    call.__doc__ = function.__doc__
    return call


@contextmanager
def connected(said: Asked) -> Iterator[Client]:
    """A client as options, environment and file say; waits are told on standard error."""
    chosen = resolve(said, os.environ, load(path()))
    token, region, base_url = token_of(chosen), chosen.region, chosen.base_url
    from turnout import Client

    with Client(
        token,
        region=cast("Region", region.said) if region else None,
        base_url=base_url.said if base_url else None,
        timeout=said.timeout,
        patience=said.patience,
        on_wait=_tell,
    ) as client:
        yield client


def _tell(wait: Sleep) -> None:
    if wait.seconds >= _WORTH_TELLING:
        click.echo(f"turnout: {wait.because}", err=True)


def path(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the configuration file is or would be."""
    return Path(config_path(environment, str(Path.home())))


def load(file: Path) -> Config:
    """The configuration file, empty where there is none; a warning where others may read the tokens in it."""
    try:
        text = file.read_text(encoding="utf-8")
        mode = file.stat().st_mode
    except FileNotFoundError:
        return Config(str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise NotConfigured(f"{file} cannot be read: {error}") from None
    config = parsed(text, str(file))
    if mode & _PRIVATE and any(profile.token for profile in config.profiles.values()):
        click.echo(f"turnout: warning: others may read the tokens in {file}; run: chmod 600 {file}", err=True)
    return config


def token_of(chosen: Chosen) -> str | None:
    """The token, from the command that prints it where one is set; None leaves it to the client to complain."""
    if chosen.token is None or not chosen.token.command:
        return chosen.token.said if chosen.token else None
    command = chosen.token.command
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        reason = f"{type(error).__name__}: {error}" if isinstance(error, OSError) else "took longer than 60 s"
        raise NotConfigured(f"the token_command {command[0]!r} failed: {reason}") from None
    if done.returncode:
        raise NotConfigured(f"the token_command {command[0]!r} failed with exit code {done.returncode}")
    return done.stdout
