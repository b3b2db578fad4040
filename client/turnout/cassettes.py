"""Recorded conversations with the service, for tests that need no network and no token.

    from turnout import Client
    from turnout.cassettes import Cassette

    with Client("any-token", transport=Cassette("tests/cassettes/sources.json")) as client:
        client.sources.list()

The first run talks to the service and writes the file, every later run answers from the file. Secrets are taken out
before anything is written: the token, write keys, settings whose names sound secret and, if asked for, e-mail
addresses. Read the file before you share it: a secret in a setting with a harmless name is not found.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl

from . import errors
from ._hints import NOT_EXECUTED
from ._http import httpx
from ._scrub import Scrubber, alike
from ._wire import Json

Mode = Literal["once", "record", "replay"]
Exchange: TypeAlias = dict[str, dict[str, Json]]

_KEPT = ("content-type", "x-request-id")
_UNPACED = {"x-ratelimit-consumed": "0", "x-ratelimit-remaining": "1000000000"}
"""What a replayed answer says of budgets, so that a test never waits for its turn."""


class Cassette(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for `Client` and `AsyncClient` that records to a JSON file and replays from it.

    `mode` is `once` (replay if the file exists, else record), `record` (talk to the service, write the file anew) or
    `replay` (never talk to the service). Replayed, each recorded answer is given once, to a request of the same
    method, path, query and body; with `ordered`, the requests must also come in the order in which they were
    recorded. Otherwise NotRecorded is raised, and shows the nearest one. `secrets` are more texts to take out, and
    `emails` takes out all e-mail addresses. `transport` carries the requests that are recorded. Answers that say
    "later" (429, 503) are not recorded: the client asks again.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        mode: Mode = "once",
        *,
        ordered: bool = False,
        emails: bool = False,
        secrets: Iterable[str] = (),
        transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.path = Path(path)
        self.recording = mode == "record" or (mode == "once" and not self.path.exists())
        self.exchanges: list[Exchange] = [] if self.recording else _read(self.path)
        self._left = list(range(len(self.exchanges)))
        self._ordered = ordered
        self._scrubber = Scrubber(secrets, emails=emails)
        self._transport = transport
        self._lock = threading.Lock()

    @property
    def left(self) -> list[str]:
        """The recorded requests that nobody has asked for yet, such as `GET /sources`."""
        return [_title(self.exchanges[place]["request"]) for place in self._left]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer from the file, or from the service."""
        asked = self._asked(request, request.read())
        if not self.recording:
            return self._replayed(asked)
        if self._transport is None:
            self._transport = httpx.HTTPTransport()
        if not isinstance(self._transport, httpx.BaseTransport):
            raise TypeError("a Client records through a httpx.BaseTransport")
        response = self._transport.handle_request(request)
        response.read()
        self._record(asked, response)
        return response

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer from the file, or from the service."""
        asked = self._asked(request, await request.aread())
        if not self.recording:
            return self._replayed(asked)
        if self._transport is None:
            self._transport = httpx.AsyncHTTPTransport()
        if not isinstance(self._transport, httpx.AsyncBaseTransport):
            raise TypeError("an AsyncClient records through a httpx.AsyncBaseTransport")
        response = await self._transport.handle_async_request(request)
        await response.aread()
        self._record(asked, response)
        return response

    def close(self) -> None:
        """Give back the connections that were recorded from."""
        if isinstance(self._transport, httpx.BaseTransport):
            self._transport.close()

    async def aclose(self) -> None:
        """Give back the connections that were recorded from."""
        if isinstance(self._transport, httpx.AsyncBaseTransport):
            await self._transport.aclose()

    def _asked(self, request: httpx.Request, content: bytes) -> dict[str, Json]:
        with self._lock:
            self._scrubber.know(request.headers.get("authorization", "").split()[1:])
            path, _, query_text = request.url.raw_path.decode().partition("?")
            asked: dict[str, Json] = {"method": request.method, "path": self._scrubber.path(path)}
            query = _query(query_text, self._scrubber)
            return asked | ({"query": query} if query else {}) | self._content(content)

    def _content(self, content: bytes) -> dict[str, Json]:
        if not content:
            return {}
        try:
            return {"body": self._scrubber.json(json.loads(content))}
        except ValueError:
            return {"text": self._scrubber.text(content.decode(errors="replace"))}

    def _record(self, asked: dict[str, Json], response: httpx.Response) -> None:
        if response.status_code in NOT_EXECUTED:
            return
        with self._lock:
            headers = {
                name: self._scrubber.text(response.headers[name]) for name in _KEPT if name in response.headers
            }
            said = {"status": response.status_code, "headers": headers, **self._content(response.content)}
            self.exchanges.append({"request": asked, "response": said})
            _write(self.path, self.exchanges)

    def _replayed(self, asked: dict[str, Json]) -> httpx.Response:
        with self._lock:
            candidates = self._left[:1] if self._ordered else self._left
            place = next((place for place in candidates if _same(self.exchanges[place]["request"], asked)), None)
            if place is None:
                raise _not_recorded(self.path, asked, [self.exchanges[place]["request"] for place in candidates])
            self._left.remove(place)
            return _response(self.exchanges[place]["response"])


def _query(text: str, scrubber: Scrubber) -> dict[str, Json]:
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        found.setdefault(name, []).append(scrubber.named(name, value))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _response(said: Mapping[str, Json]) -> httpx.Response:
    content = json.dumps(said["body"]) if "body" in said else said.get("text", "")
    return httpx.Response(said["status"], headers={**_UNPACED, **said.get("headers", {})}, content=content.encode())


def _read(path: Path) -> list[Exchange]:
    try:
        found: list[Exchange] = json.loads(path.read_bytes())["exchanges"]
        for exchange in found:
            _title(exchange["request"])
            _response(exchange["response"])
    except FileNotFoundError:
        raise errors.NotConfigured(f"there is no cassette {path}; record it with mode 'once' or 'record'") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise errors.NotConfigured(f"{path} is no cassette ({error!r}); delete it to record it again") from None
    return found


def _write(path: Path, exchanges: list[Exchange]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside it and then into its place: whoever stops in the middle keeps what was there.
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_text(json.dumps({"exchanges": exchanges}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(new, path)


def _same(recorded: Mapping[str, Json], asked: Mapping[str, Json]) -> bool:
    return not any(_differences(recorded, asked))


def _not_recorded(path: Path, asked: Mapping[str, Json], candidates: list[dict[str, Json]]) -> errors.NotRecorded:
    # Only a test that fails pays for the import.
    from difflib import SequenceMatcher

    def likeness(recorded: Mapping[str, Json]) -> tuple[bool, float, int]:
        ratio = SequenceMatcher(None, recorded["path"], asked["path"]).ratio()
        return recorded["method"] == asked["method"], ratio, -len(list(_differences(recorded, asked)))

    nearest = max(candidates, key=likeness, default=None)
    different = [] if nearest is None else list(_differences(nearest, asked))
    return errors.NotRecorded(str(path), _title(asked), _title(nearest) if nearest else None, different)


def _title(request: Mapping[str, Json]) -> str:
    return f"{request['method']} {request['path']}"


def _differences(recorded: Mapping[str, Json], asked: Mapping[str, Json]) -> Iterator[str]:
    """What is not the same in two requests, by place; secrets are all alike."""
    before, now = dict(_leaves("", recorded)), dict(_leaves("", asked))
    for place in {**before, **now}:
        if alike(before.get(place, "nothing")) != alike(now.get(place, "nothing")):
            yield f"{place} is {before.get(place, 'nothing')}, not {now.get(place, 'nothing')}"


def _leaves(place: str, value: Json) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and value:
        for name, member in value.items():
            yield from _leaves(f"{place}.{name}" if place else name, member)
    elif isinstance(value, list) and value:
        for index, entry in enumerate(value):
            yield from _leaves(f"{place}[{index}]", entry)
    else:
        yield place, json.dumps(value, ensure_ascii=False)
