"""Functions about filter expressions."""

from __future__ import annotations

from turnout.language.errors import FqlError
from turnout.language.parser import parse
from turnout_provider.framework.function import Misuse


def valid(expression: str) -> bool:
    """Whether the text is FQL."""
    try:
        parse(expression)
    except FqlError:
        return False
    return True


def formatted(expression: str) -> str:
    """The canonical spelling; Misuse that shows the place where the text is no FQL."""
    try:
        return str(parse(expression))
    except FqlError as error:
        # Terraform wraps the lines of a text unless they start with a space.
        caret = "\n".join(f"    {line}" for line in error.caret().split("\n"))
        raise Misuse(f"{error.message}\n\n{caret}", 0) from None
