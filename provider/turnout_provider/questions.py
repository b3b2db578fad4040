"""Data sources that ask for lists and counts, read off the kinds' lists and the operations (when printing only)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import BaseModel

from turnout import operations
from turnout._exchange import identifying
from turnout._wire import Verb, camel
from turnout.catalogue import At, Catalogue
from turnout.operations.base import Listing, Operation, Paged
from turnout.resources.base import UNSTATED, Kind, inside, marks
from turnout_provider import schema
from turnout_provider.framework.schema import Attribute, Nested, printed

ITEMS = "items"
_ECHOED = ("path", "query", "pagination")
"""What answers say of the question, and of the page."""


@dataclass(frozen=True)
class Question:
    """One data source: what it takes, what it answers, and the operation that tells."""

    name: str
    about: str
    verb: Verb
    arguments: Mapping[str, Attribute]
    answers: Mapping[str, Attribute]
    flat: tuple[tuple[str, str, str], ...] = ()
    page: int = 0

    @property
    def attributes(self) -> dict[str, Attribute]:
        """All of them."""
        return {**self.arguments, **self.answers}

    def facts(self) -> dict[str, Any]:
        """What the provider is started with."""
        asked = {"verb": asdict(self.verb), "arguments": list(self.arguments), "flat": self.flat, "page": self.page}
        return {"attributes": printed(self.attributes), "asked": asked}


def questions() -> Iterator[Question]:
    """Every one: the list of each kind, then the operations that count and tell."""
    for name, at in vars(Catalogue).items():
        if isinstance(at, At) and at.kind.list is not None:
            yield _of_kind(_plural(name, at.kind), at.kind, at.kind.list)
    for name, operation in OPERATIONS.items():
        yield _of_listing(name, operation) if isinstance(operation, Listing) else _of_operation(name, operation)


def _plural(collection: str, kind: Kind[Any, Any]) -> str:
    # The catalog's collections are called like their entries.
    return collection if collection != kind.name else collection.replace("_metadata", "_catalog")


def _of_kind(name: str, kind: Kind[Any, Any], verb: Verb) -> Question:
    fields = {**kind.spec.model_fields, **kind.observed.model_fields}
    parents = {each: _parent(fields[each].description or "") for each in identifying(verb)}
    narrowed = _arguments(kind.list_query) if kind.list_query else {}
    members = {
        schema.terraform_name(field): schema.answered(info)
        for field, info in kind.observed.model_fields.items()
        if UNSTATED.name not in marks(info) and (kind.create is not None or schema.is_plain(info))
    }
    places = ((field, inside(info)) for field, info in kind.observed.model_fields.items())
    flat = tuple((place.object, place.member, camel(field)) for field, place in places if place is not None)
    return Question(name, _about(kind), verb, {**parents, **narrowed}, _items(members), flat, verb.page)


def _of_listing(name: str, operation: Listing[..., Any]) -> Question:
    takes: Any = operation.takes
    gives: Any = operation.gives
    if gives is str:
        answers = {ITEMS: Attribute(type=["list", "string"], computed=True, description=_FOUND)}
    else:
        answers = _items({schema.terraform_name(f): schema.answered(i) for f, i in gives.model_fields.items()})
    return Question(name, _first(takes), operation.verb, _arguments(takes), answers, page=operation.verb.page)


def _of_operation(name: str, operation: Operation[..., Any]) -> Question:
    takes: Any = operation.takes
    gives: Any = operation.gives
    fields = {field: info for field, info in gives.model_fields.items() if field not in _ECHOED}
    answers = {schema.terraform_name(field): schema.answered(info) for field, info in fields.items()}
    return Question(name, _first(gives), operation.verb, _arguments(takes), answers, page=operation.verb.page)


_FOUND = "What there is."


def _items(members: Mapping[str, Attribute]) -> dict[str, Attribute]:
    return {ITEMS: Attribute(nested=Nested("list", members), computed=True, description=_FOUND)}


def _parent(description: str) -> Attribute:
    return Attribute(type="string", required=True, description=description)


def _arguments(model: type[BaseModel]) -> dict[str, Attribute]:
    skipped = Paged.model_fields if issubclass(model, Paged) else {}
    fields = {name: info for name, info in model.model_fields.items() if name not in skipped}
    return {schema.terraform_name(name): schema.sayable(info) for name, info in fields.items()}


def _about(kind: Kind[Any, Any]) -> str:
    return (
        f"All of a kind: {_first(kind.spec if kind.create else kind.observed)[0].lower()}"
        + _first(kind.spec if kind.create else kind.observed)[1:]
    )


def _first(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").split("\n")[0]


OPERATIONS: Mapping[str, Operation[..., Any] | Listing[..., Any]] = {
    "audit_events": operations.audit_trail.LIST_AUDIT_EVENTS,
    "event_volume": operations.events.GET_EVENTS_VOLUME_FROM_WORKSPACE,
    "delivery_received": operations.delivery_overview.GET_INGRESS_SUCCESS_METRICS_FROM_DELIVERY_OVERVIEW,
    "delivery_rejected": operations.delivery_overview.GET_INGRESS_FAILED_METRICS_FROM_DELIVERY_OVERVIEW,
    "delivery_filtered_at_source": operations.delivery_overview.GET_FILTERED_AT_SOURCE_METRICS_FROM_DELIVERY_OVERVIEW,
    "delivery_filtered_at_destination": (
        operations.delivery_overview.GET_FILTERED_AT_DESTINATION_METRICS_FROM_DELIVERY_OVERVIEW
    ),
    "delivery_failed": operations.delivery_overview.GET_EGRESS_FAILED_METRICS_FROM_DELIVERY_OVERVIEW,
    "delivery_delivered": operations.delivery_overview.GET_EGRESS_SUCCESS_METRICS_FROM_DELIVERY_OVERVIEW,
    "roles": operations.iam_roles.LIST_ROLES,
    "invites": operations.iam_users.LIST_INVITES,
    "user_groups_of_user": operations.iam_users.LIST_USER_GROUPS_FROM_USER,
    "sources_of_tracking_plan": operations.tracking_plans.LIST_SOURCES_FROM_TRACKING_PLAN,
    "function_versions": operations.functions.LIST_FUNCTION_VERSIONS,
    "warehouse_syncs": operations.selective_sync.LIST_SYNCS_FROM_WAREHOUSE,
}
