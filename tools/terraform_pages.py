"""The provider's pages in the form of Terraform's registry, read off its schema; examples are examples/terraform/.

They are in docs/terraform/ and not in docs/, where the registry looks in a provider's own repository: this one has more
documentation than the provider's. A release copies the folder to where the registry wants it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from turnout_provider import printing

EXAMPLES = Path(__file__).resolve().parent.parent / "examples/terraform"
PAGES = "docs/terraform"

Json = Mapping[str, Any]

_FLAGS = (("required", "Required"), ("optional", "Optional"), ("computed", "Read-Only"))
_SECTIONS = {
    "resources": ("resource_schemas", "Resource"),
    "data-sources": ("data_source_schemas", "Data Source"),
    "ephemeral-resources": ("ephemeral_resource_schemas", "Ephemeral Resource"),
    "list-resources": ("list_resource_schemas", "List Resource"),
    "actions": ("action_schemas", "Action"),
}
_NEEDS = {
    "functions": "Needs Terraform 1.8 or OpenTofu 1.7.",
    "ephemeral-resources": "Needs Terraform 1.10 or OpenTofu 1.11.",
    "list-resources": "For `terraform query`, in files that end in `.tfquery.hcl`. Needs Terraform 1.14.",
    "actions": "Needs Terraform 1.14.",
}


def files() -> dict[str, bytes]:
    """The pages, by path."""
    document = printing.document()
    identities = {printing.terraform_type(kind): kind.identity for kind in printing.managed()}
    pages = {f"{PAGES}/index.md": _index(document)}
    for folder, (section, kind) in _SECTIONS.items():
        for name, found in document[section].items():
            body = [*_example(folder, name, found), *_schema(found["attributes"])]
            body += _import(name, identities[name]) if folder == "resources" else []
            pages[_path(folder, name)] = _page(folder, name, kind, found["description"], body)
    for name, found in document["functions"].items():
        body = [*_example("functions", name, found), *_signature(name, found)]
        pages[_path("functions", name)] = _page("functions", name, "Function", found["description"], body)
    return {path: text.encode() for path, text in pages.items()}


def _path(folder: str, name: str) -> str:
    return f"{PAGES}/{folder}/{name.removeprefix('segment_')}.md"


def _page(folder: str, name: str, kind: str, about: str, body: list[str]) -> str:
    title = f"{name} {kind} - segment"
    head = ["---", f'page_title: "{title}"', 'subcategory: ""', "description: |-", f"  {about}", "---", ""]
    needs = [_NEEDS[folder], ""] if folder in _NEEDS else []
    return "\n".join([*head, f"# {name} ({kind})", "", about, "", *needs, *body]).rstrip() + "\n"


def _example(folder: str, name: str, found: Json) -> list[str]:
    file = EXAMPLES / folder / f"{name}.tf"
    if folder == "list-resources":
        return ["## Example Usage", "", "```terraform", *_query(name, found["attributes"]), "```", ""]
    return ["## Example Usage", "", "```terraform", file.read_text().rstrip(), "```", ""] if file.exists() else []


def _query(name: str, attributes: Json) -> list[str]:
    needed = [member for member, attribute in attributes.items() if attribute.get("required")]
    width = max((len(member) for member in needed), default=0)
    said = [f"    {member:{width}} = var.{member}" for member in needed]
    config = ["", "  config {", *said, "  }"] if said else []
    return [f'list "{name}" "all" {{', "  provider         = segment", "  include_resource = true", *config, "}"]


def _schema(attributes: Json) -> list[str]:
    return ["## Schema", "", *_members(attributes, ()), *_nested(attributes, ())]


def _members(attributes: Json, path: tuple[str, ...]) -> list[str]:
    lines: list[str] = []
    for flag, headline in _FLAGS:
        named = {name: found for name, found in attributes.items() if _who(found) == flag}
        if named:
            lines += [f"### {headline}" if not path else f"{headline}:", ""]
            lines += [_line(name, found, path) for name, found in sorted(named.items())]
            lines.append("")
    return lines


def _who(attribute: Json) -> str:
    return next(flag for flag, _ in _FLAGS if attribute.get(flag))


def _line(name: str, attribute: Json, path: tuple[str, ...]) -> str:
    marks = [_type(attribute)]
    marks += ["Sensitive"] if attribute.get("sensitive") else []
    marks += ["Write-only"] if attribute.get("write_only") else []
    link = f" (see [below](#nested--{'--'.join((*path, name))}))" if attribute.get("nested_type") else ""
    return f"- `{name}` ({', '.join(marks)}) {attribute.get('description', '')}{link}".rstrip()


def _type(attribute: Json) -> str:
    nested = attribute.get("nested_type")
    if nested:
        modes = {"single": "Attributes", "list": "Attributes List", "set": "Attributes Set", "map": "Attributes Map"}
        return modes[nested["nesting_mode"]]
    text = _cty(attribute["type"])
    return f"{text}, JSON" if attribute.get("turnout", {}).get("json") else text


def _cty(spelt: Any) -> str:
    if isinstance(spelt, str):
        return {"bool": "Boolean", "dynamic": "Dynamic"}.get(spelt, spelt.capitalize())
    if spelt[0] == "object":
        return "Object with " + ", ".join(f"{name}: {_cty(inner)}" for name, inner in spelt[1].items())
    return f"{spelt[0].capitalize()} of {_cty(spelt[1])}"


def _nested(attributes: Json, path: tuple[str, ...]) -> Iterator[str]:
    for name, attribute in sorted(attributes.items()):
        if nested := attribute.get("nested_type"):
            here = (*path, name)
            yield from (f'<a id="nested--{"--".join(here)}"></a>', f"### Nested Schema for `{'.'.join(here)}`", "")
            yield from _members(nested["attributes"], here)
            yield from _nested(nested["attributes"], here)


def _import(name: str, identity: tuple[str, ...]) -> list[str]:
    shown = ":".join(f"<{member}>" for member in identity)
    members = [f'    {member} = "<{member}>"' for member in identity]
    return [
        "## Import",
        "",
        "In Terraform 1.5 and later, by id:",
        "",
        "```terraform",
        "import {",
        f"  to = {name}.example",
        f'  id = "{shown}"',
        "}",
        "```",
        "",
        "In Terraform 1.12 and later, by identity:",
        "",
        "```terraform",
        "import {",
        f"  to = {name}.example",
        "  identity = {",
        *members,
        "  }",
        "}",
        "```",
        "",
        "On the command line:",
        "",
        "```shell",
        f"terraform import {name}.example '{shown}'",
        "```",
    ]


def _signature(name: str, found: Json) -> list[str]:
    taken = [f"{one['name']} {_cty(one['type']).lower()}" for one in found["parameters"]]
    more = found.get("variadic_parameter")
    taken += [f"{more['name']} {_cty(more['type']).lower()}..."] if more else []
    lines = ["## Signature", "", "```text", f"{name}({', '.join(taken)}) {_cty(found['return_type']).lower()}", "```"]
    lines += ["", "## Arguments", ""]
    for number, one in enumerate([*found["parameters"], *([more] if more else [])], start=1):
        kind = f"{'Variadic, ' if one is more else ''}{_cty(one['type'])}"
        lines.append(f"{number}. `{one['name']}` ({kind}) {one['description']}")
    return lines


def _index(document: Json) -> str:
    lines = [
        "---",
        'page_title: "Provider: Segment"',
        "description: |-",
        "  Sources, destinations, tracking plans and all else of a Segment workspace, or of a Turnout server.",
        "---",
        "",
        "# Segment Provider",
        "",
        "Sources, destinations, tracking plans and all else of a Segment workspace, or of a Turnout server.",
        "",
        "## Example Usage",
        "",
        "```terraform",
        "terraform {",
        "  required_providers {",
        '    segment = { source = "turnout/segment" }',
        "  }",
        "}",
        "",
        'provider "segment" {}',
        "```",
        "",
        *_schema(document["provider"]["attributes"]),
        "## Pages",
        "",
        *_listed(document),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _listed(document: Json) -> Iterator[str]:
    folders = {**{folder: section for folder, (section, _) in _SECTIONS.items()}, "functions": "functions"}
    for folder, section in folders.items():
        names = sorted(document[section])
        links = ", ".join(f"[{name}]({_path(folder, name).removeprefix(PAGES + '/')})" for name in names)
        yield from (f"- {folder.replace('-', ' ')}: {links}",)
