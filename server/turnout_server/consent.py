"""Consent: destinations that belong to categories get only what the end user agreed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .event import CONSENT_EVENT, Event
from .paths import value_at

_CONSENT = ("context", "consent")


def categories(given: Any) -> tuple[str, ...]:
    """Read `consentCategories` of a destination's settings."""
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()


def agreed(event: Event, needed: Sequence[str]) -> bool:
    """Whether the end user agreed to every category that a destination belongs to.

    Who says nothing about consent is not asked. A consent that names no preferences agrees to nothing.
    """
    if not needed:
        return True
    consent = value_at(event.fields, _CONSENT)
    if not isinstance(consent, Mapping) or event.fields.get("event") == CONSENT_EVENT:
        return True
    preferences = consent.get("categoryPreferences")
    return isinstance(preferences, Mapping) and all(preferences.get(one) is True for one in needed)
