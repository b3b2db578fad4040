"""A real management server for the whole run, and a workspace of its own for every test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from turnout_server.management import Ways, droppable, routes
from turnout_server.records import Clock, utc_now
from turnout_server.store import Store, create_workspace, open_store
from turnout_server.tokens import create_token


@dataclass(frozen=True)
class Peer:
    """The server under test, seen from the network and from its own side."""

    url: str
    store: Store


class Api(httpx.Client):
    """A client of one fresh workspace."""

    def __init__(
        self,
        peer: Peer,
        role: str | tuple[str, ...] = "owner",
        workspace: str | None = None,
        scopes: tuple[str, ...] = (),
    ) -> None:
        self.peer = peer
        self.workspace = workspace or create_workspace(peer.store, "harbour-tea", "Harbour Tea")
        made = create_token(peer.store, "tests", role, self.workspace, scopes)
        self.token, self.token_id = made.secret, made.id
        super().__init__(base_url=peer.url, headers={"Authorization": f"Bearer {self.token}"}, timeout=30)

    def made(self, path: str, **body: object) -> dict[str, object]:
        """Create something and answer it."""
        answer = self.post(path, json=body)
        assert answer.status_code in (200, 201), answer.text
        (value,) = answer.json()["data"].values()
        return value  # type: ignore[no-any-return]

    def source(self, slug: str = "web", **more: object) -> str:
        made = self.made("/sources", **{"slug": slug, "metadataId": "IqDTy1TpoU", "enabled": True, **more})
        return str(made["id"])

    def destination(self, source: str, **more: object) -> str:
        settings = {"url": "https://hooks.example/in", "sharedSecret": "quay"}
        said = {"sourceId": source, "metadataId": "turnout-webhook", "settings": settings, **more}
        return str(self.made("/destinations", **said)["id"])

    def filter(self, source: str, destination: str, **more: object) -> dict[str, object]:
        said = {"sourceId": source, "title": "No tests", "if": 'event = "Test"', "actions": [{"type": "DROP"}]}
        return self.made(f"/destination/{destination}/filters", **{**said, "enabled": True, **more})

    def plan(self, name: str = "Tills") -> str:
        return str(self.made("/tracking-plans", name=name, type="LIVE")["id"])


@contextmanager
def serving(directory: Path, ways: Ways | None = None, clock: Clock = utc_now) -> Iterator[Peer]:
    """A real server of the management API only, with options of its own."""
    store = open_store(directory, clock=clock)
    app = droppable(Starlette(routes=routes(store, ways)))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield Peer(f"http://127.0.0.1:{listening.getsockname()[1]}", store)
    server.should_exit = True
    thread.join()
    listening.close()
    store.close()


@pytest.fixture(scope="session")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    with serving(tmp_path_factory.mktemp("management")) as peer:
        yield peer


@pytest.fixture
def api(peer: Peer) -> Iterator[Api]:
    with Api(peer) as client:
        yield client
