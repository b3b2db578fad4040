"""The token is said to the service, and to nobody else."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from tests.client.wire_peer import TOKEN, Asked, Peer, Reply, data, refusal, serving

from turnout import Policy, SourceSpec, errors
from turnout._settings import settings
from turnout.catalogue import kinds

ClientOf = Callable[[Peer], Any]
SECRET = "hunter" + "2"


def echo(asked: Asked) -> str:
    return f"nobody knows {asked.headers['authorization']}"


MISBEHAVIOUR: dict[str, Callable[[Asked], Reply]] = {
    "refused": lambda asked: refusal(401, echo(asked), field="authorization", data={"said": echo(asked)}),
    "failed": lambda asked: refusal(500, echo(asked)),
    "moved": lambda asked: Reply(302, b"", {"Location": f"http://example.com/?t={TOKEN}"}),
    "throttled": lambda asked: refusal(429, echo(asked), {"Retry-After": "1000"}),
    "html": lambda asked: Reply(200, echo(asked).encode()),
    "odd": lambda asked: data(workspace={"id": echo(asked), "name": 7}),
    "gone": lambda asked: Reply(hang_up=True),
}


@pytest.mark.parametrize("reply", MISBEHAVIOUR.values(), ids=MISBEHAVIOUR)
def test_no_error_tells_the_token(
    client_of: ClientOf, reply: Callable[[Asked], Reply], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "turnout")
    with (
        serving(reply) as peer,
        client_of(peer) as client,
        pytest.raises(errors.TurnoutError) as caught,
    ):
        client.workspace.get()

    error = caught.value
    told = "".join(traceback.format_exception(error))
    logged = "".join(record.getMessage() for record in caplog.records if record.name == "turnout")
    for text in (str(error), repr(error), repr(vars(error)), told, logged, repr(pickle.dumps(error))):
        assert TOKEN not in text
    assert peer.asked[0].headers["authorization"] == f"Bearer {TOKEN}"


def test_a_token_that_cannot_be_sent_is_not_quoted(make: Callable[..., Any]) -> None:
    with pytest.raises(errors.NotConfigured) as caught:
        make(token=f"{TOKEN}\r\nX: y")

    assert TOKEN not in str(caught.value)


def test_clients_and_settings_do_not_show_the_token(make: Callable[..., Any]) -> None:
    with make(token=TOKEN, base_url="http://localhost", policy=Policy()) as client:
        assert TOKEN not in repr(client)
        assert TOKEN not in repr(client.sources)
    assert TOKEN not in repr(settings(TOKEN, None, "http://localhost"))


def test_a_refused_change_does_not_quote_what_was_said(client_of: ClientOf) -> None:
    with (
        serving(lambda asked: data()) as peer,
        client_of(peer) as client,
        pytest.raises(errors.BadValue) as caught,
    ):
        client.sources.update("s1", settings=SECRET, labels=[{"key": SECRET}])

    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert peer.asked == []


def test_a_refused_spec_does_not_quote_what_was_said() -> None:
    with pytest.raises(ValueError, match="enabled") as caught:
        SourceSpec.model_validate(
            {"slug": "a", "metadata_id": "m", "enabled": "hunter2", "settings": {"k": "hunter2"}}
        )

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.name)
def test_no_model_shows_what_is_marked_sensitive(kind: Any) -> None:
    for model in (kind.spec, kind.observed):
        for info in model.model_fields.values():
            if any(getattr(mark, "name", None) == "sensitive" for mark in info.metadata):
                assert info.repr is False
