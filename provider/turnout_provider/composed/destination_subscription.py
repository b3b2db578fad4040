"""A mapping of which only the settings that are said are looked at: the service may fill in others."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.resources.base import ASKED, JSON, MAPPING, MERGED, JsonObject
from turnout.resources.destination_subscription import DESTINATION_SUBSCRIPTION as API_SUBSCRIPTION
from turnout.resources.destination_subscription import DestinationSubscription, DestinationSubscriptionSpec

from .base import Composed

Settings = Annotated[
    JsonObject,
    ASKED,
    JSON,
    MAPPING,
    MERGED,
    Field(description="The action's inputs by field key: values, or directives such as `@path`."),
]


class MappingSpec(DestinationSubscriptionSpec):
    """A mapping: events that a destination acts on, and what it makes of them."""

    settings: Settings = Field(default_factory=dict)


class Mapping(DestinationSubscription):
    """A mapping as the service sees it."""

    settings: Settings = Field(default_factory=dict)


DESTINATION_SUBSCRIPTION = Composed(
    "destination_subscription",
    MappingSpec,
    Mapping,
    identity=API_SUBSCRIPTION.identity,
    tag=API_SUBSCRIPTION.tag,
    create=API_SUBSCRIPTION.create,
    read=API_SUBSCRIPTION.read,
    list=API_SUBSCRIPTION.list,
    update=API_SUBSCRIPTION.update,
    delete=API_SUBSCRIPTION.delete,
    flows="mapped",
)
