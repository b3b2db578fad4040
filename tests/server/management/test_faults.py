"""What tests may ask to go wrong, through `/__faults`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from turnout import Client, SourceSpec
from turnout_server.management import Faults, Ways
from turnout_server.management.faults import Rule

from .conftest import Api, Peer, serving

SOURCE = {"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    with serving(tmp_path_factory.mktemp("faulty"), Ways(faults=Faults())) as peer:
        yield peer


@pytest.fixture
def api(faulty: Peer) -> Iterator[Api]:
    with Api(faulty) as api:
        yield api
        api.delete("/__faults")


def fault(api: Api, **rule: Any) -> None:
    answer = api.post("/__faults", json=rule)
    assert answer.status_code == 200, answer.text


def slugs(api: Api) -> list[str]:
    return [source["slug"] for source in api.get("/sources").json()["data"]["sources"]]


def test_an_operation_answers_a_status_as_often_as_asked_and_nothing_is_changed(api: Api) -> None:
    fault(api, operation="createSource", status=503, times=2, retryAfter=7)
    answers = [api.post("/sources", json=SOURCE) for _ in range(2)]
    assert [(answer.status_code, answer.headers["retry-after"]) for answer in answers] == [(503, "7")] * 2
    assert answers[0].json()["errors"][0]["type"] == "injected-fault"
    assert slugs(api) == []
    assert api.post("/sources", json=SOURCE).status_code == 201


def test_a_failure_after_the_commit_leaves_the_change(api: Api) -> None:
    fault(api, operation="createSource", status=500, when="after")
    answer = api.post("/sources", json=SOURCE)
    assert answer.status_code == 500
    assert "after" in answer.json()["errors"][0]["message"]
    assert slugs(api) == ["web"]


@pytest.mark.parametrize(("when", "left"), [("before", []), ("after", ["web"])])
def test_a_connection_is_dropped_without_an_answer(api: Api, when: str, left: list[str]) -> None:
    fault(api, operation="createSource", drop=True, when=when)
    with pytest.raises(httpx.RemoteProtocolError):
        api.post("/sources", json=SOURCE)
    assert slugs(api) == left


def test_an_answer_comes_late(api: Api) -> None:
    fault(api, operation="listSources", delayMs=300)
    start = time.monotonic()
    assert api.get("/sources").status_code == 200
    assert time.monotonic() - start >= 0.3


def test_a_new_object_is_not_there_for_some_looks(api: Api) -> None:
    fault(api, operation="createSource", hideReads=3)
    source = api.source("web")
    assert api.get(f"/sources/{source}").status_code == 404
    assert slugs(api) == []
    assert api.patch(f"/sources/{source}", json={"name": "Web"}).status_code == 404
    assert slugs(api) == ["web"]
    assert api.get(f"/sources/{source}").status_code == 200


def test_a_new_object_is_not_there_for_some_time(api: Api) -> None:
    fault(api, operation="createSource", hideMs=400)
    made = time.monotonic()
    source = api.source("web")
    assert api.get(f"/sources/{source}").status_code == 404
    while api.get(f"/sources/{source}").status_code == 404:
        assert time.monotonic() < made + 20
    assert time.monotonic() - made >= 0.4
    assert slugs(api) == ["web"]


def test_what_is_hidden_from_one_workspace_does_not_touch_another(api: Api, faulty: Peer) -> None:
    fault(api, operation="createSource", hideReads=1)
    api.source("web")
    with Api(faulty) as other:
        other.source("web")
        assert slugs(other) == ["web"]
    assert slugs(api) == []


def test_the_last_page_says_null_where_that_is_asked(api: Api) -> None:
    fault(api, operation="listSources", nullNext=True)
    assert api.get("/sources").json()["data"]["pagination"]["next"] is None
    assert "next" not in api.get("/sources").json()["data"]["pagination"]


def test_the_first_rule_that_is_left_counts_and_any_operation_may_be_meant(api: Api) -> None:
    fault(api, operation="*", status=500, times=1)
    fault(api, operation="listSources", status=503, times=None)
    assert [api.get("/sources").status_code for _ in range(3)] == [500, 503, 503]
    rules = api.get("/__faults").json()["data"]["rules"]
    assert [(rule["operation"], rule["fired"], rule["left"]) for rule in rules] == [
        ("*", 1, 0),
        ("listSources", 2, None),
    ]
    assert api.delete("/__faults").json()["data"]["rules"] == []
    assert api.get("/sources").status_code == 200


@pytest.mark.parametrize(
    ("rule", "field", "said"),
    [
        ({"operation": "createShip", "status": 500}, "operation", "must be the id of an operation"),
        ({"operation": "createSource"}, "status", "is required where none of"),
        ({"status": 200}, "status", "must be greater than or equal to 400"),
        ({"status": 500, "times": 0}, "times", "must be greater than or equal to 1"),
        ({"status": 500, "when": "later"}, "when", "must be one of [before, after]"),
        ({"delayMs": 60_001}, "delayMs", "must be less than or equal to 60000"),
        ({"colour": "red"}, "colour", "is not allowed"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(api: Api, rule: dict[str, Any], field: str, said: str) -> None:
    answer = api.post("/__faults", json=rule)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["field"]) == (422, field)
    assert said in error["message"]
    assert api.get("/__faults").json()["data"]["rules"] == []


def test_only_owners_make_the_server_fail(api: Api, faulty: Peer) -> None:
    with Api(faulty, "member", api.workspace) as member:
        refused = member.post("/__faults", json={"status": 500})
        assert refused.status_code == 403
        assert "Workspace Owner" in refused.json()["errors"][0]["message"]
    assert httpx.get(f"{faulty.url}/__faults").status_code == 401


def test_without_the_option_there_are_no_faults(peer: Peer) -> None:
    with Api(peer) as ordinary:
        answer = ordinary.post("/__faults", json={"status": 500})
    assert answer.status_code == 404
    assert "--allow-faults" in answer.json()["errors"][0]["message"]


def test_the_client_gets_past_failures_and_dropped_connections(api: Api, faulty: Peer) -> None:
    fault(api, operation="getSource", status=503)
    fault(api, operation="getSource", drop=True)
    with Client(api.token, base_url=faulty.url) as client:
        source = client.sources.create(SourceSpec(slug="web", metadata_id="IqDTy1TpoU", enabled=True))
        assert client.sources.get(source.id).slug == "web"
    assert [rule["fired"] for rule in api.get("/__faults").json()["data"]["rules"]] == [1, 1]


def test_a_rule_hides_nothing_that_it_does_not_say() -> None:
    faults = Faults()
    faults.hide(Rule(status=500), "workspace", [("source", "a")], 0.0)
    assert faults.hidden("workspace", 0.0) == frozenset()
