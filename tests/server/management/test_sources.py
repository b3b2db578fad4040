"""Write keys of sources, and what is connected to them."""

from __future__ import annotations

from typing import Any

from .conftest import Api


def keys(api: Api, source: str) -> list[str]:
    found: dict[str, Any] = api.get(f"/sources/{source}").json()["data"]["source"]
    return list(found["writeKeys"])


def test_a_source_gets_more_write_keys_and_loses_them_again(api: Api) -> None:
    source = api.source()
    (first,) = keys(api, source)
    made = api.post(f"/sources/{source}/writekey").json()["data"]["source"]
    assert (made["id"], made["slug"], made["writeKeys"][0]) == (source, "web", first)
    assert keys(api, source) == made["writeKeys"]
    assert len(set(made["writeKeys"])) == 2

    gone = api.delete(f"/sources/{source}/writekey/{first}")
    assert gone.json() == {"data": {"status": "SUCCESS"}}
    assert keys(api, source) == made["writeKeys"][1:]


def test_a_write_key_that_is_not_the_sources_cannot_be_removed(api: Api) -> None:
    source, other = api.source("web"), api.source("app")
    (foreign,) = keys(api, other)
    answer = api.delete(f"/sources/{source}/writekey/{foreign}")
    assert answer.status_code == 404
    assert foreign not in answer.text
    assert keys(api, other) == [foreign]
    assert api.post("/sources/nowhere/writekey").status_code == 404


def test_the_audit_trail_tells_of_a_write_key_without_naming_it(api: Api) -> None:
    source = api.source()
    made = api.post(f"/sources/{source}/writekey").json()["data"]["source"]
    events = api.get("/audit-events").json()["data"]["events"]
    assert (events[0]["type"], events[0]["resourceId"]) == ("Source Modified", source)
    assert made["writeKeys"][1] not in str(events)


def test_write_keys_are_made_by_those_who_may_change_sources(api: Api) -> None:
    source = api.source()
    with Api(api.peer, "source-read-only", api.workspace) as reader:
        assert reader.post(f"/sources/{source}/writekey").status_code == 403
    assert len(keys(api, source)) == 1
