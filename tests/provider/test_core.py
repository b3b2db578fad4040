"""What Terraform 1.12 to 1.14 asks for and ours can't: identity, queries, generated configuration, actions."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator

import pytest
from tests.conftest import Running
from tests.provider.core import Core, Inconsistent, Json, Object, Refused

from turnout import Client, FunctionSpec
from turnout_provider.plugin import messages
from turnout_provider.plugin.values import UNKNOWN

WEB = "IqDTy1TpoU"


@pytest.fixture(scope="module")
def core(running: Running) -> Iterator[Core]:
    with Core({**os.environ, **running.environment}) as one:
        yield one


def source(slug: str, **more: object) -> Json:
    return {"slug": slug, "enabled": True, "metadata": {"id": WEB}, "settings": "{}", **more}


def destination(source_id: str, name: str) -> Json:
    settings = json.dumps({"url": "https://example.com/hook"})
    return {
        "source_id": source_id,
        "name": name,
        "enabled": True,
        "metadata": {"id": "turnout-webhook"},
        "settings": settings,
    }


@pytest.fixture
def web(core: Core, unique: Callable[[str], str]) -> Iterator[Object]:
    made = core.make("segment_source", source(unique("web")))
    yield made
    core.destroy("segment_source", made)


def test_every_resource_has_an_identity_of_its_own_attributes(core: Core) -> None:
    assert core.identities.keys() == core.schemas["resource_schemas"].keys()
    for name, (_, members) in core.identities.items():
        attributes = {attribute["name"] for attribute in core.resource(name)["attributes"]}
        assert members.keys() <= attributes, name
        assert members, name


def test_an_object_has_one_identity_from_its_creation_to_its_end(core: Core, unique: Callable[[str], str]) -> None:
    name = "segment_source"
    made = core.make(name, source(unique("web")))
    assert made.identity == {"id": made.state["id"]}

    read = core.read(name, made)
    assert read is not None
    assert read.identity == made.identity
    changed = core.make(name, source(made.state["slug"], name="Web"), read)
    assert changed.identity == made.identity
    core.destroy(name, changed)
    assert core.read(name, changed) is None


def test_the_identity_of_a_part_names_its_parents(core: Core, web: Object, unique: Callable[[str], str]) -> None:
    hook = core.make("segment_destination", destination(web.state["id"], unique("Hook")))
    said = {
        "destination_id": hook.state["id"],
        "source_id": web.state["id"],
        "title": "Drop tests",
        "if": 'type = "track"',
        "enabled": True,
        "actions": [{"type": "DROP"}],
    }
    made = core.make("segment_destination_filter", said)

    assert made.identity == {"destination_id": hook.state["id"], "id": made.state["id"]}
    core.destroy("segment_destination_filter", made)
    core.destroy("segment_destination", hook)


def test_an_object_is_imported_by_identity_as_by_id(core: Core, web: Object) -> None:
    by_identity = core.import_("segment_source", identity={"id": web.state["id"]})
    by_id = core.import_("segment_source", id=web.state["id"])

    assert by_identity is not None
    assert by_identity == by_id
    assert by_identity.state["slug"] == web.state["slug"]


def test_state_without_an_identity_gets_one_when_it_is_read(core: Core, web: Object) -> None:
    read = core.read("segment_source", Object(web.state, web.private, None))

    assert read is not None
    assert read.identity == web.identity


def test_an_identity_of_an_earlier_version_is_read(core: Core, web: Object) -> None:
    raw = {"json": json.dumps({"id": web.state["id"]}).encode()}
    answer = core.plugin.call(messages.UPGRADE_RESOURCE_IDENTITY, type_name="segment_source", raw_identity=raw)

    assert core._identity("segment_source", answer["upgraded_identity"]) == web.identity


def test_a_query_finds_every_object_by_identity_and_name(
    core: Core, client: Client, unique: Callable[[str], str]
) -> None:
    made = [core.make("segment_source", source(unique(f"web{n}"), name=unique(f"Web {n}"))) for n in range(3)]
    found = core.query("segment_source", limit=10_000)

    assert {event["identity"]["id"] for event in found} == {one.id for one in client.sources.iterate()}
    named = {event["identity"]["id"]: event["name"] for event in found}
    assert [named[one.state["id"]] for one in made] == [one.state["name"] for one in made]
    for one in made:
        core.destroy("segment_source", one)


def test_a_query_stops_at_its_limit(core: Core, web: Object, unique: Callable[[str], str]) -> None:
    other = core.make("segment_source", source(unique("other")))

    assert len(core.query("segment_source", limit=1)) == 1
    core.destroy("segment_source", other)


def test_a_query_gives_whole_objects_where_asked(core: Core, web: Object) -> None:
    (found,) = (
        one for one in core.query("segment_source", include=True, limit=10_000) if one["identity"] == web.identity
    )

    imported = core.import_("segment_source", id=web.state["id"])
    assert imported is not None
    assert found["object"] == imported.state


def test_a_query_of_parts_takes_their_parents(core: Core, web: Object, unique: Callable[[str], str]) -> None:
    hook = core.make("segment_destination", destination(web.state["id"], unique("Hook")))
    attributes = core.schemas["list_resource_schemas"]["segment_destination_filter"]["block"]["attributes"]

    assert [(one["name"], one["required"]) for one in attributes] == [("destination_id", True)]
    assert core.query("segment_destination_filter", {"destination_id": hook.state["id"]}) == []
    with pytest.raises(Refused, match="There is no such object"):
        core.query("segment_destination_filter", {"destination_id": "nobody"})
    core.destroy("segment_destination", hook)


def test_every_list_answers_or_says_what_it_needs(core: Core) -> None:
    listable = core.schemas["list_resource_schemas"]
    assert len(listable) >= 19
    for name, schema in listable.items():
        if not any(one["required"] for one in schema["block"]["attributes"]):
            core.query(name, include=True)


def test_generated_configuration_plans_nothing(core: Core, web: Object, unique: Callable[[str], str]) -> None:
    hook = core.make("segment_destination", destination(web.state["id"], unique("Hook")))
    for name, held in (("segment_source", web), ("segment_destination", hook)):
        imported = core.import_(name, identity=held.identity)
        assert imported is not None
        config = core.generate(name, imported.state)

        assert config["settings_wo"] is None
        assert core.plan(name, imported, config).state == imported.state
    core.destroy("segment_destination", hook)


def test_generated_configuration_leaves_out_what_goes_without_saying(core: Core, web: Object) -> None:
    imported = core.import_("segment_source", id=web.state["id"])
    assert imported is not None
    config = core.generate("segment_source", imported.state)

    assert {name for name, value in config.items() if value is not None} <= {
        "slug",
        "enabled",
        "metadata",
        "settings",
        "name",
    }
    assert config["metadata"]["id"] == WEB
    assert {name for name, value in config["metadata"].items() if value is not None} == {"id"}


def test_a_function_is_deployed_by_an_action(core: Core, client: Client, unique: Callable[[str], str]) -> None:
    spec = FunctionSpec(
        display_name=unique("F"), resource_type="SOURCE", code="async function onRequest(request, settings) {}"
    )
    function = client.functions.create(spec)
    assert client.functions.get(function.id).deployed_at is None
    progress, warnings = core.invoke("segment_deploy_function", {"function_id": function.id})

    assert progress == [f"Deploying function {function.id}", "Deployed: SUCCESS"]
    assert warnings == []
    assert client.functions.get(function.id).deployed_at is not None
    client.functions.delete(function.id)


def test_an_action_that_fails_says_why(core: Core) -> None:
    with pytest.raises(Refused, match="There is no such object"):
        core.invoke("segment_deploy_function", {"function_id": "nobody"})


def test_a_span_of_time_is_replayed_by_an_action(
    core: Core, web: Object, running: Running, unique: Callable[[str], str]
) -> None:
    hook = core.make("segment_destination", destination(web.state["id"], unique("Hook")))
    span = {"destination_id": hook.state["id"], "from": "2026-11-01T00:00:00Z", "to": "2026-11-02T00:00:00Z"}
    progress, warnings = core.invoke("segment_replay", span)

    assert progress[-1] == "0 events are on their way again, 0 were filtered"
    assert warnings == []
    core.destroy("segment_destination", hook)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"destination_id": "nobody"}, "Only a Turnout server has replays"),
        ({"from": "yesterday"}, "Not a time with a zone"),
        ({"to": "2026-11-02T00:00:00"}, "Not a time with a zone"),
    ],
)
def test_a_replay_that_can_not_be_is_refused(core: Core, config: Json, said: str) -> None:
    span = {"destination_id": "some", "from": "2026-11-01T00:00:00Z", "to": "2026-11-02T00:00:00Z", **config}
    with pytest.raises(Refused, match=said):
        core.invoke("segment_replay", span)


def test_an_action_may_be_planned_before_its_values_are_known(core: Core) -> None:
    block = core.schemas["action_schemas"]["segment_deploy_function"]["schema"]["block"]
    assert [attribute["name"] for attribute in block["attributes"]] == ["function_id"]
    with pytest.raises(Refused, match="Invalid length"):
        core.invoke("segment_deploy_function", {"function_id": ""})


def test_terraforms_rules_are_kept_by_what_is_planned_as_unknown(core: Core, unique: Callable[[str], str]) -> None:
    planned = core.plan("segment_source", None, source(unique("web")))

    assert planned.state is not None
    assert planned.state["id"] is UNKNOWN
    assert planned.identity is None


def test_the_rules_are_not_vacuous(core: Core, web: Object) -> None:
    planned = core.plan("segment_source", web, source(web.state["slug"], name="Other"))
    assert planned.state is not None
    planned.state["id"] = "another"
    with pytest.raises(Inconsistent):
        core.apply("segment_source", web, source(web.state["slug"], name="Other"), planned)
