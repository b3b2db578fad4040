"""Sample configurations, one file a kind, and what the definitions say of each attribute in them.

A sample holds `full`, a configuration with every attribute; `changed`, other values for each of them; `around`, the
resources that it refers to; `together`, what has to change along with an attribute (null takes it out); `cleared`,
what the service clears when it is left out although we only look at what is said, and `fixed` what it cannot clear;
`still`, what does not change with all the rest; `secret`, keys of JSON attributes that the service does not show;
`apart`, attributes that the service does not tell.
JSON attributes are written as JSON. A new resource is covered by a new file.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from turnout._wire import camel
from turnout.resources.base import Kind
from turnout_provider import printing, schema
from turnout_provider.framework.schema import Attribute

Json = dict[str, Any]
FOLDER = Path(__file__).parent / "samples"
ALL = {kind.name: kind for kind in printing.managed()}
MANAGED = {name: kind for name, kind in ALL.items() if (FOLDER / f"{name}.json").exists()}
"""The kinds that real Terraform judges."""


class Sample:
    """One kind's sample, with names of its own; `number` tells several in one module apart.

    `values` are what the service gives: {workspace}, {space} and so on in the file.
    """

    def __init__(
        self,
        kind: Kind[Any, Any],
        unique: str = "",
        values: Mapping[str, str] | None = None,
        number: int | None = None,
    ) -> None:
        behind = "" if number is None else f"_{number}"
        text = (FOLDER / f"{kind.name}.json").read_text()
        for name, value in {**(values or {}), "unique": f"{unique}{behind.replace('_', '-')}"}.items():
            text = text.replace(f"{{{name}}}", value)
        text = re.sub(r"\$\{(segment_\w+)\.(\w+)\.", rf"${{\1.\2{behind}.", text)
        self._sample = json.loads(text)
        self._behind = behind
        self.kind = kind
        self.type = printing.terraform_type(kind)
        self.address = f"{self.type}.sample{behind}"
        self.attributes = schema.resource(kind)

    @property
    def full(self) -> Json:
        """A configuration that says everything."""
        return copy.deepcopy(self._sample["full"])

    @property
    def known(self) -> Json:
        """The full configuration without what nobody can read off the service."""
        config = self.full
        for path in self._sample.get("secret", ()):
            put(config, path, None)
        for name in schema.local_names(self.kind):
            config.pop(name, None)
        return config

    @property
    def unreadable(self) -> list[str]:
        """Attributes whose values the service does not tell, by name."""
        return [*self._sample.get("apart", ()), *(path.split(".")[0] for path in self._sample.get("secret", ()))]

    @property
    def unchanging(self) -> list[str]:
        """Paths that the service cannot clear."""
        return list(self._sample.get("fixed", ()))

    def changed(self, path: str, variant: int) -> Json:
        """The full configuration with another value at `path`, and what has to change along with it."""
        config = {**self.full, **copy.deepcopy(self._sample.get("together", {}).get(path, {}))}
        config = {name: value for name, value in config.items() if value is not None}
        return put(config, path, copy.deepcopy(self._sample["changed"][path][variant]))

    def cleared(self, path: str) -> Json:
        """The full configuration without what is at `path`."""
        return put(self.full, path, None)

    def after_clearing(self, path: str) -> Json:
        """What the service should hold once `path` was taken out of the full configuration."""
        first = self.attributes[path.split(".")[0]]
        attribute = leaf(self.attributes, path)
        # What is not said is not looked at there, or the service's own choice: nothing is sent.
        kept = first.said_only or attribute.keep_when_unset
        if kept and path not in self._sample.get("cleared", ()):
            return self.full
        return put(self.full, path, attribute.unsaid, keep=True)

    def drifted(self, paths: list[str]) -> Json:
        """The attributes at some paths, each with another value than in the full configuration."""
        config = self.full
        for path in paths:
            put(config, path, copy.deepcopy(self._sample["changed"][path][0]))
        return {name: config[name] for name in {path.split(".")[0]: None for path in paths}}

    def resources(self, config: Json | None) -> Json:
        """Everything to write into a module: what is around the sample, and the sample unless it is None."""
        resources: Json = {}
        for type_, named in self._sample.get("around", {}).items():
            tree = schema.resource(ALL[type_.removeprefix("segment_")])
            resources[type_] = {f"{name}{self._behind}": written(tree, body) for name, body in named.items()}
        if config is not None:
            resources.setdefault(self.type, {})[f"sample{self._behind}"] = written(self.attributes, config)
        return resources

    def variants(self) -> list[tuple[str, int]]:
        """Every path and variant to change to; KeyError when the sample leaves an attribute out."""
        return [(path, n) for path in self.paths() for n in range(len(self._sample["changed"][path]))]

    def changeable(self) -> list[str]:
        """The paths that can all get their first other value at once, and the service tells."""
        skipped = {*self.unreadable, *self._sample.get("still", ())}
        paths = [path for path in self.paths() if not {path, path.split(".")[0]} & skipped]
        return [path for path in paths if self._sample["changed"][path] and not leaf(self.attributes, path).replace]

    def paths(self) -> list[str]:
        """Every attribute that configuration may set and the service keeps."""
        unkept = schema.local_names(self.kind)
        return [path for path, _ in leaves(self.attributes) if path not in unkept]

    def optional(self) -> list[str]:
        """The paths of everything that configuration may leave out, objects too."""
        inner = [path for path in self.paths() if leaf(self.attributes, path).optional]
        objects = [name for name, attribute in self.attributes.items() if attribute.nested and attribute.optional]
        return list(dict.fromkeys(inner + objects))


def together(parts: list[Json]) -> Json:
    """Several configurations' resources in one module."""
    found: Json = {}
    for part in parts:
        for type_, named in part.items():
            found.setdefault(type_, {}).update(named)
    return found


def leaves(attributes: Any, prefix: str = "") -> Iterator[tuple[str, Attribute]]:
    """Every attribute that configuration may set, by its path; members of single objects count by themselves."""
    for name, attribute in attributes.items():
        # What a catalog entry lacks may be said, and means nothing.
        if attribute.unanswered and attribute.computed:
            continue
        sayable = attribute.required or attribute.optional
        if attribute.nested is not None and attribute.nested.mode == "single" and sayable:
            yield from leaves(attribute.nested.attributes, f"{prefix}{name}.")
        elif sayable:
            yield prefix + name, attribute


def leaf(attributes: Any, path: str) -> Attribute:
    """The attribute at a path."""
    first, *rest = path.split(".")
    attribute: Attribute = attributes[first]
    return leaf(attribute.nested.attributes, ".".join(rest)) if rest and attribute.nested else attribute


def at(state: Json, path: str) -> Any:
    """What an object holds at a path."""
    value: Any = state
    for name in path.split("."):
        value = value[name]
    return value


def put(config: Json, path: str, value: Any, keep: bool = False) -> Json:
    """The configuration with a value at a path; None takes it out unless it is to be kept."""
    *parents, last = path.split(".")
    place = config
    for name in parents:
        place = place[name]
    if value is None and not keep:
        del place[last]
    else:
        place[last] = value
    return config


def written(attributes: Any, config: Json) -> Json:
    """The configuration as Terraform's JSON syntax has it: JSON attributes as texts, templates left alone."""
    return {name: _written(attributes[name], value) for name, value in config.items()}


def _written(attribute: Attribute, value: Any) -> Any:
    if attribute.json:
        # What looks like a template in JSON is a template to Terraform, and those of samples are ours.
        return json.dumps(value)
    if attribute.nested is None:
        return value
    if attribute.nested.mode == "single":
        return written(attribute.nested.attributes, value)
    return [written(attribute.nested.attributes, member) for member in value]


def on_the_wire(attributes: Any, config: Json) -> Json:
    """The configuration as the service should hold it."""
    return {camel(name): _on_the_wire(attributes[name], value) for name, value in config.items()}


def _on_the_wire(attribute: Attribute, value: Any) -> Any:
    if attribute.json or attribute.nested is None or value is None:
        return value
    if attribute.nested.mode == "single":
        return on_the_wire(attribute.nested.attributes, value)
    return [on_the_wire(attribute.nested.attributes, member) for member in value]
