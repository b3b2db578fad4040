"""`turnout provider`: the Terraform provider on this machine."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

mirror_option = click.option(
    "--mirror",
    type=click.Path(path_type=Path, file_okay=False),
    help="A project's own mirror directory. Default: the one in your home directory that Terraform knows of.",
)

output_option = click.option(
    "-o",
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to say what was done.",
)


@click.group("provider")
def command() -> None:
    """Install the Terraform provider registry.terraform.io/turnout/segment.

    \b
    Examples:
      turnout provider install
      turnout provider install --project
      turnout provider mirror public/
      turnout provider doctor
    """


@command.command("install")
@mirror_option
@click.option("--project", is_flag=True, help="Into .turnout of this directory, with a CLI configuration beside it.")
@output_option
def install_command(mirror: Path | None, project: bool, output: str) -> None:
    """Put the provider where a plain `terraform init` finds it.

    With --mirror, Terraform must be told to look there: the lines that do it are printed, for the file that
    TF_CLI_CONFIG_FILE names. With --project, that file is written as .turnout/terraform.rc.

    \b
    Examples:
      turnout provider install
      turnout provider install --project && export TF_CLI_CONFIG_FILE=$PWD/.turnout/terraform.rc
      turnout provider install --mirror /opt/mirror > ~/.terraformrc
    """
    from turnout_provider.install import cli_config, install

    if project and mirror is not None:
        raise click.UsageError("--project and --mirror exclude each other")
    place = Path(".turnout/mirror") if project else mirror
    try:
        installed = install(place)
        if project:
            Path(".turnout/terraform.rc").write_text(cli_config(Path(".turnout/mirror")))
    except OSError as error:
        raise click.ClickException(f"cannot write the mirror: {error}") from error
    if output == "json":
        click.echo(
            json.dumps({"path": str(installed.path), "version": installed.version, "source": installed.source})
        )
        return
    click.echo(f"Installed {installed.source} {installed.version} as {installed.path}", err=True)
    if project:
        click.echo(f"export TF_CLI_CONFIG_FILE={Path('.turnout/terraform.rc').resolve()}")
    elif mirror is not None:
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


@command.command("mirror")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--registry", is_flag=True, help="Write what a registry serves instead; needs --gpg-key.")
@click.option("--gpg-key", help="Key in your gpg keyring that signs the registry's checksums.")
@output_option
def mirror_command(directory: Path, registry: bool, gpg_key: str | None, output: str) -> None:
    """Write files for a web server from which Terraform installs the provider.

    DIRECTORY becomes a network mirror, to be served over HTTPS; each machine still needs Turnout's Python package and
    one `turnout provider install`. Every machine writes the same bytes.

    \b
    Examples:
      turnout provider mirror public/
      turnout provider mirror public/ --registry --gpg-key releases@example.com
    """
    from turnout_provider.mirror import Unsigned, write_mirror, write_registry

    if registry and not gpg_key:
        raise click.UsageError("--registry needs --gpg-key: Terraform takes nothing unsigned from a registry")
    try:
        done = write_registry(directory, gpg_key) if registry and gpg_key else write_mirror(directory)
    except OSError as error:
        raise click.ClickException(f"cannot write the mirror: {error}") from error
    except Unsigned as error:
        raise click.ClickException(f"cannot sign: {error}") from error
    if output == "json":
        said = {"directory": str(done.directory), "version": done.version, "h1": done.h1, "zh": done.zh}
        click.echo(json.dumps(said))
        return
    click.echo(f"Wrote {done.version} into {done.directory}\n{done.h1}\n{done.zh}")


@command.command("doctor")
@mirror_option
@output_option
def doctor_command(mirror: Path | None, output: str) -> None:
    """Say what is wrong with the installation, and what to do; exit status 1 if something is.

    \b
    Examples:
      turnout provider doctor
      turnout provider doctor --mirror .turnout/mirror
    """
    from turnout_provider.doctor import examine

    findings = list(examine(os.environ, mirror, Path.cwd()))
    if output == "json":
        click.echo(json.dumps([vars(finding) for finding in findings]))
    else:
        for finding in findings:
            click.echo(f"{'ok   ' if finding.well else 'WRONG'} {finding.what}")
            if finding.advice and not finding.well:
                click.echo(f"      {finding.advice}")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)
