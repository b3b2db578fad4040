"""What can be wrong with FQL text.

ValueError
└── FqlError        the text is no FQL; says where, what was found, what was expected and what to do
"""

from __future__ import annotations


class FqlError(ValueError):
    """FQL text that can't be read: `position` is the 0-based offset of the offending character."""

    def __init__(
        self,
        message: str,
        position: int,
        *,
        text: str = "",
        found: str = "",
        expected: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.text = text
        self.found = found
        self.expected = expected
        self.hint = hint

    def caret(self) -> str:
        """Two lines: the line of the text that holds the problem, and a caret under its first character."""
        start = self.text.rfind("\n", 0, self.position) + 1
        line = self.text[start:].split("\n", 1)[0].replace("\t", " ")
        return f"{line}\n{' ' * (self.position - start)}^"


def problem(text: str, position: int, found: str, expected: str, hint: str = "") -> FqlError:
    """Build the error whose message reads: position, found, expected, what to do."""
    message = f"position {position}: found {found}, expected {expected}"
    message = f"{message}; {hint}" if hint else message
    return FqlError(message, position, text=text, found=found, expected=expected, hint=hint)
