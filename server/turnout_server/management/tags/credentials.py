"""Credentials: warehouses and sources use one by naming it in their setting `credentialId`."""

from __future__ import annotations

from typing import Any

from turnout_server.ids import Fresh
from turnout_server.management import acts
from turnout_server.management.behaviour import Behaviour
from turnout_server.management.operations import KINDS, Act, Call, Data, Endpoint
from turnout_server.management.pages import Pagination, page
from turnout_server.management.problems import conflict, invalid
from turnout_server.management.secrets import restored
from turnout_server.observed import observed
from turnout_server.records import Document, Reading, Row, Writing

USED_BY = "credentialId"
_USERS = ("warehouse", "source")


def delete(change: Writing, endpoint: Endpoint, call: Call) -> Data:
    """Remove one that nothing uses."""
    row = acts.existing(change, endpoint, call)
    users = [f"{kind} '{user.key}'" for kind in _USERS for user in _using(change, row.key, kind)]
    if users:
        more = f" and {len(users) - 3} more" if len(users) > 3 else ""
        raise conflict(f"Credential '{row.key}' is in use by {', '.join(users[:3])}{more}; give them another first.")
    return acts.delete(change, endpoint, call)


def consumers(view: Reading, _endpoint: Endpoint, call: Call) -> Data:
    """Show a page of the warehouses and a page of the sources that use a credential."""
    credential = acts.target(view, "credential", call.ids["credential_id"])
    shown: Data = {}
    for kind in _USERS:
        window = page(_window(call, f"{kind}s_pagination"))
        rows = _using(view, credential.key, kind)
        part = rows[window.offset : window.offset + window.count]
        shown[f"{kind}s"] = [observed(KINDS[kind], row) for row in part]
        shown[f"{kind}sPagination"] = window.pagination(len(rows))
    return shown


def _window(call: Call, name: str) -> Pagination | None:
    asked: Any = getattr(call.input, name, None)
    return Pagination(count=asked.count, cursor=asked.cursor) if asked else None


def _using(view: Reading, credential: str, kind: str) -> list[Row]:
    return [row for row in view.all(kind) if row.document.get("settings", {}).get(USED_BY) == credential]


def _check(_view: Reading, document: Document, before: Document | None) -> None:
    """What a credential is for is said when it is made, and stays."""
    type = document["settings"].get("type")
    if before is not None and type != before["settings"]["type"]:
        raise invalid(("settings.type", f"cannot be changed from {before['settings']['type']!r}"))
    if not isinstance(type, str) or not type:
        raise invalid(("settings.type", "is required" if type is None else "must be a string that says something"))


BEHAVIOURS = {"credential": Behaviour(new_id=Fresh.ksuid, settled=restored, check=_check)}
ACTS: dict[str, Act] = {"deleteCredential": delete, "listCredentialConsumers": consumers}
