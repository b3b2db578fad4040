"""Events and deliveries from the command line, against the running server."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator

import pytest
from tests.cli.commands import Inside, Shell
from tests.server.running import Sink, until

ORDER = {"type": "track", "event": "Order Completed", "userId": "ada", "properties": {"orderID": 7}}


@pytest.fixture
def refusing() -> Iterator[Sink]:
    """A destination that takes nothing until it is told to."""
    with Sink(lambda got, number: (400, {})).listening() as sink:
        yield sink


@pytest.fixture
def hook(inside: Inside, shop: str, refusing: Sink) -> str:
    settings = json.dumps({"url": refusing.url})
    said = (
        "--source-id",
        shop,
        "--metadata-id",
        "turnout-webhook",
        "--name",
        "Till",
        "--set",
        f"settings={settings}",
    )
    return inside.ok("destinations", "create", *said, "-o", "id").strip()


def tailed(inside: Inside, shop: str, *options: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in inside.ok("events", "tail", shop, *options, "-o", "jsonl").splitlines()]


def test_events_are_sent_and_seen(inside: Inside, shop: str) -> None:
    lines = "\n".join(json.dumps({**ORDER, "messageId": f"{shop}-{n}"}) for n in range(3)) + "\n\n"
    done = inside.run("events", "send", shop, "-", stdin=lines)
    assert (done.exit_code, done.stderr.splitlines()[-1].split()[0]) == (0, "3")
    until(lambda: len(tailed(inside, shop)) == 3, "three events are seen")

    inside.ok("events", "send", shop, "-", stdin=json.dumps([{**ORDER, "event": ""}]))
    until(lambda: len(tailed(inside, shop, "--verdict", "invalid")) == 1, "the bad one is seen too")
    (bad,) = tailed(inside, shop, "--verdict", "invalid")
    assert bad["reason"] == "event_not_defined"
    assert [event["verdict"] for event in tailed(inside, shop, "-n", "2")] == ["allowed", "invalid"]
    assert "Order Completed" in inside.ok("events", "tail", shop)


def test_events_are_watched_as_they_arrive_until_ctrl_c(shell: Shell, inside: Inside, shop: str) -> None:
    command = ["turnout", "events", "tail", shop, "-f", "-o", "jsonl"]
    inside.ok("events", "send", shop, "-", stdin=json.dumps(ORDER))
    until(lambda: len(tailed(inside, shop)) == 1, "the first event is seen")
    # A shell that runs the tests in the background makes their children deaf to Ctrl-C.
    restore = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=shell.whole) as process:
        signal.signal(signal.SIGINT, restore)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["event"]["event"] == "Order Completed"
        # The last events come first, those that arrive from then on.
        seen = False
        while not seen:
            inside.ok("events", "send", shop, "-", stdin=json.dumps({**ORDER, "event": "Order Cancelled"}))
            seen = json.loads(process.stdout.readline())["event"]["event"] == "Order Cancelled"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_an_event_is_explained(inside: Inside, shop: str, hook: str) -> None:
    table = inside.run("events", "explain", shop, "-d", json.dumps({**ORDER, "event": "Order completed"}))
    assert table.exit_code == 0
    assert [line.split()[:2] for line in table.stdout.splitlines()[2:]] == [["Till", "delivered"]]
    assert "did you mean 'Order Completed'" in table.stderr
    told = inside.json("events", "explain", shop, "-d", json.dumps(ORDER))
    assert told["destinations"][0]["payloads"][0]["event"] == "Order Completed"


def test_what_was_given_up_is_shown_sent_again_and_discarded(
    inside: Inside, shop: str, hook: str, refusing: Sink
) -> None:
    def letters() -> list[dict[str, object]]:
        found: list[dict[str, object]] = inside.json("deliveries", "dead", hook)
        return found

    inside.ok("events", "send", shop, "-", stdin=json.dumps(ORDER))
    until(lambda: len(letters()) == 1, "the delivery is given up")
    (mine,) = (each for each in inside.json("deliveries", "show") if each["id"] == hook)
    assert (mine["dead"], mine["delivered"]) == (1, 0)
    assert "Till" in inside.ok("deliveries", "show")

    refusing.answer = lambda got, number: (200, {})
    assert inside.ok("deliveries", "retry", hook) == "1 queued once more\n"
    until(lambda: letters() == [] and len(refusing.got) == 2, "it is delivered")

    refusing.answer = lambda got, number: (400, {})
    replayed = inside.ok(
        "deliveries", "replay", hook, "--from", "2026-01-01T00:00:00Z", "--to", "2999-01-01T00:00:00Z"
    )
    assert replayed.startswith("1 queued")
    until(lambda: len(letters()) == 1, "it is given up again")
    assert inside.ok("deliveries", "discard", hook, "--reason", "errors.discarded.400") == "1 discarded\n"
    assert letters() == []


@pytest.mark.parametrize(
    ("text", "said"),
    [('{"a": 1}\n{"b"', "line 2 is no JSON"), ("[1]", "event 1 is no JSON object"), ("nothing", "line 1 is no JSON")],
)
def test_what_is_no_event_is_named_before_anything_is_sent(inside: Inside, shop: str, text: str, said: str) -> None:
    done = inside.run("events", "send", shop, "-", stdin=text)
    assert done.exit_code == 2
    assert said in done.stderr


def test_an_unknown_source_is_said_with_what_to_do(inside: Inside) -> None:
    done = inside.run("events", "tail", "nobody")
    assert done.exit_code == 1
    assert "turnout sources list" in done.stderr
