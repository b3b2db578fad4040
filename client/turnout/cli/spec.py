"""`turnout spec`: what events and members are called by everybody, and tracking plans of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

import click

from turnout.language import spec

from .exits import not_found
from .output import output_option, write
from .spec_text import hcl, yaml


@click.group("spec")
def command() -> None:
    """Say what events and their members are called by everybody, and write tracking plans of them.

    \b
    Examples:
      turnout spec list ecommerce
      turnout spec show "Order Completed"
      turnout spec plan ecommerce -o yaml > plan.yaml
      turnout tracking-plans create -f plan.yaml
    """


@command.command("list")
@click.argument("chapter", required=False)
@output_option
def list_events(chapter: str | None, output: str) -> None:
    """List the six calls and all events, or only the events of one CHAPTER such as ecommerce.

    \b
    Examples:
      turnout spec list
      turnout spec list video -o json
    """
    chapters = spec.chapters() if chapter is None else (_chapter(chapter),)
    rows = [] if chapter else [{"chapter": "calls", "name": one.name, "about": one.about} for one in spec.calls()]
    rows += [
        {"chapter": one.name, "name": event.name, "about": event.about} for one in chapters for event in one.events
    ]
    write(rows, ("chapter", "name", "about"), output)


@command.command()
@click.argument("name")
@output_option
def show(name: str, output: str) -> None:
    """Show what belongs to an event (such as "Order Completed") or a call (such as identify).

    \b
    Examples:
      turnout spec show "Order Completed"
      turnout spec show identify -o json
    """
    call, event = spec.call(name), spec.event(name)
    if call is None and event is None:
        _unknown(name)
    members, properties = (call.members, call.reserved) if call else ("properties", event.properties if event else ())
    rows = list(_rows(properties, members))
    if output != "json":
        click.echo(call.about if call else f"{event.about} ({event.chapter})" if event else "")
    write(rows, ("path", "type", "about"), output)


@command.command()
@click.argument("chapters", nargs=-1, required=True, metavar="CHAPTER...")
@click.option("--name", help="Name of the plan. Default: the titles of its chapters.")
@click.option(
    "-o",
    "--output",
    type=click.Choice(["json", "yaml", "hcl"]),
    default="json",
    show_default=True,
    help="JSON and YAML are for `turnout tracking-plans create -f`, HCL is for Terraform.",
)
def plan(chapters: Sequence[str], name: str | None, output: str) -> None:
    """Write a tracking plan with a rule for each event of one or more chapters.

    The rules check types; nothing is required, as the Spec requires nothing: say that yourself in the file.

    \b
    Examples:
      turnout spec plan ecommerce | turnout tracking-plans create -f -
      turnout spec plan mobile b2b-saas --name App -o hcl > plan.tf
    """
    found = [_chapter(one) for one in chapters]
    rules = [rule for one in found for rule in spec.rules(one)]
    document = {"name": name or ", ".join(one.title for one in found), "type": "LIVE", "rules": rules}
    click.echo(_WRITERS[output](document), nl=False)


def _chapter(name: str) -> spec.Chapter:
    found = spec.chapter(name)
    if found is None:
        not_found(f"there is no chapter {name!r}; there are {', '.join(one.name for one in spec.chapters())}")
    return found


def _unknown(name: str) -> NoReturn:
    near = next((hint.meant for hint in spec.hints({"type": "track", "event": name})), None)
    advice = f"did you mean {near!r}?" if near else "turnout spec list says what there is"
    not_found(f"the Spec has no {name!r}; {advice}")


def _rows(properties: Sequence[spec.Property], path: str) -> Iterator[dict[str, Any]]:
    for one in properties:
        here = f"{path}.{one.name}"
        yield {"path": here, "type": _type(one), "about": one.about}
        yield from _rows(one.members, f"{here}[]" if one.type == "array" else here)


def _type(one: spec.Property) -> str:
    if one.choices:
        return " | ".join(one.choices)
    return ("array of objects" if one.members else "array of string") if one.type == "array" else one.type


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


_WRITERS = {"json": _json, "yaml": yaml, "hcl": hcl}
