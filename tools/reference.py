"""One reference page a kind, read off its models, its verbs and the provider's schema; one page of all operations.

The example on a kind's page is `examples/reference/<kind>.py`, which a test runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import operations
from turnout._exchange import identifying
from turnout._wire import Verb
from turnout.catalogue import At, Catalogue
from turnout.resources.base import Kind
from turnout_provider import printing
from turnout_provider.composed import composed
from turnout_provider.composed.base import Composed

EXAMPLES = Path(__file__).resolve().parent.parent / "examples/reference"
NOTE = "<!-- Printed by `make generate` from client/turnout/resources/; never edited. -->"


def files() -> dict[str, bytes]:
    """The pages, by path."""
    document = printing.document()
    listed = [(name, at.kind) for name, at in vars(Catalogue).items() if isinstance(at, At)]
    pages = {f"docs/reference/{kind.name}.md": _page(name, kind, document) for name, kind in listed}
    own = {kind.name for _, kind in listed}
    only = [kind for kind in composed() if kind.name not in own]
    pages |= {f"docs/reference/{kind.name}.md": _terraform_page(kind, document) for kind in only}
    others = {
        "docs/reference/README.md": _index(listed, only),
        "docs/reference/operations.md": operations.page(listed),
    }
    return {path: text.encode() for path, text in {**others, **pages}.items()}


def _index(listed: list[tuple[str, Kind[Any, Any]]], only: list[Composed[Any, Any]]) -> str:
    rows = [f"| [{kind.name}]({kind.name}.md) | `client.{name}` | {_about(kind)} |" for name, kind in listed]
    rows += [f"| [{kind.name}]({kind.name}.md) | only in Terraform | {_about(kind)} |" for kind in only]
    head = ["| kind | in Python | what it is |", "|---|---|---|"]
    more = ["", "[operations.md](operations.md) lists all operations of the Public API and how Python calls each."]
    return "\n".join([NOTE, "", "# Reference", "", *head, *rows, *more]) + "\n"


def _page(collection: str, kind: Kind[Any, Any], document: dict[str, Any]) -> str:
    parts = [NOTE, "", f"# {kind.name}", "", _about(kind), "", *_python(collection, kind)]
    parts += [*_terraform(kind, document), "", "## Operations", "", "| operation | request |", "|---|---|"]
    return "\n".join([*parts, *_operations(kind)]) + "\n"


def _terraform_page(kind: Composed[Any, Any], document: dict[str, Any]) -> str:
    """The page of what only Terraform has."""
    parts = [NOTE.replace("client/turnout/resources/", "provider/turnout_provider/composed/"), "", f"# {kind.name}"]
    parts += ["", _about(kind), *_terraform(kind, document), "", "## Operations", ""]
    parts += ["| operation | request |", "|---|---|", *_operations(kind), *map(_row, kind.verbs.values())]
    return "\n".join(parts) + "\n"


def _terraform(kind: Kind[Any, Any], document: dict[str, Any]) -> list[str]:
    parts: list[str] = []
    terraform = f"segment_{kind.name}"
    if terraform in document["resource_schemas"]:
        shown = ":".join(f"<{name}>" for name in kind.identity)
        parts += ["", f"## Resource `{terraform}`", "", f"Import id: `{shown}`."]
        parts += ["", *_attributes(document["resource_schemas"][terraform]["attributes"])]
    if terraform in document["data_source_schemas"]:
        parts += ["", f"## Data source `{terraform}`"]
        parts += ["", *_attributes(document["data_source_schemas"][terraform]["attributes"])]
    return parts


def _python(collection: str, kind: Kind[Any, Any]) -> list[str]:
    identity = ", ".join(kind.identity)
    parents = ", ".join(identifying(kind.list)) if kind.list else ""
    calls = {
        f"create({kind.spec.__name__}(...))": kind.create,
        f"get({identity})": kind.read,
        f"list({parents})": kind.list,
        f"iterate({parents})": kind.list,
        f"update({identity}, **changes)": kind.update or (kind.parts and kind.create),
        f"delete({identity})": kind.delete,
    }
    return [
        "## In Python",
        "",
        "```text",
        *(f"client.{collection}.{call}" for call, there in calls.items() if there),
        "```",
        *_example(kind),
    ]


def _example(kind: Kind[Any, Any]) -> list[str]:
    file = EXAMPLES / f"{kind.name}.py"
    return ["", "```python", file.read_text().rstrip(), "```"] if file.exists() else []


def _attributes(attributes: dict[str, Any]) -> list[str]:
    return ["| attribute | type | | what it is |", "|---|---|---|---|", *_rows(attributes, "")]


def _rows(attributes: dict[str, Any], prefix: str) -> list[str]:
    rows = []
    for name, attribute in attributes.items():
        nested = attribute.get("nested_type")
        cells = (f"`{prefix}{name}`", _type(attribute), _flags(attribute), attribute.get("description", ""))
        rows.append("| " + " | ".join(cells) + " |")
        if nested:
            rows += _rows(nested["attributes"], f"{prefix}{name}.")
    return rows


def _type(attribute: dict[str, Any]) -> str:
    if nested := attribute.get("nested_type"):
        return {"single": "object"}.get(nested["nesting_mode"], f"{nested['nesting_mode']} of objects")
    spelt = attribute["type"]
    text = spelt if isinstance(spelt, str) else f"{spelt[0]} of {spelt[1]}"
    return f"{text}, JSON" if attribute.get("turnout", {}).get("json") else text


def _flags(attribute: dict[str, Any]) -> str:
    return ", ".join(flag for flag in ("required", "optional", "computed", "sensitive") if attribute.get(flag))


def _operations(kind: Kind[Any, Any]) -> list[str]:
    verbs: list[Verb | None] = [kind.create, kind.read, kind.list, kind.update, kind.delete]
    for part in kind.parts:
        verbs += [part.read, part.write, part.remove]
    return list(dict.fromkeys(_row(verb) for verb in verbs if verb is not None))


def _row(verb: Verb) -> str:
    return f"| `{verb.operation}` | `{verb.method} {verb.path}` |"


def _about(kind: Kind[Any, Any]) -> str:
    told = kind.spec if kind.create else kind.observed
    return (told.__doc__ or "").split("\n")[0]
