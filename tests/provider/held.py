"""What the service holds, compared with a configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.provider.sample import Json, Sample, on_the_wire
from tests.provider.terraform import Terraform

from turnout import Client
from turnout._wire import camel
from turnout_provider import schema
from turnout_provider.facts import Printed
from turnout_provider.flows.plain import Flows
from turnout_provider.framework.settle import CENSOR
from turnout_provider.operations import flows_of

PRINTED = Printed()


def flows(sample: Sample, client: Client) -> Flows:
    """What can be done to the sample's kind behind Terraform's back."""
    facts = PRINTED.resource(sample.type)
    assert facts is not None
    return flows_of(facts)(facts.wire, facts.verbs, client.policy)


def identity(sample: Sample, terraform: Terraform) -> tuple[str, ...]:
    """The identity of the sample in a module's state."""
    state = terraform.state()[sample.address]
    return tuple(state[name] for name in sample.kind.identity)


def held(sample: Sample, terraform: Terraform, client: Client) -> Json:
    """What the service says of the sample, by the wire's names."""
    found: Json = client.run(flows(sample, client).read(identity(sample, terraform)))
    for object_, member, name in schema.flat_names(sample.kind):
        inside = dict(found.get(object_) or {})
        if member in inside:
            found = {**found, name: inside.pop(member), object_: inside}
    return found


def expected(sample: Sample, config: Json, terraform: Terraform) -> Json:
    """What the service should hold for a configuration, its references looked up in the state."""
    state = terraform.state()

    def known(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: known(member) for name, member in value.items()}
        if isinstance(value, list):
            return [known(member) for member in value]
        reference = re.fullmatch(r"\$\{(.+)\.(\w+)\}", value) if isinstance(value, str) else None
        return state[reference[1]][reference[2]] if reference else value

    said: Json = known(on_the_wire(sample.attributes, config))
    return said


def agrees(found: Any, wanted: Any, exactly: bool = False) -> bool:
    """Whether what was found says what is wanted: all of it, or with members of the service's own besides."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        more = exactly and found.keys() != wanted.keys()
        return not more and all(agrees(found.get(name), value, exactly) for name, value in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(found) == len(wanted) and all(any(agrees(f, w, exactly) for f in found) for w in wanted)
    if isinstance(found, str) and CENSOR in found:
        return bool(wanted)
    if isinstance(found, str) and isinstance(wanted, str) and (found.startswith(f"{wanted} (") or "fnd_" in wanted):
        # Names get more behind them, and ids of insert functions lose what they begin with.
        return found.startswith(f"{wanted} (") or wanted.endswith(f"_{found}")
    if wanted is None or wanted == []:
        return found in (None, "", [])
    return bool(found == wanted) and isinstance(found, bool) == isinstance(wanted, bool)


def differences(sample: Sample, config: Json, terraform: Terraform, client: Client) -> dict[str, tuple[Any, Any]]:
    """What the service holds and what it should hold, for each attribute of a configuration that differs."""
    found, wanted = held(sample, terraform, client), expected(sample, config, terraform)
    json = {camel(name) for name, attribute in sample.attributes.items() if attribute.json}
    unread = {camel(name) for name in sample.unreadable} - json | {
        camel(name) for name in schema.local_names(sample.kind)
    }
    wrong = (name for name, said in wanted.items() if not agrees(found.get(name), said, name in json))
    return {name: (found.get(name), wanted[name]) for name in wrong if name not in unread}
