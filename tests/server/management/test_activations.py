"""Activations over HTTP: what an audience is connected with, and what is sent there."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Api


class Audience:
    """One audience, and what it is connected with."""

    def __init__(self, api: Api, audience_type: str = "USERS") -> None:
        self.api = api
        said = {"name": audience_type, "definition": {"query": "true"}, "audienceType": audience_type}
        made = api.made(f"/spaces/{api.workspace}/audiences", **said)
        self.path = f"/spaces/{api.workspace}/audiences/{made['id']}"
        self.destination = api.destination(api.source(audience_type.lower()))

    def connect(self, **more: Any) -> Any:
        body = {"destination": {"id": self.destination, "type": "destination"}, **more}
        return self.api.post(f"{self.path}/destination-connections", json=body)

    def activate(self, connection: str, **more: Any) -> Any:
        said = {"activationType": "Audience Entered", "activationName": "In", "performResync": True, **more}
        return self.api.post(f"{self.path}/destination-connections/{connection}/activations", json=said)

    def activation(self, **more: Any) -> dict[str, Any]:
        answer = self.activate(self.connect().json()["data"]["connection"]["id"], **more)
        assert answer.status_code == 200, answer.text
        activation: dict[str, Any] = answer.json()["data"]["activation"]
        return activation

    def change(self, activation: dict[str, Any], **changes: Any) -> Any:
        return self.api.patch(f"{self.path}/activations/{activation['id']}", json=changes)


@pytest.fixture
def audience(api: Api) -> Audience:
    return Audience(api)


def error(answer: Any) -> tuple[int, str | None]:
    return answer.status_code, answer.json()["errors"][0].get("field")


def test_a_connection_shows_its_destination_without_its_secrets(audience: Audience) -> None:
    connected = audience.connect(connectionSettings={"list": "crew"}).json()["data"]
    listed = audience.api.get(f"{audience.path}/destination-connections").json()["data"]

    assert [sync["externalId"] for sync in connected["idSyncConfiguration"]] == ["email", "user_id"]
    (connection,) = listed["connections"]
    assert (connection["id"], connection["destinationId"]) == (connected["connection"]["id"], audience.destination)
    assert connection["metadata"] == {"id": "turnout-webhook", "name": "Webhook (Turnout)", "slug": "turnout-webhook"}
    assert connection["settings"]["sharedSecret"] == "••••"
    assert connection["connectionSettings"] == {"list": "crew"}
    assert listed["pagination"]["totalEntries"] == 1


def test_a_destination_is_connected_once_and_must_be_there(audience: Audience) -> None:
    audience.connect()

    assert error(audience.connect()) == (409, "destination.id")
    assert error(audience.connect(destination={"id": "none", "type": "destination"})) == (404, "destination.id")
    assert error(audience.connect(destination={"id": "none", "type": "lake"})) == (422, "destination.type")


def test_at_most_five_identifiers_are_synced_by_a_known_strategy(audience: Audience) -> None:
    sync = {"externalId": "email", "strategy": "all"}

    assert error(audience.connect(idSyncConfiguration=[sync] * 6)) == (422, "idSyncConfiguration")
    wrong = audience.connect(idSyncConfiguration=[sync, {**sync, "strategy": "best"}])
    assert error(wrong) == (422, "idSyncConfiguration[1].strategy")


def test_what_a_connection_is_told_replaces_and_what_is_empty_leaves(audience: Audience) -> None:
    audience.connect(connectionSettings={"list": "crew", "owner": "quay"})
    path = f"{audience.path}/destination-connections/{audience.destination}"
    sync = {"externalId": "phone", "strategy": "first", "mapTo": "Phone_c"}
    told = audience.api.patch(path, json={"idSyncConfiguration": [sync], "connectionSettings": {"list": "mates"}})
    kept = audience.api.patch(path, json={"idSyncConfiguration": [], "connectionSettings": {}})

    for answer in (told, kept):
        assert answer.json()["data"] == {
            "destination": {"id": audience.destination},
            "idSyncConfiguration": [sync],
            "connectionSettings": {"list": "mates"},
        }
    assert error(audience.api.patch(path, json={})) == (400, None)


def test_a_destination_stays_as_long_as_it_has_activations(audience: Audience) -> None:
    activation = audience.activation()
    path = f"{audience.path}/destination-connections/{audience.destination}"

    assert error(audience.api.delete(path)) == (409, None)
    assert audience.api.delete(f"{audience.path}/activations/{activation['id']}").status_code == 200
    assert audience.api.delete(path).json() == {"data": {"status": "SUCCESS"}}
    assert audience.api.delete(path).status_code == 404


def test_connections_and_activations_go_with_their_destination(audience: Audience) -> None:
    activation = audience.activation()
    audience.api.delete(f"/destinations/{audience.destination}")

    assert audience.api.get(f"{audience.path}/destination-connections").json()["data"]["connections"] == []
    assert audience.api.get(f"{audience.path}/activations/{activation['id']}").status_code == 404


def test_an_activation_sends_nothing_and_claims_no_resync(audience: Audience) -> None:
    activation = audience.activation()

    assert (activation["enabled"], activation["personalization"]) == (True, {"profile": {"properties": []}})
    assert activation.keys().isdisjoint({"performResync", "destinationMapping", "displayName"})


def test_profile_entities_and_fields_change_each_by_itself(api: Api) -> None:
    linked = Audience(api, "LINKED")
    entities = [{"relationshipSlug": "ship", "properties": ["name"]}]
    activation = linked.activation(
        personalization={"profile": {"properties": ["email"]}, "entities": entities},
        destinationMapping={"actionId": "post", "settings": {"a": 1, "b": 1}},
    )
    changed = linked.change(
        activation,
        activationName="",
        personalization={"profile": {"properties": ["phone"]}},
        destinationMapping={"actionId": "other", "settings": {"b": 2}},
    ).json()["data"]["activation"]
    cleared = linked.change(activation, personalization={"entities": []}).json()["data"]["activation"]

    assert changed["activationName"] == "In"
    assert changed["personalization"] == {"profile": {"properties": ["phone"]}, "entities": entities}
    assert changed["destinationMapping"] == {"actionId": "post", "settings": {"a": 1, "b": 2}}
    assert cleared["personalization"]["entities"] == []


def test_a_classic_audience_has_no_entities(audience: Audience) -> None:
    connection = audience.connect().json()["data"]["connection"]["id"]
    entities = [{"relationshipSlug": "ship", "properties": ["name"]}]

    assert error(audience.activate(connection, personalization={"entities": entities})) == (
        400,
        "personalization.entities",
    )
    assert error(audience.activate(connection, activationType="Entity Added")) == (422, "activationType")
    assert error(audience.activate(connection, displayName="Crew")) == (422, "displayName")


def test_only_what_goes_to_a_warehouse_has_a_name_for_people_and_null_clears_it(audience: Audience) -> None:
    settings = {"hostname": "db.harbour.example", "password": "quay", "name": "Cold store"}
    warehouse = audience.api.made("/warehouses", metadataId="55d3d3aea3c", settings=settings)["id"]
    connected = audience.connect(destination={"id": warehouse, "type": "warehouse"}).json()["data"]["connection"]
    activation = audience.activate(connected["id"], displayName="Crew").json()["data"]["activation"]
    cleared = audience.change(activation, displayName=None).json()["data"]["activation"]
    (listed,) = audience.api.get(f"{audience.path}/destination-connections").json()["data"]["connections"]

    assert (activation["displayName"], "displayName" in cleared) == ("Crew", False)
    assert (listed["destinationId"], listed["name"], listed["sourceId"]) == (warehouse, "Cold store", "")
    assert listed["settings"]["password"] == "••••"


def test_an_action_that_the_destination_has_not_is_refused(audience: Audience) -> None:
    said = {"metadataId": "656773f0bd79a3676ab2733d", "settings": {"projectApiKey": "k"}, "enabled": False}
    audience.destination = str(audience.api.made("/destinations", sourceId=audience.api.source("flow"), **said)["id"])
    connection = audience.connect().json()["data"]["connection"]["id"]

    wrong = audience.activate(connection, destinationMapping={"actionId": "none"})
    right = audience.activate(connection, destinationMapping={"actionId": "biEZJXMqE6pajyebWnWoaE"})
    assert error(wrong) == (422, "destinationMapping.actionId")
    assert right.status_code == 200


def test_a_connection_of_another_audience_is_not_there(api: Api, audience: Audience) -> None:
    other = Audience(api, "ACCOUNTS")
    connection = other.connect().json()["data"]["connection"]["id"]

    assert audience.activate(connection).status_code == 404


def test_supported_destinations_are_the_catalogs_with_their_actions(api: Api) -> None:
    def supported(audience_type: str, **query: str) -> Any:
        return api.get(f"/spaces/{api.workspace}/audienceType/{audience_type}/supported-destinations", params=query)

    linked = supported("LINKED").json()["data"]["destinations"]
    users = supported("USERS").json()["data"]["destinations"]
    one = supported("LINKED", slug="actions-1flow").json()["data"]["destinations"]
    by_action = supported("USERS", actionId="biEZJXMqE6pajyebWnWoaE").json()["data"]["destinations"]

    assert len(linked) > 100
    assert all(entry["actions"] for entry in users.values())
    assert [action["slug"] for action in one["actions-1flow"]["actions"]][:2] == ["identifyUser", "trackEvent"]
    assert list(one) == list(by_action) == ["actions-1flow"]
    assert error(supported("CREW")) == (422, "audienceType")
