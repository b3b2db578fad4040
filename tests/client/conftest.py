"""Both clients for every test that does not care which one it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.client.awaited import make_async, make_sync
from tests.client.wire_peer import TOKEN, Peer

from turnout import Policy


@pytest.fixture(params=[make_sync, make_async], ids=["sync", "async"])
def make(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Makes a client of either colour, to be used as a synchronous one."""
    made: Callable[..., Any] = request.param
    return made


@pytest.fixture
def client_of(make: Callable[..., Any]) -> Callable[[Peer], Any]:
    """A client of a peer that never waits between attempts, whatever the chance says."""
    return lambda peer: make(token=TOKEN, base_url=peer.url, policy=Policy(chance=lambda: 0.0))
