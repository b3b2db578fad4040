"""Regulations: suppression happens at once, and what is not deleted is said not to be."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from .conftest import Api, serving

WORKSPACE = "/regulations"


def regulate(api: Api, type: str, *ids: str, path: str = WORKSPACE, subject: str = "USER_ID", **more: str) -> str:
    said = {"regulationType": type, "subjectType": subject, "subjectIds": list(ids), **more}
    answer = api.post(path, json=said)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["data"]["regulateId"])


def regulation(api: Api, id: str) -> dict[str, Any]:
    return api.get(f"/regulations/{id}").json()["data"]["regulation"]  # type: ignore[no-any-return]


def suppressed(api: Api) -> list[tuple[str, str]]:
    found = api.get("/suppressions").json()["data"]["suppressed"]
    return [(one["subjectType"], id) for one in found for id in one["subjectIds"]]


def rows(api: Api) -> list[dict[str, Any]]:
    """What routing reads."""
    return [row for row in api.peer.store.rows("suppression") if row["workspaceId"] == api.workspace]


def test_who_is_suppressed_is_so_at_once_until_it_is_taken_back(api: Api) -> None:
    id = regulate(api, "SUPPRESS_ONLY", "mina", "kofi", "mina")
    assert suppressed(api) == [("userId", "mina"), ("userId", "kofi")]
    done = regulation(api, id)
    assert (done["overallStatus"], done["streamStatus"], done["workspaceId"]) == ("FINISHED", [], api.workspace)
    assert done["finishedAt"] == done["createdAt"]
    regulate(api, "SUPPRESS_ONLY", "mina")
    again = regulate(api, "UNSUPPRESS", "mina", "nobody")
    assert regulation(api, again)["overallStatus"] == "FINISHED"
    assert suppressed(api) == [("userId", "kofi")]


def test_routing_reads_whom_to_keep_out_and_where(api: Api) -> None:
    source, names = api.source(), ("subjectType", "subjectIds", "sourceId", "collection")
    regulate(api, "SUPPRESS_ONLY", "mina")
    regulate(api, "SUPPRESS_ONLY", "kofi", path=f"{WORKSPACE}/sources/{source}")
    regulate(
        api, "SUPPRESS_ONLY", "o1", path=f"{WORKSPACE}/cloudsources/{source}", subject="OBJECT_ID", collection="a"
    )
    assert [{name: row.get(name) for name in names} for row in rows(api)] == [
        {"subjectType": "userId", "subjectIds": ["mina"], "sourceId": None, "collection": None},
        {"subjectType": "userId", "subjectIds": ["kofi"], "sourceId": source, "collection": None},
        {"subjectType": "objectId", "subjectIds": ["o1"], "sourceId": source, "collection": "a"},
    ]
    assert suppressed(api) == [("userId", "mina")]
    api.delete(f"/sources/{source}")
    assert [row["subjectIds"] for row in rows(api)] == [["mina"]]


def test_a_source_cannot_take_back_what_the_workspace_suppresses(api: Api) -> None:
    path = f"{WORKSPACE}/sources/{api.source()}"
    regulate(api, "SUPPRESS_ONLY", "mina")
    regulate(api, "SUPPRESS_ONLY", "kofi", path=path)
    failed = regulate(api, "UNSUPPRESS", "kofi", "mina", path=path)
    assert regulation(api, failed)["overallStatus"] == "FAILED"
    assert len(rows(api)) == 2
    assert regulation(api, regulate(api, "UNSUPPRESS", "kofi", path=path))["overallStatus"] == "FINISHED"
    assert [row["subjectIds"] for row in rows(api)] == [["mina"]]


@pytest.mark.parametrize(
    ("type", "overall", "kept_out"),
    [
        ("DELETE_ONLY", "NOT_SUPPORTED", False),
        ("DELETE_INTERNAL", "NOT_SUPPORTED", False),
        ("SUPPRESS_WITH_DELETE", "PARTIAL_SUCCESS", True),
        ("SUPPRESS_WITH_DELETE_INTERNAL", "PARTIAL_SUCCESS", True),
    ],
)
def test_what_is_not_deleted_is_said_destination_by_destination(
    api: Api, type: str, overall: str, kept_out: bool
) -> None:
    source, other = api.source(), api.source("other")
    mine, others = api.destination(source), api.destination(other)
    streams = regulation(api, regulate(api, type, "mina"))
    assert streams["overallStatus"] == overall
    assert {one["id"]: [each["id"] for each in one["destinationStatus"]] for one in streams["streamStatus"]} == {
        source: [mine],
        other: [others],
    }
    (status,) = streams["streamStatus"][0]["destinationStatus"]
    assert (status["status"], status["finishedAt"]) == ("NOT_SUPPORTED", streams["finishedAt"])
    assert "nothing was deleted" in status["errString"]
    one = regulation(api, regulate(api, type, "kofi", path=f"{WORKSPACE}/sources/{source}"))
    assert [stream["id"] for stream in one["streamStatus"]] == [source]
    assert bool(rows(api)) is kept_out


def test_where_events_went_nowhere_there_is_nothing_to_delete(api: Api) -> None:
    api.source()
    assert regulation(api, regulate(api, "DELETE_ONLY", "mina"))["overallStatus"] == "FINISHED"


def test_regulations_are_listed_where_they_were_asked_for(api: Api) -> None:
    source = api.source()
    first = regulate(api, "SUPPRESS_ONLY", "mina")
    second = regulate(api, "DELETE_ONLY", "o1", "o2", subject="OBJECT_ID")
    third = regulate(api, "DELETE_ARCHIVE_ONLY", "a1", path=f"{WORKSPACE}/sources/{source}", subject="ANONYMOUS_ID")
    listed = api.get(WORKSPACE).json()["data"]["regulations"]
    assert [one["id"] for one in listed] == [first, second]
    assert {name: listed[1][name] for name in ("subjectType", "subjects", "regulationType", "status")} == {
        "subjectType": "OBJECT_ID",
        "subjects": ["o1", "o2"],
        "regulationType": "DELETE_ONLY",
        "status": "FINISHED",
    }
    assert [one["id"] for one in api.get(f"{WORKSPACE}/sources/{source}").json()["data"]["regulations"]] == [third]
    for query, wanted in (
        ("status=FAILED", []),
        ("status=FINISHED", [first, second]),
        ("regulationTypes=SUPPRESS_ONLY", [first]),
        ("regulationTypes[0]=SUPPRESS_ONLY&regulationTypes[1]=DELETE_ONLY", [first, second]),
        ("pagination.count=1&pagination.cursor=MQ==", [second]),
    ):
        assert [one["id"] for one in api.get(f"{WORKSPACE}?{query}").json()["data"]["regulations"]] == wanted
    assert api.get(f"{WORKSPACE}?status=DONE").json()["errors"][0]["field"] == "status"


def test_what_was_asked_for_more_than_ninety_days_ago_is_gone(tmp_path: Path) -> None:
    with serving(tmp_path) as peer, Api(peer) as api:
        source = api.source()
        ids = [
            regulate(api, "SUPPRESS_ONLY", "mina"),
            regulate(api, "SUPPRESS_ONLY", "m", path=f"{WORKSPACE}/sources/{source}"),
        ]
        today = peer.store.clock
        peer.store.clock = lambda: today() + timedelta(days=89)
        assert [api.get(f"{WORKSPACE}/{id}").status_code for id in ids] == [200, 200]
        peer.store.clock = lambda: today() + timedelta(days=91)
        assert [api.get(f"{WORKSPACE}/{id}").status_code for id in ids] == [404, 404]
        assert api.get(WORKSPACE).json()["data"]["regulations"] == []
        assert api.get(f"{WORKSPACE}/sources/{source}").json()["data"]["regulations"] == []
        assert suppressed(api) == [("userId", "mina")]


@pytest.mark.parametrize(
    ("path", "more", "field"),
    [
        (WORKSPACE, {"subjectIds": []}, "subjectIds"),
        (WORKSPACE, {"subjectIds": ["mina", ""]}, "subjectIds[1]"),
        (WORKSPACE, {"subjectIds": [str(number) for number in range(5001)]}, "subjectIds"),
        (WORKSPACE, {"subjectType": "ANONYMOUS_ID"}, "subjectType"),
        (WORKSPACE, {"regulationType": "DELETE_ARCHIVE_ONLY"}, "regulationType"),
        (f"{WORKSPACE}/sources/{{}}", {"subjectType": "OBJECT_ID"}, "subjectType"),
        (f"{WORKSPACE}/sources/{{}}", {"subjectType": "ANONYMOUS_ID"}, "subjectType"),
        (f"{WORKSPACE}/cloudsources/{{}}", {"subjectType": "OBJECT_ID"}, "collection"),
    ],
)
def test_what_cannot_be_regulated_is_refused(api: Api, path: str, more: dict[str, Any], field: str) -> None:
    said = {"regulationType": "SUPPRESS_ONLY", "subjectType": "USER_ID", "subjectIds": ["mina"], **more}
    answer = api.post(path.format(api.source()), json=said)
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, [field])
    assert rows(api) == []


def test_a_regulation_of_five_thousand_is_taken_whole(api: Api) -> None:
    ids = [f"user-{number}" for number in range(5000)]
    regulate(api, "SUPPRESS_ONLY", *ids)
    assert suppressed(api) == [("userId", id) for id in ids]
    regulate(api, "UNSUPPRESS", *ids)
    assert suppressed(api) == []


def test_only_sources_that_there_are_can_be_regulated(api: Api) -> None:
    said = {"regulationType": "SUPPRESS_ONLY", "subjectType": "USER_ID", "subjectIds": ["mina"]}
    assert api.post(f"{WORKSPACE}/sources/404", json=said).status_code == 404
    assert api.get(f"{WORKSPACE}/sources/404").status_code == 404
    assert api.get(f"{WORKSPACE}/404").status_code == 404
