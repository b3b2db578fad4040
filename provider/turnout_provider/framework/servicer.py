"""Terraform's calls, one small function each: decode, ask the provider, encode."""

from __future__ import annotations

from turnout_provider.framework import private as private_state
from turnout_provider.framework.diagnostics import Diagnostic, Refusal, messages, of_exception, path_message
from turnout_provider.framework.identity import identity_message, identity_of
from turnout_provider.framework.plan import plan
from turnout_provider.framework.provider import Outcome
from turnout_provider.framework.rules import apply_breaches, plan_breaches
from turnout_provider.framework.wire import message_of, value_of
from turnout_provider.plugin.later import LATER
from turnout_provider.plugin.messages import RPCS
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.plugin.status import UNIMPLEMENTED, RpcError
from turnout_provider.plugin.values import codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, TypeVar

    from turnout_provider.framework.provider import Provider, Resource
    from turnout_provider.framework.schema import Attributes
    from turnout_provider.plugin.dispatch import Answer as Answers
    from turnout_provider.plugin.messages import Rpc

    Message = dict[str, Any]
    Answer = TypeVar("Answer")

_GET_PROVIDER_SCHEMA = "/tfplugin6.Provider/GetProviderSchema"

_ELSEWHERE = {
    "GetResourceIdentitySchemas": ("identity", "get_schemas"),
    "UpgradeResourceIdentity": ("identity", "upgrade"),
    "ValidateListResourceConfig": ("lists", "validate"),
    "ListResource": ("lists", "list_"),
    "GenerateResourceConfig": ("lists", "generate"),
    "ValidateActionConfig": ("actions", "validate"),
    "PlanAction": ("actions", "plan"),
    "InvokeAction": ("actions", "invoke"),
    "GetFunctions": ("functions", "get_functions"),
    "CallFunction": ("functions", "call_function"),
    "ValidateEphemeralResourceConfig": ("ephemeral", "validate"),
    "OpenEphemeralResource": ("ephemeral", "open_"),
    "RenewEphemeralResource": ("ephemeral", "renew"),
    "CloseEphemeralResource": ("ephemeral", "close"),
}
"""Calls that few runs make: the module of `framework.calls` and the function that answers them."""


class Servicer:
    """Answers Terraform for one provider; safe to call from many threads."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        computing = _by_path(
            ValidateProviderConfig=self.validate_provider_config,
            ValidateResourceConfig=self.validate_resource_config,
            ValidateDataResourceConfig=self.validate_data_resource_config,
            UpgradeResourceState=self.upgrade_resource_state,
            ImportResourceState=self.import_resource_state,
            StopProvider=self.stop_provider,
        )
        asking = _by_path(
            ConfigureProvider=self.configure_provider,
            PlanResourceChange=self.plan_resource_change,
            ReadResource=self.read_resource,
            ApplyResourceChange=self.apply_resource_change,
            ReadDataSource=self.read_data_source,
        )
        self._methods: Mapping[str, Callable[[Message], Message]] = computing | asking
        self._at_once: Mapping[str, Callable[[Message], Message | None]] = {
            **computing,
            **_by_path(PlanResourceChange=self.plan_resource_change_at_once, ReadResource=self.read_resource_at_once),
        }

    def handle(self, method: str, request: bytes) -> Answers:
        """Answer one call, with a generator where there are several messages; RpcError for methods there are not."""
        if method == _GET_PROVIDER_SCHEMA:
            return self._provider.schema_answer()
        answer = self._methods.get(method) or self._elsewhere(method)
        if answer is None:
            raise RpcError(UNIMPLEMENTED, f"{method} is not implemented")
        rpc = RPCS.get(method) or LATER[method]
        answered = _answered(rpc, answer, request)
        if isinstance(answered, dict):
            return encode(rpc.response, answered)
        return (encode(rpc.response, message) for message in answered)

    def attempt(self, method: str, request: bytes) -> bytes | None:
        """Answer one call as `handle` does if that takes no waiting; else None, and nothing has been done."""
        if method == _GET_PROVIDER_SCHEMA:
            return self._provider.schema_answer()
        answer = self._at_once.get(method)
        if answer is None:
            return None
        rpc = RPCS[method]
        answered = _answered(rpc, answer, request)
        return None if answered is None else encode(rpc.response, answered)

    def _elsewhere(self, method: str) -> Callable[[Message], Message | Iterator[Message]] | None:
        found = _ELSEWHERE.get(method.rpartition("/")[2])
        if found is None:
            return None
        from importlib import import_module

        answer = getattr(import_module(f"turnout_provider.framework.calls.{found[0]}"), found[1])
        return lambda request: answer(self._provider, request)

    def validate_provider_config(self, request: Message) -> Message:
        """ValidateProviderConfig."""
        config = value_of(self._provider, request["config"])
        return {"diagnostics": messages(self._provider.validate(config))}

    def validate_resource_config(self, request: Message) -> Message:
        """ValidateResourceConfig."""
        resource = self._provider.resource(request["type_name"])
        config = value_of(resource, request["config"])
        found = resource.validate(config)
        if not (request["client_capabilities"] or {}).get("write_only_attributes_allowed"):
            found = [*found, *_unstorable(resource.attributes, config)]
        return {"diagnostics": messages(found)}

    def validate_data_resource_config(self, request: Message) -> Message:
        """ValidateDataResourceConfig."""
        source = self._provider.data_source(request["type_name"])
        return {"diagnostics": messages(source.validate(value_of(source, request["config"])))}

    def upgrade_resource_state(self, request: Message) -> Message:
        """UpgradeResourceState: attributes that we do not have are dropped, those that state lacks are null."""
        resource = self._provider.resource(request["type_name"])
        raw = (request["raw_state"] or {}).get("json")
        if not raw:
            raise Refusal(
                Diagnostic("Cannot read the state", "It was written by Terraform 0.11 or earlier; upgrade it first.")
            )
        read = codec(resource.type)
        return {"upgraded_state": {"msgpack": read.encode(read.from_json(raw))}}

    def configure_provider(self, request: Message) -> Message:
        """ConfigureProvider."""
        config = value_of(self._provider, request["config"])
        return {"diagnostics": messages(self._provider.configure(config, request["terraform_version"]))}

    def read_resource(self, request: Message) -> Message:
        """ReadResource."""
        resource = self._provider.resource(request["type_name"])
        state = value_of(resource, request["current_state"])
        return _read(resource, request, state, resource.read(state, private_state.unpacked(request["private"])))

    def read_resource_at_once(self, request: Message) -> Message | None:
        """ReadResource, if it takes no waiting."""
        resource = self._provider.resource(request["type_name"])
        state = value_of(resource, request["current_state"])
        outcome = resource.read_at_once(state, private_state.unpacked(request["private"]))
        return None if outcome is None else _read(resource, request, state, outcome)

    def plan_resource_change(self, request: Message) -> Message:
        """PlanResourceChange."""
        answer = self._plan(request, waiting=True)
        assert answer is not None
        return answer

    def plan_resource_change_at_once(self, request: Message) -> Message | None:
        """PlanResourceChange, if it takes no waiting."""
        return self._plan(request, waiting=False)

    def _plan(self, request: Message, waiting: bool) -> Message | None:
        resource = self._provider.resource(request["type_name"])
        unchanged = request["prior_state"] == request["proposed_new_state"]
        if unchanged and not resource.plans_whole:
            # What Terraform proposes is configuration merged into what was there: equal bytes are an empty plan.
            return {
                "planned_state": request["prior_state"],
                "planned_private": request["prior_private"],
                "planned_identity": request["prior_identity"],
            }
        prior = value_of(resource, request["prior_state"])
        destroying = value_of(resource, request["proposed_new_state"]) is None
        config = None if destroying else value_of(resource, request["config"])
        planned = plan(resource.attributes, prior, config)
        breaches: list[Any] = []
        foreseen: list[Diagnostic] | None = []
        if config is not None and planned.state is not None:
            breaches = plan_breaches(resource.attributes, prior, config, planned.state)
            # What is going to be replaced is planned once more, as something new.
            foreseen = [] if planned.replace else resource.foreseen(prior, planned.state, config, waiting)
        if foreseen is None:
            return None
        return {
            "planned_state": message_of(resource, planned.state),
            "requires_replace": [path_message(path) for path in planned.replace],
            "planned_private": request["prior_private"],
            "diagnostics": messages([*foreseen, *_bugs(breaches, "plan", request["type_name"])]),
            "planned_identity": request["prior_identity"] or identity_message(resource, prior),
        }

    def apply_resource_change(self, request: Message) -> Message:
        """ApplyResourceChange."""
        resource = self._provider.resource(request["type_name"])
        prior = value_of(resource, request["prior_state"])
        planned = value_of(resource, request["planned_state"])
        try:
            outcome = self._apply(resource, prior, planned, value_of(resource, request["config"]))
        except Exception as error:
            # What was there before is still there as far as anybody knows: losing it from state would orphan it.
            failed = of_exception(error, _doing("ApplyResourceChange", request))
            return {
                "new_state": request["prior_state"],
                "private": request["planned_private"],
                "diagnostics": messages(failed),
                "new_identity": request["planned_identity"] or identity_message(resource, prior),
            }
        breaches = apply_breaches(planned, outcome.state) if planned is not None and not outcome.diagnostics else []
        return {
            "new_state": message_of(resource, outcome.state),
            "private": private_state.packed(outcome.private),
            "diagnostics": messages([*outcome.diagnostics, *_bugs(breaches, "state", request["type_name"])]),
            "new_identity": identity_message(resource, outcome.state),
        }

    def _apply(self, resource: Resource, prior: Any, planned: Any, config: Any) -> Outcome:
        if planned is None:
            resource.delete(prior)
            return Outcome(None)
        return resource.create(planned, config) if prior is None else resource.update(prior, planned, config)

    def import_resource_state(self, request: Message) -> Message:
        """ImportResourceState."""
        name = request["type_name"]
        resource = self._provider.resource(name)
        identity = identity_of(resource, request["identity"])
        outcome = resource.imported(request["id"]) if identity is None else resource.imported_by(identity)
        imported = {
            "type_name": name,
            "state": message_of(resource, outcome.state),
            "private": private_state.packed(outcome.private),
            "identity": identity_message(resource, outcome.state),
        }
        return {"imported_resources": [imported], "diagnostics": messages(outcome.diagnostics)}

    def read_data_source(self, request: Message) -> Message:
        """ReadDataSource."""
        source = self._provider.data_source(request["type_name"])
        outcome = source.read(value_of(source, request["config"]))
        return {"state": message_of(source, outcome.state), "diagnostics": messages(outcome.diagnostics)}

    def stop_provider(self, request: Message) -> Message:
        """StopProvider: whoever waits gives up, what is running finishes and is saved."""
        self._provider.stop()
        return {"Error": ""}


def _by_path(**methods: Answer) -> dict[str, Answer]:
    return {f"/tfplugin6.Provider/{name}": method for name, method in methods.items()}


def _answered(rpc: Rpc, answer: Callable[[Message], Answer], request: bytes) -> Answer | Message:
    message = decode(rpc.request, request)
    try:
        return answer(message)
    except Exception as error:  # Terraform shows a diagnostic to people, and a failed call to nobody.
        if "diagnostics" not in rpc.response.fields:
            raise
        return {"diagnostics": messages(of_exception(error, _doing(rpc.name, message)))}


def _read(resource: Resource, request: Message, state: Any, outcome: Outcome) -> Message:
    same = outcome.state is not None and outcome.state == state
    return {
        "new_state": request["current_state"] if same else message_of(resource, outcome.state),
        "diagnostics": messages(outcome.diagnostics),
        "private": private_state.packed(outcome.private),
        "new_identity": identity_message(resource, outcome.state),
    }


def _unstorable(attributes: Attributes, config: Any) -> list[Diagnostic]:
    """A Terraform that knows nothing of write-only values would write them into its state."""
    said = [name for name, attribute in attributes.items() if attribute.write_only and config[name] is not None]
    detail = "It would end up in the state. Upgrade Terraform to 1.11 or OpenTofu to 1.11, or leave it out."
    return [Diagnostic(f"{name} needs a newer Terraform", detail, (name,)) for name in said]


def _bugs(breaches: list[Any], what: str, name: str) -> list[Diagnostic]:
    if not breaches:
        return []
    places = ", ".join(".".join(map(str, path)) for path in breaches)
    detail = f"The {what} of {name} is inconsistent at {places}. Please report it with this line."
    return [Diagnostic("This is a bug in the provider", detail)]


def _doing(method: str, request: Message) -> str:
    name = request.get("type_name")
    return f"answering {method} for {name}" if name else f"answering {method}"
