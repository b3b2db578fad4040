"""YAML for objects of JSON: dates stay text, only `true` and `false` are booleans, no key twice."""

from __future__ import annotations

import re
from typing import Any

import yaml

YamlError = yaml.YAMLError


class _Loader(yaml.SafeLoader):
    """YAML 1.2's plain scalars, as far as JSON has them."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else key_node.tag
        if key in made:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} is there twice", key_node.start_mark
            )
        made[key] = loader.construct_object(value_node, deep=True)
    return made


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    kept = {"tag:yaml.org,2002:null", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}
    known: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
    return {first: [each for each in found if each[0] in kept] for first, found in known.items()}


_Loader.yaml_implicit_resolvers = _resolvers()
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(text: str) -> Any:
    """The one document that a text holds."""
    return yaml.load(text, _Loader)


def dump(value: Any) -> str:
    """A value as YAML, keys in their order."""
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=110)
    return text
