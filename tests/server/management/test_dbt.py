"""dbt: syncs that are asked for."""

from __future__ import annotations

from .conftest import Api


def test_a_dbt_sync_is_answered_honestly(api: Api) -> None:
    source = api.source()
    made = api.made("/dbt-model-syncs/trigger", sourceId=source)
    assert (made["sourceId"], made["status"]) == (source, "NOT_RUN")
    assert made["id"] != api.made("/dbt-model-syncs/trigger", sourceId=source)["id"]


def test_a_dbt_sync_is_for_a_source_that_is_there(api: Api) -> None:
    lost = api.post("/dbt-model-syncs/trigger", json={"sourceId": "nowhere"})
    assert (lost.status_code, lost.json()["errors"][0]["field"]) == (404, "sourceId")
    assert api.post("/dbt-model-syncs/trigger", json={}).json()["errors"][0]["field"] == "sourceId"
