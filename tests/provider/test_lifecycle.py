"""What people do with Terraform besides changing attributes: deleting, importing, interrupting, composing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from typing import Any

import pytest
from tests.conftest import Running
from tests.provider.gate import gate
from tests.provider.held import differences, expected, flows, identity
from tests.provider.sample import MANAGED, Sample
from tests.provider.terraform import Terraform

from turnout import Client, errors

Samples = Callable[..., Sample]
SOURCE = {"enabled": True, "metadata": {"id": "IqDTy1TpoU"}, "settings": "{}"}


@pytest.mark.parametrize("kind", MANAGED)
def test_what_was_deleted_behind_terraforms_back_is_planned_and_created_again(
    kind: str, terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples(kind)
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    remove(sample, terraform, client)

    assert terraform.plan().actions == {sample.address: "create"}
    terraform.apply()
    assert differences(sample, sample.full, terraform, client) == {}
    assert terraform.plan().actions == {}


@pytest.mark.parametrize("kind", MANAGED)
def test_an_import_takes_everything_but_secrets_and_the_next_plan_is_empty(
    kind: str, terraform: Terraform, samples: Samples
) -> None:
    sample = samples(kind)
    config = sample.known
    terraform.write(sample.resources(config))
    terraform.apply()
    terraform.apply("-refresh-only")
    known = terraform.state()[sample.address]
    import_id = ":".join(identity(sample, terraform))
    terraform.run("state", "rm", sample.address)

    terraform.run("import", sample.address, import_id)

    imported = terraform.state()[sample.address]
    unread = set(sample.unreadable) - {"settings"}
    # Names that the service appends to, and ids that it shortens, are imported as it tells them.
    spelled = {name for name, each in sample.attributes.items() if each.appended or each.prefixed}
    assert meaning(without(imported, unread | spelled)) == meaning(without(known, unread | spelled))
    # What the service does not tell is sent again.
    assert terraform.apply().actions == ({sample.address: "update"} if unread & set(config) else {})
    assert terraform.plan().actions == {}


def test_censored_values_never_enter_the_state(terraform: Terraform, client: Client, samples: Samples) -> None:
    sample = samples("destination")
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    import_id = identity(sample, terraform)[0]
    assert "•" in json.dumps(dict(client.destinations.get(import_id).settings), ensure_ascii=False)
    terraform.run("state", "rm", sample.address)

    terraform.run("import", sample.address, import_id)

    assert json.loads(terraform.state()[sample.address]["settings"]) == sample.known["settings"]
    # Nobody can know whether the secret in the configuration is the one there: it is sent.
    assert terraform.apply().actions == {sample.address: "update"}
    assert terraform.plan().actions == {}


@pytest.mark.parametrize(
    ("type_", "import_id", "spelled"),
    [
        ("segment_destination_filter", "only-one", "<destination_id>:<id>"),
        ("segment_source_tracking_plan_connection", "a:b:c", "<source_id>:<tracking_plan_id>"),
        ("segment_destination_filter", "a:", "<destination_id>:<id>"),
    ],
)
def test_a_wrong_import_id_is_refused_with_the_right_spelling(
    type_: str, import_id: str, spelled: str, terraform: Terraform, samples: Samples
) -> None:
    sample = samples(type_.removeprefix("segment_"))
    terraform.write(sample.resources(sample.full))

    done = terraform.run("import", "-no-color", sample.address, import_id, expect=(1,))

    assert spelled in done.text


def test_importing_what_is_not_there_says_so(terraform: Terraform, unique: Callable[[str], str]) -> None:
    terraform.write({"segment_source": {"one": {"slug": unique("one"), **SOURCE}}})

    done = terraform.run("import", "-no-color", "segment_source.one", "nowhere", expect=(1,))

    assert "Cannot import non-existent remote object" in done.text


@pytest.mark.parametrize("kind", MANAGED)
def test_destroying_twice_is_fine_even_when_somebody_else_was_faster(
    kind: str, terraform: Terraform, client: Client, samples: Samples
) -> None:
    sample = samples(kind)
    terraform.write(sample.resources(sample.full))
    terraform.apply()
    gone = identity(sample, terraform)
    remove(sample, terraform, client)

    # Without a refresh Terraform does not know and asks the provider to delete it.
    terraform.run("destroy", "-json", "-auto-approve", "-refresh=false")

    assert terraform.state() == {}
    assert terraform.destroy().actions == {}
    with pytest.raises(errors.NotFound):
        client.run(flows(sample, client).read(gone))


def test_ctrl_c_during_an_apply_lets_the_running_create_finish_and_keeps_it(
    installed: Terraform, running: Running, client: Client, unique: Callable[[str], str]
) -> None:
    slug = unique("slow")
    installed.write({"segment_source": {"slow": {"slug": slug, **SOURCE}}})
    installed.run("init")
    with gate(running.url) as before:
        asked, go_on = threading.Event(), threading.Event()
        before.after = True
        before.decide = lambda method, path: hold(method, asked, go_on)
        installed.environment = {**installed.environment, "PUBLIC_API_URL": before.url}
        process = installed.start("apply", "-auto-approve", "-no-color")
        assert asked.wait(30)

        # The whole process group, as a terminal does it: the provider gets the signal too.
        os.killpg(process.pid, signal.SIGINT)
        assert said(process, "Interrupt received")
        go_on.set()
        text, _ = process.communicate(timeout=60)

    assert "Creation complete" in text, text
    assert installed.state()["segment_source.slow"]["slug"] == slug
    installed.environment = {**installed.environment, "PUBLIC_API_URL": running.url}
    assert installed.plan().actions == {}


def hold(method: str, asked: threading.Event, go_on: threading.Event) -> None:
    """Keep the answer to a create back until told."""
    if method == "POST":
        asked.set()
        go_on.wait(30)


def said(process: subprocess.Popen[str], text: str) -> bool:
    """Whether Terraform has said something, once it has."""
    return any(text in line for line in process.stdout or ())


def test_an_attribute_of_5_mb_goes_through(installed: Terraform, client: Client, samples: Samples) -> None:
    # Rules are what the server takes in bodies of this size.
    json_schema = {"properties": {f"property {n} {'x' * 5000}": {} for n in range(1000)}}
    sample = samples("tracking_plan")
    config = {**sample.full, "rules": [{"type": "COMMON", "version": 1, "json_schema": json_schema}]}
    installed.write(sample.resources(config))
    installed.run("init")

    installed.apply()

    assert len(installed.state()[sample.address]["rules"][0]["json_schema"]) > 5_000_000
    assert installed.plan().actions == {}


def test_a_value_that_is_not_known_yet_may_stand_inside_jsonencode(
    terraform: Terraform, client: Client, unique: Callable[[str], str]
) -> None:
    settings = '${jsonencode({ website_url = "https://${segment_source.one.id}.test" })}'
    terraform.write(
        {
            "segment_source": {
                "one": {"slug": unique("one"), **SOURCE},
                "two": {"slug": unique("two"), **SOURCE, "settings": settings},
            }
        }
    )

    assert terraform.plan().actions == {"segment_source.one": "create", "segment_source.two": "create"}
    terraform.apply()

    made = terraform.state()
    held = client.sources.get(made["segment_source.two"]["id"])
    assert held.settings == {"website_url": f"https://{made['segment_source.one']['id']}.test"}
    assert terraform.plan().actions == {}


def test_the_installed_provider_creates_plans_and_destroys_after_a_plain_init(
    installed: Terraform, samples: Samples
) -> None:
    sample = samples("destination_filter")
    installed.write(sample.resources(sample.full))
    installed.run("init")

    assert set(installed.apply().actions.values()) == {"create"}
    assert installed.plan().actions == {}
    assert set(installed.destroy().actions.values()) == {"delete"}
    assert installed.state() == {}


def remove(sample: Sample, terraform: Terraform, client: Client) -> None:
    """Delete what a sample is about behind Terraform's back."""
    known = expected(sample, sample.full, terraform)
    client.run(flows(sample, client).delete(identity(sample, terraform), known))


def without(state: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """A state without some attributes."""
    return {name: value for name, value in state.items() if name not in names}


def meaning(value: object) -> object:
    """A state with JSON texts parsed and sets sorted: the same for whatever means the same."""
    if isinstance(value, dict):
        return {name: meaning(member) for name, member in value.items()}
    if isinstance(value, list):
        found = sorted((meaning(member) for member in value), key=lambda member: json.dumps(member, sort_keys=True))
        return found or None
    if isinstance(value, str) and value.startswith(("{", "[")):
        return json.loads(value)
    return value
