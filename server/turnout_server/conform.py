"""An event against its source's tracking plan: what is wrong, what is left out, whether it is blocked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from .event import Event
from .paths import Path, changed_at, value_at, without
from .violations import Schema, Violation, schema

OnCommonViolation = Literal["ALLOW", "BLOCK", "OMIT"]


@dataclass(frozen=True, slots=True)
class Enforcement:
    """What a source's schema settings say for one call; the defaults let everything through."""

    allow_unplanned_event: bool = True
    allow_unplanned: bool = True
    allow_event_on_violations: bool = True
    allow_members_on_violations: bool = True
    on_common_violation: OnCommonViolation = "ALLOW"


@dataclass(frozen=True, slots=True)
class Plan:
    """A tracking plan connected to a source, compiled.

    `rules` holds, by (rule type, key), the versions of a rule from the oldest to the newest.
    """

    id: str
    name: str
    source_id: str
    rules: Mapping[tuple[str, str], tuple[tuple[int, Schema], ...]]
    enforcement: Mapping[str, Enforcement]
    forward_violations_to: str | None = None
    forward_blocked_to: str | None = None


@dataclass(frozen=True, slots=True)
class Conformance:
    """The verdict: the event as it goes on, and every violation and omission; `blocked` is the reason code."""

    event: Event
    violations: tuple[Violation, ...] = ()
    omitted: tuple[str, ...] = ()
    omitted_on_violation: tuple[str, ...] = ()
    blocked: str | None = None


@dataclass(slots=True)
class _Findings:
    fields: Mapping[str, Any]
    violations: list[Violation] = field(default_factory=list)
    omitted: list[Path] = field(default_factory=list)
    on_violation: list[Path] = field(default_factory=list)
    blocked: str | None = None

    def leave_out(self, paths: Iterable[Path], into: list[Path]) -> None:
        for path in paths:
            self.fields = without(self.fields, path)
            into.append(path)


def conform(event: Event, plan: Plan) -> Conformance:
    """Judge `event` by the standard controls, then what is left of it by the plan's common schema."""
    rules = plan.enforcement.get(_settings_of(event.type), Enforcement())
    found = _Findings(event.fields)
    planned = _rule(event, plan)
    if planned is None and event.type == "track" and not rules.allow_unplanned_event:
        return Conformance(event, blocked="unplanned")
    if planned is not None or event.type in ("track", "identify", "group"):
        _standard(event.type, planned, rules, found)
    if found.blocked is None:
        _common(event.type, plan, rules, found)
    return _verdict(event, plan, found)


def _standard(type: str, planned: Schema | None, rules: Enforcement, found: _Findings) -> None:
    root = root_of(type)
    if not rules.allow_unplanned:
        known = planned.planned(root) if planned else None
        found.leave_out(unplanned((root,), found.fields.get(root), known), found.omitted)
    if planned is None:
        return
    found.violations = planned.violations(found.fields)
    if found.violations and not rules.allow_event_on_violations:
        found.blocked = "unplanned_and_schema_violation" if found.omitted else "schema_violation"
    elif not rules.allow_members_on_violations:
        found.leave_out(_offending(found.violations, root), found.on_violation)


def _common(type: str, plan: Plan, rules: Enforcement, found: _Findings) -> None:
    for _, common in plan.rules.get(("COMMON", ""), ()):
        violations = common.violations(found.fields)
        found.violations += violations
        if violations and rules.on_common_violation == "BLOCK":
            found.blocked = "common_schema_violation"
        if violations and rules.on_common_violation == "OMIT":
            found.leave_out(_offending(violations, root_of(type)), found.on_violation)


def _verdict(event: Event, plan: Plan, found: _Findings) -> Conformance:
    omitted, on_violation = _names(found.omitted), _names(found.on_violation)
    stamp: dict[str, Any] = {"sourceId": plan.source_id}
    if found.violations:
        stamp["violations"] = [violation.stamp() for violation in found.violations]
    if omitted:
        stamp["omitted"] = list(omitted)
    if on_violation:
        stamp["omitted_on_violation"] = list(on_violation)
    fields = _stamped(found.fields, stamp) if len(stamp) > 1 else found.fields
    judged = Event(event.source_id, event.id, event.type, event.received_ms, fields)
    return Conformance(judged, tuple(found.violations), omitted, on_violation, found.blocked)


def _stamped(fields: Mapping[str, Any], stamp: Mapping[str, Any]) -> Mapping[str, Any]:
    given = value_at(fields, ("context", "protocols"))
    protocols = {**(given if isinstance(given, Mapping) else {}), **stamp}
    stamped: Mapping[str, Any] = changed_at(fields, ("context",), lambda context: {**context, "protocols": protocols})
    return stamped


def unplanned(at: Path, value: Any, known: Mapping[str, Any] | None) -> list[Path]:
    """The members of an object that its schema does not name; objects inside are looked at where it does.

    An object that the schema names without saying what is in it may hold anything.
    """
    if not isinstance(value, Mapping):
        return []
    named = known.get("properties") if known else None
    if not isinstance(named, Mapping):
        return [] if known and len(at) > 1 else [(*at, name) for name in value]
    found: list[Path] = []
    for name, inner in value.items():
        if name not in named:
            found.append((*at, name))
        elif isinstance(inner, Mapping) and isinstance(named[name], Mapping):
            found += unplanned((*at, name), inner, named[name])
    return found


def _offending(violations: Sequence[Violation], root: str) -> list[Path]:
    """What to leave out: members of `root` whose own value is wrong, each once and none inside another."""
    paths = {tuple(p) for violation in violations for p in map(_omissible, violation.offending)}
    inside = sorted(path for path in paths if len(path) > 1 and path[0] == root)
    return [p for p in inside if not any(p[:n] in paths for n in range(2, len(p)))]


def _omissible(path: Path) -> Path:
    """An item of an array can't be left out alone, so the array goes."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return path


def _names(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(".".join(map(str, path[1:])) for path in paths)


def _rule(event: Event, plan: Plan) -> Schema | None:
    for key in _rule_keys(event):
        if versions := plan.rules.get(key):
            asked = value_at(event.fields, ("context", "protocols", "event_version"))
            named = dict(versions) if isinstance(asked, int) and not isinstance(asked, bool) else {}
            return named.get(asked, versions[0][1])
    return None


def _rule_keys(event: Event) -> list[tuple[str, str]]:
    kind = event.type.upper()
    if event.type == "track":
        return [(kind, event.fields["event"])]
    if event.type in ("page", "screen"):
        return [(kind, event.fields.get("name") or ""), (kind, ""), ("TRACK", f"{kind.title()} Viewed")]
    return [(kind, "")]


def root_of(type: str) -> str:
    """Where a call's own data is: traits for identify and group, else properties."""
    return "traits" if type in ("identify", "group") else "properties"


def _settings_of(type: str) -> str:
    return "track" if type in ("page", "screen") else type


def plan(row: Mapping[str, Any], connection: Mapping[str, Any]) -> Plan:
    """Compile a tracking plan and a connection to a source, both as the API answers them."""
    settings = connection.get("schemaSettings") or {}
    rules: dict[tuple[str, str], list[tuple[int, Schema]]] = {}
    for rule in row.get("rules") or ():
        compiled = schema(msgspec.json.encode(rule.get("jsonSchema") or {}))
        version = int(1 if rule.get("version") is None else rule["version"])
        rules.setdefault((rule["type"], _key(rule)), []).append((version, compiled))
    return Plan(
        row["id"],
        row.get("name") or "",
        connection["sourceId"],
        {key: tuple(sorted(found, key=lambda pair: pair[0])) for key, found in rules.items()},
        {name: _enforcement(name, settings.get(name) or {}) for name in ("track", "identify", "group")},
        settings.get("forwardingViolationsTo") or None,
        settings.get("forwardingBlockedEventsTo") or None,
    )


def _key(rule: Mapping[str, Any]) -> str:
    """Only track, page and screen rules are told apart by a key."""
    return (rule.get("key") or "") if rule["type"] in ("TRACK", "PAGE", "SCREEN") else ""


def _enforcement(call: str, given: Mapping[str, Any]) -> Enforcement:
    members = "Properties" if call == "track" else "Traits"
    unplanned_members = "allowUnplannedEventProperties" if call == "track" else "allowUnplannedTraits"

    def allowed(name: str) -> bool:
        return given.get(name) is not False

    return Enforcement(
        allowed("allowUnplannedEvents"),
        allowed(unplanned_members),
        allowed("allowEventOnViolations"),
        allowed(f"allow{members}OnViolations"),
        _on_common(given.get("commonEventOnViolations")),
    )


def _on_common(value: Any) -> OnCommonViolation:
    text = value.upper() if isinstance(value, str) else "ALLOW"
    if text.startswith("OMIT"):
        return "OMIT"
    return "BLOCK" if text == "BLOCK" else "ALLOW"
