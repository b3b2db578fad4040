"""Python source as the formatter wants it: what is printed here stays as it is under `ruff format`."""

from __future__ import annotations

import keyword
import textwrap
from collections.abc import Iterable

WIDTH = 118
# Arguments that every element has and members of the libraries' classes: jsii would take an attribute of ours with
# such a name for an override of theirs.
RESERVED = frozenset(
    {
        *("scope", "self", "terraform_name"),
        *(
            "add_override",
            "cdktf_stack",
            "connection",
            "count",
            "depends_on",
            "for_each",
            "fqn",
            "friendly_unique_id",
        ),
        *("import_from", "lifecycle", "node", "provider", "provisioners", "to_string", "to_terraform"),
    }
)


def key(name: str) -> str:
    """A Terraform name as a Python one: with `_` behind it where Python has the word for itself."""
    return f"{name}_" if keyword.iskeyword(name) else name


def attribute(name: str) -> str:
    """`key` of an attribute of a construct, where the libraries have words of their own."""
    return f"{name}_" if name in RESERVED else key(name)


def argument(name: str) -> str:
    """`attribute` among the arguments of a constructor, where `id` is the construct's."""
    return "id_" if name == "id" else attribute(name)


def camel(name: str) -> str:
    """`schema_settings` is `SchemaSettings`."""
    return "".join(part.capitalize() for part in name.split("_"))


def docstring(text: str, indent: int, more: Iterable[str] = ()) -> list[str]:
    """A docstring: its sentence and, below, paragraphs that are wrapped with their following lines indented."""
    space = " " * indent
    first = wrapped(f'"""{text}', indent)
    rest = [line for paragraph in more for line in wrapped(paragraph, indent, "    ")]
    if rest:
        return [*first, "", *rest, f'{space}"""']
    if len(first) == 1 and len(first[0]) + 3 <= WIDTH:
        return [f'{first[0]}"""']
    return [*first, f'{space}"""']


def wrapped(text: str, indent: int, following: str = "") -> list[str]:
    """Text in lines that fit."""
    space = " " * indent
    return textwrap.wrap(
        text, WIDTH, initial_indent=space, subsequent_indent=space + following, break_long_words=False
    )


def block(head: str, items: Iterable[str], tail: str) -> list[str]:
    """Items between brackets, each on a line of its own."""
    indent = " " * (len(head) - len(head.lstrip()))
    return [head, *(f"{indent}    {item}," for item in items), f"{indent}{tail}"]


def call(head: str, items: list[str], tail: str) -> list[str]:
    """Items between brackets: in one line when they fit."""
    line = head + ", ".join(items) + tail
    return [line] if len(line) <= WIDTH else block(head, items, tail)
