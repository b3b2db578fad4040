"""Budgets of the service are kept and not run into, by Terraform with ten calls at once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.provider.gate import Gate, gate
from tests.provider.hurried import Hurried, attached
from tests.provider.terraform import Terraform
from tests.server.management.conftest import Api, serving

from turnout._calls import create
from turnout._settings import Settings
from turnout.catalogue import kinds
from turnout_provider.session import Session
from turnout_provider.trouble import Trouble
from turnout_server.management import Ways
from turnout_server.management.rate_limits import read_limits

MAPPINGS = 100
A_MINUTE = 5
PUBLISHED = Ways(rate_limits=read_limits("published"))
TRIGGER = 'type = "track"'
ACTION = "nFPnRozhz1mh4Gbx4MLvT5"
SOURCE = {"slug": "shop", "enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}
SUBSCRIPTION = next(kind.wire for kind in kinds() if kind.name == "destination_subscription")


def mappings(count: int) -> dict[str, Any]:
    """One source, and mappings of 25 a destination: a destination takes no more than 50."""
    destination = {
        "source_id": "${segment_source.shop.id}",
        "enabled": True,
        "metadata": {"id": "614a3c7d791c91c41bae7599"},
        "settings": "{}",
    }
    mapping = {"action_id": ACTION, "trigger": TRIGGER, "enabled": True}
    return {
        "segment_source": {"shop": SOURCE},
        "segment_destination": {f"d{n}": {**destination, "name": f"D{n}"} for n in range(-(-count // 25))},
        "segment_destination_subscription": {
            f"m{n}": {
                "destination_id": f"${{segment_destination.d{n // 25}.id}}",
                "name": f"Mapping {n}",
                "settings": json.dumps({"url": f"https://{n}.test", "method": "POST"}),
                **mapping,
            }
            for n in range(count)
        },
    }


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[tuple[Terraform, Gate, Hurried]]:
    """Terraform before a server with the published budgets, in a world that is 120 times as fast."""
    clock = Hurried(120)
    nothing = tmp_path / "terraform.rc"
    nothing.write_text("")
    module = tmp_path / "module"
    module.mkdir()
    with (
        serving(tmp_path / "data", PUBLISHED, clock.now) as peer,
        Api(peer) as api,
        gate(peer.url) as before,
        attached(clock) as environment,
    ):
        provider = {"url": before.url, "token": api.token}
        yield Terraform(module, {**environment, "TF_CLI_CONFIG_FILE": str(nothing)}, provider), before, clock


def test_a_hundred_mappings_at_five_a_minute_are_made_without_one_refusal(
    fast: tuple[Terraform, Gate, Hurried],
) -> None:
    terraform, before, clock = fast
    terraform.write(mappings(MAPPINGS))
    began = clock.steady()

    done = terraform.apply()

    assert len(done.actions) == MAPPINGS + 1 + 4
    assert set(done.actions.values()) == {"create"}
    # One request each: nobody was told to come back later, and no update says what a creation has said.
    assert before.count("POST") == MAPPINGS + 1 + 4
    assert {method for method, _ in before.asked} == {"GET", "POST"}
    assert len(before.asked) <= 2 * MAPPINGS
    # The budget alone takes this long, and no clock here goes slower than it should.
    assert clock.steady() - began >= (MAPPINGS / A_MINUTE - 1) * 60


def test_whoever_waits_for_its_turn_says_for_what_and_until_when(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    clock = Hurried(120)
    with serving(tmp_path, PUBLISHED, clock.now) as peer, Api(peer) as api:
        session = Session(Settings(peer.url, api.token), threading.Event(), "1.11.4", clock)
        destination = api.destination(api.source(), metadataId="614a3c7d791c91c41bae7599", settings={})
        for n in range(A_MINUTE + 1):
            make(session, destination, f"Mapping {n}")
        session.close()

    (line,) = [json.loads(line) for line in capfd.readouterr().err.splitlines() if "its turn is in" in line]
    assert line["@level"] == "info"
    assert line["@message"].startswith(
        f"POST /destinations/{destination}/subscriptions: 5 requests in 60 s are used up"
    )
    assert line["expected"].startswith("2026-11-01T00:")


def test_ctrl_c_wakes_everybody_who_waits_for_a_turn(tmp_path: Path) -> None:
    stopped = threading.Event()
    outcomes: list[Trouble] = []
    with serving(tmp_path, PUBLISHED) as peer, Api(peer) as api:
        session = Session(Settings(peer.url, api.token), stopped, "1.11.4")
        destination = api.destination(api.source(), metadataId="614a3c7d791c91c41bae7599", settings={})
        for n in range(A_MINUTE):
            make(session, destination, f"Mapping {n}")

        def late(number: int) -> None:
            with pytest.raises(Trouble) as caught:
                make(session, destination, f"Late {number}")
            outcomes.append(caught.value)

        threads = [threading.Thread(target=late, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        stopped.set()
        for thread in threads:
            thread.join(timeout=30)
        session.close()

    assert not any(thread.is_alive() for thread in threads)
    assert len(outcomes) == 8
    assert all(outcome.stopped for outcome in outcomes)
    assert {str(outcome) for outcome in outcomes} == {str(outcomes[0])}
    assert "interrupted while waiting" in str(outcomes[0])


def make(session: Session, destination: str, name: str) -> None:
    said = {
        "destinationId": destination,
        "name": name,
        "actionId": ACTION,
        "trigger": TRIGGER,
        "enabled": True,
        "settings": {"url": "https://a.test", "method": "POST"},
    }
    session.run(create(SUBSCRIPTION, said, policy=session.policy, reread=False))
