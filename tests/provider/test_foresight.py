"""What a plan tells by the catalog and by counting, before anything is sent that changes something."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import Gate, Reply, gate
from tests.provider.terraform import Terraform

SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}
AMPLITUDE = "54521fd525e721e32a72ee91"
WEBHOOK = "614a3c7d791c91c41bae7599"
SEND = "nFPnRozhz1mh4Gbx4MLvT5"
REFERENCE = "${segment_source.shop.id}"


@pytest.fixture
def guarded(running: Running, terraform: Terraform) -> Iterator[Gate]:
    with gate(running.url) as before:
        terraform.provider = {**terraform.provider, "url": before.url}
        yield before


def line(problem: dict[str, Any]) -> str:
    return str(problem["snippet"]["code"]).strip()


def amplitude(**settings: Any) -> dict[str, Any]:
    return {
        "source_id": REFERENCE,
        "name": "Amplitude",
        "enabled": True,
        "metadata": {"id": AMPLITUDE},
        "settings": json.dumps(settings),
    }


def shop(unique: Callable[[str], str], **destinations: dict[str, Any]) -> dict[str, Any]:
    return {"segment_source": {"shop": {"slug": unique("shop"), **SOURCE}}, "segment_destination": destinations}


def mapping(**said: Any) -> dict[str, Any]:
    return {
        "name": "Orders",
        "destination_id": "${segment_destination.hook.id}",
        "action_id": SEND,
        "trigger": 'type = "track"',
        "enabled": True,
        "settings": json.dumps({"url": "https://a.test", "method": "POST"}),
        **said,
    }


def hook(name: str = "Hook") -> dict[str, Any]:
    said = {"name": name, "enabled": True, "metadata": {"id": WEBHOOK}, "settings": "{}"}
    return {"source_id": REFERENCE, **said}


def test_a_setting_of_the_wrong_type_is_refused_while_planning(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    terraform.write(shop(unique, one=amplitude(apiKey="k", batchEvents="yes")))

    (error,) = terraform.refused("plan")

    assert error["summary"] == "A setting of the wrong type"
    assert "'batchEvents' of Amplitude must be true or false." in error["detail"]
    assert line(error).startswith('"settings":')
    assert {method for method, _ in guarded.asked} == {"GET"}


def test_a_required_setting_that_is_missing_and_one_that_nobody_knows_are_warned_of(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    terraform.write(shop(unique, one=amplitude(apikey="k")))

    unknown, missing = sorted(terraform.plan().warnings, key=lambda warning: warning["summary"], reverse=True)

    assert unknown["summary"] == "Unknown setting"
    assert "has no setting 'apikey'. Did you mean 'apiKey'?" in unknown["detail"]
    assert line(unknown).startswith('"settings":')
    assert missing["summary"] == "A required setting is missing"
    assert "needs 'apiKey' (API Key)" in missing["detail"]
    assert line(missing).startswith('"settings":')


def test_a_secret_that_state_never_sees_counts_as_said(terraform: Terraform, unique: Callable[[str], str]) -> None:
    said = {**amplitude(), "settings_wo": '{"apiKey":"k"}', "settings_wo_version": 1}
    terraform.write(shop(unique, one=said))

    assert terraform.plan().warnings == []


def test_what_does_not_change_is_not_judged_again(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    resources = shop(unique, one=amplitude(apikey="k"))
    terraform.write(resources)
    terraform.apply()
    resources["segment_destination"]["one"]["name"] = "Renamed"
    terraform.write(resources)
    guarded.asked.clear()

    done = terraform.plan()

    assert done.actions == {"segment_destination.one": "update"}
    assert done.warnings == []
    assert guarded.count("GET", "/catalog/") == 0


def test_a_catalog_that_cannot_be_had_keeps_nobody_from_planning(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    terraform.write(shop(unique, one=amplitude(apikey="k")))
    guarded.decide = lambda method, path: Reply(403, {"errors": []}) if path.startswith("/catalog") else None

    done = terraform.plan()

    assert done.actions == {"segment_source.shop": "create", "segment_destination.one": "create"}
    assert done.warnings == []


def test_a_mapping_without_a_required_field_and_with_an_unknown_one_is_warned_of(
    terraform: Terraform, unique: Callable[[str], str]
) -> None:
    resources = shop(unique, hook=hook())
    said = mapping(settings='{"urll":"https://a.test","method":"POST"}')
    terraform.write({**resources, "segment_destination_subscription": {"m": said}})

    unknown, missing = sorted(terraform.plan().warnings, key=lambda warning: warning["summary"], reverse=True)

    assert "has no field 'urll'. Did you mean 'url'?" in unknown["detail"]
    assert "needs 'url' (URL)" in missing["detail"]
    assert line(unknown).startswith('"settings":')
    assert line(missing).startswith('"settings":')


def test_a_second_instance_of_a_destination_of_which_a_source_takes_one_is_warned_of(
    terraform: Terraform, unique: Callable[[str], str]
) -> None:
    resources = shop(unique, one=amplitude(apiKey="k"))
    terraform.write(resources)
    terraform.apply()
    resources["segment_destination"]["two"] = {**amplitude(apiKey="l"), "name": "Another"}
    terraform.write(resources)

    (warning,) = terraform.plan().warnings

    assert warning["summary"] == "A second instance of one destination"
    assert "Amplitude" in warning["detail"]
    assert line(warning) == f'"id": "{AMPLITUDE}"'


def test_an_eleventh_filter_of_one_destination_is_refused_while_planning(
    guarded: Gate, terraform: Terraform, unique: Callable[[str], str]
) -> None:
    resources = shop(unique, hook=hook())
    said = {
        "destination_id": "${segment_destination.hook.id}",
        "source_id": REFERENCE,
        "if": 'type = "track"',
        "enabled": True,
        "actions": [{"type": "DROP"}],
    }
    filters = {f"f{n}": {**said, "title": f"Filter {n}"} for n in range(11)}
    terraform.write({**resources, "segment_destination_filter": dict(list(filters.items())[:10])})
    terraform.apply()
    # One is replaced by another in the same plan: that makes no eleventh.
    terraform.write({**resources, "segment_destination_filter": dict(list(filters.items())[1:])})
    assert set(terraform.plan().actions.values()) == {"create", "delete"}
    terraform.write({**resources, "segment_destination_filter": filters})
    guarded.asked.clear()

    (error,) = terraform.refused("plan")

    assert error["summary"] == "Too many filters for one destination"
    assert "has 11 filters for it; a destination takes 10 at most" in error["detail"]
    assert line(error).startswith('"destination_id":')
    assert {method for method, _ in guarded.asked} == {"GET"}


def test_a_fifty_first_mapping_of_one_destination_is_refused_while_planning(
    terraform: Terraform, unique: Callable[[str], str]
) -> None:
    resources = shop(unique, hook=hook())
    terraform.write(resources)
    terraform.apply()
    said = {f"m{n}": mapping(name=f"Mapping {n}") for n in range(51)}
    terraform.write({**resources, "segment_destination_subscription": said})

    (error,) = terraform.refused("plan")

    assert error["summary"] == "Too many mappings for one destination"
    assert "has 51 mappings for it; a destination takes 50 at most" in error["detail"]
    assert line(error).startswith('"destination_id":')
