"""Lists: which rows, in which form, and when they are written."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator

import pytest
from tests.cli.commands import Inside, Shell
from tests.client.wire_peer import Asked, Reply, data, serving

from turnout._exchange import identifying
from turnout.cli.kind_names import kinds_by_command


@pytest.fixture(scope="module")
def plans() -> list[str]:
    return ["list-plan-a", "list-plan-b", "list-plan-c"]


@pytest.fixture
def three(inside: Inside, plans: list[str]) -> Iterator[list[str]]:
    """The ids of three tracking plans, one of them of another type."""
    types = ["LIVE", "LIVE", "ENGAGE"]
    made = [
        inside.ok("tracking-plans", "create", "--name", name, "--type", type, "-o", "id").strip()
        for name, type in zip(plans, types, strict=True)
    ]
    yield made
    for id in made:
        inside.ok("tracking-plans", "delete", id, "--yes")


def test_a_table_has_telling_columns_and_is_plain_in_a_pipe(inside: Inside, three: list[str]) -> None:
    lines = inside.ok("tracking-plans", "list", "--where", "name~LIST-PLAN").splitlines()

    assert lines[0].split() == ["id", "slug", "name", "type"]
    assert [line.split()[0] for line in lines[1:]] == three
    assert "\x1b" not in "".join(lines)
    assert all(line == line.rstrip() for line in lines)


def test_every_form_holds_the_same_rows(inside: Inside, three: list[str]) -> None:
    asked = ("tracking-plans", "list", "--where", "name~list-plan", "--columns", "id,name")
    expected = [{"id": id, "name": f"list-plan-{letter}"} for id, letter in zip(three, "abc", strict=True)]

    assert json.loads(inside.ok(*asked, "-o", "json")) == expected
    assert [json.loads(line) for line in inside.ok(*asked, "-o", "jsonl").splitlines()] == expected
    assert inside.ok(*asked, "-o", "yaml") == "".join(f"- id: {e['id']}\n  name: {e['name']}\n" for e in expected)
    assert inside.ok(*asked, "-o", "id").split() == three


def test_an_empty_list_is_an_empty_list_in_every_form(inside: Inside) -> None:
    asked = ("tracking-plans", "list", "--where", "name=nothing-is-called-so")

    assert inside.ok(*asked, "-o", "json") == "[]\n"
    assert inside.ok(*asked, "-o", "yaml") == "[]\n"
    assert inside.ok(*asked, "-o", "jsonl") == ""
    assert inside.ok(*asked).split() == ["id", "slug", "name", "type"]


@pytest.mark.parametrize(
    ("conditions", "kept"),
    [
        (["name~list-plan", "type=LIVE"], "ab"),
        (["name~list-plan", "type!=LIVE"], "c"),
        (["name=list-plan-b"], "b"),
        (["name~LIST-PLAN-C"], "c"),
        (["name~list-plan", "description="], "abc"),
    ],
)
def test_conditions_keep_what_matches_all_of_them(
    inside: Inside, three: list[str], conditions: list[str], kept: str
) -> None:
    options = [word for condition in conditions for word in ("--where", condition)]

    found = inside.ok("tracking-plans", "list", *options, "-o", "id").split()

    assert found == [three["abc".index(letter)] for letter in kept]


def test_the_services_own_filters_are_options(inside: Inside, three: list[str]) -> None:
    found = inside.ok("tracking-plans", "list", "--type", "ENGAGE", "--all", "-o", "id").split()

    assert three[2] in found
    assert three[0] not in found


def test_one_page_is_shown_and_the_rest_is_named(inside: Inside) -> None:
    done = inside.run("destination-metadata", "list", "--page-size", "2", "--columns", "slug", "-o", "jsonl")
    cursor = done.stderr.split("--cursor ")[1].split()[0]
    following = inside.run("destination-metadata", "list", "--page-size", "2", "-o", "id", "--cursor", cursor)

    first = [json.loads(line)["slug"] for line in done.stdout.splitlines()]
    everything = inside.ok("destination-metadata", "list", "--all", "--columns", "slug", "-o", "jsonl").splitlines()
    slugs = [json.loads(line)["slug"] for line in everything]
    assert first == slugs[:2]
    assert f"2 of {len(slugs)} shown; --all shows all" in done.stderr
    third = inside.json("destination-metadata", "get", following.stdout.splitlines()[0])
    assert third["slug"] == slugs[2]


def test_a_limit_takes_as_many_pages_as_it_needs(inside: Inside) -> None:
    done = inside.run("destination-metadata", "list", "--page-size", "2", "--limit", "5", "-o", "id")
    everything = inside.run("destination-metadata", "list", "--all", "-o", "id")

    assert len(done.stdout.split()) == 5
    total = len(everything.stdout.split())
    # More than a page of the service has.
    assert total > 500
    assert f"5 of {total} shown" in done.stderr
    assert "shown" not in everything.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--all", "--limit", "3"], "give either --all or --limit"),
        (["--where", "enabled"], "--where takes field=value"),
        (["--where", "colour=red"], "there is no field 'colour'; there are"),
        (["--columns", "id,colour"], "there is no field 'colour'; there are"),
        (["--columns", ","], "--columns names no field"),
        (["--limit", "0"], "0 is not in the range"),
    ],
)
def test_a_wrong_question_is_refused_before_anything_is_sent(inside: Inside, options: list[str], said: str) -> None:
    done = inside.run("sources", "list", *options, PUBLIC_API_URL="http://127.0.0.1:9")

    assert done.exit_code == 2
    assert said in done.stderr


LISTED = [
    name
    for name, at in kinds_by_command().items()
    if at.kind.list
    and not identifying(at.kind.list)
    and not any(
        info.is_required() for info in (at.kind.list_query.model_fields if at.kind.list_query else {}).values()
    )
]


@pytest.mark.parametrize("name", LISTED)
def test_every_kind_that_stands_by_itself_is_listed_in_a_table_and_as_json(inside: Inside, name: str) -> None:
    rows = inside.json(name, "list", "--limit", "3")
    lines = inside.ok(name, "list", "--limit", "3").splitlines()

    assert len(lines) == 1 + len(rows)
    assert lines[0] != ""


@pytest.mark.parametrize("output", ["table", "json", "yaml"])
def test_counts_are_written_as_whole_numbers(inside: Inside, output: str) -> None:
    made = data(userGroups=[{"id": "g", "name": "Till keepers", "memberCount": 3.0, "permissions": []}])
    with serving(lambda asked: made) as peer:
        written = inside.ok("user-groups", "list", "-o", output, PUBLIC_API_URL=peer.url)

    assert "3" in written
    assert "3.0" not in written


def plan(number: int) -> dict[str, str]:
    return {"id": f"plan-{number}", "name": f"Plan {number}", "type": "LIVE", "slug": f"plan-{number}"}


@pytest.mark.parametrize(
    ("options", "count"),
    [([], "200"), (["--limit", "3"], "3"), (["--limit", "500"], "200"), (["--limit", "3", "--where", "id=x"], "200")],
)
def test_no_more_is_fetched_than_is_wanted(inside: Inside, options: list[str], count: str) -> None:
    with serving(lambda asked: data(trackingPlans=[plan(1)], pagination={"current": "a"})) as peer:
        inside.ok("tracking-plans", "list", *options, PUBLIC_API_URL=peer.url)

    assert peer.asked[0].query["pagination[count]"] == count


@pytest.mark.parametrize("output", ["table", "jsonl", "json", "yaml", "id"])
def test_rows_are_written_before_the_next_page_has_arrived(bare: Shell, output: str) -> None:
    seen = threading.Event()

    def reply(asked: Asked) -> Reply:
        if "pagination[cursor]" not in asked.query:
            return data(trackingPlans=[plan(1)], pagination={"current": "a", "next": "b"})
        # The second page is held until the first row has been read.
        assert seen.wait(30)
        return data(trackingPlans=[plan(2)], pagination={"current": "b"})

    with serving(reply) as peer:
        listing = subprocess.Popen(
            ["turnout", "tracking-plans", "list", "--all", "-o", output],
            stdout=subprocess.PIPE,
            text=True,
            env={**bare.whole, "PUBLIC_API_URL": peer.url, "PUBLIC_API_TOKEN": "token"},
        )
        assert listing.stdout is not None
        first = next(line for line in listing.stdout if "plan-1" in line)
        seen.set()
        rest = listing.stdout.read()
        listing.stdout.close()

        assert listing.wait(30) == 0
        assert "plan-2" not in first
        assert "plan-2" in rest


def test_standard_error_says_what_takes_longer_than_a_second(bare: Shell) -> None:
    told = threading.Event()

    def reply(asked: Asked) -> Reply:
        assert told.wait(30)
        return data(trackingPlans=[plan(1)], pagination={"current": "a"})

    with serving(reply) as peer:
        listing = subprocess.Popen(
            ["turnout", "tracking-plans", "list"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**bare.whole, "PUBLIC_API_URL": peer.url, "PUBLIC_API_TOKEN": "token"},
        )
        assert listing.stderr is not None
        first = listing.stderr.readline()
        told.set()
        out, _ = listing.communicate(timeout=30)

    assert first == "turnout: listing tracking plans ...\n"
    assert "plan-1" in out


def test_a_reader_that_goes_away_is_no_error(shell: Shell) -> None:
    done = subprocess.run(
        ["bash", "-c", "turnout destination-metadata list --all --page-size 10 -o jsonl | head -1"],
        capture_output=True,
        text=True,
        check=True,
        env=shell.whole,
    )

    assert json.loads(done.stdout)["slug"] == "turnout-webhook"
    assert done.stderr == ""
