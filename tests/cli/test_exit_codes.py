"""What a script learns from the exit code."""

from __future__ import annotations

import pytest
from tests.cli.commands import Inside
from tests.client.wire_peer import Reply, data, refusal, serving
from tests.conftest import Running

MADE = {"id": "p1", "name": "P", "type": "LIVE", "slug": "p"}


def refused(inside: Inside, status: int, *arguments: str) -> int:
    with serving(lambda asked: refusal(status)) as peer:
        done = inside.run(*arguments, "--patience", "0", PUBLIC_API_URL=peer.url)
    assert done.stdout == ""
    assert str(status) in done.stderr
    return done.exit_code


def test_0_when_it_is_done(inside: Inside) -> None:
    assert inside.run("workspace", "get").exit_code == 0


@pytest.mark.parametrize("status", [400, 413, 422])
def test_1_when_the_service_refuses(inside: Inside, status: int) -> None:
    assert refused(inside, status, "workspace", "get") == 1


def test_1_when_the_answer_is_not_the_public_api_s(inside: Inside) -> None:
    with serving(lambda asked: Reply(200, b"<html>")) as peer:
        done = inside.run("workspace", "get", PUBLIC_API_URL=peer.url)

    assert done.exit_code == 1
    assert "is the base URL that of the Public API?" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["sources", "get"],
        ["sources", "list", "--colour", "red"],
        ["sources", "create", "--slug", "x"],
        ["sources", "update", "id", "--set", "metadata_id=new"],
        ["tracking-plans", "create", "--type", "DEAD"],
        ["workspace", "get", "--base-url", "ftp://x"],
    ],
)
def test_2_when_nothing_was_sent(inside: Inside, arguments: list[str]) -> None:
    assert inside.run(*arguments, PUBLIC_API_URL="http://127.0.0.1:9").exit_code == 2


@pytest.mark.parametrize("verb", [["get"], ["update", "--name", "x"], ["delete", "--yes"], ["delete"]])
def test_3_when_there_is_no_such_object(inside: Inside, verb: list[str]) -> None:
    done = inside.run("sources", verb[0], "no-such-source", *verb[1:])

    assert done.exit_code == 3
    assert "no-such-source" in done.stderr


def test_4_when_the_token_is_unknown_or_may_not(inside: Inside, running: Running) -> None:
    done = inside.run("workspace", "get", PUBLIC_API_TOKEN="unknown")

    assert done.exit_code == 4
    assert "Check that the token is complete" in done.stderr
    assert refused(inside, 403, "workspace", "get") == 4


def test_5_when_it_exists_already(inside: Inside, shop: str) -> None:
    slug = inside.json("sources", "get", shop)["slug"]

    done = inside.run("sources", "create", "--slug", slug, "--metadata-id", "iUM16Md8P2", "--enabled")

    assert done.exit_code == 5
    assert slug in done.stderr


@pytest.mark.parametrize("status", [429, 503])
def test_6_when_the_service_asks_to_come_back_later(inside: Inside, status: int) -> None:
    assert refused(inside, status, "workspace", "get") == 6


def test_6_when_no_answer_comes(inside: Inside) -> None:
    plan = ("tracking-plans", "create", "--name", "P", "--type", "LIVE")

    with serving(lambda asked: Reply(hang_up=True)) as peer:
        done = inside.run(*plan, PUBLIC_API_URL=peer.url)
    assert done.exit_code == 6
    assert "It may have been carried out all the same" in done.stderr

    done = inside.run(*plan, PUBLIC_API_URL="http://127.0.0.1:9")
    assert done.exit_code == 6
    assert "It was not carried out" in done.stderr


def test_7_when_it_was_created_but_not_all_of_it(inside: Inside) -> None:
    def reply(asked: object) -> Reply:
        return data(trackingPlan=MADE) if getattr(asked, "method", "") == "POST" else refusal(422, "no rules")

    rules = 'rules=[{"type": "TRACK", "key": "A", "version": 1, "json_schema": {}}]'
    with serving(reply) as peer:
        done = inside.run(
            *("tracking-plans", "create", "--name", "P", "--type", "LIVE", "--set", rules), PUBLIC_API_URL=peer.url
        )

    assert done.exit_code == 7
    assert "tracking_plan p1 was created, but what followed failed" in done.stderr


def test_a_wait_for_the_service_is_told_on_standard_error(inside: Inside) -> None:
    replies = iter(
        [refusal(429, headers={"Retry-After": "1"}), data(workspace={"id": "w", "slug": "s", "name": "n"})]
    )
    with serving(lambda asked: next(replies)) as peer:
        done = inside.run("workspace", "get", "-o", "id", PUBLIC_API_URL=peer.url)

    assert done.exit_code == 0
    assert "turnout: GET /: rate limit reached; again in" in done.stderr
