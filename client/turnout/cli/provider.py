"""`turnout provider`: the Terraform provider on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import click

mirror_option = click.option(
    "--mirror",
    type=click.Path(path_type=Path, file_okay=False),
    help="A project's own mirror directory. Default: the one in your home directory that Terraform knows of.",
)


@click.group("provider")
def command() -> None:
    """Install the Terraform provider registry.terraform.io/turnout/segment.

    \b
    Examples:
      turnout provider install
      turnout provider install --mirror .turnout/mirror
      turnout provider path
    """


@command.command("install")
@mirror_option
@click.option(
    "-o",
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to say what was done.",
)
def install_command(mirror: Path | None, output: str) -> None:
    """Put the provider where a plain `terraform init` finds it.

    With --mirror, Terraform must be told to look there: the lines that do it are printed, for the file that
    TF_CLI_CONFIG_FILE names.

    \b
    Examples:
      turnout provider install
      turnout provider install --mirror .turnout/mirror > .turnout/terraform.rc
    """
    from turnout_provider.install import cli_config, install

    try:
        installed = install(mirror)
    except OSError as error:
        raise click.ClickException(f"cannot write the mirror: {error}") from error
    if output == "json":
        click.echo(
            json.dumps({"path": str(installed.path), "version": installed.version, "source": installed.source})
        )
        return
    click.echo(f"Installed {installed.source} {installed.version} as {installed.path}", err=True)
    if mirror is not None:
        click.echo(cli_config(mirror.resolve()), nl=False)


@command.command("path")
@mirror_option
def path_command(mirror: Path | None) -> None:
    """Print where the provider is, or would be, installed.

    \b
    Example:
      turnout provider path --mirror .turnout/mirror
    """
    from turnout_provider.install import location

    click.echo(str(location(mirror)))
