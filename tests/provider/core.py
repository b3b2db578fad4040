"""Terraform's side of protocol 6.10 in Python: plans, applies, imports, queries and invokes as Terraform 1.14 does.

The provider's executable is started as Terraform starts it. The rules are Terraform's own: what configuration says is
planned, unknown is only what is computed, what was planned is applied, an identity is there and never changes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from tests.provider.plugin.go_plugin_client import Plugin

from turnout_provider.plugin import later, messages
from turnout_provider.plugin.values import UNKNOWN, decode, encode

Json = dict[str, Any]
NESTING = {1: "single", 2: "list", 3: "set", 4: "map"}


class Inconsistent(AssertionError):
    """The provider did what Terraform reports as a bug of the provider."""


class Refused(Exception):
    """The provider answered with errors."""

    def __init__(self, diagnostics: list[Json]) -> None:
        super().__init__("; ".join(f"{d['summary']}: {d['detail']}" for d in diagnostics))
        self.diagnostics = diagnostics


@dataclass
class Object:
    """What Terraform's state holds of one object."""

    state: Json
    private: bytes = b""
    identity: Json | None = None


@dataclass
class Planned:
    """What a plan said."""

    state: Json | None
    private: bytes
    identity: Json | None
    replace: list[str] = field(default_factory=list)


class Core:
    """One run of Terraform with one provider, configured."""

    def __init__(self, environ: Mapping[str, str], config: Json | None = None) -> None:
        self.plugin = Plugin.start([sys.executable, "-I", "-m", "turnout_provider"], environ)
        self.schemas = self.plugin.call(messages.GET_PROVIDER_SCHEMA)
        found = self.plugin.call(messages.GET_RESOURCE_IDENTITY_SCHEMAS)
        self.identities = {name: _identity_type(one) for name, one in found["identity_schemas"].items()}
        provider = self.schemas["provider"]["block"]
        given = dict.fromkeys(_types(provider)) | (config or {})
        self._ask(
            messages.CONFIGURE_PROVIDER, terraform_version="1.14.0", config=_packed(given, _block_type(provider))
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.plugin.__exit__(kind, error, trace)

    def resource(self, name: str) -> Json:
        found: Json = self.schemas["resource_schemas"][name]["block"]
        return found

    def plan(self, name: str, prior: Object | None, said: Json | None) -> Planned:
        """Plan `said` (attributes that configuration says, None to destroy), by Terraform's rules."""
        block = self.resource(name)
        type = _block_type(block)
        before = prior.state if prior else None
        config = None if said is None else _full(block, said)
        answer = self._ask(
            messages.PLAN_RESOURCE_CHANGE,
            type_name=name,
            prior_state=_packed(before, type),
            proposed_new_state=_packed(None if config is None else _proposed(block, before, config), type),
            config=_packed(config, type),
            prior_private=prior.private if prior else b"",
            prior_identity=self._packed_identity(name, prior.identity if prior else None),
        )
        state = _unpacked(answer["planned_state"], type)
        identity = self._identity(name, answer["planned_identity"])
        if config is not None:
            _check_planned(block, before, config, state, name)
        if prior is not None and prior.identity is not None and identity != prior.identity:
            raise Inconsistent(f"{name}: planned identity {identity}, prior {prior.identity}")
        replace = [step["attribute_name"] for path in answer["requires_replace"] for step in path["steps"][:1]]
        return Planned(state, answer["planned_private"], identity, replace)

    def apply(self, name: str, prior: Object | None, said: Json | None, planned: Planned) -> Object | None:
        """Apply what was planned."""
        block = self.resource(name)
        type = _block_type(block)
        answer = self._ask(
            messages.APPLY_RESOURCE_CHANGE,
            type_name=name,
            prior_state=_packed(prior.state if prior else None, type),
            planned_state=_packed(planned.state, type),
            config=_packed(None if said is None else _full(block, said), type),
            planned_private=planned.private,
            planned_identity=self._packed_identity(name, planned.identity),
        )
        state = _unpacked(answer["new_state"], type)
        if planned.state is None:
            if state is not None:
                raise Inconsistent(f"{name}: destroyed, and still in state")
            return None
        _check_applied(planned.state, state, name)
        identity = self._identity(name, answer["new_identity"])
        self._check_identity(name, planned.identity, identity)
        return Object(state, answer["private"], identity)

    def make(self, name: str, said: Json, prior: Object | None = None) -> Object:
        """Plan and apply, whatever it takes but a replacement."""
        planned = self.plan(name, prior, said)
        if prior is not None and planned.replace:
            raise Inconsistent(f"{name}: {planned.replace} would replace it")
        made = self.apply(name, prior, said, planned)
        assert made is not None
        return made

    def destroy(self, name: str, prior: Object) -> None:
        self.apply(name, prior, None, self.plan(name, prior, None))

    def read(self, name: str, held: Object) -> Object | None:
        """Refresh."""
        type = _block_type(self.resource(name))
        answer = self._ask(
            messages.READ_RESOURCE,
            type_name=name,
            current_state=_packed(held.state, type),
            private=held.private,
            current_identity=self._packed_identity(name, held.identity),
        )
        state = _unpacked(answer["new_state"], type)
        if state is None:
            return None
        identity = self._identity(name, answer["new_identity"])
        self._check_identity(name, held.identity, identity)
        return Object(state, answer["private"], identity)

    def import_(self, name: str, id: str = "", identity: Json | None = None) -> Object | None:
        """Import by id or by identity, and refresh as Terraform does."""
        type = _block_type(self.resource(name))
        answer = self._ask(
            messages.IMPORT_RESOURCE_STATE,
            type_name=name,
            id=id,
            identity=self._packed_identity(name, identity),
        )
        (imported,) = answer["imported_resources"]
        found = self._identity(name, imported["identity"])
        if identity is not None and found != identity:
            raise Inconsistent(f"{name}: asked for {identity}, got {found}")
        return self.read(name, Object(_unpacked(imported["state"], type), imported["private"], found))

    def query(self, name: str, config: Json | None = None, include: bool = False, limit: int = 100) -> list[Json]:
        """List what is there: identity, display name and, if asked for, the object."""
        block = self.schemas["list_resource_schemas"][name]["block"]
        given = _packed(_full(block, config or {}), _block_type(block))
        validated = self.plugin.call(later.VALIDATE_LIST_RESOURCE_CONFIG, type_name=name, config=given)
        _check_diagnostics(validated["diagnostics"])
        events = self.plugin.stream(
            later.LIST_RESOURCE, type_name=name, config=given, include_resource_object=include, limit=limit
        )
        _check_diagnostics([diagnostic for event in events for diagnostic in event["diagnostic"]])
        if len(events) > limit:
            raise Inconsistent(f"{name}: {len(events)} events, asked for {limit}")
        return [self._event(name, event, include) for event in events]

    def generate(self, name: str, state: Json) -> Json:
        """Configuration for a state; it must plan nothing."""
        block = self.resource(name)
        type = _block_type(block)
        answer = self._ask(later.GENERATE_RESOURCE_CONFIG, type_name=name, state=_packed(state, type))
        config: Json = _unpacked(answer["config"], type)
        for attribute in block["attributes"]:
            sayable = (attribute["required"] or attribute["optional"]) and not attribute["write_only"]
            if config[attribute["name"]] is not None and not sayable:
                raise Inconsistent(f"{name}: {attribute['name']} can't be configured")
        return config

    def invoke(self, name: str, config: Json) -> tuple[list[str], list[Json]]:
        """Plan and invoke an action: its messages, and its warnings."""
        block = self.schemas["action_schemas"][name]["schema"]["block"]
        given = _packed(_full(block, config), _block_type(block))
        for rpc in (later.VALIDATE_ACTION_CONFIG, later.PLAN_ACTION):
            _check_diagnostics(self.plugin.call(rpc, action_type=name, config=given)["diagnostics"])
        *progress, last = self.plugin.stream(later.INVOKE_ACTION, action_type=name, config=given)
        if last["completed"] is None or any(event["completed"] is not None for event in progress):
            raise Inconsistent(f"{name}: the last event, and only that, must be the end")
        _check_diagnostics(last["completed"]["diagnostics"])
        return [event["progress"]["message"] for event in progress], last["completed"]["diagnostics"]

    def _ask(self, rpc: messages.Rpc, **fields: Any) -> Json:
        answer = self.plugin.call(rpc, **fields)
        _check_diagnostics(answer["diagnostics"])
        return answer

    def _event(self, name: str, event: Json, include: bool) -> Json:
        identity = self._identity(name, event["identity"])
        self._check_identity(name, None, identity)
        if (event["resource_object"] is not None) != include:
            raise Inconsistent(f"{name}: an object where none was asked for, or none")
        object = _unpacked(event["resource_object"], _block_type(self.resource(name))) if include else None
        return {"identity": identity, "name": event["display_name"], "object": object}

    def _identity(self, name: str, message: Json | None) -> Json | None:
        return _unpacked(message["identity_data"], self.identities[name]) if message else None

    def _packed_identity(self, name: str, identity: Json | None) -> Json | None:
        return None if identity is None else {"identity_data": _packed(identity, self.identities[name])}

    def _check_identity(self, name: str, before: Json | None, identity: Json | None) -> None:
        if identity is None or any(value in (None, UNKNOWN) for value in identity.values()):
            raise Inconsistent(f"{name}: missing identity: {identity}")
        if before is not None and identity != before:
            raise Inconsistent(f"{name}: another identity: {before} became {identity}")


def _packed(value: Any, type: Any) -> Json:
    return {"msgpack": encode(value, type)}


def _unpacked(message: Json, type: Any) -> Any:
    return decode(message["msgpack"], type)


def _check_diagnostics(diagnostics: list[Json]) -> None:
    errors = [diagnostic for diagnostic in diagnostics if diagnostic["severity"] == messages.SEVERITY_ERROR]
    if errors:
        raise Refused(errors)


def _identity_type(schema: Json) -> Any:
    return ["object", {one["name"]: json.loads(one["type"]) for one in schema["identity_attributes"]}]


def _types(block: Json) -> Json:
    return {attribute["name"]: _type(attribute) for attribute in block["attributes"]}


def _type(attribute: Json) -> Any:
    nested = attribute["nested_type"]
    if nested is None:
        return json.loads(attribute["type"])
    inner = ["object", _types(nested)]
    mode = NESTING[nested["nesting"]]
    return inner if mode == "single" else [mode, inner]


_known_types: dict[int, tuple[Json, Any]] = {}


def _block_type(block: Json) -> Any:
    known = _known_types.get(id(block))
    if known is None:
        known = _known_types[id(block)] = (block, ["object", _types(block)])
    return known[1]


def _full(block: Json, said: Json) -> Json:
    """Configuration with null for whatever it does not say."""
    return {a["name"]: _full_value(a, said.get(a["name"])) for a in block["attributes"]}


def _full_value(attribute: Json, value: Any) -> Any:
    nested = attribute["nested_type"]
    if nested is None or value is None or value is UNKNOWN:
        return value
    if isinstance(value, list):
        return [_full(nested, item) for item in value]
    if NESTING[nested["nesting"]] == "map":
        return {name: _full(nested, item) for name, item in value.items()}
    return _full(nested, value)


def _proposed(block: Json, before: Json | None, config: Json) -> Json:
    """Configuration, and for what it leaves to the service what was there."""
    proposed: Json = {}
    for attribute in block["attributes"]:
        name = attribute["name"]
        value, prior = config[name], None if before is None else before[name]
        nested = attribute["nested_type"]
        if value is None and attribute["computed"]:
            value = prior
        elif nested is not None and NESTING[nested["nesting"]] == "single" and isinstance(value, dict):
            value = _proposed(nested, prior if isinstance(prior, dict) else None, value)
        proposed[name] = None if attribute["write_only"] else value
    return proposed


def _check_planned(block: Json, before: Json | None, config: Json, planned: Json, path: str) -> None:
    for attribute in block["attributes"]:
        name = attribute["name"]
        place = f"{path}.{name}"
        said, value = config[name], planned[name]
        prior = None if before is None else before[name]
        nested = attribute["nested_type"]
        if attribute["write_only"]:
            _must(value is None, f"{place}: a write-only value was planned")
        elif said is None:
            _must(
                attribute["computed"] or value is None, f"{place}: planned {value!r}, which nobody said or computes"
            )
        elif nested is not None and isinstance(said, dict) and NESTING[nested["nesting"]] == "single":
            _must(isinstance(value, dict), f"{place}: planned {value!r}")
            _check_planned(nested, prior if isinstance(prior, dict) else None, said, value, place)
        elif nested is None:
            _must(value in (said, prior), f"{place}: configured {said!r}, planned {value!r}")
            _must(value is not UNKNOWN or said is UNKNOWN, f"{place}: what is known was planned as unknown")


def _check_applied(planned: Any, state: Any, path: str) -> None:
    if planned is UNKNOWN:
        _must(_is_known(state), f"{path}: unknown after apply")
    elif isinstance(planned, dict) and isinstance(state, dict):
        _must(planned.keys() == state.keys(), f"{path}: other members")
        for name in planned:
            _check_applied(planned[name], state[name], f"{path}.{name}")
    elif isinstance(planned, list) and isinstance(state, list):
        _must(len(planned) == len(state), f"{path}: planned {len(planned)} entries, applied {len(state)}")
        for index, (one, other) in enumerate(zip(planned, state, strict=True)):
            _check_applied(one, other, f"{path}[{index}]")
    else:
        _must(planned == state, f"{path}: planned {planned!r}, applied {state!r}")


def _is_known(value: Any) -> bool:
    if isinstance(value, dict | list):
        return all(map(_is_known, value.values() if isinstance(value, dict) else value))
    return value is not UNKNOWN


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Inconsistent(otherwise)
