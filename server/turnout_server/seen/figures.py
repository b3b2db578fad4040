"""The figures of a server in the form that Prometheus reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from turnout_server.journey import Count
from turnout_server.log import Queue

_SOURCE_LABELS = ["source", "what", "reason"]
_DESTINATION_LABELS = ["source", "destination", "what", "reason"]


def figures(
    counts: Mapping[Count, int], queues: Mapping[str, Queue], backlog: int, seen: Callable[[str], bool]
) -> str:
    """Everything that is counted, of what may be `seen`."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Standing(counts, queues, backlog, seen))
    return generate_latest(registry).decode()


class _Standing(Collector):
    def __init__(
        self, counts: Mapping[Count, int], queues: Mapping[str, Queue], backlog: int, seen: Callable[[str], bool]
    ) -> None:
        self._counts, self._queues, self._backlog, self._seen = counts, queues, backlog, seen

    def collect(self) -> Iterator[Metric]:
        """The metrics."""
        yield self._sources()
        yield self._destinations()
        yield GaugeMetricFamily("turnout_backlog_requests", "Requests that are not routed yet.", value=self._backlog)
        for name, text in (("pending", "Deliveries that wait."), ("retrying", "Deliveries that failed before.")):
            gauge = GaugeMetricFamily(f"turnout_deliveries_{name}", text, labels=["destination"])
            for id, queue in self._queues.items():
                if self._seen(id):
                    gauge.add_metric([id], getattr(queue, name))
            yield gauge

    def _sources(self) -> Metric:
        found = CounterMetricFamily(
            "turnout_events", "Events by what happened at their source.", labels=_SOURCE_LABELS
        )
        for (source, to, what, reason), n in self._counts.items():
            if not to and self._seen(source):
                found.add_metric([source, what, reason], n)
        return found

    def _destinations(self) -> Metric:
        found = CounterMetricFamily(
            "turnout_deliveries", "Events by what happened on their way to a destination.", labels=_DESTINATION_LABELS
        )
        for (source, to, what, reason), n in self._counts.items():
            if to and self._seen(to):
                found.add_metric([source, to, what, reason], n)
        return found
