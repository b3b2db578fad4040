"""Any request by `turnout api`, and typed operations by `turnout call`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.commands import Inside
from tests.client.wire_peer import Asked, Reply, data, refusal, serving
from tests.conftest import Running


def test_an_answer_is_written_as_it_came(inside: Inside, running: Running) -> None:
    assert json.loads(inside.ok("api", "GET", "/"))["data"]["workspace"]["slug"] == running.slug
    assert json.loads(inside.ok("api", "get", "__deliveries"))["quiet"] in (True, False)


@pytest.mark.parametrize("source", ["given", "@file", "@-", "-"])
def test_a_body_comes_from_the_argument_a_file_or_standard_input(inside: Inside, tmp_path: Path, source: str) -> None:
    text = '{"name": "By hand", "type": "LIVE"}'
    (tmp_path / "body.json").write_text(text)
    said = {"given": text, "@file": f"@{tmp_path}/body.json"}.get(source, source)

    made = json.loads(inside.ok("api", "POST", "/tracking-plans", "-d", said, stdin=text))["data"]["trackingPlan"]

    assert made["name"] == "By hand"
    assert json.loads(inside.ok("api", "DELETE", f"/tracking-plans/{made['id']}"))["data"]["status"] == "SUCCESS"


def test_a_query_reaches_the_service(inside: Inside) -> None:
    answer = json.loads(inside.ok("api", "GET", "/catalog/destinations", "-q", "pagination[count]=3"))

    assert len(answer["data"]["destinationsCatalog"]) == 3


def test_pages_are_followed_and_their_entries_are_lines(inside: Inside) -> None:
    lines = inside.ok("api", "GET", "/catalog/sources", "--paginate", "-q", "pagination[count]=50").splitlines()

    assert len(lines) == 125
    assert len({json.loads(line)["id"] for line in lines}) == 125


@pytest.mark.parametrize(
    ("media", "accept"), [(None, "application/json"), ("v1alpha", "application/vnd.segment.v1alpha+json")]
)
def test_the_version_is_the_services_choice_unless_one_is_asked_for(
    inside: Inside, media: str | None, accept: str
) -> None:
    with serving(lambda asked: data()) as peer:
        inside.ok("api", "GET", "/x", *(("--media", media) if media else ()), PUBLIC_API_URL=peer.url)

    assert peer.asked[0].headers["accept"] == accept


def test_an_empty_body_is_a_body(inside: Inside) -> None:
    with serving(lambda asked: data()) as peer:
        inside.ok("api", "POST", "/x", "-d", "{}", PUBLIC_API_URL=peer.url)

    assert peer.asked[0].body == {}
    assert peer.asked[0].headers["content-type"] == "application/json"


def test_a_delete_that_is_repeated_and_finds_nothing_has_done_its_work(inside: Inside) -> None:
    replies = iter([Reply(502, {}), refusal(404)])
    with serving(lambda asked: next(replies)) as peer:
        assert inside.ok("api", "DELETE", "/sources/x", PUBLIC_API_URL=peer.url) == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["GET", "/sources?x=1"], "the query goes to -q"),
        (["GET", "https://api.segmentapis.com/sources"], "the address to --base-url"),
        (["GET", "/", "-q", "x"], "-q takes name=value"),
        (["POST", "/", "-d", "{"], "the body is not JSON"),
        (["POST", "/", "-d", "@/no/such/file"], "/no/such/file cannot be read"),
        (["FETCH", "/"], "'FETCH' is not one of"),
    ],
)
def test_a_request_that_cannot_be_right_is_not_sent(inside: Inside, arguments: list[str], said: str) -> None:
    with serving(lambda asked: data()) as peer:
        done = inside.run("api", *arguments, PUBLIC_API_URL=peer.url)

    assert done.exit_code == 2
    assert said in done.stderr
    assert peer.asked == []


def test_an_operation_is_called_with_options_and_lists(inside: Inside, shop: str) -> None:
    added = inside.ok(
        "call", "add-labels-to-source", "--source-id", shop, "--set", 'labels=[{"key":"a","value":"b"}]'
    )

    assert json.loads(added) == [{"key": "a", "value": "b"}]
    assert inside.json("sources", "get", shop)["labels"] == [{"key": "a", "value": "b"}]


def test_an_operation_that_lists_has_the_forms_of_every_list(inside: Inside, shop: str) -> None:
    hook = inside.ok(
        *("destinations", "create", "--source-id", shop, "--metadata-id", "turnout-webhook", "--name", "Hook"),
        *("--set", "settings.url=https://example.com/", "--set", "settings.sharedSecret=hush", "-o", "id"),
    ).strip()
    listing = ("call", "list-connected-destinations-from-source", "--source-id", shop)

    assert inside.ok(*listing, "-o", "id") == f"{hook}\n"
    assert inside.ok(*listing).splitlines()[0].split() == ["id", "name", "enabled", "metadata", "slug"]
    assert inside.ok(*listing, "--where", "name=Other", "-o", "jsonl") == ""
    assert "hush" not in inside.ok(*listing, "-o", "json")


def test_what_an_operation_lacks_is_said_before_it_is_sent(inside: Inside) -> None:
    with serving(lambda asked: data()) as peer:
        done = inside.run("call", "add-labels-to-source", "--source-id", "s", PUBLIC_API_URL=peer.url)

    assert done.exit_code == 2
    assert "labels: Field required" in done.stderr
    assert peer.asked == []


def test_an_operation_takes_a_file(inside: Inside) -> None:
    def reply(asked: Asked) -> Reply:
        return data(labels=asked.body["labels"])

    with serving(reply) as peer:
        inside.ok(
            *("call", "add-labels-to-source", "-f", "-"),
            stdin="sourceId: s1\nlabels: [{key: a, value: b}]\n",
            PUBLIC_API_URL=peer.url,
        )

    assert (peer.asked[0].method, peer.asked[0].path) == ("POST", "/sources/s1/labels")
    assert peer.asked[0].body == {"labels": [{"key": "a", "value": "b"}]}
