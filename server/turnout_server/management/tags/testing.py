"""Testing: what is sent comes back."""

from __future__ import annotations

from turnout_server.management import echo
from turnout_server.management.operations import Act, Call, Data, Endpoint
from turnout_server.records import Reading


def answer(_view: Reading, endpoint: Endpoint, call: Call) -> Data:
    """Show what was sent, but for the headers, which only the desk knows."""
    return echo.answer(call, endpoint.verb.method, {})[1]


ACTS: dict[str, Act] = {echo.OPERATION: answer}
