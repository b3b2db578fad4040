"""Talking to the API: connections that are used again, waits that can be woken, proxies."""

from __future__ import annotations

import threading

import pytest
from tests.conftest import Running
from tests.provider.gate import Reply, gate

from turnout._calls import create, read
from turnout._settings import Settings
from turnout.catalogue import kinds
from turnout.errors import TransportError, Unfinished
from turnout_provider.session import Session
from turnout_provider.transport import proxy_for
from turnout_provider.trouble import Trouble

KINDS = {kind.name: kind.wire for kind in kinds()}
MUCH_LATER = Reply(429, {"errors": []}, {"retry-after": "200"})


def put_off(stopped: threading.Event) -> Reply:
    """Ask to come back much later, and have Ctrl-C pressed."""
    stopped.set()
    return MUCH_LATER


def test_a_wait_is_woken_by_a_stop_and_says_so(running: Running) -> None:
    stopped = threading.Event()
    with gate(running.url) as before:
        before.decide = lambda method, path: put_off(stopped)
        session = Session(Settings(before.url, running.token), stopped, "1.11.4")
        with pytest.raises(Trouble) as caught:
            session.run(read(KINDS["workspace"], (), policy=session.policy))
        session.close()

    assert caught.value.stopped
    assert isinstance(caught.value.error, TransportError)
    assert caught.value.seconds < 30


def test_a_create_that_is_stopped_while_it_waits_tells_what_it_has_made(running: Running) -> None:
    stopped = threading.Event()
    source = {
        "slug": f"stopped-{id(stopped)}",
        "enabled": True,
        "metadataId": "IqDTy1TpoU",
        "settings": {},
        "labels": [{"key": "a", "value": "b"}],
    }
    with gate(running.url) as before:
        before.decide = lambda method, path: put_off(stopped) if method == "PUT" else None
        session = Session(Settings(before.url, running.token), stopped, "1.11.4")
        with pytest.raises(Unfinished) as caught:
            session.run(create(KINDS["source"], source, policy=session.policy, reread=False))
        session.close()

    assert caught.value.made["slug"] == source["slug"]


def test_a_request_goes_on_after_a_stop(running: Running) -> None:
    stopped = threading.Event()
    stopped.set()
    session = Session(Settings(running.url, running.token), stopped, "1.11.4")

    assert session.run(read(KINDS["workspace"], (), policy=session.policy))["slug"]
    session.close()


def test_a_connection_that_the_service_has_closed_is_not_used_again(running: Running) -> None:
    with gate(running.url) as before:
        through = Session(Settings(before.url, running.token), threading.Event(), "1.11.4")
        first = through.run(read(KINDS["workspace"], (), policy=through.policy))
        before.decide = lambda method, path: Reply(200, {"data": {"workspace": first}}, {"connection": "close"})
        assert through.run(read(KINDS["workspace"], (), policy=through.policy)) == first
        assert through.run(read(KINDS["workspace"], (), policy=through.policy)) == first
        through.close()

    assert before.count("GET") == 3


@pytest.mark.parametrize(
    ("scheme", "host", "environ", "proxy"),
    [
        ("https", "api.test", {"HTTPS_PROXY": "http://proxy.test:3128"}, ("proxy.test", 3128)),
        ("https", "api.test", {"https_proxy": "proxy.test"}, ("proxy.test", 80)),
        ("http", "api.test", {"HTTPS_PROXY": "http://proxy.test:3128"}, None),
        ("https", "api.test", {"HTTPS_PROXY": "http://proxy.test", "NO_PROXY": "other, .test"}, None),
        ("https", "api.test", {"HTTPS_PROXY": "http://proxy.test", "no_proxy": "*"}, None),
        ("https", "latest", {"HTTPS_PROXY": "http://proxy.test", "no_proxy": "test"}, ("proxy.test", 80)),
    ],
)
def test_the_proxy_is_the_one_that_the_environment_names(
    scheme: str, host: str, environ: dict[str, str], proxy: tuple[str, int] | None
) -> None:
    assert proxy_for(scheme, host, environ) == proxy
