"""What is wrong is refused where it was written, saying what would be right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.provider.constructs.synthesis import Json, source, with_provider

from turnout_provider.constructs import cdktf, cdktn, plain

Synth = Callable[[Callable[[Any, Any], None]], Json]


def _last(module: Any) -> str:
    name: str = module.__name__.rpartition(".")[2]
    return name


WRONG = [
    ({"slug": 1}, "Source 'web': slug: must be text (got int 1)"),
    ({"slug": None}, "Source 'web': slug missing"),
    ({"enabled": "yes"}, "Source 'web': enabled: must be True or False (got str 'yes')"),
    ({"metadata": {}}, "Source 'web': metadata: id missing"),
    ({"metadata": "x"}, "Source 'web': metadata: must be a dictionary with id, partner_owned, status (got str 'x')"),
    ({"labels": {"key": "a"}}, "Source 'web': labels: must be a list (got dict {'key': 'a'})"),
    ({"labels": [{"kee": "a"}]}, "Source 'web': labels[0]: there is no 'kee'; did you mean 'key'?"),
    ({"labels": [{"x": "a"}]}, "Source 'web': labels[0]: there is no 'x'; there is description, key, value"),
    ({"settings": "{"}, "Source 'web': settings: is not JSON: "),
    ({"settings": 1}, "Source 'web': settings: must be a dictionary or JSON text (got int 1)"),
    ({"settings": {"a": float("nan")}}, "Source 'web': settings: can't be written as JSON: "),
    ({"settings": {"a": object()}}, "Source 'web': settings: can't be written as JSON: JSON has no object"),
]


@pytest.mark.parametrize(("given", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_argument_is_refused(given: Json, message: str) -> None:
    stack = plain.TerraformStack(plain.App(), "stack")

    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the text is compared below
        source(plain, stack, **given)

    assert str(caught.value).startswith(message)


def test_a_word_that_is_not_allowed_is_refused_with_those_that_are(synth: Synth) -> None:
    with pytest.raises(ValueError, match=r"TrackingPlan 'p': type: must be one of ENGAGE, LIVE, .* \(got 'DEAD'\)"):
        synth(with_provider(lambda cdk, stack: cdk.TrackingPlan(stack, "p", name="p", type="DEAD")))


def test_a_construct_in_place_of_its_id_is_refused(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        web = source(cdk, stack)
        with pytest.raises(ValueError, match=r"source_id: give an attribute of the Source, such as its `.id`"):
            cdk.Destination(stack, "d", source_id=web, enabled=True, metadata={"id": "m"}, settings={})

    synth(with_provider(program))


def test_what_a_provider_was_given_can_not_be_referred_to(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        provider = cdk.SegmentProvider(stack, "segment", url="https://example.com")
        with pytest.raises(AttributeError, match="can't refer to the url of a provider"):
            print(provider.url)

    synth(program)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(cdktf, cdktn), (cdktn, cdktf), (plain, cdktf), (cdktn, plain)],
    ids=lambda module: _last(module),
)
def test_a_construct_of_one_library_is_refused_in_a_stack_of_another(mine: Any, theirs: Any) -> None:
    stack = theirs.TerraformStack(theirs.App(), "stack")

    with pytest.raises(TypeError, match=f"is of {_last(mine)} and its scope of {_last(theirs)}"):
        source(mine, stack)


def test_the_same_id_twice_is_refused(synth: Synth) -> None:
    def program(cdk: Any, stack: Any) -> None:
        source(cdk, stack)
        with pytest.raises(Exception, match=r"[Tt]here is already a [Cc]onstruct"):
            source(cdk, stack)

    synth(with_provider(program))


def test_a_resource_outside_of_a_stack_is_refused() -> None:
    with pytest.raises(ValueError, match="'web' is in no stack"):
        source(plain, plain.App())


def test_a_stacks_name_has_no_spaces(cdk: Any) -> None:
    with pytest.raises(Exception, match=r"(?i)space"):
        cdk.TerraformStack(cdk.App(), "two words")


def test_an_output_of_plain_may_wait_for_constructs() -> None:
    # The libraries write `${...}` here, which Terraform refuses.
    stack = plain.TerraformStack(plain.App(), "stack")
    plain.SegmentProvider(stack, "segment")
    plain.TerraformOutput(stack, "late", value=1, depends_on=[source(plain, stack)])

    assert stack.to_terraform()["output"]["late"] == {"value": 1, "depends_on": ["segment_source.web"]}


def test_plain_has_no_iterators_and_says_so() -> None:
    stack = plain.TerraformStack(plain.App(), "stack")

    with pytest.raises(ValueError, match="for_each takes an iterator of cdktf or cdktn"):
        source(plain, stack, for_each=object())
