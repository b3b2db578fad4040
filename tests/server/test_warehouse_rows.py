"""What events are in a warehouse."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from turnout_server.targets.warehouse import fitted, type_of
from turnout_server.targets.warehouse_names import snake
from turnout_server.targets.warehouse_rows import rows

AT = "2026-11-02T09:00:00.000Z"
MOMENT = datetime(2026, 11, 2, 9, tzinfo=UTC)


def event(type: str, **also: Any) -> dict[str, Any]:
    return {"type": type, "messageId": "m", "userId": "u", "receivedAt": AT, "context": {}, **also}


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("samPLE text", "sam_ple_text"),
        ("CStringRef", "cstring_ref"),
        ("2FA Enabled", "2fa_enabled"),
        ("___$$Base64Encode", "base64_encode"),
        ("already_snake", "already_snake"),
        ("Order Completed", "order_completed"),
        ("naïve", "na_ve"),
        ("$$$", ""),
    ],
)
def test_names_are_snake_cased_as_segment_does(name: str, column: str) -> None:
    assert snake(name) == column


def test_a_track_call_is_in_tracks_without_and_in_its_own_table_with_its_properties() -> None:
    properties = {"orderId": "o", "total": 5, "nested": {"deepValue": True}, "list": [1, {"a": 2}], "none": None}
    both = rows(event("track", event="Order Completed", properties=properties, context={"page": {"path": "/"}}))
    assert [row.table for row in both] == ["tracks", "order_completed"]
    fixed = {
        "id": "m",
        "user_id": "u",
        "received_at": MOMENT,
        "context_page_path": "/",
        "event": "order_completed",
        "event_text": "Order Completed",
    }
    assert both[0].values == fixed
    assert both[1].values == fixed | {
        "order_id": "o",
        "total": 5,
        "nested_deep_value": True,
        "list": '[1,{"a":2}]',
    }


def test_what_is_called_like_a_standard_column_does_not_replace_it() -> None:
    row = rows(event("track", event="E", properties={"id": "other", "Received At": "never", "event": "x"}))[1]
    assert (row.values["id"], row.values["received_at"], row.values["event"]) == ("m", MOMENT, "e")


def test_people_and_accounts_are_rows_of_their_own_that_are_replaced() -> None:
    identifies, users = rows(event("identify", anonymousId="a", traits={"email": "e"}))
    assert (identifies.table, users.table) == ("identifies", "users")
    assert (identifies.upsert, users.upsert) == (False, True)
    assert users.values == {"id": "u", "email": "e", "received_at": MOMENT}
    groups, accounts = rows(event("group", groupId="g", traits={"plan": "pro"}))
    assert (groups.values["group_id"], groups.values["id"]) == ("g", "m")
    assert accounts.values == {"id": "g", "plan": "pro", "received_at": MOMENT}


def test_an_identify_call_without_a_user_makes_no_user() -> None:
    anonymous = {"type": "identify", "messageId": "m", "anonymousId": "a", "receivedAt": AT, "traits": {}}
    assert [row.table for row in rows(anonymous)] == ["identifies"]


def test_pages_screens_and_aliases_have_their_tables() -> None:
    (page,) = rows(event("page", name="Home", properties={"url": "x"}))
    assert (page.table, page.values["name"], page.values["url"]) == ("pages", "Home", "x")
    assert [row.table for row in rows(event("screen", name="Home"))] == ["screens"]
    (alias,) = rows(event("alias", previousId="p"))
    assert (alias.table, alias.values["previous_id"]) == ("aliases", "p")
    assert rows(event("delete")) == []


def test_texts_are_cut_and_times_recognised() -> None:
    row = rows(event("track", event="E", properties={"long": "x" * 600, "at": AT, "day": "2026-11-02", "big": 2**70}))
    values = row[1].values
    assert (values["long"], values["at"], values["day"]) == ("x" * 512, MOMENT, "2026-11-02")
    assert values["big"] == str(2**70)


@pytest.mark.parametrize(
    ("value", "type", "kept"),
    [
        (5, "float", 5.0),
        (5.0, "integer", 5),
        (5.5, "integer", None),
        ("5", "integer", None),
        (5, "text", "5"),
        (True, "text", "true"),
        (True, "integer", None),
        (MOMENT, "text", "2026-11-02T09:00:00+00:00"),
        ("x", "timestamp", None),
    ],
)
def test_a_value_of_another_type_is_changed_only_where_nothing_is_lost(value: Any, type: str, kept: Any) -> None:
    found = fitted(value, type)
    assert found == kept
    assert found is None or type_of(found) == type
