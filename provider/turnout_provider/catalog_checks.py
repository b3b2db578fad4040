"""Settings and mappings against the catalog: what is missing, what nobody knows, what has the wrong type.

The catalog is not the last word: the service takes settings that it does not list. Only a wrong type is an error.
"""

from __future__ import annotations

import difflib

from turnout_provider.framework.diagnostics import Diagnostic, warning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    Entry = Mapping[str, Any]

SETTINGS = ("settings",)
_MOST_NAMES = 20
_TYPES: Mapping[str, tuple[str, tuple[type, ...]]] = {
    "boolean": ("true or false", (bool,)),
    "number": ("a number", (int, float)),
    "string": ("a text", (str,)),
    "password": ("a text", (str,)),
    "color": ("a text", (str,)),
    "array": ("a list", (list,)),
    "map": ("an object", (dict,)),
    "text-map": ("an object", (dict,)),
}
"""What the catalog's types mean in JSON; any other type may be anything."""


def about_settings(entry: Entry, said: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What is wrong with settings, by the options of their catalog entry."""
    options = {option["name"]: option for option in entry.get("options") or ()}
    if not options:
        return
    for name, value in said.items():
        if name not in options:
            detail = f"The catalog entry {entry['name']} has no setting {name!r}.{_meant(name, options)}"
            yield warning("Unknown setting", detail, SETTINGS)
        elif wrong := _type_problem(options[name], value):
            yield Diagnostic("A setting of the wrong type", f"{name!r} of {entry['name']} {wrong}.", SETTINGS)
    for name, option in options.items():
        if option.get("required") and said.get(name) in (None, "") and option.get("defaultValue") in (None, ""):
            detail = f"{entry['name']} needs {name!r}{_labelled(option)}; it will not work without."
            yield warning("A required setting is missing", detail, SETTINGS)


def about_mapping(action: Entry, said: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What is wrong with a mapping, by the fields of its action."""
    fields = {field["fieldKey"]: field for field in action.get("fields") or ()}
    for name in said:
        if name not in fields and fields and not name.startswith("__"):
            detail = f"The action {action['name']} has no field {name!r}.{_meant(name, fields)}"
            yield warning("Unknown field in a mapping", detail, SETTINGS)
    for name, field in fields.items():
        if field.get("required") is True and said.get(name) is None:
            detail = f"The action {action['name']} needs {name!r}{_labelled(field)}; without, nothing is sent."
            yield warning("A required field is not mapped", detail, SETTINGS)


def takes_one(entry: Entry) -> bool:
    """Whether a source takes one instance of this destination only."""
    features = entry.get("supportedFeatures") or {}
    cloud, device = features.get("cloudModeInstances"), features.get("deviceModeInstances")
    return cloud in ("1", "SINGLE") or (cloud in ("0", "NONE") and device in ("1", "SINGLE"))


def about_instances(entry: Entry, source: str) -> Diagnostic:
    """That a source gets a second instance of a destination of which it takes one."""
    detail = (
        f"{entry['name']} is in the catalog as one instance a source, and this configuration connects another one to"
        f" source {source}. The service may answer: Multiple configurations of this destination type not supported."
    )
    return warning("A second instance of one destination", detail, ("metadata", "id"))


def _type_problem(option: Entry, value: Any) -> str:
    name, types = _TYPES.get(option["type"], ("", ()))
    if value is None or not types or (isinstance(value, types) and (bool in types or not isinstance(value, bool))):
        return ""
    return f"must be {name}"


def _meant(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f" Did you mean {near[0]!r}?"
    shown = [*list(known)[:_MOST_NAMES], *(["..."] if len(known) > _MOST_NAMES else [])]
    return f" It has {', '.join(shown)}."


def _labelled(option: Entry) -> str:
    return f" ({option['label']})" if option.get("label") else ""
