"""The hand-written fixtures of tests/wire as a service: each is a story of one object, told in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.client.wire_peer import Asked, Reply

WIRE = Path(__file__).resolve().parent.parent / "wire"


class Story:
    """Answers as the fixture does.

    Requests that change something must come in the fixture's order. A GET is answered by what stands between the
    last change and the next one, or else by what was said before that.
    """

    def __init__(self, kind: str) -> None:
        self.exchanges: list[dict[str, Any]] = json.loads((WIRE / f"{kind}.json").read_text())["exchanges"]
        self.told: set[int] = set()
        self.operations: list[str] = []
        self._place = -1

    def reply(self, asked: Asked) -> Reply:
        places = self._gets(asked) if asked.method == "GET" else self._change(asked)
        place = next((place for place in places if self._expected(place) == asked), None)
        if place is None:
            return Reply(418, {"errors": [{"type": "fixture", "message": f"the fixture has no {asked}"}]})
        self.told.add(place)
        self.operations.append(self.exchanges[place]["operation"])
        if asked.method != "GET":
            self._place = place
        said = self.exchanges[place]["response"]
        return Reply(said["status"], said["body"])

    def untold(self) -> list[str]:
        return [each["operation"] for place, each in enumerate(self.exchanges) if place not in self.told]

    def _change(self, asked: Asked) -> list[int]:
        return self._changes()[:1]

    def _changes(self) -> list[int]:
        later = range(self._place + 1, len(self.exchanges))
        return [place for place in later if self.exchanges[place]["request"]["method"] != "GET"]

    def _gets(self, asked: Asked) -> list[int]:
        end = next(iter(self._changes()), len(self.exchanges))
        return [*range(self._place + 1, end), *range(self._place, -1, -1)]

    def _expected(self, place: int) -> Asked:
        wanted = self.exchanges[place]["request"]
        return Asked(wanted["method"], unquote(wanted["path"]), wanted["query"], wanted.get("body"), {}, "")
