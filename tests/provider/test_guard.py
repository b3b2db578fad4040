"""The guard of the provider block: a token of another workspace is refused before anything is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, gate
from tests.provider.terraform import Terraform

SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


def told(errors: list[dict[str, Any]]) -> str:
    return " ".join(error["detail"] for error in errors)


def test_a_token_of_another_workspace_is_refused_before_anything_is_planned(
    guarded: Gate, terraform: Terraform, values: dict[str, str], unique: Callable[[str], str]
) -> None:
    terraform.provider = {**terraform.provider, "workspace_id": "wAnother"}
    terraform.write({"segment_source": {"one": {"slug": unique("one"), **SOURCE}}})

    errors = terraform.refused("apply")

    assert {error["summary"] for error in errors} == {"The token is of another workspace"}
    assert "wAnother" in told(errors)
    assert values["workspace"] in told(errors)
    assert terraform.provider["token"] not in told(errors)
    assert '"workspace_id": "wAnother"' in errors[0]["snippet"]["code"]
    assert {method for method, _ in guarded.asked} == {"GET"}
    assert {path for _, path in guarded.asked} == {"/"}


def test_the_right_workspace_is_let_through_for_one_request(
    guarded: Gate, terraform: Terraform, values: dict[str, str], unique: Callable[[str], str]
) -> None:
    terraform.provider = {**terraform.provider, "workspace_id": values["workspace"]}
    terraform.write({"segment_label": {"one": {"key": unique("team"), "value": "shop"}}})

    assert terraform.plan().actions == {"segment_label.one": "create"}
    assert guarded.asked == [("GET", "/")]


def test_a_guard_that_cannot_ask_says_what_is_wrong(
    running: Running, terraform: Terraform, values: dict[str, str], unique: Callable[[str], str]
) -> None:
    terraform.provider = {"url": running.url, "token": "nobody", "workspace_id": values["workspace"]}
    terraform.write({"segment_label": {"one": {"key": unique("team"), "value": "shop"}}})

    (error,) = terraform.refused("plan")

    assert "401" in error["summary"]
    assert "PUBLIC_API_TOKEN" in error["detail"]


def test_a_workspace_that_is_not_known_yet_is_checked_when_it_is(
    terraform: Terraform, values: dict[str, str], unique: Callable[[str], str]
) -> None:
    terraform.provider = {**terraform.provider, "workspace_id": "${terraform_data.workspace.output}"}
    label = {"one": {"key": unique("team"), "value": "shop"}}
    terraform.write({"terraform_data": {"workspace": {"input": "wAnother"}}, "segment_label": label})

    assert terraform.plan().actions == {"segment_label.one": "create", "terraform_data.workspace": "create"}
    assert {error["summary"] for error in terraform.refused("apply")} == {"The token is of another workspace"}
    terraform.write({"terraform_data": {"workspace": {"input": values["workspace"]}}, "segment_label": label})
    terraform.apply()
