"""What may be said in a create and in an update, checked before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout import (
    FilterAction,
    Label,
    ObservedRule,
    SchemaSettings,
    Source,
    SourceSpec,
    TrackingPlanSpec,
    TrackSettings,
    errors,
)
from turnout._typed import changeable, changed, said
from turnout.catalogue import kinds
from turnout.resources.base import ANSWER, Kind
from turnout.resources.destination_filter import DESTINATION_FILTER
from turnout.resources.source import SOURCE
from turnout.resources.source_tracking_plan_connection import SOURCE_TRACKING_PLAN_CONNECTION
from turnout.resources.tracking_plan import TRACKING_PLAN


@pytest.mark.parametrize(
    ("kind", "changes", "sent"),
    [
        (SOURCE, {"name": None}, {"name": None}),
        (SOURCE, {"settings": {"a": None, "b": [1, {"c": True}]}}, {"settings": {"a": None, "b": [1, {"c": True}]}}),
        (SOURCE, {"labels": [{"key": "k", "value": "v"}]}, {"labels": [{"key": "k", "value": "v"}]}),
        (SOURCE, {"labels": (Label(key="k", value="v"),)}, {"labels": [{"key": "k", "value": "v"}]}),
        (SOURCE, {}, {}),
        (DESTINATION_FILTER, {"if_": "x", "description": None}, {"if": "x", "description": None}),
        (
            DESTINATION_FILTER,
            {"actions": [FilterAction(type="SAMPLE", percent=0.5)]},
            {"actions": [{"type": "SAMPLE", "percent": 0.5}]},
        ),
        (
            TRACKING_PLAN,
            {"rules": [{"type": "COMMON", "json_schema": None, "version": 1}]},
            {"rules": [{"type": "COMMON", "jsonSchema": None, "version": 1}]},
        ),
        (
            SOURCE_TRACKING_PLAN_CONNECTION,
            {"schema_settings": SchemaSettings(track=TrackSettings(allow_unplanned_events=False))},
            {"schemaSettings": {"track": {"allowUnplannedEvents": False}}},
        ),
    ],
)
def test_changes_are_said_by_wire_name_and_what_is_unset_is_left_out(
    kind: Kind[Any, Any], changes: dict[str, Any], sent: dict[str, Any]
) -> None:
    assert changed(kind, changes) == sent


@pytest.mark.parametrize(
    ("kind", "changes", "message"),
    [
        (SOURCE, {"enabled": None}, "source: enabled: Input should be a valid boolean"),
        (SOURCE, {"slug": ""}, "source: slug: String should have at least 1 character"),
        (SOURCE, {"labels": None}, "source: labels: None says nothing; leave it out"),
        (
            SOURCE,
            {"labels": [{"key": "k", "vaule": "v"}]},
            "labels.0.value: Field required; labels.0.vaule: Extra inputs are not permitted",
        ),
        (SOURCE, {"enabled": 7, "settings": 8}, "enabled: .*; settings: "),
        (DESTINATION_FILTER, {"actions": []}, "actions: .* should have at least 1 item"),
        (DESTINATION_FILTER, {"actions": [{"type": "SAMPLE", "percent": 50}]}, "actions.0.percent: .*less than"),
        (TRACKING_PLAN, {"rules": [{"type": "CLICK", "json_schema": {}, "version": 1}]}, "rules.0.type: .*'COMMON'"),
        (TRACKING_PLAN, {"rules": None}, "rules: None says nothing"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_its_place(
    kind: Kind[Any, Any], changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(errors.BadValue, match=message):
        changed(kind, changes)


def test_a_typo_is_refused_with_the_name_that_was_meant() -> None:
    with pytest.raises(errors.UnknownField, match=r"source: there is no field 'lables'\. Did you mean 'labels'\?"):
        changed(SOURCE, {"lables": []})


def test_the_wires_own_spelling_is_a_typo_too() -> None:
    with pytest.raises(errors.UnknownField, match="there is no field 'if'"):
        changed(DESTINATION_FILTER, {"if": "x"})


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.name)
def test_what_is_fixed_is_refused_for_every_kind(kind: Kind[Any, Any]) -> None:
    for name in kind.spec.model_fields.keys() - changeable(kind):
        with pytest.raises(errors.FixedField, match=f"'{name}' is fixed once it is created"):
            changed(kind, {name: "x"})


def test_a_spec_says_what_was_set_and_no_more() -> None:
    spec = SourceSpec(slug="a", metadata_id="m", enabled=True)

    assert said(SOURCE, spec) == {"slug": "a", "metadataId": "m", "enabled": True}


def test_a_spec_of_another_kind_is_refused() -> None:
    source: Kind[Any, Any] = SOURCE
    with pytest.raises(errors.BadValue, match="spec: is a TrackingPlanSpec, not a SourceSpec"):
        said(source, TrackingPlanSpec(name="x", type="LIVE"))


def test_what_was_observed_can_be_said_again_without_what_only_the_service_says() -> None:
    answered = {"type": "NEWER", "key": "k", "jsonSchema": {}, "version": 1, "createdAt": "then", "colour": "blue"}
    rule = ObservedRule.model_validate(answered, extra="allow", context=ANSWER)

    assert changed(TRACKING_PLAN, {"rules": [rule]}) == {
        "rules": [{"type": "NEWER", "key": "k", "jsonSchema": {}, "version": 1}]
    }


@given(
    st.fixed_dictionaries(
        {"slug": st.text(min_size=1), "metadata_id": st.text(min_size=1), "enabled": st.booleans()},
        optional={
            "name": st.none() | st.text(),
            "settings": st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text()),
            "labels": st.lists(st.builds(Label, key=st.text(min_size=1), value=st.text(min_size=1)), max_size=3),
        },
    )
)
def test_what_a_spec_says_reads_back_as_the_same_spec(values: dict[str, Any]) -> None:
    spec = SourceSpec(**values)
    again = SourceSpec.model_validate(said(SOURCE, spec))

    assert again.model_dump() == spec.model_dump()
    assert again.model_fields_set == spec.model_fields_set


def test_write_keys_are_not_shown() -> None:
    assert Source.model_fields["write_keys"].repr is False
