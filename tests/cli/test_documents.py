"""What a user writes about an object: files, standard input, --set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.commands import Inside

PLAN = {
    "name": "Documents",
    "type": "LIVE",
    "rules": [{"type": "TRACK", "key": "Sold", "version": 1, "jsonSchema": {"type": "object", "$id": "no"}}],
}
YAML = """\
name: Documents   # as in JSON
type: LIVE
rules:
  - type: TRACK
    key: Sold
    version: 1
    json_schema:
      type: object
      $id: no
"""


@pytest.mark.parametrize("text", [json.dumps(PLAN), YAML], ids=["json", "yaml"])
@pytest.mark.parametrize("piped", [True, False])
def test_a_plan_is_created_from_json_and_yaml(inside: Inside, tmp_path: Path, text: str, piped: bool) -> None:
    (tmp_path / "plan").write_text(text)
    source = "-" if piped else str(tmp_path / "plan")

    made = inside.json("tracking-plans", "create", "-f", source, stdin=text if piped else None)

    assert made["name"] == "Documents"
    rule = {name: made["rules"][0][name] for name in PLAN["rules"][0]}  # type: ignore[index]  # a list of rules
    assert rule == PLAN["rules"][0]
    inside.ok("tracking-plans", "delete", made["id"], "--yes")


@pytest.mark.parametrize("output", ["yaml", "json"])
def test_what_get_writes_can_be_created_and_updated_again(inside: Inside, output: str) -> None:
    first = inside.ok("tracking-plans", "create", "-f", "-", "-o", "id", stdin=YAML).strip()
    written = inside.ok("tracking-plans", "get", first, "-o", output)

    second = inside.json("tracking-plans", "create", "-f", "-", "--name", "Copy", stdin=written)
    same = inside.json("tracking-plans", "update", first, "-f", "-", stdin=written)

    assert (second["name"], second["rules"][0]["jsonSchema"]) == ("Copy", {"type": "object", "$id": "no"})
    assert second["id"] != first
    assert same["id"] == first
    for id in (first, second["id"]):
        inside.ok("tracking-plans", "delete", id, "--yes")


def test_the_later_source_wins_file_then_options_then_set(inside: Inside) -> None:
    said = ("--name", "From option", "--description", "From option", "--set", "description=From set")

    made = inside.json("tracking-plans", "create", "-f", "-", *said, stdin="name: From file\ntype: ENGAGE\n")

    assert (made["type"], made["name"], made["description"]) == ("ENGAGE", "From option", "From set")
    inside.ok("tracking-plans", "delete", made["id"], "--yes")


def test_an_update_refuses_another_value_for_what_is_fixed(inside: Inside) -> None:
    id = inside.ok("tracking-plans", "create", "--name", "Fixed", "--type", "LIVE", "-o", "id").strip()

    same = inside.run("tracking-plans", "update", id, "-f", "-", stdin="type: LIVE\nname: Still fixed\n")
    other = inside.run("tracking-plans", "update", id, "-f", "-", stdin="type: ENGAGE\n")

    assert same.exit_code == 0
    assert other.exit_code == 2
    assert "'type' is fixed once it is created" in other.stderr
    inside.ok("tracking-plans", "delete", id, "--yes")


def test_the_api_s_own_nesting_of_metadata_is_understood(inside: Inside) -> None:
    text = '{"slug": "nested", "enabled": true, "metadata": {"id": "iUM16Md8P2"}}'

    made = inside.json("sources", "create", "-f", "-", stdin=text)

    assert made["metadata"]["slug"] == "http-api"
    inside.ok("sources", "delete", made["id"], "--yes")


def test_a_hidden_secret_never_overwrites_the_secret(inside: Inside, shop: str) -> None:
    hook = inside.ok(
        *("destinations", "create", "--source-id", shop, "--metadata-id", "turnout-webhook", "-o", "id"),
        *("--set", "settings.url=https://example.com/", "--set", "settings.sharedSecret=hush"),
    ).strip()
    written = inside.ok("destinations", "get", hook, "-o", "yaml")

    refused = inside.run("destinations", "update", hook, "-f", "-", stdin=written)
    kept = inside.run(
        *("destinations", "update", hook, "-f", "-"),
        stdin="\n".join(x for x in written.split("\n") if "••••" not in x),
    )

    assert refused.exit_code == 2
    assert "settings.sharedSecret: is a hidden secret" in refused.stderr
    assert kept.exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "standard input is not JSON"),
        ("a: [", "standard input is not YAML"),
        ("- a\n- b\n", "must hold one object, not a list"),
        ("", "must hold one object, not nothing"),
        ('{"name": "a", "name": "b", "type": "LIVE"}', "the key 'name' is there twice"),
        ("name: a\nname: b\ntype: LIVE\n", "the key 'name' is there twice"),
        ("nmae: a\ntype: LIVE\n", "there is no field 'nmae'. Did you mean 'name'?"),
        ("type: LIVE\n", "name (--name or --set name=...): Field required"),
        ("name: a\ntype: DEAD\n", "type (--type or --set type=...)"),
        (
            "name: a\ntype: LIVE\nrules: [{type: TRACK}]\n",
            "rules.0.json_schema (--set rules.0.json_schema=...): Field required",
        ),
    ],
)
def test_a_document_that_cannot_be_right_is_refused_with_place_and_reason(
    inside: Inside, text: str, said: str
) -> None:
    done = inside.run("tracking-plans", "create", "-f", "-", stdin=text)

    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("settings", "--set takes path=value"),
        ("a..b=1", "--set takes path=value"),
        ("labels.3.key=a", "the list has 0 entries, numbered from 0"),
        ("slug.deep=1", "must be a string|valid string"),
        ("colour=red", "there is no field 'colour'"),
    ],
)
def test_a_set_that_leads_nowhere_is_refused(inside: Inside, assignment: str, said: str) -> None:
    required = ("--slug", "nowhere", "--metadata-id", "iUM16Md8P2", "--enabled", "--set", "labels=[]")

    done = inside.run("sources", "create", *required, "--set", assignment)

    assert done.exit_code == 2
    assert any(part in done.stderr for part in said.split("|")), done.stderr


def test_a_value_may_be_the_text_of_a_file(inside: Inside, shop: str, tmp_path: Path) -> None:
    (tmp_path / "code.js").write_text("function() {\n}\n")

    now = inside.json("sources", "update", shop, "--set", f"settings.code=@{tmp_path}/code.js")

    assert now["settings"] == {"code": "function() {\n}\n"}


def test_a_file_that_is_not_there_is_named(inside: Inside) -> None:
    done = inside.run("tracking-plans", "create", "-f", "no/such/file.yaml")

    assert done.exit_code == 2
    assert "no/such/file.yaml cannot be read" in done.stderr


def test_dates_and_yes_and_no_stay_text_in_yaml(inside: Inside, shop: str) -> None:
    text = "settings:\n  since: 2024-01-01\n  answer: no\n  on: on\n  number: 7\n  flag: true\n  a.b: dotted\n"

    now = inside.json("sources", "update", shop, "-f", "-", "--set", r"settings.c\.d=5", stdin=text)

    assert now["settings"] == {
        "since": "2024-01-01",
        "answer": "no",
        "on": "on",
        "number": 7,
        "flag": True,
        "a.b": "dotted",
        "c.d": 5,
    }
