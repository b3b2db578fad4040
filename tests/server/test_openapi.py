"""The OpenAPI document is valid, complete, and the server keeps to it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings, strategies
from openapi_spec_validator import validate
from schemathesis.checks import load_all_checks
from tests.server.management.conftest import Api, Peer, peer
from tests.witness import OPERATIONS

import openapi
from turnout_server.management.table import endpoints

load_all_checks()

__all__ = ["peer"]
DOCUMENT: dict[str, Any] = json.loads((Path(__file__).parents[2] / "schemas/openapi.json").read_text())
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "4"))
# What a schema cannot say is refused all the same: filters that do not parse, ids of nothing, foreign cursors.
CONFIG = schemathesis.Config.from_dict(
    {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "400", "403", "404", "409", "422", "5xx"]}}}
)
schema = schemathesis.openapi.from_dict(openapi.document(strict=True), config=CONFIG)
# It answers the errors that it is asked for, 500 among them; test_requests.py knows which.
schema = schema.exclude(operation_id="echo")


def test_the_document_is_valid_openapi() -> None:
    validate(DOCUMENT)


def test_the_document_has_every_operation_that_is_served() -> None:
    said = [operation["operationId"] for path in DOCUMENT["paths"].values() for operation in path.values()]

    assert sorted(said) == sorted(endpoint.verb.operation for endpoint in endpoints())
    assert set(said) == set(OPERATIONS)


@pytest.fixture(scope="module")
def fuzzed(peer: Peer) -> Any:
    with Api(peer) as api:
        yield api


@pytest.mark.parametrize("operation", [found.ok() for found in schema.get_all_operations()], ids=lambda op: op.label)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 50,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(data=strategies.data())
def test_every_answer_is_what_the_document_says(operation: Any, data: Any, fuzzed: Api) -> None:
    case = data.draw(operation.as_strategy())

    case.call_and_validate(base_url=str(fuzzed.base_url), headers={"Authorization": f"Bearer {fuzzed.token}"})
