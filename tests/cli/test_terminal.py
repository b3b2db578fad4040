"""What only a terminal gets: bold headings, folded columns, a line that says what is going on. And completion."""

from __future__ import annotations

import os
import pty
import subprocess
import threading
from collections.abc import Callable

import pytest
from tests.cli.commands import Inside, Shell
from tests.client.wire_peer import Asked, Reply, data, serving

PLAN = {"id": "p1", "name": "A" * 60, "type": "LIVE", "slug": "plan-1"}


def on_terminal(shell: Shell, url: str, *arguments: str, seen: Callable[[str], None] = lambda text: None) -> str:
    """What a terminal of 60 columns shows; `seen` is told all of it whenever something was added."""
    ours, theirs = pty.openpty()
    environment = {**shell.whole, "PUBLIC_API_URL": url, "PUBLIC_API_TOKEN": "t", "COLUMNS": "60", "TERM": "xterm"}
    process = subprocess.Popen(["turnout", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:
            # Linux says so when the last process has closed the terminal.
            break
        if not more:
            break
        shown += more
        seen(shown.decode("utf-8", "replace"))
    os.close(ours)
    assert process.wait(30) == 0
    return shown.decode()


def test_a_terminal_gets_bold_headings_and_columns_that_fit(bare: Shell) -> None:
    with serving(lambda asked: data(trackingPlans=[PLAN], pagination={"current": "a"})) as peer:
        shown = on_terminal(bare, peer.url, "tracking-plans", "list")

    lines = shown.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()
    assert "\x1b[1m" in shown
    assert lines[0].split() == ["id", "slug", "name", "type"]
    assert all(len(line) <= 60 for line in lines)
    assert sum(line.count("A") for line in lines) == 60


def test_no_colour_is_written_where_it_is_not_wanted(bare: Shell) -> None:
    plain = Shell(bare.home, {"NO_COLOR": "1", "TERM": "dumb"})
    with serving(lambda asked: data(trackingPlans=[PLAN], pagination={"current": "a"})) as peer:
        piped = bare.ok("tracking-plans", "list", PUBLIC_API_URL=peer.url, PUBLIC_API_TOKEN="t")
        shown = on_terminal(plain, peer.url, "tracking-plans", "list")

    assert "\x1b" not in piped
    assert "\x1b[3" not in shown


def test_a_line_says_what_is_going_on_and_goes_away(bare: Shell) -> None:
    told = threading.Event()

    def reply(asked: Asked) -> Reply:
        assert told.wait(30)
        return data(trackingPlans=[PLAN], pagination={"current": "a"})

    def seen(text: str) -> None:
        if "listing tracking plans ..." in text:
            told.set()

    with serving(reply) as peer:
        shown = on_terminal(bare, peer.url, "tracking-plans", "list", "-o", "id", seen=seen)

    assert shown.rsplit("\r\x1b[K", 1)[-1].strip() == "p1"


def test_a_name_cannot_command_the_terminal(inside: Inside, shop: str) -> None:
    inside.ok("sources", "update", shop, "--name", "bad\x1b[2Jname\nnext")

    shown = inside.ok("sources", "list", "--where", f"id={shop}", "--columns", "name")

    assert shown.splitlines() == ["name", "bad [2Jname next"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sour"], {"source-metadata", "sources", "source-tracking-plan-connections"}),
        (["--pro"], {"--profile"}),
        (["cata"], {"catalog"}),
        (["sources", ""], {"list", "get", "create", "update", "delete"}),
        (["tracking-plans", "create", "--type", "L"], {"LIVE"}),
        (["sources", "create", "--en"], {"--enabled"}),
        (["catalog", "s"], {"sources", "show"}),
        (["sources", "list", "-o", "j"], {"json", "jsonl"}),
    ],
)
def test_commands_kinds_verbs_options_and_enumerations_complete(
    bare: Shell, words: list[str], offered: set[str]
) -> None:
    done = subprocess.run(
        ["turnout"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **bare.whole,
            "_TURNOUT_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(["turnout", *words]),
            "COMP_CWORD": str(len(words)),
        },
    )

    found = {line.partition(",")[2] for line in done.stdout.splitlines()}
    assert offered <= found
    assert all(each.startswith(words[-1]) for each in found)


def test_the_script_completes_in_a_real_shell(bare: Shell) -> None:
    script = bare.ok("completion", "bash")
    program = (
        f"{script}\nCOMP_WORDS=(turnout resou); COMP_CWORD=1; _turnout_completion turnout resou turnout\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )

    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True, env=bare.whole)

    assert done.stdout.split() == ["resources"]


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_other_shells_have_scripts_too(bare: Shell, name: str) -> None:
    assert "_TURNOUT_COMPLETE" in bare.ok("completion", name)


def test_help_says_every_exit_code_and_every_kind(inside: Inside) -> None:
    said = inside.ok("--help")

    assert "3  there is no such object" in said
    for kind in ("sources", "destination-filters", "source-tracking-plan-connections"):
        assert kind in said
