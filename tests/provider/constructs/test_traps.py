"""The nine traps of building on cdktf and cdktn without generated bindings, each by name."""

from __future__ import annotations

import enum
import inspect
import json
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.provider.constructs.synthesis import Declare, Json, source, synthesise, with_provider

from turnout_provider.constructs import _resources
from turnout_provider.constructs._element import Element

Synth = Callable[[Declare], Json]


def one(document: Json, kind: str = "segment_source") -> Json:
    """The only resource of a kind."""
    [(_, body)] = document["resource"][kind].items()
    found: Json = body
    return found


def test_trap_1_a_providers_alias_reaches_the_resources_that_use_it(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        cdk.SegmentProvider(stack, "segment")
        europe = cdk.SegmentProvider(stack, "europe", alias="europe", region="eu")
        source(cdk, stack, provider=europe)

    document = synth(program)

    assert one(document)["provider"] == "segment.europe"
    assert document["provider"]["segment"] == [{}, {"alias": "europe", "region": "eu"}]


def test_trap_1_an_alias_that_is_assigned_later_counts(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        europe = cdk.SegmentProvider(stack, "europe")
        europe.alias = "europe"
        source(cdk, stack, provider=europe)

    document = synth(program)

    assert one(document)["provider"] == "segment.europe"
    assert document["provider"]["segment"] == [{"alias": "europe"}]


def test_trap_2_tuples_and_sets_are_lists(synth: Synth) -> None:
    label = {"key": "a", "value": "b"}
    program = with_provider(
        lambda cdk, stack: source(cdk, stack, labels=(label,), settings={"set": {"b", "a"}, "tuple": (1, 2)})
    )

    body = one(synth(program))

    assert body["labels"] == [label]
    assert json.loads(body["settings"]) == {"set": ["a", "b"], "tuple": [1, 2]}


def test_trap_2_none_in_a_list_is_refused_instead_of_dropped(synth: Synth) -> None:
    with pytest.raises(ValueError, match=r"Source 'web': labels\[1\]: must be a dictionary"):
        synth(with_provider(lambda cdk, stack: source(cdk, stack, labels=[{"key": "a", "value": "b"}, None])))


def test_trap_2_integers_keep_every_digit_or_are_refused(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        source(cdk, stack, settings={"large": 2**60 + 1})
        rule = {"type": "TRACK", "json_schema": {}, "version": 2**60 + 1}
        with pytest.raises(ValueError, match=r"rules\[0\]: version: must be between"):
            cdk.TrackingPlan(stack, "plan", name="p", type="LIVE", rules=[rule])

    assert json.loads(one(synth(with_provider(program)))["settings"]) == {"large": 2**60 + 1}


def test_trap_2_an_enumeration_of_texts_is_its_value(synth: Synth) -> None:
    class Kind(str, enum.Enum):  # noqa: UP042  # what programs for older Pythons have
        LIVE = "LIVE"

    program = with_provider(lambda cdk, stack: cdk.TrackingPlan(stack, "plan", name="p", type=Kind.LIVE))

    assert one(synth(program), "segment_tracking_plan")["type"] == "LIVE"


def test_trap_3_an_error_has_the_users_line_in_its_traceback(cdk: Any, tmp_path: Path) -> None:
    def program(cdk: Any, stack: Any) -> None:
        source(cdk, stack, "fine")
        source(cdk, stack, "wrong", metadata={"idd": "x"})  # here

    with pytest.raises(
        ValueError, match=r"Source 'wrong': metadata: there is no 'idd'; did you mean 'id'\?"
    ) as caught:
        synthesise(cdk, with_provider(program), tmp_path)

    lines = [frame.line or "" for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert any(line.endswith("# here") for line in lines)


def test_trap_4_no_attribute_overrides_a_member_of_the_library(library: Any) -> None:
    for name in library.__all__:
        bound = getattr(library, name)
        if not (inspect.isclass(bound) and issubclass(bound, Element)):
            continue
        [theirs] = [base for base in bound.__bases__ if base.__module__.partition(".")[0] in ("cdktf", "cdktn")]
        printed = vars(getattr(_resources, name))
        ours = {each for each in printed if not each.startswith("__")}
        assert ours & set(dir(theirs)) <= {"_fields"} - set(dir(theirs))


def test_trap_4_the_id_of_a_data_source_is_not_the_constructs(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        found = cdk.DataSegmentSource(stack, "found", id_="abc")
        source(cdk, stack, name=found.id)

    document = synth(with_provider(program))

    assert document["data"]["segment_source"]["found"] == {"id": "abc"}
    assert one(document)["name"] == "${data.segment_source.found.id}"


def test_trap_5_no_version_is_pinned(synth: Synth) -> None:
    document = synth(with_provider(lambda cdk, stack: source(cdk, stack)))

    assert document["terraform"]["required_providers"] == {
        "segment": {"source": "registry.terraform.io/turnout/segment"}
    }


def test_trap_6_text_that_looks_like_an_expression_is_escaped(synth: Synth) -> None:
    program = with_provider(lambda cdk, stack: source(cdk, stack, name="`${a}` %{b}", settings={"code": "${c}"}))

    body = one(synth(program))

    assert body["name"] == "`$${a}` %%{b}"
    assert body["settings"] == '{"code":"$${c}"}'


def test_trap_6_tokens_of_every_type_pass_where_values_are_checked(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        given = cdk.TerraformVariable(stack, "given", type="any")
        cdk.DestinationFilter(
            stack,
            "filter",
            source_id=given.string_value,
            destination_id=given.string_value,
            title=given.string_value,
            enabled=given.value,
            if_=given.string_value,
            actions=[{"type": given.string_value, "percent": given.value, "fields": given.string_value}],
        )
        cdk.TrackingPlan(stack, "plan", name="p", type=given.string_value, rules=given.value)
        source(cdk, stack, settings=given.string_value, metadata=given.value, labels=given.value)

    document = synth(with_provider(program))

    token = "${var.given}"
    body = one(document, "segment_destination_filter")
    assert body["actions"] == [{"type": token, "percent": token, "fields": token}]
    assert {body[name] for name in ("source_id", "title", "enabled", "if")} == {token}
    assert one(document, "segment_tracking_plan")["rules"] == token
    assert one(document)["settings"] == one(document)["metadata"] == token


def test_trap_6_number_tokens_pass_on_the_libraries(library: Any, tmp_path: Path) -> None:
    def program(cdk: Any, stack: Any) -> None:
        given = cdk.TerraformVariable(stack, "given", type="number")
        rule = {"type": "TRACK", "version": given.number_value, "json_schema": {"maximum": given.number_value}}
        cdk.TrackingPlan(stack, "plan", name="p", type="LIVE", rules=[rule])

    [rule] = one(synthesise(library, with_provider(program), tmp_path), "segment_tracking_plan")["rules"]

    assert rule["version"] == "${var.given}"
    assert rule["json_schema"] == '{"maximum":${var.given}}'


def test_trap_7_a_dictionary_is_compact_sorted_json(synth: Synth) -> None:
    program = with_provider(lambda cdk, stack: source(cdk, stack, settings={"b": [1, None], "a": 'say "hi"'}))

    assert one(synth(program))["settings"] == '{"a":"say \\"hi\\"","b":[1,null]}'


def test_trap_7_references_in_json_are_encoded_by_terraform(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        key = cdk.TerraformVariable(stack, "key", type="string")
        source(cdk, stack, settings={"key": key.string_value, "text": f"<{key.string_value}>", "more": {"x": 1}})

    assert one(synth(with_provider(program)))["settings"] == (
        '{"key":${jsonencode(var.key)},"more":{"x":1},"text":${jsonencode(join("", ["<", var.key, ">"]))}}'
    )


def test_trap_8_a_stack_without_a_provider_is_refused(synth: Synth) -> None:
    with pytest.raises(Exception, match="provider"):
        synth(lambda cdk, stack: source(cdk, stack))


def test_trap_9_attributes_do_not_vanish_from_hcl(library: Any) -> None:
    testing = __import__(library.__name__.rpartition(".")[2]).Testing
    stack = library.TerraformStack(testing.app(), "stack")
    with_provider(lambda cdk, stack: source(cdk, stack, name="Web", labels=[{"key": "a", "value": "b"}]))(
        library, stack
    )

    hcl = " ".join(testing.synth_hcl(stack).split())

    assert 'slug = "web"' in hcl
    assert 'name = "Web"' in hcl
    assert "enabled = true" in hcl
    assert "metadata = {" in hcl
    assert "labels = [" in hcl
