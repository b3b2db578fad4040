"""What Terraform shows when a configuration, a token or the service is not right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, Reply, gate
from tests.provider.sample import MANAGED, Sample, put
from tests.provider.terraform import Terraform

from turnout import Client

SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}
LATER = Reply(429, {"errors": [{"type": "RequestError", "message": "Too many requests"}]}, {"retry-after": "0"})
MUCH_LATER = Reply(LATER.status, LATER.body, {"retry-after": "3600"})


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    """A gate between the provider and the service."""
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


def text(errors: list[dict[str, Any]]) -> str:
    return "\n".join(f"{error['summary']}\n{error['detail']}" for error in errors)


def place(error: dict[str, Any]) -> str:
    """The line of the configuration that Terraform points at."""
    return str(error["snippet"]["code"]).strip()


def test_an_unknown_attribute_is_refused_with_its_place(terraform: Terraform) -> None:
    terraform.hcl('resource "segment_source" "one" {\n  slug = "a"\n  colour = "red"\n}\n')

    errors = terraform.refused("plan")

    assert 'An argument named "colour" is not expected here.' in text(errors)
    assert 'colour = "red"' in {place(error) for error in errors}


def test_an_invalid_filter_expression_is_refused_at_plan_time_with_its_position(
    terraform: Terraform, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED["destination_filter"], unique(""))
    terraform.write(sample.resources({**sample.full, "if": 'type = "track" and and true'}))

    (error,) = terraform.refused("plan")

    assert error["summary"] == "Invalid filter expression"
    assert "position 19" in error["detail"]
    assert '    type = "track" and and true\n                       ^' in error["detail"]
    assert place(error).startswith('"if":')


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"type": "strin"}, "at /type"),
        ({"properties": {"total": {"minimum": "one"}}}, "at /properties/total/minimum"),
        ({"type": "object", "pattern": "("}, "at /pattern"),
        ({"$ref": "http://127.0.0.1:9/elsewhere.json"}, "is not fetched"),
        ([], "must be an object"),
    ],
)
def test_an_invalid_json_schema_in_a_rule_is_refused_at_plan_time(
    schema: Any, said: str, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED["tracking_plan"], unique(""))
    rule = {"type": "TRACK", "key": "Order Completed", "version": 1, "json_schema": schema}
    terraform.write(sample.resources({**sample.full, "rules": [rule]}))

    (error,) = terraform.refused("plan")

    assert error["summary"] == "Invalid JSON Schema"
    assert said in error["detail"]
    assert 'key = "Order Completed"' in error["detail"]
    assert place(error).startswith('"rules":')


RULE = {"type": "TRACK", "key": "A", "version": 1, "json_schema": {}}
WRONG = [
    ("tracking_plan", "rules", [RULE, {**RULE, "json_schema": {"type": "object"}}], "is there twice"),
    ("tracking_plan", "rules", [{**RULE, "key": ""}], "a TRACK rule needs a key"),
    ("tracking_plan", "rules", [{**RULE, "type": "TRCK"}], '"TRCK" is not one of COMMON, GROUP'),
    ("tracking_plan", "rules", [{**RULE, "version": -1}], "-1 is not at least 0"),
    ("tracking_plan", "name", "", "must not be empty"),
    ("destination_filter", "title", "x" * 65, "It has 65 characters; at most 64"),
    ("destination_filter", "actions", [], "must not be empty"),
    ("destination_filter", "actions", [{"type": "SAMPLE"}], "SAMPLE needs percent"),
    ("destination_filter", "actions", [{"type": "SAMPLE", "percent": 2}], "2 is not between 0 and 1"),
    ("destination_filter", "actions", [{"type": "DROP", "percent": 0.5}], "DROP takes no percent"),
    ("destination_filter", "actions", [{"type": "DROP_PROPERTIES"}], "DROP_PROPERTIES needs fields"),
    (
        "destination_filter",
        "actions",
        [{"type": "DROP_PROPERTIES", "fields": {"properties": "email"}}],
        "'properties' must be a list",
    ),
    ("source", "settings", ["a"], "It must be an object"),
    ("source", "labels", [{"key": "", "value": "x"}], "key: It must not be empty"),
]


@pytest.mark.parametrize(("kind", "name", "value", "said"), WRONG, ids=[wrong[3] for wrong in WRONG])
def test_a_wrong_value_is_refused_at_plan_time_with_its_attribute(
    kind: str, name: str, value: Any, said: str, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED[kind], unique(""))
    terraform.write(sample.resources(put(sample.full, name, value)))

    errors = terraform.refused("plan")

    assert said in text(errors)
    assert {place(error).split(":")[0] for error in errors} == {f'"{name}"'}


def test_text_that_is_no_json_is_refused_at_plan_time(terraform: Terraform) -> None:
    terraform.write({"segment_source": {"one": {"slug": "one", **SOURCE, "settings": "{"}}})

    (error,) = terraform.refused("plan")

    assert error["summary"] == "Invalid JSON"
    assert "jsonencode" in error["detail"]


def test_a_wrong_token_says_401_and_what_to_do(terraform: Terraform, running: Running) -> None:
    terraform.provider = {"url": running.url, "token": "wrong"}
    terraform.write(data={"segment_workspace": {"here": {}}})

    (error,) = terraform.refused("plan")

    assert "The API does not accept the token: 401" in error["summary"]
    assert "PUBLIC_API_TOKEN" in error["detail"]
    assert running.url in error["detail"]
    assert "wrong" not in error["detail"]


def test_without_a_token_the_provider_says_where_to_put_one(
    terraform: Terraform, monkeypatch: pytest.MonkeyPatch, running: Running
) -> None:
    monkeypatch.delenv("PUBLIC_API_TOKEN", raising=False)
    terraform.provider = {"url": running.url}
    terraform.write(data={"segment_workspace": {"here": {}}})

    (error,) = terraform.refused("plan")

    assert "PUBLIC_API_TOKEN" in error["detail"]


def test_a_region_that_there_is_not_is_refused(terraform: Terraform) -> None:
    terraform.provider = {"token": "t", "region": "mars"}
    terraform.write(data={"segment_workspace": {"here": {}}})

    assert '"mars" is not one of us, eu.' in text(terraform.refused("plan"))


def test_a_dead_api_is_a_clear_error_and_not_a_crash(terraform: Terraform) -> None:
    terraform.provider = {"url": "http://127.0.0.1:9", "token": "t"}
    terraform.write(data={"segment_workspace": {"here": {}}})

    (error,) = terraform.refused("plan")

    assert "The API does not answer" in error["summary"]
    assert "GET /" in error["detail"]
    assert "http://127.0.0.1:9" in error["detail"]
    assert "PUBLIC_API_URL" in error["detail"]


def test_a_server_that_goes_down_during_an_apply_loses_nothing_that_was_made(
    guarded: Gate, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    sample = Sample(MANAGED["destination"], unique(""))
    terraform.write(sample.resources(sample.full))
    guarded.decide = lambda method, path: Reply(502, {}) if path.startswith("/destinations") else None

    errors = terraform.refused("apply")

    assert "POST /destinations" in text(errors)
    assert set(terraform.state()) == {"segment_source.one", "segment_source.two"}
    guarded.decide = lambda method, path: None
    assert terraform.apply().actions == {sample.address: "create"}
    assert terraform.plan().actions == {}


def test_a_create_that_could_not_be_finished_is_kept_tainted(
    guarded: Gate, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    slug = unique("half")
    labels = [{"key": "team", "value": "shop"}]
    terraform.write({"segment_source": {"half": {"slug": slug, **SOURCE, "labels": labels}}})
    guarded.decide = lambda method, path: Reply(422, problem("labels", "no such label")) if method == "PUT" else None

    errors = terraform.refused("apply")

    assert "was created, but not all of it" in text(errors)
    assert "no such label" in text(errors)
    kept = terraform.state()["segment_source.half"]
    assert kept["tainted"]
    assert client.sources.get(kept["id"]).slug == slug
    guarded.decide = lambda method, path: None
    assert terraform.apply().actions == {"segment_source.half": "replace"}
    assert [source.id for source in client.sources.iterate() if source.slug == slug] != [kept["id"]]


def test_what_the_service_refuses_points_at_the_attribute(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    terraform.write({"segment_source": {"one": {"slug": unique("one"), **SOURCE}}})
    guarded.decide = lambda method, path: Reply(422, problem("metadataId", "is none")) if method == "POST" else None

    (error,) = terraform.refused("apply")

    assert "metadataId: is none" in error["detail"]
    assert place(error) == '"id": "IqDTy1TpoU"'


def test_throttling_is_waited_out(
    guarded: Gate, terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    refusals = iter([LATER] * 3)
    guarded.decide = lambda method, path: next(refusals, None) if method == "POST" else None
    terraform.write({"segment_source": {"one": {"slug": unique("one"), **SOURCE}}})

    assert terraform.apply().actions == {"segment_source.one": "create"}
    assert guarded.count("POST") == 4


def test_throttling_that_lasts_longer_than_our_patience_says_so(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    guarded.decide = lambda method, path: MUCH_LATER if method == "POST" else None
    terraform.write({"segment_source": {"one": {"slug": unique("one"), **SOURCE}}})

    (error,) = terraform.refused("apply")

    assert "rate limit lasts longer than we wait" in error["summary"]
    assert "POST /sources" in error["detail"]
    assert "TURNOUT_PATIENCE" in error["detail"]
    assert guarded.count("POST") == 1


def test_a_value_of_the_provider_block_may_be_unknown_while_planning(
    terraform: Terraform, running: Running, unique: Callable[[str], str]
) -> None:
    terraform.provider = {"url": running.url, "token": "${terraform_data.token.output}"}
    terraform.write(
        {
            "terraform_data": {"token": {"input": running.token}},
            "segment_source": {"one": {"slug": unique("one"), **SOURCE}},
        }
    )

    assert terraform.plan().actions == {"segment_source.one": "create", "terraform_data.token": "create"}
    terraform.apply()
    assert terraform.plan().actions == {}


def problem(field: str, message: str) -> dict[str, Any]:
    return {"errors": [{"type": "bad-request", "field": field, "message": message}]}


def test_no_error_shows_the_token(guarded: Gate, terraform: Terraform, running: Running) -> None:
    terraform.write(data={"segment_workspace": {"here": {}}})
    guarded.decide = lambda method, path: Reply(500, {"errors": []})

    shown = json.dumps(terraform.refused("plan"))

    assert "The API failed: 500" in shown
    assert running.token not in shown
