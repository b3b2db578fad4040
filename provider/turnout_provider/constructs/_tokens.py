"""Text with references in it: what to escape for Terraform, and JSON that holds references.

The libraries write a reference to something that is known only later as a token, `${TfToken[...]}`, and put `${...}`
in its place at synthesis. Everything else that looks like an expression is the user's literal text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence, Set
from typing import Any, Protocol

TOKEN = re.compile(r"\$\{TfToken\[[^\]]*\]\}")
# Dollars before a brace, or before a token, whose own dollar Terraform would take for the second of `$${`.
_DOLLARS = re.compile(r"(\$+)(\{(?!TfToken\[)|(?=\$\{TfToken\[))")
# Number tokens of jsii are floats of this size; nobody's own numbers are.
_NUMBER_TOKENS_BELOW = -1e280


class Resolvable(Protocol):
    """A value that is known only when Terraform runs."""

    def to_string(self) -> str:
        """The token that stands for it in text."""


def is_token(value: object) -> bool:
    """Whether a value stands for one that Terraform fills in."""
    if isinstance(value, str):
        return TOKEN.fullmatch(value) is not None
    if isinstance(value, float):
        return value < _NUMBER_TOKENS_BELOW
    return is_list_token(value) or is_resolvable(value)


def is_resolvable(value: object) -> bool:
    """Whether a value is an object that resolves at synthesis: ours on the plain backend, otherwise jsii's."""
    return isinstance(value, Reference) or hasattr(value, "__jsii_ref__")


def is_list_token(value: object) -> bool:
    """Whether a list is the stand-in for one that Terraform fills in."""
    return (
        isinstance(value, list)
        and len(value) == 1
        and isinstance(value[0], str)
        and value[0].startswith("#{TfToken[")
    )


def token_text(value: Any) -> str:
    """The token in text of a list or object that `is_token` is true of; text is its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return f"${value[0][1:]}"
    text: str = value.to_string()
    return text


def literal(text: str) -> str:
    """Text that Terraform shows as it is written here, but for the tokens in it."""
    if "${" not in text and "%{" not in text:
        return text
    if TOKEN.search(text):
        return _beside_tokens(text)
    return text.replace("${", "$${").replace("%{", "%%{")


def _beside_tokens(text: str) -> str:
    # `$${` will not do: the libraries take it for an expression and leave the braces off the tokens in it.
    return _DOLLARS.sub(r'${"\1"}\2', text).replace("%{", "%%{")


def json_text(value: object) -> str:
    """Compact JSON with sorted keys; where tokens are in it, a template that encodes their values.

    Raises ValueError or TypeError for what JSON cannot say.
    """
    text = _compact(value)
    if "TfToken[" not in text and "e+" not in text:
        return literal(text)
    return _template(value)


def _compact(value: object) -> str:
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_standard
    )


def _standard(value: object) -> object:
    if is_resolvable(value):
        return "${TfToken[]}"
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Set):
        return sorted(value)
    if isinstance(value, Sequence):
        return list(value)
    raise TypeError(f"JSON has no {type(value).__name__}")


def _template(value: object) -> str:
    if isinstance(value, str):
        return _template_of_text(value)
    if isinstance(value, float):
        # A number's token stands in text as it is, and the number that replaces it is JSON.
        return _compact(value)
    if is_token(value):
        return _encoded(token_text(value))
    if isinstance(value, Mapping):
        members = (f"{_template_of_text(key)}:{_template(value[key])}" for key in sorted(value))
        return "{" + ",".join(members) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(map(_template, value)) + "]"
    if isinstance(value, Set):
        return _template(sorted(value))
    return _compact(value)


def _template_of_text(text: str) -> str:
    tokens = TOKEN.findall(text)
    if not tokens:
        return _beside_tokens(_compact(text))
    if text == tokens[0]:
        return _encoded(text)
    parts = [_quoted(part) for part in TOKEN.split(text)]
    pieces = [piece for pair in zip(parts, [*tokens, ""], strict=True) for piece in pair if piece not in ("", '""')]
    return _encoded(f'join("", [{", ".join(pieces)}])')


def _encoded(expression: str) -> str:
    # Quotes and line ends in a referenced value are Terraform's to escape.
    return f"${{jsonencode({expression})}}"


def _quoted(text: str) -> str:
    # A brace would end the expression for the libraries, which do not know of quotes.
    return _compact(text).replace("{", "\\u007b").replace("}", "\\u007d")


class Reference:
    """A value of another construct, on the plain backend."""

    def __init__(self, expression: str) -> None:
        self.expression = expression

    def to_string(self) -> str:
        """The token that stands for it in text."""
        return token(self.expression)


def token(expression: str) -> str:
    """The plain backend's token: it says itself what it stands for."""
    return f"${{TfToken[{expression}]}}"


def bare(address: str) -> str:
    """An address out of its token."""
    return address.removeprefix("${TfToken[").removesuffix("]}")


def resolved(value: Any) -> Any:
    """The value with every token of the plain backend replaced by the expression that it stands for."""
    if isinstance(value, str):
        return _resolved_text(value) if "TfToken[" in value else value
    if is_token(value):
        return _resolved_text(token_text(value))
    if isinstance(value, Mapping):
        return {resolved(key): resolved(member) for key, member in value.items()}
    if isinstance(value, Sequence):
        return [resolved(member) for member in value]
    return value


_PIECES = re.compile(r"\$\{TfToken\[(?P<expression>[^\]]*)\]\}|(?P<open>\$\{)|(?P<close>\})")


def _resolved_text(text: str) -> str:
    inside = False

    def replace(piece: re.Match[str]) -> str:
        nonlocal inside
        expression: str | None = piece["expression"]
        if expression is not None:
            return expression if inside else f"${{{expression}}}"
        inside = piece["open"] is not None
        return piece[0]

    return _PIECES.sub(replace, text)
