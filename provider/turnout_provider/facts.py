"""What was printed about each resource and data source: attributes and the wire, loaded when first asked for."""

from __future__ import annotations

import json
import os.path
from functools import cached_property

from turnout_provider.framework.schema import Nested, cty_type, loaded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from turnout._wire import Verb, Wire
    from turnout_provider.framework.schema import Attribute

_GENERATED = os.path.join(os.path.dirname(__file__), "generated")


class Facts:
    """One resource or data source: its type in Terraform, its attributes, and how the API is asked for it."""

    def __init__(self, name: str, printed: Mapping[str, Any]) -> None:
        self.name = name
        self.attributes: dict[str, Attribute] = loaded(printed["attributes"])
        self.type: Any = cty_type(self.attributes)
        self.body_names = {(object_, member): sent for object_, member, sent in printed.get("body_names", ())}
        self.flat_names: list[tuple[str, str, str]] = printed.get("flat_names", [])
        self.local: frozenset[str] = frozenset(printed.get("local", ()))
        self.flows: str = printed.get("flows", "")
        self.sought: tuple[str, ...] = tuple(printed.get("sought", ()))
        self.asked: Mapping[str, Any] = printed.get("asked", {})
        self._printed_verbs: Mapping[str, Any] = printed.get("verbs", {})
        self._printed_wire = printed.get("wire")
        self.identity: tuple[str, ...] = tuple((self._printed_wire or {}).get("identity", ()))
        self.identity_type: Any = cty_type(
            {name: self.attributes[name] for name in self.identity if name in self.attributes}
        )
        self._wire: Wire | None = None

    @property
    def wire(self) -> Wire:
        """The wire's facts; only processes that talk to the API import what is behind them."""
        if self._wire is None:
            from turnout._wire import from_printed

            assert self._printed_wire is not None
            self._wire = from_printed(self._printed_wire)
        return self._wire

    @property
    def verbs(self) -> dict[str, Verb]:
        """The operations that its flows need besides the wire's own."""
        from turnout._wire import verb_of

        return {name: verb_of(printed) for name, printed in self._printed_verbs.items()}

    @cached_property
    def asked_verb(self) -> Verb:
        """The operation that answers a data source which asks for a list or counts."""
        from turnout._wire import verb_of

        return verb_of(self.asked["verb"])

    @cached_property
    def bare(self) -> dict[str, Attribute]:
        """The attributes as they are where catalog entries stay out of state: nothing will be known of them."""
        objects = {object_ for object_, _ in self.body_names}
        return {
            name: _uncatalogued(attribute) if name in objects else attribute
            for name, attribute in self.attributes.items()
        }

    @cached_property
    def uncatalogued(self) -> dict[str, Attribute]:
        """The attributes but for those that hold catalog entries."""
        objects = {object_ for object_, _ in self.body_names}
        return {name: attribute for name, attribute in self.attributes.items() if name not in objects}

    @cached_property
    def silent(self) -> dict[str, dict[str, None]]:
        """What the catalog entries hold where they stay out of state, but for their ids: nothing."""
        return {
            object_: {name: None for name, member in nested.attributes.items() if not member.optional}
            for object_, _ in self.body_names
            if (nested := self.attributes[object_].nested) is not None
        }


def _uncatalogued(attribute: Attribute) -> Attribute:
    from copy import copy

    assert attribute.nested is not None
    members = {name: copy(member) for name, member in attribute.nested.attributes.items()}
    for member in members.values():
        member.emptied = not member.optional
    changed = copy(attribute)
    changed.nested = Nested(attribute.nested.mode, members)
    return changed


class Printed:
    """The printed files."""

    def __init__(self) -> None:
        with open(os.path.join(_GENERATED, "resources.json"), encoding="utf-8") as file:
            self._all = json.load(file)
        self._loaded: dict[tuple[str, str], Facts] = {}

    def provider(self) -> Facts:
        """The provider block."""
        return Facts("provider", {"attributes": self._all["provider"]})

    def resource(self, name: str) -> Facts | None:
        """One resource; None if there is none of that type."""
        return self._find("resources", name)

    def data_source(self, name: str) -> Facts | None:
        """One data source; None if there is none of that type."""
        return self._find("data_sources", name)

    def listing(self, name: str) -> Facts | None:
        """One list resource; None if there is none of that type."""
        return self._find("lists", name)

    def names(self, section: str) -> list[str]:
        """The types in a section of the file."""
        return list(self._all[section])

    def _find(self, section: str, name: str) -> Facts | None:
        known = self._loaded.get((section, name))
        if known is None and name in self._all[section]:
            # Two threads may load the same facts; one of the two copies stays.
            known = self._loaded.setdefault((section, name), Facts(name, self._all[section][name]))
        return known


def schema_answer() -> bytes:
    """The printed answer to GetProviderSchema."""
    with open(os.path.join(_GENERATED, "schema.bin"), "rb") as file:
        return file.read()
