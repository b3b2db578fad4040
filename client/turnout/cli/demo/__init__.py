"""`turnout demo`: the main job, told step by step and checked."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click


@click.command("demo")
@click.option("--keep", is_flag=True, help="Leave the server and the workspace running and say what to try next.")
@click.option(
    "--mirror",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".turnout/mirror"),
    show_default=True,
    help="Where the provider is installed for Terraform.",
)
@click.option(
    "--backend",
    type=click.Choice(["auto", "cdktf", "cdktn", "plain"]),
    default="auto",
    show_default=True,
    help="What runs the CDKTF program; auto is cdktf, or plain where Node is missing.",
)
def command(keep: bool, mirror: Path, backend: str) -> None:
    """Start a server, declare a shop's workspace with Terraform, send 300 events, check what came out.

    Needs terraform (or tofu) on PATH and no account; nothing leaves this machine. Exits with 1 when anything that
    came out differs from what the seed says must come out.

    \b
    Examples:
      turnout demo
      turnout demo --keep
      turnout demo --backend plain
    """
    from .story import tell

    work = Path(tempfile.mkdtemp(prefix="turnout-demo-"))
    tell(work, mirror.resolve(), backend, keep)
