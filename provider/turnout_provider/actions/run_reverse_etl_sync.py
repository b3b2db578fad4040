"""`segment_run_reverse_etl_sync`: send the rows of a model now."""

from __future__ import annotations

from turnout_provider.actions.base import Action
from turnout_provider.framework.diagnostics import Diagnostic, Refusal, warning
from turnout_provider.framework.schema import Attribute

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout.operations.reverse_etl import SyncStatus

    State = Mapping[str, Any]

_FIRST_SECONDS = 1.0
_LONGEST_SECONDS = 30.0
_ID = {"length": [1, 255]}


class RunReverseEtlSync(Action):
    """Runs a sync, and waits for its end."""

    NAME = "segment_run_reverse_etl_sync"
    ABOUT = "Run a reverse ETL sync of a model to one destination subscription now, and wait for its end."
    ATTRIBUTES = {
        "source_id": Attribute(type="string", required=True, description="Source of the model.", checks=_ID),
        "model_id": Attribute(type="string", required=True, description="Model whose rows are sent.", checks=_ID),
        "subscription_id": Attribute(
            type="string", required=True, description="Destination subscription that gets them.", checks=_ID
        ),
        "wait": Attribute(
            type="bool", optional=True, description="Wait for the end, and fail if the sync fails; true if left out."
        ),
    }

    def invoke(self, config: State) -> Iterator[str | Diagnostic]:
        """Run it."""
        from turnout.operations.reverse_etl import CREATE_REVERSE_ETL_MANUAL_SYNC

        said = {name: config[name] for name in ("source_id", "model_id", "subscription_id")}
        sync_id = self.ask("invoke", CREATE_REVERSE_ETL_MANUAL_SYNC, **said).sync_id
        yield f"Sync {sync_id} has begun"
        if config["wait"] is not False:
            yield from self._watched(config["model_id"], sync_id)

    def _watched(self, model_id: str, sync_id: str) -> Iterator[str | Diagnostic]:
        from turnout.operations.reverse_etl import GET_REVERSE_ETL_SYNC_STATUS

        seconds = _FIRST_SECONDS
        while True:
            status = self.ask("invoke", GET_REVERSE_ETL_SYNC_STATUS, model_id=model_id, sync_id=sync_id)
            if status.sync_status != "IN_PROGRESS":
                break
            yield f"Sync {sync_id} is running for {status.duration}"
            self.wait(seconds, f"Sync {sync_id} goes on.")
            seconds = min(seconds * 2, _LONGEST_SECONDS)
        yield _counted(status)
        yield from _judged(status)


def _counted(status: SyncStatus) -> str:
    read = status.extract_phase.extract_count if status.extract_phase else "0"
    sent = status.load_phase.deliver_success_count if status.load_phase else "0"
    return f"Sync {status.sync_id} ended, {status.sync_status}: {read} rows read, {sent} taken by the destination"


def _judged(status: SyncStatus) -> Iterator[Diagnostic]:
    why = status.error or status.error_code or "The service does not say why."
    if status.sync_status == "FAIL":
        raise Refusal(Diagnostic("The sync failed", f"Sync {status.sync_id}: {why}"))
    if status.sync_status != "SUCCESS":
        yield warning("Not all rows were taken", f"Sync {status.sync_id} ended as {status.sync_status}. {why}")
