"""Objects by command: made, shown, listed, changed and deleted, against the real server."""

from __future__ import annotations

import json

import click
import pytest
from tests.cli.commands import Inside, Shell
from tests.conftest import Running

from turnout.catalogue import kinds
from turnout.cli.app import cli
from turnout.cli.kind_names import kinds_by_command

HTTP_API = "iUM16Md8P2"


def test_a_source_lives_from_create_to_delete(inside: Inside) -> None:
    made = inside.json("sources", "create", "--slug", "life", "--metadata-id", HTTP_API, "--enabled")
    shown = inside.json("sources", "get", made["id"])
    changed = inside.json("sources", "update", made["id"], "--no-enabled", "--name", "Life (old)")
    gone = inside.run("sources", "delete", made["id"], "--yes")

    assert (made["slug"], made["enabled"], made["metadata"]["slug"]) == ("life", True, "http-api")
    assert {name: shown[name] for name in made} == made
    assert (changed["enabled"], changed["name"], changed["slug"]) == (False, "Life (old)", "life")
    assert (gone.exit_code, gone.stdout, gone.stderr) == (0, "", f"Deleted source {made['id']}.\n")
    assert inside.run("sources", "get", made["id"]).exit_code == 3


def test_an_object_below_another_takes_its_parent_as_argument(inside: Inside, shop: str) -> None:
    hook = inside.ok(
        *("destinations", "create", "--source-id", shop, "--metadata-id", "turnout-webhook"),
        *("--set", "settings.url=https://example.com/", "-o", "id"),
    ).strip()
    said = ("--source-id", shop, "--title", "No staff", "--if", 'type = "track"', "--enabled")
    made = inside.json("destination-filters", "create", hook, *said, "--set", 'actions=[{"type": "DROP"}]')

    listed = inside.ok("destination-filters", "list", hook)
    ids = inside.ok("destination-filters", "list", hook, "-o", "id")
    changed = inside.json(
        "destination-filters",
        "update",
        hook,
        made["id"],
        "--set",
        "actions.0.type=SAMPLE",
        "--set",
        "actions.0.percent=0.5",
    )

    assert listed.splitlines()[0].split() == ["id", "title", "enabled"]
    assert listed.splitlines()[1].split() == [made["id"], "No", "staff", "true"]
    assert ids == f"{hook} {made['id']}\n"
    assert (changed["if"], changed["actions"]) == ('type = "track"', [{"type": "SAMPLE", "percent": 0.5}])
    assert "DESTINATION_ID is missing" in inside.run("destination-filters", "create", *said).stderr


def test_a_connection_is_named_by_both_its_ends(inside: Inside, shop: str) -> None:
    plan = inside.ok("tracking-plans", "create", "--name", "Ends", "--type", "LIVE", "-o", "id").strip()

    made = inside.json("source-tracking-plan-connections", "create", plan, "--source-id", shop)
    strict = inside.json(
        *("source-tracking-plan-connections", "update", shop, plan),
        *("--set", "schema_settings.track.allow_unplanned_events=false"),
    )

    assert (made["sourceId"], made["trackingPlanId"]) == (shop, plan)
    assert strict["schemaSettings"]["track"]["allowUnplannedEvents"] is False
    assert strict["schemaSettings"]["track"]["allowEventOnViolations"] is True
    inside.ok("source-tracking-plan-connections", "delete", shop, plan, "--yes")
    inside.ok("tracking-plans", "delete", plan, "--yes")


def test_update_changes_what_is_said_and_nothing_else(inside: Inside, shop: str) -> None:
    inside.ok(
        "sources",
        "update",
        shop,
        "--set",
        'settings={"a": 1, "b": 2}',
        "--set",
        "labels.0.key=env",
        "--set",
        "labels.0.value=prod",
    )

    inside.ok("sources", "update", shop, "--set", "settings.b=null", "--set", "settings.c.d=text")
    now = inside.json("sources", "update", shop, "--set", "labels.1.key=team", "--set", "labels.1.value=web")

    assert now["settings"] == {"a": 1, "c": {"d": "text"}}
    assert now["labels"] == [{"key": "env", "value": "prod"}, {"key": "team", "value": "web"}]
    assert now["enabled"] is True


def test_an_update_that_says_nothing_is_wrong_usage(inside: Inside, shop: str) -> None:
    done = inside.run("sources", "update", shop)

    assert done.exit_code == 2
    assert "nothing to change" in done.stderr


def test_secrets_are_shown_only_when_asked_for(inside: Inside, shop: str) -> None:
    hook = ("destinations", "create", "--source-id", shop, "--metadata-id", "turnout-webhook")
    made = inside.ok(*hook, "--set", "settings.url=https://example.com/", "--set", "settings.sharedSecret=hush-hush")
    key = inside.json("sources", "get", shop, "--show-secrets")["writeKeys"][0]

    assert "hush-hush" not in made
    assert "••••" in made
    assert len(key) > 8
    for output in ("table", "json", "jsonl", "yaml"):
        assert key not in inside.ok("sources", "get", shop, "-o", output)
        assert key not in inside.ok("sources", "list", "--all", "-o", output, "--columns", "id,write_keys")
    assert key in inside.ok("sources", "list", "--all", "--columns", "writeKeys", "--show-secrets")


def test_a_setting_that_the_catalog_does_not_name_is_hidden_by_its_name(inside: Inside, shop: str) -> None:
    said = '{"apiKey": "hush", "db": {"user": "u"}, "privateKey": "", "tokenless": true, "url": "https://e.com"}'

    now = inside.json("sources", "update", shop, "--set", f"settings={said}")

    assert now["settings"] == {
        "apiKey": "••••",
        "db": {"user": "u"},
        "privateKey": "",
        "tokenless": True,
        "url": "https://e.com",
    }


@pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, False), ("n\n", 1, True), ("", 2, True)])
def test_delete_asks_and_deletes_only_when_told_to(
    inside: Inside, shop: str, answer: str, code: int, left: bool
) -> None:
    inside.ok("sources", "update", shop, "--name", "Till 5")

    done = inside.run("sources", "delete", shop, stdin=answer)

    assert done.exit_code == code
    assert f"Delete source {shop} (Till 5)?" in done.stderr
    assert done.stdout == ""
    assert (inside.run("sources", "get", shop).exit_code == 0) is left


def test_the_only_workspace_needs_no_name_and_its_group_has_the_servers_commands_too(
    inside: Inside, running: Running
) -> None:
    shown = inside.json("workspace", "get")

    assert shown["slug"] == running.slug
    assert inside.ok("workspace", "get", "-o", "id") == f"{shown['id']}\n"
    assert "--data" in inside.ok("workspace", "create", "--help")


@pytest.mark.parametrize("name", ["sources", "source"])
def test_a_kind_answers_to_plural_and_singular(inside: Inside, shop: str, name: str) -> None:
    assert shop in inside.ok(name, "list", "--all", "-o", "id").split()


def test_every_kind_of_the_catalogue_has_a_group_with_exactly_its_verbs() -> None:
    operations = {"list": "list", "get": "read", "create": "create", "update": "update", "delete": "delete"}
    context = click.Context(cli)

    for name, at in kinds_by_command().items():
        group = cli.get_command(context, name)
        assert isinstance(group, click.Group)
        offered = set(group.list_commands(context))
        for verb, operation in operations.items():
            has = getattr(at.kind, operation) is not None or (verb == "update" and bool(at.kind.parts))
            # What has no read of its own is looked for in a list.
            has = has or (verb == "get" and bool(at.kind.among or (at.kind.list and at.kind.identity)))
            static = name == "workspace" and verb in ("create", "list")
            assert (verb in offered) is (has or static), f"{name} {verb}"
    assert len(kinds_by_command()) == len(list(kinds()))


def test_a_verb_that_a_kind_lacks_does_not_exist(inside: Inside) -> None:
    done = inside.run("source-metadata", "delete", "x")

    assert done.exit_code == 2
    assert "No such command 'delete'" in done.stderr


def test_what_a_list_must_be_told_is_a_required_option(inside: Inside) -> None:
    done = inside.run("functions", "list")

    assert done.exit_code == 2
    assert "Missing option '--resource-type'" in done.stderr
    assert inside.ok("functions", "list", "--resource-type", "SOURCE").split("\n")[0].split() == [
        *("id", "display", "name", "resource", "type")
    ]


def test_resources_lists_the_kinds_with_their_verbs(inside: Inside) -> None:
    rows = {row["command"]: row for row in inside.json("resources")}

    assert rows["sources"]["verbs"] == ["list", "get", "create", "update", "delete"]
    assert rows["source-metadata"]["verbs"] == ["list", "get"]
    assert rows["destination-filters"]["named_by"] == ["destination_id", "id"]
    assert rows["source-tracking-plan-connections"]["verbs"] == ["get", "create", "update", "delete"]


def test_the_installed_command_works_in_a_process_of_its_own(shell: Shell) -> None:
    made = json.loads(
        shell.ok("sources", "create", "--slug", "own-process", "--metadata-id", HTTP_API, "--enabled", "-o", "json")
    )

    assert shell.ok("sources", "list", "--where", "slug=own-process", "-o", "id") == f"{made['id']}\n"
    shell.ok("sources", "delete", made["id"], "--yes")
