"""What the official provider gets wrong and must work: a test each, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

import httpx
import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, gate
from tests.provider.sample import Sample
from tests.provider.terraform import Json, Terraform

from turnout import Client, errors
from turnout.operations.iam_users import Invite

Samples = Callable[..., Sample]
Unique = Callable[[str], str]
SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}
CODE = "async function onTrack(event) { return event }"


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    """A gate that counts what the provider asks for."""
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


def applied(terraform: Terraform, sample: Sample, config: Json) -> Json:
    """The sample's state after an apply that leaves nothing to do."""
    terraform.write(sample.resources(config))
    terraform.apply()
    assert terraform.plan().actions == {}
    return terraform.state()[sample.address]


@pytest.mark.parametrize("left", [[], None])
def test_labels_can_be_cleared(
    left: list[object] | None, terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("source")
    id = applied(terraform, sample, sample.full)["id"]
    assert client.sources.get(id).labels

    rest = {name: value for name, value in sample.full.items() if name != "labels"}
    applied(terraform, sample, rest if left is None else {**rest, "labels": left})

    assert list(client.sources.get(id).labels) == []


@pytest.mark.parametrize(
    ("kind", "gone", "collection"),
    [
        ("source", "website_url", "sources"),
        ("destination", "sharedSecret", "destinations"),
        ("destination_subscription", "data", "destination_subscriptions"),
        ("insert_function_instance", "fast", "insert_function_instances"),
        ("profiles_warehouse", "database", "profiles_warehouses"),
        ("warehouse", "database", "warehouses"),
    ],
)
def test_settings_keys_removed_from_the_configuration_are_removed_remotely(
    kind: str, gone: str, collection: str, terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples(kind)
    state = applied(terraform, sample, sample.full)
    identity = [state[name] for name in sample.kind.identity]
    assert gone in getattr(client, collection).get(*identity).settings

    settings = {name: value for name, value in sample.full["settings"].items() if name != gone}
    applied(terraform, sample, {**sample.full, "settings": settings})

    assert gone not in getattr(client, collection).get(*identity).settings


def test_rules_that_somebody_changed_are_drift(terraform: Terraform, client: Client, samples: Samples) -> None:
    sample = samples("tracking_plan")
    id = applied(terraform, sample, sample.full)["id"]
    rules = [rule for rule in client.tracking_plans.get(id).rules or () if rule.key != "Signed Up"]
    client.tracking_plans.update(id, rules=[rule.model_copy(update={"json_schema": {}}) for rule in rules])

    assert terraform.plan().actions == {sample.address: "update"}
    terraform.apply()

    assert {rule.key for rule in client.tracking_plans.get(id).rules or ()} == {"Order Completed", "Signed Up", None}
    assert terraform.plan().actions == {}


def test_schema_settings_that_somebody_changed_are_drift(
    terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("source_tracking_plan_connection")
    state = applied(terraform, sample, sample.full)
    identity = state["source_id"], state["tracking_plan_id"]
    settings = {"track": {"allowUnplannedEvents": True}}
    client.source_tracking_plan_connections.update(*identity, schema_settings=settings)

    assert terraform.plan().actions == {sample.address: "update"}
    terraform.apply()

    held = client.source_tracking_plan_connections.get(*identity).schema_settings
    assert held is not None
    assert held.track is not None
    assert held.track.allow_unplanned_events is False


def test_more_than_200_rules_are_patched_and_deleted_in_batches_and_never_put(
    guarded: Gate, terraform: Terraform, client: Client, unique: Unique
) -> None:
    def write(versions: dict[int, int]) -> None:
        rules = [
            {"type": "TRACK", "key": f"Event {n}", "version": 1, "json_schema": json.dumps({"maxProperties": most})}
            for n, most in versions.items()
        ]
        terraform.write({"segment_tracking_plan": {"big": {"name": unique("big"), "type": "LIVE", "rules": rules}}})

    def asked(method: str) -> int:
        return sum(m == method and "/rules" in path for m, path in guarded.asked)

    write(dict.fromkeys(range(450), 1))
    terraform.apply()
    assert (asked("PUT"), asked("PATCH")) == (0, 3)
    assert terraform.plan().actions == {}

    guarded.asked.clear()
    write(dict.fromkeys(range(250), 2))
    terraform.apply()

    assert (asked("PUT"), asked("PATCH")) == (0, 2)
    assert asked("DELETE") >= 1
    held = client.tracking_plans.get(terraform.state()["segment_tracking_plan.big"]["id"]).rules or ()
    assert sorted(int((rule.key or "").split()[1]) for rule in held) == list(range(250))
    assert {rule.json_schema["maxProperties"] for rule in held} == {2}
    assert terraform.plan().actions == {}


def test_groups_have_more_than_200_members(
    guarded: Gate, terraform: Terraform, client: Client, unique: Unique, values: dict[str, str]
) -> None:
    people = [f"{unique(f'p{n}')}@shop.test" for n in range(250)]
    for start in range(0, len(people), 200):
        client.create_invites(invites=[Invite(email=email) for email in people[start : start + 200]])
    permissions = [{"role_id": values["minimal"], "resources": [{"id": values["workspace"], "type": "WORKSPACE"}]}]

    def write(members: list[str]) -> None:
        group = {"name": unique("crowd"), "members": members, "permissions": permissions}
        terraform.write({"segment_user_group": {"crowd": group}})

    write(people)
    terraform.apply()
    assert terraform.plan().actions == {}
    id = terraform.state()["segment_user_group.crowd"]["id"]
    assert client.user_groups.get(id).member_count == 250

    write(people[:30])
    terraform.apply()

    assert sorted(client.list_invites_from_user_group.iterate(user_group_id=id)) == sorted(people[:30])
    assert terraform.plan().actions == {}


def test_a_function_is_deployed_after_its_code_changed(
    terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("function")
    config = {name: value for name, value in sample.full.items() if name != "deploy"}
    id = applied(terraform, sample, config)["id"]
    assert client.functions.get(id).is_latest_version is True

    applied(terraform, sample, {**config, "code": CODE})

    assert (client.functions.get(id).code, client.functions.get(id).is_latest_version) == (CODE, True)


def test_a_function_is_not_deployed_where_somebody_else_deploys_it(
    terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("function")
    config = {**sample.full, "deploy": False}
    id = applied(terraform, sample, config)["id"]
    applied(terraform, sample, {**config, "code": CODE})
    assert client.functions.get(id).is_latest_version is False

    applied(terraform, sample, {**config, "code": CODE, "deploy": True})

    assert client.functions.get(id).is_latest_version is True


def test_code_that_was_saved_and_not_deployed_by_somebody_is_drift_where_deploy_is_said(
    terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("function")
    id = applied(terraform, sample, sample.full)["id"]
    client.functions.update(id, code=CODE)
    client.functions.update(id, code=sample.full["code"])

    assert terraform.plan().actions == {sample.address: "update"}
    terraform.apply()

    assert client.functions.get(id).is_latest_version is True


@pytest.mark.parametrize("spelled", ["${segment_function.one.id}", '${split("_", segment_function.one.id)[1]}'])
def test_insert_source_functions_work_behind_a_source(
    spelled: str, terraform: Terraform, client: Client, unique: Unique
) -> None:
    function = {"resource_type": "INSERT_SOURCE", "code": CODE, "display_name": unique("insert")}
    instance = {"function_id": spelled, "integration_id": "${segment_source.one.id}", "name": "Insert"}
    terraform.write(
        {
            "segment_source": {"one": {"slug": unique("one"), **SOURCE}},
            "segment_function": {"one": function},
            "segment_insert_function_instance": {"one": {**instance, "enabled": True, "settings": "{}"}},
        }
    )
    terraform.apply()
    assert terraform.plan().actions == {}

    state = terraform.state()
    made = client.insert_function_instances.get(state["segment_insert_function_instance.one"]["id"])
    assert (made.integration_id, made.enabled) == (state["segment_source.one"]["id"], True)
    terraform.run("state", "rm", "segment_insert_function_instance.one")
    terraform.run("import", "segment_insert_function_instance.one", made.id)
    assert terraform.plan().actions == {}


def accept(running: Running, email: str) -> None:
    """Accept an invite, as its person does."""
    headers = {"authorization": f"Bearer {running.token}"}
    url = f"{running.url}/__invites/{quote(email)}/accept"
    httpx.post(url, headers=headers, json={"name": "Ann"}).raise_for_status()


def test_a_pending_invite_becomes_the_user_who_accepts_it(
    terraform: Terraform, client: Client, samples: Samples, running: Running, values: dict[str, str]
) -> None:
    sample = samples("user")
    state = applied(terraform, sample, sample.full)
    assert (state["id"], state["is_invite"]) == (state["email"], True)

    accept(running, state["email"])
    assert terraform.plan().actions == {}
    terraform.apply("-refresh-only")
    user = terraform.state()[sample.address]
    assert (user["is_invite"], user["name"]) == (False, "Ann")
    assert client.users.get(user["id"]).email == state["email"]

    whole = [{"id": values["workspace"], "type": "WORKSPACE", "labels": []}]
    applied(terraform, sample, {**sample.full, "permissions": [{"role_id": values["owner"], "resources": whole}]})
    assert [one.role_id for one in client.users.get(user["id"]).permissions] == [values["owner"]]

    terraform.destroy()
    with pytest.raises(errors.NotFound):
        client.users.get(user["id"])


def test_a_pending_invite_is_made_again_with_other_permissions_and_taken_back(
    terraform: Terraform, client: Client, samples: Samples, values: dict[str, str]
) -> None:
    sample = samples("user")
    email = applied(terraform, sample, sample.full)["email"]
    applied(terraform, sample, sample.changed("permissions", 0))
    assert email in list(client.list_invites.iterate())

    client.delete_invites(emails=[email])
    assert terraform.plan().actions == {sample.address: "create"}
    terraform.apply()
    terraform.destroy()

    assert email not in list(client.list_invites.iterate())


@pytest.mark.parametrize(
    "kind", ["destination", "warehouse", "profiles_warehouse", "insert_function_instance", "credential"]
)
def test_an_import_never_writes_the_mask_into_state_or_generated_configuration(
    kind: str, terraform: Terraform, samples: Samples
) -> None:
    sample = samples(kind)
    state = applied(terraform, sample, sample.full)
    identity = ":".join(state[name] for name in sample.kind.identity)
    terraform.run("state", "rm", sample.address)
    terraform.write(sample.resources(None), **{"import": [{"to": f"{sample.type}.taken", "id": identity}]})

    terraform.run("plan", "-generate-config-out=generated.tf", "-out=plan", expect=(0, 1))

    generated = (terraform.directory / "generated.tf").read_text()
    assert "•" not in generated
    assert "settings" in generated
    shown = terraform.run("show", "-json", "plan").text if (terraform.directory / "plan").exists() else ""
    assert "•" not in shown


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("destination", "/destinations"),
        ("destination_filter", "/destination/"),
        ("warehouse", "/warehouses"),
        ("function", "/functions"),
        ("insert_function_instance", "/insert-function-instances"),
        ("reverse_etl_model", "/reverse-etl-models"),
        ("transformation", "/transformations"),
        ("label", "/labels"),
    ],
)
def test_a_create_says_all_in_one_request_where_the_api_takes_it(
    kind: str, path: str, guarded: Gate, terraform: Terraform, samples: Samples
) -> None:
    sample = samples(kind)
    config = {**sample.full, **({"deploy": False} if kind == "function" else {})}
    terraform.write(sample.resources(None))
    terraform.apply()
    guarded.asked.clear()
    terraform.write(sample.resources(config))

    terraform.apply()

    written = [method for method, asked in guarded.asked if method != "GET" and asked.startswith(path)]
    assert written == ["POST"]


def test_a_mapping_of_events_is_created_by_one_request(guarded: Gate, terraform: Terraform, samples: Samples) -> None:
    sample = samples("destination_subscription")
    names = ("model_id", "reverse_etl_schedule")
    config = {name: value for name, value in sample.full.items() if name not in names}
    terraform.write(sample.resources(config))

    terraform.apply()

    written = [method for method, path in guarded.asked if "/subscriptions" in path and method != "GET"]
    assert written == ["POST"]
