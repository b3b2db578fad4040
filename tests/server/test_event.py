"""Which messages are events, and the official code of those that are not."""

from __future__ import annotations

from typing import Any

import pytest

from turnout_server.event import problem

CONSENT = "Segment Consent Preference Updated"


@pytest.mark.parametrize(
    ("type", "message", "code"),
    [
        ("track", {"userId": "u", "event": "E"}, None),
        ("track", {"anonymousId": "a", "event": "E", "userId": None}, None),
        ("track", {"userId": "u", "anonymousId": "", "event": "E"}, None),
        ("track", {"event": "E"}, "no_user_anon_id"),
        ("track", {"userId": "", "event": "E"}, "id_not_string"),
        ("track", {"userId": 7, "event": "E"}, "id_not_string"),
        ("track", {"userId": "u", "anonymousId": 7, "event": "E"}, "id_not_string"),
        ("track", {"userId": "u"}, "event_not_defined"),
        ("track", {"userId": "u", "event": ""}, "event_not_defined"),
        ("track", {"userId": "u", "event": 5}, "event_not_string"),
        ("track", {"userId": "u", "event": "E", "properties": []}, "properties_not_object"),
        ("track", {"userId": "u", "event": "E", "properties": None}, None),
        ("identify", {"userId": "u", "traits": "x"}, "traits_not_object"),
        ("group", {"userId": "u", "groupId": "g", "traits": 1}, "traits_not_object"),
        ("group", {"userId": "u"}, "id_required"),
        ("group", {"userId": "u", "groupId": 3}, "id_not_string"),
        ("alias", {"userId": "new", "previousId": "old"}, None),
        ("alias", {"userId": "new"}, "id_required"),
        ("alias", {"previousId": "old"}, "id_required"),
        ("page", {"userId": "u", "name": ""}, "name_not_string"),
        ("page", {"userId": "u", "category": 4}, "category_not_string"),
        ("screen", {"userId": "u", "name": 4}, "name_not_string"),
        ("screen", {"userId": "u", "name": None, "properties": {}}, None),
        ("page", {"userId": "u", "properties": "x"}, "properties_not_object"),
    ],
)
def test_a_message_is_an_event_or_has_an_official_code(type: str, message: dict[str, Any], code: str | None) -> None:
    assert problem(type, message) == code


@pytest.mark.parametrize(
    ("context", "code"),
    [
        ({}, "consent_categorypreferences_should_exist"),
        ({"consent": {"categoryPreferences": 1}}, "consent_categorypreferences_fields_should_be_object"),
        ({"consent": {"categoryPreferences": {"a": "yes"}}}, "consent_categorypreferences_fields_should_be_bool"),
        (
            {"consent": {"categoryPreferences": {"a": True}}, "device": {"advertisingId": 5}},
            "device_advertisingid_should_be_string",
        ),
        ({"consent": {"categoryPreferences": {"a": True}, "version": "1"}}, "consent_version_should_be_number"),
        ({"consent": {"categoryPreferences": {"a": True}, "version": 1}}, None),
    ],
)
def test_the_consent_event_has_rules_of_its_own(context: dict[str, Any], code: str | None) -> None:
    assert problem("track", {"userId": "u", "event": CONSENT, "context": context}) == code
    assert problem("track", {"userId": "u", "event": "Other", "context": context}) is None
