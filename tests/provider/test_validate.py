"""What `terraform validate` finds without a service: the attribute, what is wrong with it, and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.provider.terraform import Terraform

SOURCE = {"slug": "shop", "enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}
MAPPING = {
    "destination_id": "d",
    "name": "Orders",
    "action_id": "a",
    "trigger": 'type = "track"',
    "enabled": True,
    "settings": "{}",
}
FILTER = {
    "destination_id": "d",
    "source_id": "s",
    "title": "No tests",
    "if": 'type = "track"',
    "enabled": True,
    "actions": [{"type": "DROP"}],
}
RULE = {"type": "TRACK", "key": "A", "version": 1, "json_schema": "{}"}
PLAN = {"name": "Shop", "type": "LIVE", "rules": [RULE]}


@pytest.fixture
def offline(attached: dict[str, str], tmp_path: Path) -> Terraform:
    """A module whose provider leads nowhere: nobody may ask anybody."""
    return Terraform(tmp_path, attached, {"url": "http://127.0.0.1:1", "token": "nobody"})


def found(offline: Terraform, type_: str, **said: Any) -> list[dict[str, Any]]:
    """What is wrong with one resource: severity, headline, text and the line that it points at."""
    offline.write({type_: {"one": said}})
    done = json.loads(offline.run("validate", "-json", expect=(0, 1)).text)
    return list(done["diagnostics"])


def line(problem: dict[str, Any]) -> str:
    return str(problem["snippet"]["code"]).strip()


def test_a_sound_configuration_is_valid(offline: Terraform) -> None:
    assert found(offline, "segment_source", **SOURCE) == []
    assert found(offline, "segment_destination_subscription", **MAPPING) == []
    assert found(offline, "segment_destination_filter", **FILTER) == []
    assert found(offline, "segment_tracking_plan", **PLAN) == []


def test_a_filter_expression_that_cannot_be_read_is_pointed_into(offline: Terraform) -> None:
    (problem,) = found(offline, "segment_destination_filter", **{**FILTER, "if": 'type = "track" and and true'})

    assert (problem["severity"], problem["summary"]) == ("error", "Invalid filter expression")
    assert '    type = "track" and and true\n                       ^' in problem["detail"]
    assert line(problem).startswith('"if":')


def test_a_trigger_that_cannot_be_read_is_pointed_into(offline: Terraform) -> None:
    (problem,) = found(offline, "segment_destination_subscription", **{**MAPPING, "trigger": 'type = "track'})

    assert (problem["severity"], problem["summary"]) == ("error", "Invalid trigger")
    assert 'add "' in problem["detail"]
    assert '    type = "track\n           ^' in problem["detail"]
    assert line(problem).startswith('"trigger":')


def test_a_trigger_that_does_not_do_what_it_says_is_warned_of(offline: Terraform) -> None:
    (problem,) = found(
        offline, "segment_destination_subscription", **{**MAPPING, "trigger": 'type = "track" and evnt = "A"'}
    )

    assert (problem["severity"], problem["summary"]) == ("warning", "The trigger does not do what it says")
    assert "position 19: evnt is no field" in problem["detail"]
    assert line(problem).startswith('"trigger":')


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ({"a": {"@pth": "$.x"}}, "At a: @pth is no directive; did you mean @path?"),
        ({"b": {"c": {"@path": 5}}}, "At b/c/@path: must be a text or a directive and is a number."),
        ({"b": {"@path": "$.x", "c": 1}}, "At b: has @path, c; a directive is alone: keep only @path."),
    ],
)
def test_a_mapping_with_a_wrong_directive_is_refused_with_its_place(
    offline: Terraform, settings: dict[str, Any], text: str
) -> None:
    (problem,) = found(offline, "segment_destination_subscription", **{**MAPPING, "settings": json.dumps(settings)})

    assert (problem["severity"], problem["summary"], problem["detail"]) == ("error", "Invalid mapping", text)
    assert line(problem).startswith('"settings":')


@pytest.mark.parametrize(
    ("schedule", "text"),
    [
        ({"strategy": "CRON", "config": '{"spec":"0 * * * *"}'}, "CRON needs timezone in config."),
        ({"strategy": "PERIODIC"}, "PERIODIC needs interval in config."),
        ({"strategy": "MANUAL", "config": '{"interval":"1h"}'}, "MANUAL takes no interval in config."),
    ],
)
def test_a_schedule_that_does_not_go_with_its_strategy_is_refused(
    offline: Terraform, schedule: dict[str, Any], text: str
) -> None:
    said = {**MAPPING, "model_id": "m", "reverse_etl_schedule": schedule}
    (problem,) = found(offline, "segment_destination_subscription", **said)

    assert (problem["severity"], problem["detail"]) == ("error", text)
    assert line(problem).startswith('"reverse_etl_schedule":')


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ('{"type":"strin"}', "at /type:"),
        ('{"properties":{"total":{"minimum":"5"}}}', "at /properties/total/minimum:"),
        ('{"$ref":"https://elsewhere.test/schema"}', "is not fetched"),
        ('{"type":', "Use jsonencode({...})."),
        ("[]", "It must be an object."),
    ],
)
def test_a_rules_schema_that_is_none_is_refused_with_the_place_in_it(
    offline: Terraform, schema: str, text: str
) -> None:
    (problem,) = found(offline, "segment_tracking_plan", **{**PLAN, "rules": [{**RULE, "json_schema": schema}]})

    assert problem["severity"] == "error"
    assert text in problem["detail"]
    assert 'key = "A"' in problem["detail"]
    assert line(problem).startswith('"rules":')


def test_two_rules_for_one_event_are_refused(offline: Terraform) -> None:
    rules = [RULE, {**RULE, "json_schema": '{"type":"object"}'}]
    (problem,) = found(offline, "segment_tracking_plan", **{**PLAN, "rules": rules})

    assert (problem["summary"], line(problem)[:8]) == ("Duplicate entry", '"rules":')
    assert "type, key, version must tell entries apart" in problem["detail"]


def test_a_track_rule_without_a_key_is_refused(offline: Terraform) -> None:
    (problem,) = found(offline, "segment_tracking_plan", **{**PLAN, "rules": [{**RULE, "key": None}]})

    assert "a TRACK rule needs a key, the name of its event" in problem["detail"]
    assert line(problem).startswith('"rules":')


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ({"type": "SAMPLE"}, "SAMPLE needs percent."),
        ({"type": "DROP", "fields": '{"properties":["a"]}'}, "DROP takes no fields."),
        ({"type": "ALLOW_PROPERTIES"}, "ALLOW_PROPERTIES needs fields."),
        (
            {"type": "DROP_PROPERTIES", "fields": '{"properties":"a"}'},
            "'properties' must be a list of property names.",
        ),
        ({"type": "SAMPLE", "percent": 1.5}, "1.5 is not between 0 and 1."),
        ({"type": "Drop"}, '"Drop" is not one of ALLOW_PROPERTIES, DROP, DROP_PROPERTIES, SAMPLE.'),
    ],
)
def test_an_action_whose_members_do_not_go_with_its_type_is_refused(
    offline: Terraform, action: dict[str, Any], text: str
) -> None:
    (problem,) = found(offline, "segment_destination_filter", **{**FILTER, "actions": [action]})

    assert text in problem["detail"]
    assert line(problem).startswith('"actions":')


def test_a_title_that_is_too_long_is_refused(offline: Terraform) -> None:
    (problem,) = found(offline, "segment_destination_filter", **{**FILTER, "title": "x" * 65})

    assert (problem["summary"], line(problem)[:8]) == ("Invalid length", '"title":')
    assert "It has 65 characters; at most 64 are allowed." in problem["detail"]


def test_a_type_that_there_is_not_is_refused_with_those_that_there_are(offline: Terraform) -> None:
    (problem,) = found(offline, "segment_tracking_plan", **{**PLAN, "type": "LIFE"})

    assert '"LIFE" is not one of ENGAGE, LIVE' in problem["detail"]
    assert line(problem).startswith('"type":')


def test_settings_that_are_no_object_are_refused(offline: Terraform) -> None:
    (problem,) = found(offline, "segment_source", **{**SOURCE, "settings": "[]"})

    assert problem["detail"] == "It must be an object. Use jsonencode({...})."
    assert line(problem).startswith('"settings":')
