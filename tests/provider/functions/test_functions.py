"""`provider::segment::...` called by the real Terraform, as a configuration calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from tests.provider.terraform import Terraform

from turnout import Client


def value(terraform: Terraform, expression: str) -> Any:
    """What an expression gives, as Terraform's own JSON."""
    terraform.hcl(f'output "it" {{\n  value = {expression}\n}}\n')
    terraform.apply()
    return json.loads(terraform.run("output", "-json", "it").text)


def refusal(terraform: Terraform, expression: str) -> str:
    """What Terraform says of an expression that can't be."""
    terraform.hcl(f'output "it" {{\n  value = {expression}\n}}\n')
    (error,) = terraform.refused("plan")
    return f"{error['summary']}: {error['detail']}"


def test_a_filter_expression_is_valid_or_not(terraform: Terraform) -> None:
    calls = ['event = "A"', "event = ", 'match(event, "A*") and !(type = "page")', ""]
    expression = "[" + ", ".join(f"provider::segment::fql_valid({json.dumps(text)})" for text in calls) + "]"

    assert value(terraform, expression) == [True, False, True, False]


def test_a_filter_expression_is_formatted(terraform: Terraform) -> None:
    assert value(terraform, 'provider::segment::fql_format("type=\'track\'   and( event = \\"A\\" )")') == (
        'type = "track" and event = "A"'
    )


def test_what_is_no_filter_expression_is_shown_with_its_place(terraform: Terraform) -> None:
    text = refusal(terraform, 'provider::segment::fql_format("type = track =")')

    assert 'Invalid value for "expression" parameter' in text
    assert "    type = track =\n" in text
    assert text.rstrip(".\n").endswith("^")


def test_an_event_schema_allows_and_requires_what_the_names_say(terraform: Terraform) -> None:
    members = """{
      "order_id!" = "string: Number that the customer sees."
      total       = "number"
      placed_at   = "date-time|null"
      currency    = ["EUR", "USD"]
      tags        = "string[]"
      products    = [{ "sku!" = "string", quantity = "integer" }]
      address     = { "*" = false, city = "string" }
      debug       = false
    }"""
    schema = json.loads(value(terraform, f"provider::segment::event_schema({members})"))

    Draft7Validator.check_schema(schema)
    judge = Draft7Validator(schema)
    assert judge.is_valid({"properties": {"order_id": "1", "total": 1.5, "placed_at": None, "tags": ["a"]}})
    assert schema["properties"]["properties"]["properties"]["order_id"]["description"] == (
        "Number that the customer sees."
    )
    for wrong in (
        {},
        {"properties": {"total": 1}},
        {"properties": {"order_id": "1", "total": "1"}},
        {"properties": {"order_id": "1", "currency": "GBP"}},
        {"properties": {"order_id": "1", "tags": [1]}},
        {"properties": {"order_id": "1", "products": [{"quantity": 1}]}},
        {"properties": {"order_id": "1", "address": {"street": "x"}}},
        {"properties": {"order_id": "1", "debug": True}},
    ):
        assert not judge.is_valid(wrong), wrong


def test_an_event_schema_can_be_about_traits(terraform: Terraform) -> None:
    text = value(terraform, 'provider::segment::event_schema({ "email!" = "email" }, "traits")')

    assert json.loads(text) == {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {
            "traits": {
                "type": "object",
                "properties": {"email": {"type": "string", "format": "email"}},
                "required": ["email"],
            }
        },
        "required": ["traits"],
    }


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ('{ total = "money" }', "total: 'money' is no type"),
        ('{ address = { city = "text" } }', "address.city: 'text' is no type"),
        ("{ total = 5 }", "total: must be a type"),
        ('{ a = "string", "a!" = "string" }', "both with and without !"),
        ('"string"', "must be an object of names and types"),
        ('{ a = "string" }, "context"', "It is one of properties, traits"),
    ],
)
def test_a_type_that_there_is_not_is_named_with_its_place(terraform: Terraform, members: str, said: str) -> None:
    assert said in " ".join(refusal(terraform, f"provider::segment::event_schema({members})").split())


def files(directory: Path, **texts: str) -> None:
    for name, text in texts.items():
        stem, _, suffix = name.rpartition("_")
        file = directory / "events" / f"{stem.replace('__', '/')}.{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


# The provider of these tests runs in another directory than Terraform.
RULES = 'provider::segment::rules_from_directory("${abspath(path.module)}/events")'


def test_rules_are_read_from_files_in_the_order_of_their_paths(terraform: Terraform) -> None:
    files(
        terraform.directory,
        b_yaml='key: "Order Completed"\nproperties:\n  order_id!: string\n',
        a_json='{"key": "Signed Up", "version": 2, "jsonSchema": {"type": "object"}}',
        users__identify_yml="type: IDENTIFY\ntraits: {email: email}\n",
        notes_md="# no rule\n",
    )
    (terraform.directory / "events/.draft.yaml").write_text("nonsense: [")

    rules = value(terraform, RULES)

    assert [(rule["type"], rule["key"], rule["version"]) for rule in rules] == [
        ("TRACK", "Signed Up", 2),
        ("TRACK", "Order Completed", 0),
        ("IDENTIFY", None, 0),
    ]
    assert json.loads(rules[0]["json_schema"]) == {"type": "object"}
    assert json.loads(rules[1]["json_schema"])["properties"]["properties"]["required"] == ["order_id"]


def test_a_tracking_plan_takes_its_rules_from_files_and_then_plans_nothing(
    terraform: Terraform, client: Client, unique: Any
) -> None:
    files(
        terraform.directory,
        a_yaml='key: "Order Completed"\nproperties: {order_id!: string, total: number}\n',
        b_yaml="type: IDENTIFY\ntraits: {email: email}\n",
    )
    hcl = f"""
      resource "segment_tracking_plan" "shop" {{
        name  = "{unique("Shop")}"
        type  = "LIVE"
        rules = {RULES}
      }}
    """
    terraform.hcl(hcl)
    terraform.apply()
    assert terraform.plan().actions == {}
    plan_id = terraform.state()["segment_tracking_plan.shop"]["id"]
    assert {rule.key or rule.type for rule in client.tracking_plans.get(plan_id).rules or ()} == {
        "Order Completed",
        "IDENTIFY",
    }

    files(terraform.directory, c_yaml="key: Order Refunded\nproperties: {order_id!: string}\n")
    assert terraform.plan().actions == {"segment_tracking_plan.shop": "update"}
    terraform.destroy()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("key: [", "a.yaml is not YAML"),
        ("- key: A", "a.yaml must hold one object"),
        ("key: A\nkey: B\nproperties: {}", "the key 'key' is there twice"),
        ("key: A", "needs exactly one of json_schema, properties and traits"),
        ("key: A\nschema: {}", "a.yaml has schema; a rule has type, key"),
        ("key: A\nversion: one\nproperties: {}", "version is a whole number"),
        ("key: 5\nproperties: {}", "type and key are texts"),
        ("key: A\nproperties: {total: money}", "a.yaml: total: 'money' is no type"),
    ],
)
def test_a_file_that_is_no_rule_is_named(terraform: Terraform, text: str, said: str) -> None:
    files(terraform.directory, a_yaml=text)

    assert said in " ".join(refusal(terraform, RULES).split())


def test_two_files_of_one_rule_are_both_named(terraform: Terraform) -> None:
    files(terraform.directory, a_yaml="key: A\nproperties: {}", sub__b_yaml="key: A\nproperties: {x: string}")

    assert "a.yaml and sub/b.yaml are both TRACK A" in " ".join(refusal(terraform, RULES).split())


def test_a_directory_that_is_not_there_is_named_with_where_it_was_looked_for(terraform: Terraform) -> None:
    assert "nowhere is no directory" in refusal(terraform, 'provider::segment::rules_from_directory("nowhere")')


def test_functions_need_no_token(terraform: Terraform) -> None:
    terraform.provider = {"token": ""}

    assert value(terraform, 'provider::segment::fql_valid("all")') is True


def test_a_relative_path_is_looked_for_where_terraform_runs(installed: Terraform) -> None:
    files(installed.directory, a_yaml="key: A\nproperties: {}")
    expression = 'provider::segment::rules_from_directory("${path.module}/events")'
    installed.hcl(f'output "keys" {{\n  value = {expression}[*].key\n}}\n')
    installed.run("init")
    installed.apply()

    assert json.loads(installed.run("output", "-json", "keys").text) == ["A"]
