"""The engine of liquid templates, with the limits that Segment sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NoReturn, TextIO

from liquid import BoundTemplate, Environment, RenderContext
from liquid.builtin.output import Output, OutputNode
from liquid.builtin.tags.echo_tag import EchoNode, EchoTag
from liquid.exceptions import LiquidError

from turnout.language.javascript import UNDEFINED
from turnout.language.mapping import MappingError

from .liquid_filters import FILTERS, MOST, bounded, written

# What one template may do: LiquidJS limits time and memory, this limits what takes them.
_MOST_LOOPS = 10_000

# Tags that LiquidJS lacks, and those that Segment switches off in it.
_NO_TAGS = ("case", "for", "include", "layout", "render", "tablerow", "ifchanged", "doc")
_NO_FILTERS = (
    "array_to_sentence_string", "concat", "find", "find_exp", "find_index", "find_index_exp", "group_by",
    "group_by_exp", "has", "has_exp", "map", "newline_to_br", "reject", "reject_exp", "reverse", "sort",
    "sort_natural", "uniq", "where_exp", "type",
)  # fmt: skip


class _Written(OutputNode):
    """An output whose values are written as JavaScript writes them."""

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        return buffer.write(written(self.expression.evaluate(context)))


class _Output(Output):
    node_class = _Written


class _EchoNode(_Written, EchoNode):
    """The same, as a tag."""


class _Echo(EchoTag):
    node_class = _EchoNode


class _Environment(Environment):
    output_stream_limit = MOST
    local_namespace_limit = 2 * MOST
    loop_iteration_limit = _MOST_LOOPS
    block_nesting_limit = 50


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = _Environment(strict_filters=False)
    made.add_tag(_Output)
    made.add_tag(_Echo)
    for tag in _NO_TAGS:
        made.tags.pop(tag, None)
    made.filters = {name: bounded(filter, None) for name, filter in made.filters.items()}
    made.filters.update({name: bounded(filter, UNDEFINED) for name, filter in FILTERS.items()})
    made.filters.update({name: _disabled(name) for name in _NO_FILTERS})
    return made


def _disabled(name: str) -> Callable[..., NoReturn]:
    def refuse(*_arguments: Any, **_options: Any) -> NoReturn:
        raise LiquidError(f"the filter {name} is switched off", token=None)

    return refuse


@lru_cache(maxsize=4096)
def _template(text: str) -> BoundTemplate:
    return _environment().from_string(text)


def render(template: str, payload: Any) -> str:
    """Render a template with the members of a payload; raises MappingError for what it can't be or do."""
    try:
        return _template(template).render(dict(payload) if isinstance(payload, Mapping) else {})
    except (LiquidError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise MappingError(f"@liquid: {str(error).splitlines()[0]}") from error
