"""What the official provider lacks: more resources, and what they are for."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import httpx
from tests.conftest import Running
from tests.provider.sample import Sample
from tests.provider.terraform import Terraform

from turnout import Client
from turnout.operations.iam_users import Invite

Samples = Callable[..., Sample]
Unique = Callable[[str], str]
SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}


def test_a_write_key_is_rotated_by_one_resource_more_and_then_one_less(
    terraform: Terraform, client: Client, unique: Unique
) -> None:
    source = {"segment_source": {"web": {"slug": unique("web"), **SOURCE}}}
    keys = {name: {"source_id": "${segment_source.web.id}"} for name in ("spring", "autumn")}
    terraform.write({**source, "segment_source_write_key": {"spring": keys["spring"]}})
    terraform.apply()
    terraform.write({**source, "segment_source_write_key": keys})
    terraform.apply()
    state = terraform.state()
    spring, autumn = (state[f"segment_source_write_key.{name}"]["write_key"] for name in keys)
    assert spring != autumn

    terraform.write({**source, "segment_source_write_key": {"autumn": keys["autumn"]}})
    terraform.apply()

    held = client.sources.get(state["segment_source.web"]["id"]).write_keys
    assert autumn in held
    assert spring not in held
    assert len(held) == 2
    assert terraform.plan().actions == {}


def test_permissions_are_added_and_taken_away_beside_those_of_others(
    terraform: Terraform, client: Client, running: Running, unique: Unique, values: dict[str, str]
) -> None:
    email = f"{unique('ann')}@shop.test"
    client.create_invites(invites=[Invite(email=email)])
    accept = f"{running.url}/__invites/{quote(email)}/accept"
    httpx.post(accept, headers={"authorization": f"Bearer {running.token}"}, json={}).raise_for_status()
    user = next(user.id for user in client.users.iterate() if user.email == email)
    whole = {"id": values["workspace"], "type": "WORKSPACE"}
    theirs = {"role_id": values["minimal"], "resources": [whole]}
    client.add_permissions_to_user(user_id=user, permissions=[theirs])
    names = [f"s{n}" for n in range(6)]
    sources = {"segment_source": {name: {"slug": unique(name), **SOURCE} for name in names}}

    def permission(name: str) -> dict[str, str]:
        resource = {"resource_id": f"${{segment_source.{name}.id}}", "resource_type": "SOURCE"}
        return {"user_id": user, "role_id": values["source_admin"], **resource}

    terraform.write({**sources, "segment_user_permission": {name: permission(name) for name in names}})
    terraform.apply()
    assert terraform.plan().actions == {}
    state = terraform.state()
    made = {state[f"segment_source.{name}"]["id"] for name in names}
    given = {one.role_id: {each.id for each in one.resources} for one in client.users.get(user).permissions}
    assert given == {values["minimal"]: {values["workspace"]}, values["source_admin"]: made}

    # All at once: each is taken away although the others write all permissions at the same time.
    terraform.write(sources)
    terraform.apply()

    left = [(one.role_id, [each.id for each in one.resources]) for one in client.users.get(user).permissions]
    assert left == [(values["minimal"], [values["workspace"]])]


def test_members_of_a_group_are_added_beside_those_of_others(
    terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("user_group_member")
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    state = terraform.state()
    group, other = state["segment_user_group.one"]["id"], state["segment_user.two"]["email"]
    client.add_users_to_user_group(user_group_id=group, emails=[other])

    assert terraform.plan().actions == {}
    terraform.write(sample.resources(None))
    terraform.apply()

    assert list(client.list_invites_from_user_group.iterate(user_group_id=group)) == [other]


def test_an_invite_that_is_made_again_stays_in_its_groups(
    terraform: Terraform, client: Client, samples: Samples, values: dict[str, str]
) -> None:
    sample = samples("user_group_member")
    resources = sample.resources(sample.full)
    terraform.write(resources)
    terraform.apply()
    whole = {"id": values["workspace"], "type": "WORKSPACE", "labels": []}
    resources["segment_user"]["one"]["permissions"] = [{"role_id": values["owner"], "resources": [whole]}]
    terraform.write(resources)

    assert terraform.apply().actions == {"segment_user.one": "update"}

    assert terraform.plan().actions == {}


def test_selective_sync_turns_on_again_what_is_no_longer_excluded(
    terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples("warehouse_selective_sync")
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    state = terraform.state()[sample.address]
    terraform.write(sample.resources(None))
    terraform.apply()

    chosen = client.list_selective_syncs_from_warehouse_and_source.iterate(
        warehouse_id=state["warehouse_id"], source_id=state["source_id"]
    )
    assert {each.collection: (each.enabled, dict(each.properties)) for each in chosen} == {
        "pages": (True, {}),
        "tracks": (True, {"email": {"enabled": True}}),
    }
