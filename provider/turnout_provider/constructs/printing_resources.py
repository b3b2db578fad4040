"""The typed classes of all resources and data sources, without a library under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from turnout_provider.install import SOURCE

from .printing_text import argument, attribute, block, call, camel, docstring
from .printing_types import Attributes, choices, dictionary, fields, given, nested, settable, shape, shapes

PROVIDER = "The connection to a Segment workspace, or to a Turnout server."
_META = {
    "count": ("float | Count", "How many there are."),
    "depends_on": ("Collection[Dependable]", "What must be there first without being referred to."),
    "for_each": ("Iterator", "What there is one for each of."),
    "lifecycle": ("Lifecycle", "How Terraform treats changes."),
    "provider": ("SegmentProvider[Scope]", "The provider to use, where it isn't the one without an alias."),
}
_ALIAS = {"alias": ("str", "Name of this connection, where a program has several.")}
_HEAD = '''"""Segment's resources and data sources. Printed from the schema by `make generate`; never edited."""

from __future__ import annotations

'''
_IMPORTED = {
    "collections.abc": "Collection Mapping",
    "typing": "Any Literal NotRequired TypedDict",
    "._element": "Count DataSource Dependable Iterator Lifecycle Provider Resource Scope",
    "._fields": "Flag Json Many Named Number Object Shape Text Texts",
    "._tokens": "Resolvable",
}


@dataclass(frozen=True)
class Printed:
    """A class to print: its name, base, Terraform's name and attributes."""

    name: str
    base: str
    about: str
    terraform_name: str
    attributes: Attributes


def classes(schema: Mapping[str, Any]) -> list[Printed]:
    """Every resource and data source; the latter have `Data` before their names."""
    found = []
    for base, prefix, key in (("Resource", "", "resource_schemas"), ("DataSource", "Data", "data_source_schemas")):
        for terraform_name, printed in schema[key].items():
            own = terraform_name if prefix else terraform_name.removeprefix("segment_")
            name = prefix + camel(own)
            found.append(Printed(name, base, printed["description"], terraform_name, printed["attributes"]))
    return found


def argument_types(schema: Mapping[str, Any]) -> dict[str, list[str]]:
    """The named types of arguments, each as source, in an order in which they can be read."""
    found: dict[str, list[str]] = {}
    providers = Printed("SegmentProvider", "Provider", PROVIDER, "segment", schema["provider"]["attributes"])
    for each in [providers, *classes(schema)]:
        for name, words in choices(each.name, each.attributes):
            found[name] = call(f"{name} = Literal[", [f'"{word}"' for word in words], "]")
        for name, members in nested(each.name, settable(each.attributes)):
            found[name] = dictionary(name, members)
    return found


def module(schema: Mapping[str, Any]) -> str:
    """The whole module."""
    parts = [*argument_types(schema).values(), *_shapes(schema), _provider(schema), *map(_element, classes(schema))]
    body = "\n\n\n".join("\n".join(part) for part in parts)
    gap = "\n\n\n" if body.startswith("class") else "\n\n"
    return f"{_HEAD}{_imports(body)}{gap}{body}\n"


def _imports(body: str) -> str:
    """The imports of what is used."""
    used = set(re.findall(r"\w+", body))
    named = {home: sorted(used & set(names.split())) for home, names in _IMPORTED.items()}
    lines = {home: f"from {home} import {', '.join(names)}" for home, names in named.items() if names}
    standard = [line for home, line in lines.items() if not home.startswith(".")]
    return "\n".join([*standard, "", *(line for home, line in lines.items() if home.startswith("."))])


def _shapes(schema: Mapping[str, Any]) -> Iterator[list[str]]:
    for each in classes(schema):
        for name, members in shapes(each.name, each.attributes):
            yield shape(name, members)


def _provider(schema: Mapping[str, Any]) -> list[str]:
    attributes = schema["provider"]["attributes"]
    return [
        *_head("SegmentProvider", "Provider", PROVIDER, "segment"),
        f'    registry_source = "{SOURCE}"',
        *fields("SegmentProvider", attributes),
        "",
        *_init("SegmentProvider", attributes, _ALIAS),
    ]


def _element(each: Printed) -> list[str]:
    return [
        *_head(each.name, each.base, each.about, each.terraform_name),
        *fields(each.name, each.attributes),
        "",
        *_init(each.name, each.attributes, _META),
    ]


def _head(name: str, base: str, about: str, terraform_name: str) -> list[str]:
    return [f"class {name}({base}[Scope]):", *docstring(about, 4), "", f'    terraform_name = "{terraform_name}"']


def _init(owner: str, attributes: Attributes, meta: Mapping[str, tuple[str, str]]) -> list[str]:
    """The constructor; what must be given comes first."""
    own = dict(sorted(settable(attributes).items(), key=lambda item: (not item[1].get("required"), item[0])))
    typed = {
        argument(name): given(owner, name, facts) + ("" if facts.get("required") else " | None = None")
        for name, facts in own.items()
    }
    typed |= {name: f"{kind} | None = None" for name, (kind, _) in meta.items()}
    told = [facts["description"] for facts in own.values()] + [about for _, about in meta.values()]
    explained = [f":param {name}: {about}" for name, about in zip(typed, told, strict=True)]
    signature = ["self", "scope: Scope", "id: str", "*", *(f"{name}: {kind}" for name, kind in typed.items())]
    passed = [f'"{attribute(name)}": {argument(name)}' for name in own]
    return [
        *block("    def __init__(", signature, ") -> None:"),
        *docstring("Declare it.", 8, explained),
        *call("        arguments: dict[str, object] = {", passed, "}"),
        *call("        meta: dict[str, object] = {", [f'"{name}": {name}' for name in meta], "}"),
        "        self._declare(scope, id, arguments, meta)",
    ]
