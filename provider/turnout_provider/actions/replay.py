"""`segment_replay`: deliver events of a span of time to one destination once more."""

from __future__ import annotations

import json

from turnout_provider.actions.base import Action
from turnout_provider.declared import Absent
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.framework.schema import Attribute
from turnout_provider.plugin.values import UNKNOWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from turnout._steps import Flow, Request

    State = Mapping[str, Any]

_PATH = "/__deliveries/replay"


class Replay(Action):
    """Replays events."""

    NAME = "segment_replay"
    ABOUT = (
        "Deliver events of a span of time to one destination once more, through the filters and mappings as they are"
        " now. Only a Turnout server does that; the Public API of Segment has no replay."
    )
    ATTRIBUTES = {
        "destination_id": Attribute(
            type="string", required=True, description="Destination that gets them.", checks={"length": [1, 255]}
        ),
        "from": Attribute(type="string", required=True, description="Events received from this time on, RFC 3339."),
        "to": Attribute(type="string", required=True, description="Events received before this time, RFC 3339."),
        "events": Attribute(
            type=["list", "string"],
            optional=True,
            description="Names of track events, or types of other calls; all if left out.",
        ),
    }

    def validate(self, config: State) -> list[Diagnostic]:
        """What is wrong with a configuration, as far as its values are known."""
        from datetime import datetime

        found = super().validate(config)
        for name in ("from", "to"):
            value = config[name]
            if value is None or value is UNKNOWN:
                continue
            try:
                zoned = datetime.fromisoformat(value).tzinfo is not None
            except ValueError:
                zoned = False
            if not zoned:
                detail = f"{json.dumps(value)} is none; an example is 2026-11-24T00:00:00Z."
                found.append(Diagnostic("Not a time with a zone", detail, (name,)))
        return found

    def invoke(self, config: State) -> Iterator[str | Diagnostic]:
        """Ask for the replay, and say how many events it is."""
        from turnout._steps import Request

        said = {"from": config["from"], "to": config["to"], "events": config["events"] or []}
        body = {"destinationId": config["destination_id"], **said}
        yield f"Replaying events from {config['from']} to {config['to']}"
        try:
            counted = self.run("invoke", _asked(Request("replay", "POST", _PATH, body=body)))
        except Absent as absent:
            detail = f"{absent.diagnostics[0].detail}\n\nOnly a Turnout server has replays."
            raise Refusal(Diagnostic("There is nothing to replay to", detail)) from None
        yield f"{counted['queued']} events are on their way again, {counted['filtered']} were filtered"


def _asked(request: Request) -> Flow[Mapping[str, Any]]:
    """Once: events that were queued by an attempt that nobody answered for would be delivered a second time."""
    from turnout import errors
    from turnout._retry import api_error
    from turnout._steps import Answer

    outcome = yield request
    if not isinstance(outcome, Answer):
        raise errors.TransportError("no answer to the replay", request.method, request.path)
    if outcome.status != 200:
        raise api_error(request, outcome)
    counted = outcome.json()
    if not isinstance(counted, dict) or not {"queued", "filtered"} <= counted.keys():
        raise errors.BadAnswer("the answer has no counts", request.method, request.path)
    return counted
