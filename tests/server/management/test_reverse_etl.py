"""Reverse ETL: models, and syncs that run through their states and sync nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import pytest

from .conftest import Api

ACTION = "nFPnRozhz1mh4Gbx4MLvT5"


@dataclass(frozen=True)
class Rows:
    """A model, and the subscription that sends its rows."""

    api: Api
    source: str
    destination: str
    model: str
    subscription: str

    @property
    def said(self) -> dict[str, str]:
        return {"sourceId": self.source, "modelId": self.model, "subscriptionId": self.subscription}

    @property
    def syncs(self) -> str:
        return f"/reverse-etl-models/{self.model}/syncs"

    @property
    def statuses(self) -> str:
        return f"/reverse-etl-models/{self.model}/subscriptionId/{self.subscription}/syncs"

    def start(self) -> str:
        return str(self.api.made("/reverse-etl-syncs", **self.said)["syncId"])

    def status(self, sync: str) -> dict[str, Any]:
        found: dict[str, Any] = self.api.get(f"{self.syncs}/{sync}").json()["data"]["reverseETLSyncStatus"]
        return found

    def ended(self, sync: str) -> dict[str, Any]:
        deadline = time.monotonic() + 30
        while (status := self.status(sync))["syncStatus"] == "IN_PROGRESS":
            assert time.monotonic() < deadline, status
        return status


def model(api: Api, source: str, **more: object) -> str:
    said = {
        "name": "Regulars",
        "description": "",
        "enabled": True,
        "query": "SELECT 1",
        "queryIdentifierColumn": "id",
    }
    return str(api.made("/reverse-etl-models", sourceId=source, **{**said, **more})["id"])


def subscription(api: Api, destination: str, **more: object) -> str:
    said = {"name": "Rows", "actionId": ACTION, "trigger": 'event = "new"', "enabled": True, **more}
    return str(api.made(f"/destinations/{destination}/subscriptions", **said)["id"])


@pytest.fixture
def rows(api: Api) -> Rows:
    source = api.source("warehouse")
    destination = api.destination(source, metadataId="614a3c7d791c91c41bae7599", settings={})
    made = model(api, source)
    return Rows(api, source, destination, made, subscription(api, destination, modelId=made))


def test_a_sync_runs_ends_and_says_that_nothing_was_extracted(rows: Rows) -> None:
    sync = rows.start()
    running = rows.status(sync)
    assert (running["syncStatus"], running["syncId"]) == ("IN_PROGRESS", sync)
    assert (running["modelId"], running["sourceId"]) == (rows.model, rows.source)
    assert "finishedAt" not in running
    done = rows.ended(sync)
    assert done["syncStatus"] == "SUCCESS"
    assert (done["extractPhase"]["extractCount"], done["loadPhase"]["deliverSuccessCount"]) == ("0", "0")
    assert "Nothing was extracted" in done["error"]
    assert done["startedAt"] < done["finishedAt"]


def test_a_running_sync_can_be_canceled_once(rows: Rows) -> None:
    sync = rows.start()
    cancel = f"{rows.syncs}/{sync}/cancel"
    told = {"modelId": rows.model, "syncId": sync}
    assert rows.api.post(cancel, json={"reasonForCanceling": 4}).json()["data"] == {**told, "status": "CANCELLING"}
    again = rows.api.post(cancel).json()["data"]
    assert again == {**told, "errorCode": "SyncAlreadyCanceled", "errorMessage": "sync already canceled"}
    status = rows.status(sync)
    assert (status["syncStatus"], status["errorCode"]) == ("FAIL", "SyncCanceled")


def test_a_sync_that_has_ended_cannot_be_canceled(rows: Rows) -> None:
    sync = rows.start()
    rows.ended(sync)
    answer = rows.api.post(f"{rows.syncs}/{sync}/cancel", json={}).json()["data"]
    assert answer["errorCode"] == "SyncFinishedCannotCancel"
    assert rows.status(sync)["syncStatus"] == "SUCCESS"


def test_a_reason_is_one_of_five(rows: Rows) -> None:
    answer = rows.api.post(f"{rows.syncs}/{rows.start()}/cancel", json={"reasonForCanceling": 5})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "reasonForCanceling")


def test_syncs_are_listed_latest_first_ten_at_a_time(rows: Rows) -> None:
    started = [rows.start() for _ in range(12)]
    first = rows.api.get(rows.statuses).json()["data"]
    assert [each["syncId"] for each in first["syncStatuses"]] == started[:1:-1]
    assert first["pagination"]["totalEntries"] == 12
    second = rows.api.get(rows.statuses, params={"count": 5, "cursor": first["pagination"]["next"]}).json()["data"]
    assert [each["syncId"] for each in second["syncStatuses"]] == started[1::-1]
    assert "next" not in second["pagination"]


def test_the_window_of_a_list_of_syncs_is_checked(rows: Rows) -> None:
    for name, value in (("count", "101"), ("count", "0"), ("cursor", "here")):
        answer = rows.api.get(rows.statuses, params={name: value})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, name)


def test_syncs_of_another_subscription_are_not_listed(rows: Rows) -> None:
    rows.start()
    other = subscription(rows.api, rows.destination, modelId=rows.model)
    listed = rows.api.get(f"/reverse-etl-models/{rows.model}/subscriptionId/{other}/syncs").json()["data"]
    assert listed["syncStatuses"] == []


def test_a_sync_needs_a_model_that_is_on_and_a_subscription_that_sends_its_rows(rows: Rows) -> None:
    api, other = rows.api, rows.api.source("other")
    plain = subscription(api, rows.destination)
    for said, status, field in (
        ({"sourceId": "nowhere"}, 404, "sourceId"),
        ({"modelId": "nothing"}, 404, "modelId"),
        ({"subscriptionId": "nobody"}, 404, "subscriptionId"),
        ({"sourceId": other}, 422, "sourceId"),
        ({"subscriptionId": plain}, 422, "subscriptionId"),
    ):
        answer = api.post("/reverse-etl-syncs", json={**rows.said, **said})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, field)
    api.patch(f"/reverse-etl-models/{rows.model}", json={"enabled": False})
    off = api.post("/reverse-etl-syncs", json=rows.said)
    assert (off.status_code, off.json()["errors"][0]["field"]) == (409, "modelId")


def test_a_model_takes_its_syncs_and_subscriptions_with_it(rows: Rows) -> None:
    sync, kept = rows.start(), subscription(rows.api, rows.destination)
    assert rows.api.delete(f"/reverse-etl-models/{rows.model}").status_code == 200
    assert rows.api.get(f"{rows.syncs}/{sync}").status_code == 404
    left = rows.api.get(f"/destinations/{rows.destination}/subscriptions").json()["data"]["subscriptions"]
    assert [each["id"] for each in left] == [kept]


def test_a_subscription_that_moves_to_another_model_stays_when_the_first_one_goes(rows: Rows) -> None:
    second = model(rows.api, rows.source, name="Newcomers")
    path = f"/destinations/{rows.destination}/subscriptions/{rows.subscription}"
    moved = rows.api.patch(path, json={"input": {"reverseETLModelId": second}}).json()["data"]["subscription"]
    assert moved["modelId"] == second
    rows.api.delete(f"/reverse-etl-models/{rows.model}")
    assert rows.api.get(path).status_code == 200
    rows.api.delete(f"/reverse-etl-models/{second}")
    assert rows.api.get(path).status_code == 404


def test_a_model_goes_with_its_source_and_needs_one(rows: Rows) -> None:
    rows.api.delete(f"/sources/{rows.source}")
    assert rows.api.get(f"/reverse-etl-models/{rows.model}").status_code == 404
    said = {"name": "x", "description": "", "enabled": True, "query": "SELECT 1", "queryIdentifierColumn": "id"}
    lost = rows.api.post("/reverse-etl-models", json={**said, "sourceId": "nowhere"})
    assert (lost.status_code, lost.json()["errors"][0]["field"]) == (404, "sourceId")
