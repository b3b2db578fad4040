"""Whatever a request says, the answer is data or a problem in the envelope, never a failure of the server."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from turnout_server.management.operations import Endpoint
from turnout_server.management.table import endpoints

from .conftest import Api

OPERATIONS = {endpoint.verb.operation: endpoint for endpoint in endpoints()}

_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
_TELLING = st.sampled_from(
    ["TRACK", "COMMON", "DROP", "SAMPLE", "LIVE", "type = 1", "turnout-webhook", "", "••••", 0, 1]
)
_NAMES = [
    "type",
    "key",
    "value",
    "version",
    "jsonSchema",
    "fields",
    "percent",
    "allowUnplannedTraits",
    "url",
    "newKey",
]
JUNK = st.recursive(
    _SCALARS | _TELLING,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_request_makes_the_server_fail(api: Api, name: str) -> None:
    operation = OPERATIONS[name]
    ids = existing(api)
    own = ids.get(f"{operation.about.name}_id" if operation.about else "", "IqDTy1TpoU")
    # Of what nothing is made here, some other thing's id is tried.
    path = operation.verb.path.format_map(defaultdict(lambda: "IqDTy1TpoU", {**ids, "id": own}))
    members = said_members(operation, ids)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries({}, optional=members))
    def try_it(said: dict[str, Any]) -> None:
        queried = operation.reads
        query = {key: json.dumps(value) for key, value in said.items()} if queried else {}
        told = {operation.verb.wrap: said} if operation.verb.wrap else said
        body = {} if queried else {"content": json.dumps(told), "headers": {"Content-Type": "application/json"}}
        answer = api.request(operation.verb.method, path, params=query, **body)
        assert answer.status_code < 500, answer.text
        assert set(answer.json()) in ({"data"}, {"errors"})

    try_it()


def existing(api: Api) -> dict[str, str]:
    """One object of each kind to talk about."""
    source, plan = api.source(), api.plan()
    destination = api.destination(source)
    made = {"source_id": source, "tracking_plan_id": plan, "destination_id": destination}
    return {**made, "destination_filter_id": str(api.filter(source, destination)["id"])}


def said_members(endpoint: Endpoint, ids: dict[str, str]) -> dict[str, st.SearchStrategy[Any]]:
    """Every member that the operation takes, mostly with junk in it."""
    fields = endpoint.input.model_fields if endpoint.input else {}
    known = st.sampled_from(list(ids.values()))
    named = {info.alias or name: JUNK | known for name, info in fields.items()}
    return {**named, "colour": JUNK}
