"""DBT: syncs that are asked for; there is no dbt here to run them."""

from __future__ import annotations

from turnout_server.management.operations import Act, Call, Data, Endpoint, answered
from turnout_server.management.problems import not_found
from turnout_server.records import Writing

NOT_RUN = "NOT_RUN"


def trigger(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Say that the request is understood and that nothing runs."""
    source = call.said["sourceId"]
    if change.find("source", source) is None:
        raise not_found("Source", source, "sourceId")
    return answered(endpoint, {"id": call.fresh.ksuid(), "sourceId": source, "status": NOT_RUN})


ACTS: dict[str, Act] = {"createDbtModelSyncTrigger": trigger}
