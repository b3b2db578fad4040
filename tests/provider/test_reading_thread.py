"""The thread that reads Terraform's calls answers what is known at once, and never waits for the service."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, Reply, gate
from tests.provider.plugin.go_plugin_client import Pending, Plugin

from turnout import Client, Rule, SourceSpec, TrackingPlanSpec
from turnout_provider.facts import Printed
from turnout_provider.plugin import messages
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.plugin.values import codec

State = dict[str, Any]
THREADS = 16
RULE = {"type": "TRACK", "key": "A", "version": 1, "json_schema": "{}"}


class Provider:
    """The provider's process, configured, and Terraform's side of a few calls."""

    def __init__(self, plugin: Plugin, url: str, token: str) -> None:
        self._plugin = plugin
        self._facts = Printed()
        block = self._facts.provider()
        said = {**dict.fromkeys(block.attributes), "url": url, "token": token}
        config = {"msgpack": codec(block.type).encode(said)}
        answer = plugin.call(messages.CONFIGURE_PROVIDER, config=config, terraform_version="1.11.4")
        assert answer["diagnostics"] == []

    def state(self, name: str, **known: Any) -> State:
        """A state that holds nothing but what is known."""
        facts = self._facts.resource(name)
        assert facts is not None
        return {**dict.fromkeys(facts.attributes), **known}

    def begin_read(self, name: str, state: State) -> Pending:
        fields = {"type_name": name, "current_state": self._packed(name, state)}
        return self._plugin.connection.begin(
            messages.READ_RESOURCE.path, encode(messages.READ_RESOURCE.request, fields)
        )

    def end_read(self, name: str, call: Pending, timeout: float = 20) -> Any:
        answer = decode(messages.READ_RESOURCE.response, call.result(timeout))
        assert answer["diagnostics"] == []
        return self._unpacked(name, answer["new_state"])

    def read(self, name: str, state: State) -> Any:
        return self.end_read(name, self.begin_read(name, state))

    def problems(self, name: str, config: State) -> list[str]:
        rpc = messages.VALIDATE_RESOURCE_CONFIG
        asked = encode(rpc.request, {"type_name": name, "config": self._packed(name, config)})
        answer = decode(rpc.response, self._plugin.connection.call(rpc.path, asked, timeout=20))
        return [found["summary"] for found in answer["diagnostics"]]

    def update(self, name: str, prior: State, planned: State) -> list[str]:
        answer = self._plugin.call(
            messages.APPLY_RESOURCE_CHANGE,
            type_name=name,
            prior_state=self._packed(name, prior),
            planned_state=self._packed(name, planned),
            config=self._packed(name, planned),
        )
        return [found["summary"] for found in answer["diagnostics"]]

    def _packed(self, name: str, value: State) -> dict[str, bytes]:
        facts = self._facts.resource(name)
        assert facts is not None
        return {"msgpack": codec(facts.type).encode(value)}

    def _unpacked(self, name: str, message: dict[str, bytes]) -> Any:
        facts = self._facts.resource(name)
        assert facts is not None
        return codec(facts.type).decode(message["msgpack"])


@pytest.fixture
def guarded(running: Running) -> Iterator[Gate]:
    """A gate between the provider and the service."""
    with gate(running.url) as before:
        yield before


@pytest.fixture
def provider(running: Running, guarded: Gate) -> Iterator[Provider]:
    """The provider as Terraform starts it."""
    with Plugin.start([sys.executable, "-I", "-m", "turnout_provider"]) as plugin:
        yield Provider(plugin, guarded.url, running.token)


@pytest.fixture
def sources(client: Client, provider: Provider, unique: Callable[[str], str]) -> list[State]:
    """What state knows of two sources: their ids."""
    made = [
        client.sources.create(SourceSpec(slug=unique(f"read-{n}"), enabled=True, metadata_id="IqDTy1TpoU"))
        for n in range(2)
    ]
    return [provider.state("segment_source", id=source.id) for source in made]


@pytest.fixture
def plans(client: Client, provider: Provider, unique: Callable[[str], str]) -> list[State]:
    """What state knows of two tracking plans: their ids."""
    made = [client.tracking_plans.create(TrackingPlanSpec(name=unique(f"read-{n}"), type="LIVE")) for n in range(2)]
    return [provider.state("segment_tracking_plan", id=plan.id) for plan in made]


def listed(provider: Provider, name: str, states: list[State]) -> list[State]:
    """The states as read, once so much has been asked that all objects of the kind have been listed."""
    for state in states:
        provider.read(name, state)
    return [provider.read(name, state) for state in states]


def test_while_a_list_is_fetched_other_calls_are_answered(
    provider: Provider, guarded: Gate, sources: list[State], plans: list[State]
) -> None:
    listed(provider, "segment_tracking_plan", plans)
    fetching, release = threading.Event(), threading.Event()

    def hold(method: str, path: str) -> None:
        if path.startswith("/sources?"):
            fetching.set()
            release.wait(60)

    guarded.decide = hold
    first = provider.read("segment_source", sources[0])
    # More than there are threads: whatever is answered now is answered by the one that reads.
    held = [provider.begin_read("segment_source", sources[n % 2]) for n in range(THREADS + 4)]
    assert fetching.wait(20)
    held.append(provider.begin_read("segment_source", sources[1]))

    assert provider.problems("segment_source", {**first, "settings": "{"}) == ["Invalid JSON"]
    assert provider.read("segment_tracking_plan", plans[0])["id"] == plans[0]["id"]
    assert not any(call.done.is_set() for call in held)

    release.set()
    found = [provider.end_read("segment_source", call)["id"] for call in held]
    assert found == [sources[n % 2]["id"] for n in range(THREADS + 4)] + [sources[1]["id"]]


def test_what_has_been_listed_is_not_asked_for_again(provider: Provider, guarded: Gate, sources: list[State]) -> None:
    seen = listed(provider, "segment_source", sources)
    guarded.asked.clear()

    assert [provider.read("segment_source", state) for state in seen] == seen
    assert guarded.asked == []


def test_what_was_listed_before_a_write_is_not_the_answer_after_it(provider: Provider, sources: list[State]) -> None:
    seen = listed(provider, "segment_source", sources)[0]

    assert provider.update("segment_source", seen, {**seen, "name": "Renamed"}) == []

    assert provider.read("segment_source", seen)["name"] == "Renamed"


def test_what_was_listed_before_a_write_that_failed_is_not_the_answer_after_it(
    provider: Provider, guarded: Gate, sources: list[State]
) -> None:
    seen = listed(provider, "segment_source", sources)[0]
    guarded.after = True
    guarded.decide = lambda method, path: Reply(400, {"errors": []}) if method == "PATCH" else None

    assert provider.update("segment_source", seen, {**seen, "name": "Renamed"}) != []

    assert provider.read("segment_source", seen)["name"] == "Renamed"


def test_a_part_that_no_list_holds_is_read_although_the_rest_was_listed(
    provider: Provider, client: Client, plans: list[State]
) -> None:
    seen = listed(provider, "segment_tracking_plan", plans)[0]
    client.tracking_plans.update(seen["id"], rules=[Rule(type="TRACK", key="A", version=1, json_schema={})])

    rules = provider.read("segment_tracking_plan", {**seen, "rules": [RULE]})["rules"]

    assert [rule["key"] for rule in rules] == ["A"]
    assert provider.read("segment_tracking_plan", {**seen, "rules": []})["rules"] != []
