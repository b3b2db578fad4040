from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Generator
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout._exchange import request
from turnout._steps import Answer, Flow, Outcome, Request, Sleep, Step, drive, drive_async
from turnout._wire import Verb

text = st.text(max_size=20)
ids = text.filter(lambda value: value not in ("", ".", ".."))


@given(st.lists(st.tuples(text, text)))
def test_every_query_reads_back_as_it_was(query: list[tuple[str, str]]) -> None:
    target = Request("x", "GET", "/things", tuple(query)).target

    assert parse_qsl(urlsplit(target).query, keep_blank_values=True) == query


@given(ids, ids)
def test_every_identity_stays_within_its_segment(parent: str, own: str) -> None:
    verb = Verb("getThing", "GET", "/parents/{parent_id}/things/{id}")

    path = request("thing", verb, {"parent_id": parent, "id": own}).path

    assert path.isascii()
    assert [unquote(segment) for segment in path.split("/")] == ["", "parents", parent, "things", own]


@given(st.recursive(st.none() | st.booleans() | st.integers() | text, lambda some: st.dictionaries(text, some)))
def test_every_body_reads_back_as_it_was(body: Any) -> None:
    content = Request("x", "POST", "/", body=body).content

    assert (None if content is None else json.loads(content)) == body


def run_sync(flow: Flow[Any], do: Callable[[Step], Outcome]) -> Any:
    return drive(flow, do)


def run_async(flow: Flow[Any], do: Callable[[Step], Outcome]) -> Any:
    async def awaited(step: Step) -> Outcome:
        await asyncio.sleep(0)
        return do(step)

    return asyncio.run(drive_async(flow, awaited))


both = pytest.mark.parametrize("run", [run_sync, run_async], ids=["sync", "async"])


@both
def test_a_driver_does_each_step_and_gives_the_result(run: Callable[..., Any]) -> None:
    asked, answer, wait = Request("x", "GET", "/"), Answer(200, {}, b""), Sleep(1, "because")
    done: list[Step] = []

    def flow() -> Generator[Step, Outcome, list[Outcome]]:
        return [(yield asked), (yield wait), (yield asked)]

    def do(step: Step) -> Outcome:
        done.append(step)
        return answer if step is asked else None

    assert run(flow(), do) == [answer, None, answer]
    assert done == [asked, wait, asked]


@both
def test_a_flow_that_is_broken_off_is_closed(run: Callable[..., Any]) -> None:
    closed: list[bool] = []

    def flow() -> Generator[Step, Outcome, None]:
        try:
            yield Sleep(1, "because")
        finally:
            closed.append(True)

    def interrupted(step: Step) -> Outcome:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(flow(), interrupted)
    assert closed == [True]
