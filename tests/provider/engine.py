"""What Terraform does with a provider, without Terraform: refresh, plan, apply, in this process and by its rules.

It holds the provider to the rules that Terraform checks: what is planned agrees with configuration, what is applied
with the plan. One walk makes one session, as a run of Terraform does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.provider.sample import Json

from turnout_provider.framework.plan import plan
from turnout_provider.framework.rules import apply_breaches, plan_breaches
from turnout_provider.framework.schema import Attribute
from turnout_provider.segment import Segment

_REFERENCE = re.compile(r"\$\{(segment_\w+\.\w+)\.(\w+)\}")


class Engine:
    """A module's state; configurations are as in Terraform's JSON syntax, resources before those that name them."""

    def __init__(self, url: str, token: str) -> None:
        self.state: dict[str, Json] = {}
        self._segment = Segment()
        self._block = {**dict.fromkeys(self._segment.attributes), "url": url, "token": token}

    def close(self) -> None:
        """Give back the connections."""
        self._segment.close()

    def apply(self, resources: Json) -> dict[str, str]:
        """Make it so; what was done to each resource that was not as it should be."""
        self._walk()
        self._refresh()
        wanted = {f"{type_}.{name}": body for type_, named in resources.items() for name, body in named.items()}
        done = {}
        # Who names others goes before them.
        for address in [address for address in reversed(self.state) if address not in wanted]:
            self._resource(address).delete(self.state.pop(address))
            done[address] = "delete"
        for address, body in wanted.items():
            if action := self._settle(address, body):
                done[address] = action
        return done

    def _walk(self) -> None:
        assert self._segment.configure(self._block, "1.11.4") == []

    def _refresh(self) -> None:
        for address, state in list(self.state.items()):
            found = self._resource(address).read(state, {}).state
            if found is None:
                del self.state[address]
            else:
                self.state[address] = dict(found)

    def _settle(self, address: str, body: Json) -> str:
        resource = self._resource(address)
        config = _complete(resource.attributes, self.resolved(body))
        problems = resource.validate(config)
        assert problems == [], (address, problems)
        prior = self.state.get(address)
        planned = plan(resource.attributes, prior, config)
        assert planned.state is not None
        assert plan_breaches(resource.attributes, prior, config, planned.state) == []
        if planned.state == prior:
            return ""
        if prior is not None and not planned.replace:
            outcome, action = resource.update(prior, planned.state, config), "update"
        else:
            if prior is not None:
                resource.delete(prior)
                del self.state[address]
                planned = plan(resource.attributes, None, config)
            assert planned.state is not None
            outcome, action = resource.create(planned.state, config), "create" if prior is None else "replace"
        assert outcome.diagnostics == [], (address, outcome.diagnostics)
        assert outcome.state is not None
        assert apply_breaches(planned.state, outcome.state) == [], address
        self.state[address] = dict(outcome.state)
        return action

    def _resource(self, address: str) -> Any:
        return self._segment.resource(address.split(".")[0])

    def resolved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self.resolved(member) for name, member in value.items()}
        if isinstance(value, list):
            return [self.resolved(member) for member in value]
        if not isinstance(value, str):
            return value
        return _REFERENCE.sub(lambda found: str(self.state[found[1]][found[2]]), value)


def _complete(attributes: Mapping[str, Attribute], said: Json) -> Json:
    """An object with every attribute, as Terraform hands it over."""
    return {name: _member(attribute, said.get(name)) for name, attribute in attributes.items()}


def _member(attribute: Attribute, value: Any) -> Any:
    nested = attribute.nested
    if nested is None or value is None:
        return value
    if nested.mode == "single":
        return _complete(nested.attributes, value)
    if nested.mode == "map":
        return {key: _complete(nested.attributes, member) for key, member in value.items()}
    return [_complete(nested.attributes, member) for member in value]
