"""The schema: the official provider's names and shapes, and what is printed is what the definitions say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from turnout_provider import printing
from turnout_provider.facts import Printed
from turnout_provider.framework.schema import Attribute, loaded, printed
from turnout_provider.framework.servicer import Servicer
from turnout_provider.plugin import messages, protobuf, values
from turnout_provider.segment import Segment

ROOT = Path(__file__).parents[2]
OFFICIAL = json.loads((Path(__file__).parent / "official_shapes.json").read_text())
SHAPES = [(section, name) for section in OFFICIAL for name in OFFICIAL[section]]


def flat(attributes: dict[str, Attribute], prefix: str = "") -> dict[str, tuple[str, str]]:
    """Who sets each attribute (r, o, c) and its type, by path."""
    found: dict[str, tuple[str, str]] = {}
    for name, attribute in attributes.items():
        flags = "".join(flag[0] for flag in ("required", "optional", "computed") if getattr(attribute, flag))
        if attribute.nested is None:
            kind = attribute.type if isinstance(attribute.type, str) else " ".join(attribute.type)
            found[prefix + name] = (flags, kind)
            continue
        found[prefix + name] = (flags, attribute.nested.mode)
        found |= flat(dict(attribute.nested.attributes), f"{prefix}{name}.")
    return found


def attributes_of(section: str, name: str) -> dict[str, Attribute]:
    source = Printed()
    facts = source.resource(name) if section == "resources" else source.data_source(name)
    assert facts is not None
    return facts.attributes


@pytest.mark.parametrize(("section", "name"), SHAPES, ids=["-".join(shape) for shape in SHAPES])
def test_every_attribute_of_the_official_provider_is_there_with_its_type(section: str, name: str) -> None:
    ours = flat(attributes_of(section, name))
    wanted = {path: shape.split(" ", 1)[1] for path, shape in OFFICIAL[section][name].items()}

    assert {path: ours.get(path, ("", "missing"))[1] for path in wanted} == wanted


@pytest.mark.parametrize("name", OFFICIAL["resources"])
def test_what_the_official_provider_lets_people_write_may_be_written_and_nothing_more_is_required(name: str) -> None:
    ours = flat(attributes_of("resources", name))

    for path, shape in OFFICIAL["resources"][name].items():
        flags = shape.split(" ")[0]
        if "r" in flags or "o" in flags:
            assert set(ours[path][0]) & {"r", "o"}, path
        assert not ("r" in ours[path][0] and "r" not in flags), f"{path} is required here only"


def test_the_printed_files_are_what_the_definitions_say() -> None:
    for path, content in printing.files().items():
        assert (ROOT / path).read_bytes() == content, f"{path}: run make generate"


def test_a_tree_survives_being_printed() -> None:
    for section in ("resources", "data_sources"):
        for facts in printing.resources()[section].values():
            assert printed(loaded(facts["attributes"])) == facts["attributes"]


def test_the_answer_to_get_provider_schema_announces_what_we_can() -> None:
    rpc = messages.RPCS[printing.SCHEMA_RPC]
    answer: dict[str, Any] = protobuf.decode(rpc.response, printing.files()[f"{printing.GENERATED}/schema.bin"])

    assert answer["server_capabilities"]["plan_destroy"]
    assert answer["server_capabilities"]["get_provider_schema_optional"]
    assert set(answer["resource_schemas"]) >= set(OFFICIAL["resources"])
    assert set(answer["data_source_schemas"]) >= set(OFFICIAL["data_sources"])
    assert {a["name"] for a in answer["provider"]["block"]["attributes"]} >= {"token", "url"}


def test_keys_and_tokens_are_sensitive() -> None:
    source = attributes_of("resources", "segment_source")

    assert source["write_keys"].sensitive
    assert Printed().provider().attributes["token"].sensitive


def test_state_of_the_official_provider_is_taken_over_without_what_is_not_ours() -> None:
    state = {
        "id": "i",
        "slug": "s",
        "enabled": True,
        "settings": "{}",
        "metadata": {"id": "m", "name": "Javascript", "options": [], "theirs": 1},
        "labels": [{"key": "k", "value": "v", "description": None}],
        "somebody_elses": [1],
    }
    rpc = messages.UPGRADE_RESOURCE_STATE
    request = {"type_name": "segment_source", "version": 0, "raw_state": {"json": json.dumps(state).encode()}}

    answer = protobuf.decode(
        rpc.response, Servicer(Segment()).handle(rpc.path, protobuf.encode(rpc.request, request))
    )

    facts = Printed().resource("segment_source")
    assert facts is not None
    upgraded = values.decode(answer["upgraded_state"]["msgpack"], facts.type)
    metadata = upgraded.pop("metadata")
    kept = {name: value for name, value in state.items() if name not in ("metadata", "somebody_elses")}
    assert {name: upgraded.pop(name) for name in kept} == kept
    assert set(upgraded.values()) == {None}
    assert (metadata["id"], metadata["name"], metadata["options"]) == ("m", "Javascript", [])
    assert "theirs" not in metadata
    assert answer["diagnostics"] == []
