"""Several workspaces in one server: nothing of one is seen or changed from another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.running import Sink, make_webhook, serving

from turnout import Client, SourceSpec
from turnout_server.errors import ServerError
from turnout_server.management.operations import Endpoint
from turnout_server.management.table import endpoints
from turnout_server.store import create_workspace, find_workspace, open_store
from turnout_server.tokens import create_token

from .conftest import Api, Peer

BODIES: dict[str, dict[str, Any]] = {
    "addSourceToTrackingPlan": {"sourceId": "404"},
    "createFilterForDestination": {
        "sourceId": "404",
        "title": "t",
        "if": "all",
        "actions": [{"type": "DROP"}],
        "enabled": True,
    },
    "addLabelsToSource": {"labels": []},
    "replaceLabelsInSource": {"labels": []},
    "replaceRulesInTrackingPlan": {"rules": []},
    "updateRulesInTrackingPlan": {"rules": [{"type": "IDENTIFY", "version": 1, "jsonSchema": {}}]},
}
QUERIES: dict[str, dict[str, str]] = {
    "removeSourceFromTrackingPlan": {"sourceId": "404"},
    "removeRulesFromTrackingPlan": {"rules[0][type]": "IDENTIFY", "rules[0][version]": "1"},
}


def said(endpoint: Endpoint) -> dict[str, Any] | None:
    """What the operation has to be told, or None where that is not written above."""
    name, fields = endpoint.verb.operation, endpoint.input.model_fields if endpoint.input else {}
    if name in QUERIES or name in BODIES:
        return {"params": QUERIES[name]} if name in QUERIES else {"json": BODIES[name]}
    if any(info.is_required() for info in fields.values()):
        return None
    return {"json": {endpoint.verb.wrap: {}}} if endpoint.verb.wrap else {}


TAGS = ("Sources", "Destinations", "Destination Filters", "Tracking Plans")
ENDPOINTS = {
    endpoint.verb.operation: endpoint
    for endpoint in endpoints()
    if endpoint.tag in TAGS and "{" in endpoint.verb.path and said(endpoint) is not None
}


@pytest.mark.parametrize("operation", ENDPOINTS)
def test_what_another_workspace_has_is_not_there(api: Api, peer: Peer, operation: str) -> None:
    endpoint = ENDPOINTS[operation]
    source, plan = api.source(), api.plan()
    destination = api.destination(source)
    made = {"/sources": source, "/destinations": destination, "/destination": destination, "/tracking-plans": plan}
    path = _path(endpoint, made["/" + endpoint.verb.path.split("/")[1]])
    before = [api.get(shown).json() for shown in (f"/sources/{source}", "/destinations", "/tracking-plans")]
    with Api(peer) as stranger:
        answer = stranger.request(endpoint.verb.method, path, **(said(endpoint) or {}))
    assert answer.status_code == 404, answer.text
    assert "not found" in answer.json()["errors"][0]["message"]
    assert [api.get(shown).json() for shown in (f"/sources/{source}", "/destinations", "/tracking-plans")] == before


def _path(endpoint: Endpoint, first: str) -> str:
    steps = endpoint.verb.path.split("/")
    ids = iter([first])
    return "/".join(next(ids, "404") if step.startswith("{") else step for step in steps)


def test_lists_show_only_the_own_workspace(api: Api, peer: Peer) -> None:
    api.destination(api.source())
    api.plan()
    with Api(peer) as stranger:
        for path, key in (
            ("sources", "sources"),
            ("destinations", "destinations"),
            ("tracking-plans", "trackingPlans"),
        ):
            data = stranger.get(f"/{path}").json()["data"]
            assert (data[key], data["pagination"]["totalEntries"]) == ([], 0)
        assert stranger.get("/").json()["data"]["workspace"]["id"] != api.workspace
        assert stranger.made("/sources", slug="web", metadataId="IqDTy1TpoU", enabled=True)["slug"] == "web"


def test_events_go_to_the_destinations_of_the_write_keys_workspace(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server, Sink().listening() as ours, Sink().listening() as theirs:
        store = open_store(server.data)
        other = create_token(store, "other", workspace=create_workspace(store, "other", "Other")).secret
        store.close()
        for token, sink in ((server.token, ours), (other, theirs)):
            with Client(token, base_url=server.url) as client:
                source = client.sources.create(SourceSpec(slug="shop", metadata_id="iUM16Md8P2", enabled=True))
                make_webhook(client, source, sink.url)
            said = {"userId": "u", "event": token[-4:], "messageId": token[-8:]}
            server.post("/v1/track", said, write_key=source.write_keys[0])
        overview = server.quiet()
        strangers = httpx.get(f"{server.url}/__deliveries", headers={"Authorization": f"Bearer {other}"}).json()
    for told in (overview, strangers):
        assert [(one["slug"], one["received"]) for one in told["sources"]] == [("shop", 1)]
        assert [one["delivered"] for one in told["destinations"]] == [1]
    assert overview["sources"] != strangers["sources"]
    assert [event["event"] for event in ours.events()] == [server.token[-4:]]
    assert [event["event"] for event in theirs.events()] == [other[-4:]]


def test_a_workspace_is_found_by_id_or_slug_and_a_slug_is_its_own(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    made = create_workspace(store, "staging", "Staging", alone=True)
    assert (find_workspace(store, made), find_workspace(store, "staging")) == (made, made)
    with pytest.raises(ServerError, match="another --slug"):
        create_workspace(store, "staging", "Again", alone=True)
    with pytest.raises(ServerError, match="turnout workspace list"):
        find_workspace(store, "nowhere")
    assert len(store.workspaces()) == 2
    store.close()
