"""`turnout completion`: completion of commands, kinds, verbs, options and enumerations in a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that makes a shell complete turnout's commands.

    \b
    Examples:
      turnout completion bash > ~/.local/share/bash-completion/completions/turnout
      turnout completion zsh > ~/.zfunc/_turnout
      turnout completion fish > ~/.config/fish/completions/turnout.fish
    """
    made = get_completion_class(shell)
    root = click.get_current_context().find_root().command
    assert made is not None
    click.echo(_source(made, root))


def _source(made: type, root: click.Command) -> str:
    completion = made(root, {}, "turnout", "_TURNOUT_COMPLETE")
    text = completion.source_template % completion.source_vars()
    return str(text)
