"""Settings that state never sees: `settings_wo` beside `settings`, sent when `settings_wo_version` changes.

What is in them is merged into `settings` on the way to the API. Nobody remembers what was sent, so a change of it
shows only by the version, and a key that is left out later stays what it was.
"""

from __future__ import annotations

import json

from turnout_provider.framework.diagnostics import Diagnostic
from turnout_provider.framework.schema import Attribute
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout_provider.framework.schema import Attributes

    State = Mapping[str, Any]
    Object = dict[str, Any]

_TWIN = "_wo"
_VERSION = "_wo_version"


def twins(attributes: Attributes) -> dict[str, Attribute]:
    """The write-only twins of the settings in a tree, and their versions."""
    found: dict[str, Attribute] = {}
    for name, attribute in attributes.items():
        if attribute.merged and (attribute.required or attribute.optional):
            found[name + _TWIN] = Attribute(
                type="string",
                optional=True,
                write_only=True,
                sensitive=True,
                json=True,
                merged=True,
                description=f"More {name} as JSON, for secrets: they are sent and never stored in plan or state."
                " Needs Terraform 1.11.",
            )
            found[name + _VERSION] = Attribute(
                type="number",
                optional=True,
                unanswered=True,
                description=f"Number to change whenever {name}{_TWIN} changes; only then is it sent again.",
            )
    return found


def problems(attributes: Attributes, config: State) -> Iterator[Diagnostic]:
    """What is wrong with the twins in a configuration."""
    for name, twin, version in _sets(attributes):
        if config[twin] is None:
            continue
        if config[version] is None:
            detail = f"Say {version} = 1 beside it, and another number whenever it changes: nothing else shows that."
            yield Diagnostic(f"{twin} has no version", detail, (twin,))
        if both := sorted(_parsed(config[name]).keys() & _parsed(config[twin]).keys()):
            detail = f"{', '.join(both)}: say it in {twin} only, then no plan and no state holds it."
            yield Diagnostic(f"In {name} and in {twin}", detail, (twin,))


def created(attributes: Attributes, said: Object, config: State) -> Object:
    """What a create says, with the twins' values; `said` has the wire's names."""
    return _merged(said, {name: _parsed(config[twin]) for name, twin, _ in _sets(attributes)})


def changed(attributes: Attributes, said: Object, prior: State, planned: State, config: State) -> Object:
    """What an update says, with the twins' values where their version has changed or their keys would be cleared."""
    more: dict[str, Object] = {}
    for name, twin, version in _sets(attributes):
        values = _parsed(config[twin])
        sent = said.get(name)
        cleared = {key for key in values if isinstance(sent, dict) and key in sent}
        more[name] = values if prior[version] != planned[version] else {key: values[key] for key in cleared}
    return _merged(said, more)


def _merged(said: Object, more: Mapping[str, Object]) -> Object:
    return {**said, **{name: {**(said.get(name) or {}), **values} for name, values in more.items() if values}}


def _sets(attributes: Attributes) -> Iterator[tuple[str, str, str]]:
    """The name, the twin's and the version's; settings have one word, which the wire spells the same."""
    for name, attribute in attributes.items():
        if attribute.write_only and name.endswith(_TWIN):
            yield name.removesuffix(_TWIN), name, name.removesuffix(_TWIN) + _VERSION


def _parsed(text: Any) -> Object:
    if text is None or text is UNKNOWN:
        return {}
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
