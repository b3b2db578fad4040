"""What browsers are given, and what an unmodified page with Segment's snippet then sends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server.browser import installed, snippet, visiting
from tests.server.running import (
    Server,
    Sink,
    by_id,
    key_of,
    make_filter,
    make_plan,
    make_webhook,
    serving,
    until,
)

from turnout import Client, DestinationSpec, DestinationSubscriptionSpec, Source, SourceSpec
from turnout_server.device_mode.rules import rule

WEBSITE = "IqDTy1TpoU"
AMPLITUDE, SESSION = "5f7dd6d21ad74f3842b1fc47", "nhJa95SA9MXa3hi2Vm2acC"
VWO = "637c192eba61b944e08ee158"
# The stub stands for the vendor's own script, and tells what the plugin hands to it.
PAGE = """<!doctype html><title>Shop</title><script>
const told = (name, properties) => navigator.sendBeacon("{vendor}", JSON.stringify({{ name, properties }}));
window.VWO = {{ event: told }};
{snippet}
analytics.identify("ada", {{ plan: "gold" }});
analytics.track("Order Completed", {{ revenue: 12.5 }});
analytics.track("Secret", {{}});
analytics.track("Never Planned", {{}});
</script>"""
PLAN = [
    {"type": "TRACK", "key": name, "version": 1, "json_schema": {"properties": {}}}
    for name in ("Order Completed", "Secret")
]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("browser"))


@pytest.fixture
def server(tmp_path: Path, modules: Path) -> Iterator[Server]:
    with serving(tmp_path / "data", "--allow-private-targets", "--browser-modules", str(modules)) as started:
        yield started


def website(client: Client) -> Source:
    return client.sources.create(SourceSpec(slug="site", metadata_id=WEBSITE, enabled=True))


def in_the_browser(
    client: Client, source: Source, metadata_id: str, mapping: dict[str, Any] | None = None, **settings: Any
) -> str:
    """A destination with its first action for the browser."""
    made = client.destinations.create(
        DestinationSpec(source_id=source.id, metadata_id=metadata_id, name="Here", settings=settings)
    )
    entry = client.destination_metadata.get(metadata_id)
    action = next(action for action in entry.actions if action.platform == "WEB")
    client.destination_subscriptions.create(
        DestinationSubscriptionSpec(
            destination_id=made.id,
            name="Here",
            action_id=action.id,
            enabled=True,
            trigger='type = "track"',
            settings=mapping or {},
        )
    )
    return made.id


def received(sink: Sink, path: str) -> list[dict[str, Any]]:
    return [got.event for got in list(sink.got) if got.path == path]


def settings_for(server: Server, source: Source) -> dict[str, Any]:
    answer = httpx.get(f"{server.url}/v1/projects/{key_of(source)}/settings").raise_for_status()
    assert answer.headers["access-control-allow-origin"] == "*"
    found: dict[str, Any] = answer.json()
    return found


def unbundled(server: Server, source: Source) -> list[str]:
    found: list[str] = settings_for(server, source)["integrations"]["Segment.io"]["unbundledIntegrations"]
    return found


def test_a_page_with_the_snippet_sends_what_destinations_then_get(
    server: Server, sink: Sink, modules: Path, tmp_path: Path
) -> None:
    with server.client() as client:
        source = website(client)
        make_webhook(client, source, sink.url)
        in_the_browser(client, source, AMPLITUDE, apiKey="key", secretKey="hush")
        mapping = {"eventName": {"@path": "$.event"}, "properties": {"@path": "$.properties"}}
        vwo = in_the_browser(client, source, VWO, mapping, vwoAccountId=1, addSmartcode=False)
        make_filter(client, source, vwo, 'event = "Secret"', type="DROP")
        make_plan(client, source, PLAN, {"track": {"allowUnplannedEvents": False}})
    host = server.url.removeprefix("http://")

    vendor = sink.url.replace("/hook", "/vendor")
    page = PAGE.format(snippet=snippet(modules, key_of(source), host), vendor=vendor)
    with visiting(page, tmp_path / "profile"):
        until(lambda: len(sink.got) >= 5, "four events and what the plugin handed on arrive", 60)

    events = {event.get("event") or event["type"]: event for event in received(sink, "/hook")}
    assert events.keys() == {"page", "identify", "Order Completed", "Secret"}
    order = events["Order Completed"]
    assert (order["userId"], order["properties"]) == ("ada", {"revenue": 12.5})
    assert order["context"]["library"] == {"name": "analytics.js", "version": "next-1.84.3"}
    assert order["context"]["campaign"] == {"source": "letter"}
    # One plugin adds to events in the page, the other hands them on; a filter keeps it from one of them.
    assert order["integrations"]["Actions Amplitude"]["session_id"] > 0
    assert received(sink, "/vendor") == [{"name": "segment.Order Completed", "properties": {"revenue": 12.5}}]

    overview = server.quiet()
    # All its actions run in the page, so nobody sends it the same again.
    assert by_id(overview["destinations"], vwo)["filtered"] == {"MESSAGE_SENT_CLIENT_SIDE": 4}


def test_the_settings_name_the_source_its_plan_and_its_plugins(server: Server) -> None:
    with server.client() as client:
        source = website(client)
        make_webhook(client, source, "http://127.0.0.1:1/hook", name="Hook")
        amplitude = in_the_browser(client, source, AMPLITUDE, apiKey="key", secretKey="hush")
        make_filter(client, source, amplitude, 'event = "Secret"', type="DROP_PROPERTIES", fields={"": ["userId"]})
        make_plan(client, source, PLAN, {"track": {"allowUnplannedEvents": False}})

    found = settings_for(server, source)

    segment = found["integrations"]["Segment.io"]
    assert segment["apiKey"] == key_of(source)
    assert f"{segment['protocol']}://{segment['apiHost']}" == f"{server.url}/v1"
    assert segment["unbundledIntegrations"] == ["Webhook (Turnout)"]
    assert found["integrations"]["Amplitude (Actions)"]["bundlingStatus"] == "bundled"
    assert found["plan"]["track"]["__default"]["enabled"] is False
    assert found["plan"]["track"]["Order Completed"]["enabled"] is True
    (plugin,) = found["remotePlugins"]
    assert plugin["libraryName"] == "amplitude-pluginsDestination"
    assert plugin["settings"]["apiKey"] == "key"
    assert [each["partnerAction"] for each in plugin["settings"]["subscriptions"]] == ["sessionId"]
    (rule,) = found["middlewareSettings"]["routingRules"]
    assert rule["matchers"][0]["ir"] == '["=", "event", {"value": "Secret"}]'
    assert rule["transformers"] == [[{"type": "drop_properties", "config": {"drop": {"": ["userId"]}}}]]


def test_a_filter_that_cannot_be_read_drops_in_the_page_too() -> None:
    drop = {"actions": [{"type": "SAMPLE", "percent": 0.5}], "if": "event = "}
    assert rule(drop, "Here")["transformers"] == [[{"type": "drop"}]]
    sample = {**drop, "if": "all"}
    assert rule(sample, "Here")["matchers"] == [{"type": "all", "ir": ""}]
    assert rule(sample, "Here")["transformers"] == [
        [{"type": "sample_event", "config": {"sample": {"percent": 0.5, "path": ""}}}]
    ]


def test_secrets_of_a_destination_are_not_for_browsers(server: Server) -> None:
    with server.client() as client:
        source = website(client)
        in_the_browser(client, source, AMPLITUDE, apiKey="key", secretKey="hush")

    assert "hush" not in httpx.get(f"{server.url}/v1/projects/{key_of(source)}/settings").text


def test_a_change_of_the_workspace_is_in_the_next_settings(server: Server) -> None:
    with server.client() as client:
        source = website(client)
        assert unbundled(server, source) == []
        make_webhook(client, source, "http://127.0.0.1:1/hook")
        assert unbundled(server, source) == ["Webhook (Turnout)"]
        client.sources.update(source.id, enabled=False)
    assert httpx.get(f"{server.url}/v1/projects/{key_of(source)}/settings").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/v1/projects/nobody/settings",
        "/analytics.js/v1/nobody/analytics.min.js",
        "/analytics-next/bundles/..%2f..%2fpackage.json",
        "/next-integrations/actions/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/next-integrations/integrations/intercom/latest/intercom.dynamic.js.gz",
    ],
)
def test_what_is_not_there_is_404(server: Server, path: str) -> None:
    assert httpx.get(f"{server.url}{path}").status_code == 404


def test_behind_a_proxy_pages_are_told_its_address(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--public-url", "https://events.shop.example") as server:
        with server.client() as client:
            source = website(client)
        segment = settings_for(server, source)["integrations"]["Segment.io"]
    assert (segment["protocol"], segment["apiHost"]) == ("https", "events.shop.example/v1")


def test_without_scripts_it_says_where_to_get_them(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        with server.client() as client:
            source = website(client)
        assert settings_for(server, source)["remotePlugins"] == []
        answer = httpx.get(f"{server.url}/analytics.js/v1/{key_of(source)}/analytics.min.js")
    assert answer.status_code == 404
    assert "@segment/analytics-next" in answer.json()["message"]
    assert "--browser-modules" in answer.json()["message"]
