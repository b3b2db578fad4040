"""When reverse ETL syncs run: what a schedule may say; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

Problems = list[tuple[str, str]]

_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
_STEP = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(h|ms|m|s|us|µs|ns)")
_SHORTEST, _LONGEST = 10 * 60, 168 * 3600
_LEAST_APART = 15
_FIELDS = {
    "minute": (0, 59),
    "hour": (0, 23),
    "day of the month": (1, 31),
    "month": (1, 12),
    "day of the week": (0, 7),
}
_NAMED = {
    "month": ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
    "day of the week": ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
}


def schedule_problems(schedule: Mapping[str, Any]) -> Problems:
    """What is wrong with a config that has the members that its strategy asks for: pairs of path and text."""
    config, check = schedule.get("config") or {}, _CHECKS.get(schedule["strategy"], _nothing)
    return [(f"config.{member}", text) for member, text in check(config)]


def seconds(interval: str) -> float | None:
    """The length of a duration as Go writes it, such as 3h25m30s; None if it is none."""
    steps = list(_STEP.finditer(interval))
    if not steps or "".join(step[0] for step in steps) != interval:
        return None
    return sum(float(step[1]) * _SECONDS[step[2]] for step in steps)


def minutes_apart(spec: str) -> int:
    """The shortest time between two runs of a cron expression within a day; ValueError says why it is none."""
    parts = spec.split()
    if len(parts) != len(_FIELDS):
        raise ValueError(f"must have five fields, not {len(parts)}")
    found = [_values(name, part) for name, part in zip(_FIELDS, parts, strict=True)]
    hours = found[1]
    times = sorted(hour * 60 + minute for hour in hours for minute in found[0])
    # The first run of the day after counts as well.
    return min(later - earlier for earlier, later in zip(times, [*times[1:], times[0] + 24 * 60], strict=True))


def _values(name: str, part: str) -> set[int]:
    return {value for piece in part.split(",") for value in _range(name, piece)}


def _range(name: str, piece: str) -> range:
    low, high = _FIELDS[name]
    span, _, step = piece.partition("/")
    first, _, last = span.partition("-")
    if span == "*":
        start, end = low, high
    else:
        start = _number(name, first)
        end = _number(name, last) if last else (high if step else start)
    if not low <= start <= end <= high or (step and not (step.isdecimal() and int(step) > 0)):
        raise ValueError(f"has a {name} {piece!r} outside of {low} to {high}")
    return range(start, end + 1, int(step or 1))


def _number(name: str, text: str) -> int:
    names = _NAMED.get(name, [])
    if text.upper() in names:
        return names.index(text.upper()) + _FIELDS[name][0]
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(f"has a {name} {text!r} that is no number")
    return int(text)


def _nothing(_config: Mapping[str, Any]) -> Problems:
    return []


def _periodic(config: Mapping[str, Any]) -> Problems:
    length = seconds(config["interval"])
    if length is None:
        return [("interval", "must be a duration such as 3h25m30s")]
    return [] if _SHORTEST < length < _LONGEST else [("interval", "must be more than 10m and less than 168h")]


def _specific_days(config: Mapping[str, Any]) -> Problems:
    return _timezone(config)


def _cron(config: Mapping[str, Any]) -> Problems:
    try:
        apart = minutes_apart(config["spec"])
    except ValueError as error:
        return [("spec", str(error)), *_timezone(config)]
    near = [("spec", f"must be at least {_LEAST_APART} minutes apart, not {apart}")] if apart < _LEAST_APART else []
    return near + _timezone(config)


def _timezone(config: Mapping[str, Any]) -> Problems:
    try:
        ZoneInfo(config["timezone"])
    except (ValueError, OSError, KeyError):
        # A system without the database knows no zone at all, and judges none.
        wrong = bool(available_timezones())
        return [("timezone", "must be a time zone such as Europe/Berlin")] if wrong else []
    return []


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], Problems]] = {
    "PERIODIC": _periodic,
    "SPECIFIC_DAYS": _specific_days,
    "CRON": _cron,
}
