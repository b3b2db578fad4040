"""The functions that HCL can call as `provider::segment::<name>(...)`.

What they take and give is said here; what they do is imported when one is called.
"""

from __future__ import annotations

from importlib import import_module

from turnout_provider.framework.function import Function, Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _lazily(module: str, name: str) -> Callable[..., Any]:
    return lambda *arguments: getattr(import_module(f"turnout_provider.functions.{module}"), name)(*arguments)


_EXPRESSION = Parameter("expression", "string", 'Filter expression, such as `event = "Order Completed"`.')

RULE_TYPE = ["object", {"type": "string", "key": "string", "json_schema": "string", "version": "number"}]
"""An entry of `rules` of segment_tracking_plan."""

FUNCTIONS: dict[str, Function] = {
    "fql_valid": Function(
        _lazily("filters", "valid"),
        (_EXPRESSION,),
        "bool",
        "Whether a text is a filter expression",
        "True if the text can be read as FQL, the language of destination filters.",
    ),
    "fql_format": Function(
        _lazily("filters", "formatted"),
        (_EXPRESSION,),
        "string",
        "A filter expression in its canonical spelling",
        "The expression with one way to space, quote and bracket, so that expressions that mean the same compare"
        " equal more often. An error shows where a text is no FQL.",
    ),
    "rules_from_directory": Function(
        _lazily("directory", "rules"),
        (Parameter("path", "string", 'Directory, such as `"${path.module}/events"`.'),),
        ["list", RULE_TYPE],
        "Rules of a tracking plan from files, one rule each",
        "Reads every .json, .yaml and .yml file in a directory and those below it, in the order of their paths, for"
        " `rules` of segment_tracking_plan. A file holds `key` (the event's name), `type` (TRACK if left out),"
        " `version` (0 if left out), and either `json_schema` or `properties` or `traits` as event_schema takes"
        " them. Files and directories that start with a dot are passed over.",
    ),
    "event_schema": Function(
        _lazily("schemas", "event_schema"),
        (
            Parameter(
                "members",
                "dynamic",
                "Object of names and types. A name that ends in `!` is required; `*` is about all others.",
            ),
        ),
        "string",
        "The JSON Schema of an event, from names and types",
        "Builds the draft-07 schema that a rule of a tracking plan needs. A type is `any`, `array`, `boolean`,"
        " `integer`, `null`, `number`, `object`, `string`, or one of the formats `date`, `date-time`, `email`,"
        " `time`, `uri`, `uuid`; several are joined by `|`, and `[]` behind one makes it an array of such. A text"
        " behind a colon describes the member: `number: Sum of all products`. An object is an object with those"
        " members, a list with one object an array of such objects, any other list the values that are allowed;"
        " `false` forbids a member.",
        more=Parameter(
            "where", "string", "Where the members are in the event: `properties` (if left out) or `traits`."
        ),
    ),
}
"""The functions, by name."""
