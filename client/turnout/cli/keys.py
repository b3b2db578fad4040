"""`turnout keys`: keys for fields that are encrypted on their way to a destination."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

import click


@click.group("keys")
def command() -> None:
    """Make the keys of encrypted fields, and read such fields.

    \b
    Examples:
      turnout keys generate --private partner.pem > partner-public.pem
      turnout keys decrypt --private partner.pem < values.txt
    """


@command.command()
@click.option(
    "--private",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="New file for the private key, which is kept nowhere else.",
)
def generate(private: Path) -> None:
    """Make a pair: the private key goes to a file, the public one is printed.

    The public key belongs into the destination's settings, under turnout.encryption.publicKey.

    \b
    Example:
      turnout keys generate --private partner.pem > partner-public.pem
    """
    from turnout_server.encryption import generate_keys

    pair = generate_keys()
    try:
        with open(private, "x", opener=_only_mine) as file:
            file.write(pair.private)
    except OSError as error:
        raise click.ClickException(f"cannot write {private}: {error.strerror}; choose a new file") from error
    click.echo(pair.public, nl=False)


@command.command()
@click.option(
    "--private",
    type=click.File(),
    required=True,
    help="File of the private key.",
)
def decrypt(private: IO[str]) -> None:
    """Read encrypted values, one a line, and print what they were: texts as such, other values as JSON.

    \b
    Example:
      turnout keys decrypt --private partner.pem < values.txt
    """
    from turnout_server.encryption import NotDecrypted, decrypted

    key = private.read()
    for number, line in enumerate(sys.stdin, 1):
        try:
            click.echo(decrypted(line.strip(), key))
        except NotDecrypted as error:
            raise click.ClickException(f"line {number}: {error}") from error


def _only_mine(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
