"""Space schema over HTTP: honest about keeping no events."""

from __future__ import annotations

import pytest

from .conftest import Api


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("traits", "traits"),
        ("events", "events"),
        ("events/Cup%20Sold/properties", "eventProperties"),
        ("entity-paths", "entityPaths"),
        ("entities/ship/properties", "entityProperties"),
    ],
)
def test_nothing_is_invented(api: Api, path: str, key: str) -> None:
    answer = api.get(f"/spaces/{api.workspace}/{path}")

    assert answer.json()["data"] == {key: [], "pagination": {"current": "MA==", "totalEntries": 0}}
    assert api.get(f"/spaces/nowhere/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "traits/email/sample-values?collection=users",
        "events/Cup%20Sold/properties/size/sample-values?propertyType=PROPERTY",
        "entities/ship/properties/name/sample-values",
    ],
)
def test_no_values_are_invented(api: Api, path: str) -> None:
    assert api.get(f"/spaces/{api.workspace}/{path}").json() == {"data": {"sampleValues": []}}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("traits?sortBy=size", "sortBy"),
        ("traits?collection=ships", "collection"),
        ("traits?samplesCount=101", "samplesCount"),
        ("events?sortDir=up", "sortDir"),
        ("events/x/properties/y/sample-values", "propertyType"),
    ],
)
def test_a_question_that_cannot_be_is_refused_by_field(api: Api, path: str, field: str) -> None:
    answer = api.get(f"/spaces/{api.workspace}/{path}")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
