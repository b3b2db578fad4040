"""The echo, with which clients try their retries and their errors."""

from __future__ import annotations

import time

import pytest

from turnout import Client

from .conftest import Api


def test_what_is_sent_comes_back_but_for_the_token(api: Api) -> None:
    data = api.get("/echo", params={"message": "ahoy"}, headers={"X-Ship": "Dory"}).json()["data"]
    assert (data["method"], data["message"], data["headers"]["x-ship"]) == ("get", "ahoy", "Dory")
    assert "authorization" not in data["headers"]
    assert api.token not in str(data)


def test_the_client_has_it_typed(api: Api) -> None:
    with Client(api.token, base_url=str(api.base_url)) as client:
        assert client.echo(message="ahoy").message == "ahoy"


def test_an_answer_is_late_when_asked(api: Api) -> None:
    start = time.monotonic()
    assert api.get("/echo", params={"message": "ahoy", "delay": "200"}).status_code == 200
    assert time.monotonic() - start >= 0.2


@pytest.mark.parametrize(
    ("flags", "status", "messages"),
    [
        (("triggerError",), 400, ["ahoy"]),
        (("triggerMultipleErrors",), 400, ["ahoy", "ahoy (once more)"]),
        (("triggerUnexpectedError",), 500, ["ahoy"]),
        (("triggerUnexpectedError", "triggerMultipleErrors", "triggerError"), 400, ["ahoy"]),
    ],
)
def test_the_first_error_that_is_asked_for_is_answered(
    api: Api, flags: tuple[str, ...], status: int, messages: list[str]
) -> None:
    answer = api.get("/echo", params={"message": "ahoy", **dict.fromkeys(flags, "true")})
    assert (answer.status_code, [error["message"] for error in answer.json()["errors"]]) == (status, messages)


@pytest.mark.parametrize(("status", "key"), [(200, "data"), (202, "data"), (404, "errors"), (503, "errors")])
def test_any_status_is_answered_in_the_envelope_that_goes_with_it(api: Api, status: int, key: str) -> None:
    answer = api.get("/echo", params={"message": "ahoy", "statusCode": str(status)})
    assert (answer.status_code, set(answer.json())) == (status, {key})


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "message"),
        ({"message": "a", "delay": "60001"}, "delay"),
        ({"message": "a", "delay": "-1"}, "delay"),
        ({"message": "a", "delay": "soon"}, "delay"),
        ({"message": "a", "statusCode": "204"}, "statusCode"),
        ({"message": "a", "statusCode": "600"}, "statusCode"),
        ({"message": "a", "triggerError": "perhaps"}, "triggerError"),
        ({"message": "a", "volume": "11"}, "volume"),
    ],
)
def test_what_it_cannot_do_is_refused(api: Api, asked: dict[str, str], field: str) -> None:
    answer = api.get("/echo", params=asked)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
