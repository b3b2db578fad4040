"""A destination's loop, where its reads of the queue and its sends overlap."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.server.rows import source, webhook
from tests.server.running import Got, Sink

from turnout_server.deliver import Deliveries, Means
from turnout_server.journey import Queued, Routed, digest
from turnout_server.log import EventLog
from turnout_server.log_tables import Waiting
from turnout_server.routing import routing
from turnout_server.targets.http_client import Http
from turnout_server.targets.target import World

NOW = 1_700_000_000.0


class SlowReads(EventLog):
    """A log on a disk so slow that what was read of a queue is old by the time it arrives."""

    reads = 0

    def __init__(self, file: Path, second_read: threading.Event) -> None:
        super().__init__(file)
        self.second_read = second_read

    async def due(self, destination_id: str, most: int) -> list[Waiting]:
        found = await super().due(destination_id, most)
        self.reads += 1
        if self.reads == 2:
            self.second_read.set()
            while await self.queues():
                await asyncio.sleep(0)
        return found


def test_a_delivery_that_lands_while_the_queue_is_read_is_not_sent_again(tmp_path: Path, sink: Sink) -> None:
    ids, second_read = ["a", "b", "c"], threading.Event()

    def answer_after_the_second_read(got: Got, number: int) -> tuple[int, dict[str, str]]:
        assert second_read.wait(20)
        return 200, {}

    async def deliver() -> Sequence[object]:
        log = SlowReads(tmp_path / "log", second_read)
        now = routing({"source": [source()], "destination": [webhook(sink.url)]})
        async with Http(allow_private=True) as http:
            lanes = Deliveries(Means(log, World(http, tmp_path, log.id, True), lambda: now))
            queued = [Queued("hook", "src", id, 5, b"{}") for id in ids]
            await log.apply(Routed([], [digest(id) for id in ids], queued, Counter()), NOW)
            lanes.wake(["hook"])
            await asyncio.sleep(0)
            lanes.wake(["hook"])
            while await log.queues() or log.reads < 2:
                await asyncio.sleep(0)
            lanes.wake(["hook"])
            while log.reads < 3:
                await asyncio.sleep(0)
            await lanes.stop(5)
        counts, _, _ = await log.standing()
        await log.close()
        return [n for (_, _, what, _), n in counts.items() if what == "delivered"]

    sink.answer = answer_after_the_second_read
    assert asyncio.run(deliver()) == [3]
    assert len(sink.got) == 3
