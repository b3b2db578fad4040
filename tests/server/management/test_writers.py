"""Many writers at once lose nothing, and every change is counted and signed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from turnout_server.records import Conflict, Duplicate
from turnout_server.store import Store, open_store
from turnout_server.tables import AUDIT

from .conftest import Api

WRITERS = 50


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def together(act: Any) -> list[Any]:
    """Run `act(number)` for every writer, all let go at the same moment."""
    gate = threading.Barrier(WRITERS)

    def one(number: int) -> Any:
        gate.wait(timeout=30)
        return act(number)

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(WRITERS)))


def test_fifty_writers_of_one_source_lose_no_setting(api: Api) -> None:
    source = api.source()
    answers = together(lambda number: api.patch(f"/sources/{source}", json={"settings": {f"key{number}": number}}))
    assert {answer.status_code for answer in answers} == {200}
    kept = api.get(f"/sources/{source}").json()["data"]["source"]["settings"]
    assert kept == {f"key{number}": number for number in range(WRITERS)}


def test_fifty_writers_of_one_plan_lose_no_rule(api: Api) -> None:
    plan = api.plan()
    said = [{"type": "TRACK", "key": f"Event {number}", "jsonSchema": {}, "version": 1} for number in range(WRITERS)]
    answers = together(lambda number: api.patch(f"/tracking-plans/{plan}/rules", json={"rules": [said[number]]}))
    assert {answer.status_code for answer in answers} == {200}
    listed = api.get(f"/tracking-plans/{plan}/rules").json()["data"]["rules"]
    assert {rule["key"] for rule in listed} == {rule["key"] for rule in said}


def test_fifty_writers_of_one_source_lose_no_label(api: Api) -> None:
    source = api.source()
    said = [{"key": "ship", "value": f"dory-{number}"} for number in range(WRITERS)]
    answers = together(lambda number: api.post(f"/sources/{source}/labels", json={"labels": [said[number]]}))
    assert {answer.status_code for answer in answers} == {200}
    kept = api.get(f"/sources/{source}").json()["data"]["source"]["labels"]
    assert {label["value"] for label in kept} == {label["value"] for label in said}


def test_fifty_changes_and_removals_of_rules_leave_what_nobody_removed(api: Api) -> None:
    plan = api.plan()
    rules = [{"type": "TRACK", "key": f"Event {number}", "jsonSchema": {}, "version": 1} for number in range(WRITERS)]
    path = f"/tracking-plans/{plan}/rules"
    assert api.put(path, json={"rules": rules[::2]}).status_code == 200

    def act(number: int) -> Any:
        if number % 2:
            return api.patch(path, json={"rules": [rules[number]]})
        return api.request(
            "DELETE", path, json={"rules": [{"type": "TRACK", "key": f"Event {number}", "version": 1}]}
        )

    assert {answer.status_code for answer in together(act)} == {200}
    left = api.get(path).json()["data"]["rules"]
    assert {rule["key"] for rule in left} == {rule["key"] for rule in rules[1::2]}


def test_of_fifty_sources_with_the_same_slug_one_is_made(api: Api) -> None:
    body = {"slug": "web", "metadataId": "IqDTy1TpoU", "enabled": True}
    statuses = together(lambda _number: api.post("/sources", json=body).status_code)
    assert sorted(statuses) == [201] + [409] * (WRITERS - 1)


def test_of_fifty_filters_ten_are_made(api: Api) -> None:
    source = api.source()
    path = f"/destination/{api.destination(source)}/filters"
    body = {"sourceId": source, "title": "t", "if": "all", "actions": [{"type": "DROP"}], "enabled": True}
    statuses = together(lambda _number: api.post(path, json=body).status_code)
    assert sorted(statuses) == [200] * 10 + [409] * (WRITERS - 10)


def test_a_row_that_was_changed_since_it_was_read_is_not_overwritten(store: Store) -> None:
    (workspace,) = store.workspaces()
    with store.reading(workspace) as view:
        read = view.get("workspace", workspace)
    with store.writing(workspace, "first", "rename") as change:
        change.change(read, {**read.document, "name": "First"})
    with pytest.raises(Conflict), store.writing(workspace, "second", "rename") as change:
        change.change(read, {**read.document, "name": "Second"})
    assert [row["name"] for row in store.rows("workspace")] == ["First"]


def add_twice(store: Store, workspace: str) -> None:
    with store.writing(workspace, "tests", "fail") as change:
        for _ in range(2):
            change.add("thing", "b", {"id": "b"}, {})


def test_every_change_counts_and_is_told_after_it_is_kept(store: Store) -> None:
    (workspace,) = store.workspaces()
    start, told = store.version(), []
    store.on_change(lambda version: told.append((version, store.version())))
    with store.writing(workspace, "tests", "add") as change:
        change.add("thing", "a", {"id": "a"}, {})
    with store.writing(workspace, "tests", "nothing"):
        pass
    with pytest.raises(Duplicate):
        add_twice(store, workspace)
    assert told == [(start + 1, start + 1)]
    assert store.version() == start + 1
    assert [row.key for row in store.documents("thing")["thing"]] == ["a"]


def test_the_version_never_goes_back_when_the_server_starts_again(tmp_path: Path) -> None:
    first = open_store(tmp_path, workspace_slug="harbour-tea", workspace_name="Harbour Tea")
    version, workspaces = first.version(), first.rows("workspace")
    first.close()
    second = open_store(tmp_path, workspace_slug="another")
    assert (second.version(), second.rows("workspace")) == (version, workspaces)
    assert (workspaces[0]["slug"], workspaces[0]["name"]) == ("harbour-tea", "Harbour Tea")
    second.close()


def test_the_audit_trail_says_who_changed_what_and_never_the_values(api: Api) -> None:
    source = api.source()
    destination = api.destination(source)
    api.patch(f"/destinations/{destination}", json={"settings": {"sharedSecret": "anchor"}})
    api.delete(f"/sources/{source}")
    with api.peer.store.engine.begin() as connection:
        here = (AUDIT.c.workspace == api.workspace, AUDIT.c.actor.startswith("public-api-token/"))
        trail = connection.execute(select(AUDIT).where(*here).order_by(AUDIT.c.id)).all()
    assert [(one.operation, one.type, one.resource_type, one.resource_id) for one in trail] == [
        ("createSource", "Source Created", "source", source),
        ("createDestination", "Integration Created", "destination", destination),
        ("updateDestination", "Integration Modified", "destination", destination),
        ("deleteSource", "Integration Deleted", "destination", destination),
        ("deleteSource", "Source Deleted", "source", source),
    ]
    assert trail[2].fields == ["settings"]
    assert "anchor" not in str(trail)
