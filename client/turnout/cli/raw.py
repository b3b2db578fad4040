"""Requests whose answers are taken as they come: those of `turnout api`, and of what only the bundled server has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from turnout import Client
    from turnout._retry import Policy
    from turnout._steps import Answer, Flow, Query, Request


def ask(client: Client, method: str, path: str, body: Any = None, query: Query = ()) -> Any:
    """The JSON that a path answers; an ApiError if it refuses."""
    from turnout._steps import Request

    answer = client.run(raw(Request(path, method, path, query, body), client.policy))
    return answer.json() if answer is not None and answer.body else None


def raw(asked: Request, policy: Policy) -> Flow[Answer | None]:
    """The answer as it came, after as many attempts as it takes; None where a repeated delete found nothing."""
    from turnout._exchange import send
    from turnout._steps import Answer

    flow = send(asked, policy)
    outcome = None
    while True:
        try:
            step = flow.send(outcome)
        except StopIteration:
            return None
        outcome = yield step
        if isinstance(outcome, Answer) and 200 <= outcome.status < 300:
            return outcome
