"""`turnout <kind> ...`: a group of commands for each kind of the catalogue, read off its definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from turnout._typed import changeable
from turnout.resources.base import Kind, Spec

from .connection import connecting, connection_options
from .fields import dashed, options, taken
from .kind_acts import Acts, readable
from .listing import list_options
from .said import document_options
from .writers import format_option

_ONE = ("table", "json", "jsonl", "yaml", "id")


class KindGroup(click.Group):
    """The commands of one kind; each is made when it is asked for."""

    def __init__(self, name: str, kind: Kind[Any, Any], beside: click.Group | None = None) -> None:
        self.kind, self.title, self._beside = kind, name.replace("-", " "), beside
        makers = verbs(kind)
        first = next(iter(makers), "")
        about = _sentence((kind.observed if kind.spec is Spec else kind.spec).__doc__)
        super().__init__(name, help=f"{about}\n\n\b\nExample:\n  turnout {name} {first} --help", short_help=about)
        self._makers = makers

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs that the kind has."""
        return [*self._makers, *(self._beside.list_commands(ctx) if self._beside else ())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of a verb."""
        if cmd_name in self._makers:
            return self._makers[cmd_name](self)
        return self._beside.get_command(ctx, cmd_name) if self._beside else None


def verbs(kind: Kind[Any, Any]) -> dict[str, Callable[[KindGroup], click.Command]]:
    """The makers of the commands that a kind has."""
    has = {
        "list": kind.list,
        "get": readable(kind),
        "create": kind.create,
        "update": changeable(kind),
        "delete": kind.delete,
    }
    return {name: _MAKERS[name] for name, present in has.items() if present}


def _arguments(names: Sequence[str], required: bool = True) -> list[click.Parameter]:
    return [click.Argument([f"identity_{name}"], metavar=_metavar(name), required=required) for name in names]


def _metavar(name: str) -> str:
    return name.upper()


def _command(
    group: KindGroup, verb: str, params: list[click.Parameter], act: Callable[..., Any], help: str, *examples: str
) -> click.Command:
    shown = "\n".join(f"  turnout {group.name} {verb} {example}".rstrip() for example in examples)
    return click.Command(
        verb,
        params=[*params, *connection_options()],
        callback=connecting(act),
        help=f"{help}\n\n\b\nExamples:\n{shown}",
        short_help=help.split("\n", 1)[0],
    )


def _list(group: KindGroup) -> click.Command:
    kind, acts = group.kind, Acts(group.kind, group.title)
    own = list_options()
    filters = options(kind.list_query.model_fields, skip=taken(own), must=True) if kind.list_query else []
    params = [*_arguments(acts.parents("list")), *filters, *own]
    below = " ".join([*map(_metavar, acts.parents("list")), *_examples(filters)])
    help = (
        f"List {group.title}.\n\nOne page is shown unless --all, --limit or --where ask for more; rows are written"
        " as their pages arrive."
    )
    field = next(iter(acts.columns("list")), "id")
    return _command(
        group,
        "list",
        params,
        acts.list,
        help,
        below,
        f"{below} --all -o jsonl".strip(),
        f"{below} --columns {field}".strip(),
    )


def _get(group: KindGroup) -> click.Command:
    kind, acts = group.kind, Acts(group.kind, group.title)
    own = [format_option(_ONE), *_shown_options()]
    details = options(kind.read_query.model_fields, skip=taken(own)) if kind.read_query else []
    params = [*_arguments(kind.identity), *details, *own]
    named = " ".join(map(_metavar, kind.identity))
    what = f"one of the {group.title}" if kind.identity else f"the {kind.name.replace('_', ' ')}"
    return _command(group, "get", params, acts.get, f"Show {what}.", named, f"{named} -o yaml")


def _create(group: KindGroup) -> click.Command:
    kind, acts = group.kind, Acts(group.kind, group.title)
    parents = acts.parents("create")
    own = [*document_options(), format_option(_ONE), *_shown_options()]
    fields = options(kind.spec.model_fields, skip={*parents, *taken(own)})
    params = [*_arguments(parents, required=False), *fields, *own]
    below = " ".join(map(_metavar, parents))
    required = _examples(
        [option for name, option in _by_field(params).items() if kind.spec.model_fields[name].is_required()], all=True
    )
    told = _sentence(kind.spec.__doc__)
    help = f"Create {_indefinite(kind.name.replace('_', ' '))}: {told[:1].lower()}{told[1:]}"
    return _command(
        group, "create", params, acts.create, help, " ".join([below, *required]).strip(), f"{below} -f -".strip()
    )


def _update(group: KindGroup) -> click.Command:
    kind, acts = group.kind, Acts(group.kind, group.title)
    own = [*document_options(), format_option(_ONE), *_shown_options()]
    fields = options(changeable(kind), skip={*kind.identity, *taken(own)})
    params = [*_arguments(kind.identity), *fields, *own]
    named = " ".join(map(_metavar, kind.identity))
    example = next((f"--{dashed(name)} {_example(option)}" for name, option in _by_field(params).items()), "-f -")
    help = "Change what is said and nothing else; --set NAME=null clears a field."
    return _command(group, "update", params, acts.update, help, f"{named} {example}".strip(), f"{named} -f FILE")


def _delete(group: KindGroup) -> click.Command:
    kind, acts = group.kind, Acts(group.kind, group.title)
    params = [
        *_arguments(kind.identity),
        click.Option(["-y", "--yes"], is_flag=True, help="Do not ask."),
    ]
    named = " ".join(map(_metavar, kind.identity))
    help = f"Delete one of the {group.title}, after asking."
    return _command(group, "delete", params, acts.delete, help, named, f"{named} --yes")


_MAKERS = {"list": _list, "get": _get, "create": _create, "update": _update, "delete": _delete}


def _shown_options() -> list[click.Parameter]:
    return [click.Option(["--show-secrets"], is_flag=True, help="Show write keys, passwords and the like.")]


def _examples(params: Sequence[click.Parameter], all: bool = False) -> list[str]:
    """The options as one would give them; only those that must be, unless all are meant."""
    given = [param for param in params if isinstance(param, click.Option) and (all or param.required)]
    return [f"{option.opts[0]} {_example(option)}".strip() for option in given]


def _by_field(params: Sequence[click.Parameter]) -> dict[str, click.Option]:
    found = (each for each in params if isinstance(each, click.Option) and (each.name or "").startswith("field_"))
    return {(each.name or "").removeprefix("field_"): each for each in found}


def _example(option: click.Option) -> str:
    if option.is_flag:
        return ""
    return option.type.choices[0] if isinstance(option.type, click.Choice) else "..."


def _sentence(text: str | None) -> str:
    first = " ".join((text or "").split())
    return first.split(". ")[0].split(";")[0].rstrip(".") + "."


def _indefinite(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"
