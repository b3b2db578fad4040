"""Customer insights over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from .conftest import Api


def asked(api: Api, hour: str) -> Any:
    return api.post("/customer-insights/download", json={"collectionId": "tides", "hour": hour})


def test_no_logs_are_collected_and_so_there_are_no_files(api: Api) -> None:
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)

    assert asked(api, hour.isoformat()).json() == {"data": {"download": {"urls": []}}}


@pytest.mark.parametrize(
    "hour", ["yesterday", "2001-05-07T23:00:00Z", "2100-05-07T23:00:00Z", "2026-05-07T23:30:00Z"]
)
def test_an_hour_that_is_none_or_not_kept_is_refused(api: Api, hour: str) -> None:
    answer = asked(api, hour)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "hour")
