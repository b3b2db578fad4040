"""Which roles do what: from one table, and told from the answers of a real server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from turnout_server.errors import ServerError
from turnout_server.management.permissions import TABLE, permitted, sees_write_keys
from turnout_server.management.table import endpoints
from turnout_server.roles import ROLES, Grant
from turnout_server.tokens import create_token

from .conftest import Api, Peer

FACTS = json.loads((Path(__file__).parents[2] / "facts" / "operations.json").read_text(encoding="utf-8"))
SOURCE = {"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True}


def may(role: str, tag: str, operation: str, reads: bool) -> bool:
    return permitted(Grant((role,)), tag, operation, reads).allowed


def test_the_table_has_every_tag_of_the_public_api_and_no_other() -> None:
    assert set(TABLE) == {fact["tag"] for fact in FACTS.values()}
    assert {endpoint.tag for endpoint in endpoints()} <= set(TABLE)


@pytest.mark.parametrize("operation", FACTS)
def test_an_owner_may_do_everything_and_a_member_changes_nothing(operation: str) -> None:
    tag, reads = FACTS[operation]["tag"], FACTS[operation]["method"] == "GET"
    assert may("owner", tag, operation, reads)
    harmless = ("previewDestinationFilter", "batchQueryMessagingSubscriptionsForSpace")
    assert reads or not may("member", tag, operation, reads) or operation in harmless


@pytest.mark.parametrize(
    ("role", "tag", "reads", "changes"),
    [
        ("source-admin", "Sources", True, True),
        ("source-read-only", "Sources", True, False),
        ("source-admin", "Warehouses", False, False),
        ("warehouse-admin", "Selective Sync", True, True),
        ("warehouse-read-only", "Warehouses", True, False),
        ("function-admin", "Functions", True, True),
        ("function-read-only", "Functions", True, False),
        ("tracking-plan-admin", "Tracking Plans", True, True),
        ("tracking-plan-read-only", "Tracking Plans", True, False),
        ("unify-and-engage-user", "Audiences", True, True),
        ("unify-and-engage-user", "Computed Traits", True, False),
        ("unify-and-engage-read-only", "Space Schema API", True, False),
        ("end-user-privacy-admin", "Deletion and Suppression", True, True),
        ("member", "Deletion and Suppression", False, False),
        ("member", "IAM Users", False, False),
        ("source-admin", "Credentials", True, False),
        ("minimal", "Catalog", True, True),
        ("minimal", "Sources", False, False),
        ("identity-admin", "a tag that nobody wrote down", False, False),
    ],
)
def test_a_role_is_for_the_tags_that_it_is_named_after(role: str, tag: str, reads: bool, changes: bool) -> None:
    assert (may(role, tag, "anything", True), may(role, tag, "anything", False)) == (reads, changes)


def test_both_sides_of_a_connection_are_needed() -> None:
    asked = ("Tracking Plans", "addSourceToTrackingPlan", False)
    assert not may("source-admin", *asked)
    assert not may("tracking-plan-admin", *asked)
    assert permitted(Grant(("source-admin", "tracking-plan-admin")), *asked).allowed


@pytest.mark.parametrize("role", ["warehouse-admin", "source-admin", "entities-admin", "unify-and-engage-admin"])
def test_credentials_are_made_by_those_who_use_them_and_changed_by_owners(role: str) -> None:
    assert may(role, "Credentials", "createCredential", False)
    assert not may(role, "Credentials", "updateCredential", False)


def test_write_keys_are_for_source_admins() -> None:
    shown = {role for role in ROLES if sees_write_keys(Grant((role,)))}
    assert shown == {"owner", "source-admin"}


def test_a_refusal_names_the_token_its_role_and_the_one_that_is_needed(api: Api, peer: Peer) -> None:
    with Api(peer, "source-read-only", api.workspace) as reader:
        answer = reader.post("/sources", json=SOURCE)
    assert answer.status_code == 403
    (error,) = answer.json()["errors"]
    assert error["type"] == "forbidden"
    assert error["message"] == (
        "The token 'tests' has the role source-read-only, "
        "but createSource needs the role Source Admin or Workspace Owner."
    )


def test_a_role_is_refused_before_the_body_is_looked_at(api: Api, peer: Peer) -> None:
    with Api(peer, "member", api.workspace) as member:
        assert member.post("/sources", content=b"{", headers={"Content-Type": "application/json"}).status_code == 403


def test_a_token_for_one_source_sees_and_changes_only_what_hangs_on_it(api: Api, peer: Peer) -> None:
    mine, other = api.source("mine"), api.source("other")
    my_destination, other_destination = api.destination(mine), api.destination(other)
    api.filter(other, other_destination)
    with Api(peer, "source-admin", api.workspace, (f"source:{mine}",)) as scoped:
        listed = scoped.get("/sources").json()["data"]
        destinations = scoped.get("/destinations").json()["data"]["destinations"]
        renamed = scoped.patch(f"/sources/{mine}", json={"name": "Mine"})
        hidden = [
            scoped.get(f"/sources/{other}"),
            scoped.patch(f"/sources/{other}", json={"name": "Mine too"}),
            scoped.delete(f"/destinations/{other_destination}"),
            scoped.get(f"/destination/{other_destination}/filters"),
            scoped.get(f"/sources/{other}/connected-destinations"),
            scoped.put(f"/sources/{other}/labels", json={"labels": []}),
            scoped.post("/destinations", json={"sourceId": other, "metadataId": "turnout-webhook", "settings": {}}),
        ]
        made = scoped.filter(mine, my_destination)
    assert [source["id"] for source in listed["sources"]] == [mine]
    assert listed["sources"][0]["writeKeys"] != []
    assert listed["pagination"]["totalEntries"] == 2
    assert [destination["id"] for destination in destinations] == [my_destination]
    assert renamed.status_code == 200
    assert {answer.status_code for answer in hidden} == {404}
    assert made["sourceId"] == mine
    assert api.get(f"/sources/{other}").json()["data"]["source"]["name"] == "other"


def test_the_connections_of_a_plan_are_shown_as_far_as_the_sources_may_be_seen(api: Api, peer: Peer) -> None:
    mine, other, plan = api.source("mine"), api.source("other"), api.plan()
    for source in (mine, other):
        assert api.post(f"/tracking-plans/{plan}/sources", json={"sourceId": source}).status_code == 200
    roles = ("source-read-only", "tracking-plan-read-only")
    with Api(peer, roles, api.workspace, (f"source:{mine}",)) as scoped:
        shown = scoped.get(f"/tracking-plans/{plan}/sources").json()["data"]
    assert [source["id"] for source in shown["sources"]] == [mine]
    assert shown["pagination"]["totalEntries"] == 2
    assert shown["sources"][0]["writeKeys"] == []


def test_a_token_for_one_source_makes_no_others(api: Api, peer: Peer) -> None:
    with Api(peer, "source-admin", api.workspace, (f"source:{api.source()}",)) as scoped:
        answer = scoped.post("/sources", json={**SOURCE, "slug": "another"})
    assert answer.status_code == 403
    assert "not limited to single sources" in answer.json()["errors"][0]["message"]


def test_what_a_scoped_token_deletes_goes_with_all_that_hangs_on_it(api: Api, peer: Peer) -> None:
    mine = api.source("mine")
    destination = api.destination(mine)
    with Api(peer, "source-admin", api.workspace, (f"source:{mine}",)) as scoped:
        assert scoped.delete(f"/sources/{mine}").status_code == 200
    assert api.get(f"/destinations/{destination}").status_code == 404


@pytest.mark.parametrize(
    ("roles", "scopes", "said"),
    [
        (("captain",), (), "there is no role 'captain'"),
        (("source-admin",), ("warehouse:a",), "none of its roles can be limited to a warehouse"),
        (("owner",), ("source:a",), "none of its roles can be limited to a source"),
        (("source-admin",), ("source:",), "'source:' is no scope"),
        (("source-admin",), ("ship:a",), "a scope is one of function:ID, source:ID"),
    ],
)
def test_a_token_that_would_mean_nothing_is_not_made(
    peer: Peer, roles: tuple[str, ...], scopes: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ServerError, match=said):
        create_token(peer.store, "nonsense", roles, scopes=scopes)
