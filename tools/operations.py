"""The page of all operations: what each is called, how it travels, how Python calls it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from turnout._wire import Verb
from turnout.catalogue import Catalogue, Listed, calls
from turnout.resources.base import Kind

NOTE = "<!-- Printed by `make generate` from client/turnout/; never edited. -->"
MEDIA = {"v1": "", "v1beta": "beta", "v1alpha": "alpha"}
Row = tuple[str, Verb, str]


def page(listed: list[tuple[str, Kind[Any, Any]]]) -> str:
    """All operations, chapter by chapter in the order of the catalogue."""
    chapters: dict[str, dict[str, Row]] = {}
    for tag, verb, call in (*_of_kinds(listed), *_of_calls()):
        chapters.setdefault(tag, {}).setdefault(verb.operation, (tag, verb, call))
    count = sum(len(rows) for rows in chapters.values())
    head = [NOTE, "", "# Operations", "", f"All {count} operations of the Public API 73.2.0, by chapter.", ""]
    about = [
        "`beta` and `alpha` operations may change; the client asks for that version by itself. A limit is what Segment",
        "publishes for one operation; those without one share the default budget.",
    ]
    return (
        "\n".join([*head, *about, *(line for tag, rows in chapters.items() for line in _chapter(tag, rows))]) + "\n"
    )


def _chapter(tag: str, rows: dict[str, Row]) -> Iterator[str]:
    yield from ("", f"## {tag}", "", "| operation | request | in Python | | limit |", "|---|---|---|---|---|")
    for _, verb, call in rows.values():
        yield f"| `{verb.operation}` | `{verb.method} {verb.path}` | `{call}` | {MEDIA[verb.media]} | {_limit(verb)} |"


def _limit(verb: Verb) -> str:
    spans = {60: "minute", 86_400: "day"}
    return f"{verb.limit} a {spans[verb.per]}" if verb.limit else ""


def _of_kinds(listed: list[tuple[str, Kind[Any, Any]]]) -> Iterator[Row]:
    for name, kind in listed:
        verbs = {"create": kind.create, "get": kind.read, "list": kind.list}
        verbs |= {"update": kind.update, "delete": kind.delete}
        for method, verb in verbs.items():
            if verb:
                yield kind.tag, verb, f"client.{name}.{method}"
        for part in kind.parts:
            for verb, method in ((part.read, "get"), (part.write, "update"), (part.remove, "update")):
                if verb:
                    yield kind.tag, verb, f"client.{name}.{method}"


def _of_calls() -> Iterator[Row]:
    for name, operation in calls():
        more = ".iterate" if isinstance(vars(Catalogue)[name], Listed) else ""
        yield operation.tag, operation.verb, f"client.{name}{more}"
