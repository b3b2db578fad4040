"""Refuses a token of another workspace than the one that the configuration is for."""

from __future__ import annotations

from turnout import errors
from turnout._calls import read
from turnout_provider import explain
from turnout_provider.framework.diagnostics import Diagnostic, Refusal
from turnout_provider.trouble import Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turnout_provider.facts import Printed
    from turnout_provider.session import Session

_ATTRIBUTE = "workspace_id"


def check_workspace(session: Session, printed: Printed, wanted: str) -> None:
    """A Refusal unless the session's token is of the workspace with this id."""
    facts = printed.data_source("segment_workspace")
    assert facts is not None
    try:
        found = session.run(read(facts.wire, (), policy=session.policy))
    except errors.NotFound as error:
        raise Refusal(Diagnostic("Cannot tell the token's workspace", str(error), (_ATTRIBUTE,))) from None
    except Trouble as trouble:
        raise explain.refusal(facts, "check", trouble, session) from trouble
    if found.get("id") != wanted:
        detail = (
            f"This configuration is for {wanted}; the token is of {found.get('id')} ({found.get('name')}). Nothing"
            " was planned. Set PUBLIC_API_TOKEN, or `token`, to a token of the right one, or correct workspace_id."
        )
        raise Refusal(Diagnostic("The token is of another workspace", detail, (_ATTRIBUTE,)))
