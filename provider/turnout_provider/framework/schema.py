"""What a resource's attributes are: a tree of plain facts that Terraform and the plan engine read.

A tree is loaded from printed JSON, so that no process that plans ever imports the models it was read off.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    Mode = Literal["single", "list", "set", "map"]
    CtyType = Any
    Attributes = Mapping[str, "Attribute"]


class Nested:
    """The members of an attribute that holds one object (`single`) or a collection of them."""

    __slots__ = ("attributes", "mode")

    def __init__(self, mode: Mode, attributes: Attributes) -> None:
        self.mode = mode
        self.attributes = attributes


class Attribute:
    """One attribute: its cty type or its nested members, who sets it, and what the plan engine must know of it.

    `replace`: another value means another resource. `stable`: computed once, an update keeps it. `keep_when_unset`:
    the service chooses when configuration is silent, and the choice stays. `json`: a JSON text, compared by meaning.
    `merged`: a JSON object of which only the keys said are looked at. `said_only`: null means "not looked at", in an
    object also for each member. `unanswered`: an answer that is silent means nothing. `appended`: answered with
    something in round brackets behind it. `prefixed`: an id that may lack what it begins with. `emptied`:
    null in a new object when configuration is silent, and nothing else than "" stays there. `unsaid` is the JSON
    value that leaving the attribute out stands for. `changes_of` names a keyed collection of which the latest changes
    are told here.
    `checks` names rules for values that users write, each with its argument; `judged` follows from the others: there
    is something to check in a value, or in what is nested in it.
    """

    # Not a dataclass: importing `dataclasses` costs every start of the provider 8 ms.
    __slots__ = (
        "appended",
        "changes_of",
        "checks",
        "computed",
        "description",
        "emptied",
        "json",
        "judged",
        "keep_when_unset",
        "merged",
        "nested",
        "optional",
        "prefixed",
        "replace",
        "required",
        "said_only",
        "sensitive",
        "stable",
        "type",
        "unanswered",
        "unsaid",
        "write_only",
    )

    def __init__(
        self,
        *,
        type: CtyType = None,
        nested: Nested | None = None,
        description: str = "",
        required: bool = False,
        optional: bool = False,
        computed: bool = False,
        sensitive: bool = False,
        write_only: bool = False,
        replace: bool = False,
        stable: bool = False,
        keep_when_unset: bool = False,
        json: bool = False,
        merged: bool = False,
        said_only: bool = False,
        unanswered: bool = False,
        appended: bool = False,
        prefixed: bool = False,
        emptied: bool = False,
        unsaid: Any = None,
        changes_of: str = "",
        checks: Mapping[str, Any] | None = None,
    ) -> None:
        self.type = type
        self.nested = nested
        self.description = description
        self.required = required
        self.optional = optional
        self.computed = computed
        self.sensitive = sensitive
        self.write_only = write_only
        self.replace = replace
        self.stable = stable
        self.keep_when_unset = keep_when_unset
        self.json = json
        self.merged = merged
        self.said_only = said_only
        self.unanswered = unanswered
        self.appended = appended
        self.prefixed = prefixed
        self.emptied = emptied
        self.unsaid = unsaid
        self.changes_of = changes_of
        self.checks = checks or {}
        inside = nested.attributes.values() if nested is not None else ()
        self.judged: bool = json or bool(checks) or any(member.judged for member in inside)


def cty_type(attributes: Attributes) -> CtyType:
    """The object type of a tree, as Terraform's JSON spells it."""
    return ["object", {name: attribute_type(attribute) for name, attribute in attributes.items()}]


def attribute_type(attribute: Attribute) -> CtyType:
    """The cty type of one attribute, nested or not."""
    if attribute.nested is None:
        return attribute.type
    inner = cty_type(attribute.nested.attributes)
    return inner if attribute.nested.mode == "single" else [attribute.nested.mode, inner]


def printed(attributes: Attributes) -> dict[str, Any]:
    """A tree as JSON, without what goes without saying; `loaded` reads it back."""
    return {name: _printed(attribute) for name, attribute in attributes.items()}


def _printed(attribute: Attribute) -> dict[str, Any]:
    said = {
        name: getattr(attribute, name) for name in Attribute.__slots__ if name not in ("judged", "nested", "unsaid")
    }
    facts = {name: value for name, value in said.items() if value}
    if attribute.unsaid is not None:
        facts["unsaid"] = attribute.unsaid
    if attribute.nested is not None:
        facts["nested"] = {"mode": attribute.nested.mode, "attributes": printed(attribute.nested.attributes)}
    return facts


def loaded(tree: Mapping[str, Any]) -> dict[str, Attribute]:
    """The tree that `printed` printed."""
    return {name: _loaded(facts) for name, facts in tree.items()}


def _loaded(facts: Mapping[str, Any]) -> Attribute:
    nested = facts.get("nested")
    if nested is None:
        return Attribute(**facts)
    return Attribute(**{**facts, "nested": Nested(nested["mode"], loaded(nested["attributes"]))})
