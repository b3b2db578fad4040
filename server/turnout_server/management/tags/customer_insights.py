"""Customer insights: which logs were asked for; this server collects none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import invalid
from turnout_server.records import Writing, iso

DOWNLOAD = "customer_insights_download"
KEPT = timedelta(days=31)


def download(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Keep the request, and answer that there are no files."""
    said = call.said
    hour = _hour(said["hour"])
    if not change.now - KEPT <= hour <= change.now:
        raise invalid(("hour", "must be within the last month"))
    document = {"id": call.fresh.ksuid(), "collectionId": said["collectionId"], "hour": iso(hour)}
    change.add(DOWNLOAD, document["id"], document, {})
    return answered(endpoint, {"urls": []})


def _hour(text: str) -> datetime:
    try:
        hour = datetime.fromisoformat(text)
    except ValueError:
        raise invalid(("hour", "must be in ISO 8601, such as 2025-05-07T23:00:00Z")) from None
    if (hour.minute, hour.second, hour.microsecond) != (0, 0, 0):
        raise invalid(("hour", "must be a full hour"))
    return hour if hour.tzinfo else hour.replace(tzinfo=UTC)


ACTS: dict[str, Act] = {"createDownload": download}
