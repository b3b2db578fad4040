"""Transformations: what may be combined, where they hang, and what each refusal names."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api

RENAME = {"oldName": "properties.pence", "newName": "properties.total"}
VALUE = {"propertyPaths": ["properties.currency"], "propertyValue": "GBP"}
FQL = {"fql": "lowercase(properties.email)", "propertyName": "mail"}
HASH = {"algorithm": "sha256", "paths": ["properties.email"]}


def said(source: str, **more: Any) -> dict[str, Any]:
    return {"name": "Pounds", "sourceId": source, "enabled": True, "if": "event = 'Cup Sold'", **more}


def made(api: Api, source: str, **more: Any) -> dict[str, Any]:
    return api.made("/transformations", **said(source, **more))


def test_everything_that_is_said_is_kept_and_the_rest_is_empty(api: Api) -> None:
    source = api.source()
    lists = {"propertyRenames": [RENAME], "propertyValueTransformations": [VALUE], "fqlDefinedProperties": []}
    whole = said(source, drop=False, newEventName="Sold", allowProperties=["total"], **lists)
    whole["hashPropertiesConfiguration"] = {**HASH, "key": "quay", "encoding": "BASE64URL"}
    one = api.made("/transformations", **whole)
    assert one == {"id": one["id"], **whole}
    other = made(api, source, **{"if": "type = 'identify'"})
    assert other["propertyRenames"] == other["propertyValueTransformations"] == other["fqlDefinedProperties"] == []
    assert not {"drop", "newEventName", "allowProperties", "hashPropertiesConfiguration"} & other.keys()
    assert api.get("/transformations").json()["data"]["transformations"] == [one, other]


def test_null_takes_back_what_was_optional(api: Api) -> None:
    source = api.source()
    one = made(api, source, newEventName="Sold", propertyRenames=[RENAME], hashPropertiesConfiguration=HASH)
    path = f"/transformations/{one['id']}"
    nothing: dict[str, Any] = {"newEventName": None, "hashPropertiesConfiguration": None, "propertyRenames": []}
    after = api.patch(path, json=nothing).json()["data"]["transformation"]
    assert after == {
        name: value for name, value in {**one, "propertyRenames": []}.items() if nothing.get(name, 0) is not None
    }


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"if": "event ="}, ["if"]),
        ({"enabled": "yes"}, ["enabled"]),
        ({"propertyValueTransformations": [VALUE] * 11}, ["propertyValueTransformations"]),
        (
            {"propertyValueTransformations": [{**VALUE, "propertyPaths": [f"properties.p{n}" for n in range(11)]}]},
            ["propertyValueTransformations[0].propertyPaths"],
        ),
        ({"fqlDefinedProperties": [FQL, {**FQL, "propertyName": "other"}]}, ["fqlDefinedProperties"]),
        ({"fqlDefinedProperties": [{**FQL, "fql": "lowercase("}]}, ["fqlDefinedProperties[0].fql"]),
        ({"fqlDefinedProperties": [FQL], "propertyRenames": [RENAME]}, ["fqlDefinedProperties"]),
        ({"fqlDefinedProperties": [FQL], "propertyValueTransformations": [VALUE]}, ["fqlDefinedProperties"]),
        ({"propertyRenames": [RENAME, RENAME]}, ["propertyRenames[0].oldName", "propertyRenames[1].oldName"]),
        (
            {
                "propertyValueTransformations": [{**VALUE, "propertyPaths": ["properties.pence"]}],
                "propertyRenames": [RENAME],
            },
            ["propertyValueTransformations[0].propertyPaths[0]"],
        ),
        ({"propertyRenames": [{**RENAME, "newName": "properties.a.b.c.d.e"}]}, ["propertyRenames[0].newName"]),
        ({"propertyRenames": [{**RENAME, "oldName": "properties.$.pence"}]}, ["propertyRenames[0].oldName"]),
        ({"hashPropertiesConfiguration": {**HASH, "algorithm": "rot13"}}, ["hashPropertiesConfiguration.algorithm"]),
        ({"hashPropertiesConfiguration": {**HASH, "encoding": "hex"}}, ["hashPropertiesConfiguration.encoding"]),
        ({"hashPropertiesConfiguration": {"algorithm": "md5"}}, ["hashPropertiesConfiguration.paths"]),
        ({"destinationMetadataId": "404"}, ["destinationMetadataId"]),
        ({"colour": "red"}, ["colour"]),
    ],
)
def test_what_cannot_work_is_refused_and_each_member_is_named(
    api: Api, more: dict[str, Any], fields: list[str]
) -> None:
    source = api.source()
    fine = made(api, source, **{"if": "type = 'group'"})
    for answer in (
        api.post("/transformations", json=said(source, **more)),
        api.patch(f"/transformations/{fine['id']}", json=more),
    ):
        assert answer.status_code == 422, answer.text
        assert [error["field"] for error in answer.json()["errors"]] == fields
    assert api.get("/transformations").json()["data"]["transformations"] == [fine]


def test_a_dot_may_be_part_of_a_name(api: Api) -> None:
    deep = {"oldName": r"properties.a\.b\.c\.d.e\.f.g", "newName": "properties.a.b.c.d"}
    assert made(api, api.source(), propertyRenames=[deep])["propertyRenames"] == [deep]


def test_dropping_goes_together_with_anything_that_it_makes_pointless(api: Api) -> None:
    one = made(api, api.source(), drop=True, propertyRenames=[RENAME], hashPropertiesConfiguration=HASH)
    assert (one["drop"], one["propertyRenames"]) == (True, [RENAME])


def test_events_of_a_source_are_transformed_in_one_place_for_each_destination(api: Api) -> None:
    source, other = api.source(), api.source("other")
    one = made(api, source)
    again = api.post("/transformations", json=said(source, **{"if": 'event="Cup Sold"'}))
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "if")
    assert one["id"] in again.json()["errors"][0]["message"]
    elsewhere = made(api, source, destinationMetadataId="turnout-webhook")
    made(api, other)
    moved = api.patch(f"/transformations/{elsewhere['id']}", json={"destinationMetadataId": None})
    assert moved.status_code == 409


def test_a_transformation_goes_with_its_source_also_when_it_was_moved_there(api: Api) -> None:
    source, other = api.source(), api.source("other")
    one = made(api, source)
    missing = api.patch(f"/transformations/{one['id']}", json={"sourceId": "404"})
    assert (missing.status_code, missing.json()["errors"][0]["field"]) == (404, "sourceId")
    assert api.patch(f"/transformations/{one['id']}", json={"sourceId": other}).status_code == 200
    api.delete(f"/sources/{source}")
    assert api.get(f"/transformations/{one['id']}").json()["data"]["transformation"]["sourceId"] == other
    api.delete(f"/sources/{other}")
    assert api.get(f"/transformations/{one['id']}").status_code == 404
