"""Lists of what is there, for `terraform query`, and configuration generated from it."""

from __future__ import annotations

from itertools import islice

from turnout_provider.framework.diagnostics import messages, of_exception
from turnout_provider.framework.generated import configuration
from turnout_provider.framework.identity import identity_message
from turnout_provider.framework.wire import message_of, value_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from turnout_provider.framework.provider import Provider

    Message = dict[str, Any]


def validate(provider: Provider, request: Message) -> Message:
    """ValidateListResourceConfig."""
    listing = provider.list_resource(request["type_name"])
    return {"diagnostics": messages(listing.validate(value_of(listing, request["config"])))}


def list_(provider: Provider, request: Message) -> Iterator[Message]:
    """ListResource: an event for each object, in the order of the list; the last one may be an error."""
    name = request["type_name"]
    try:
        resource, listing = provider.resource(name), provider.list_resource(name)
        config = value_of(listing, request["config"])
        found = listing.list(config, request["include_resource_object"])
        for one in islice(found, request["limit"] or None):
            yield {
                "identity": identity_message(resource, one.identity),
                "display_name": one.name,
                "resource_object": None if one.state is None else message_of(resource, one.state),
            }
    except Exception as error:
        yield {"diagnostic": messages(of_exception(error, f"listing {name}"))}


def generate(provider: Provider, request: Message) -> Message:
    """GenerateResourceConfig."""
    resource = provider.resource(request["type_name"])
    state = value_of(resource, request["state"])
    return {"config": message_of(resource, configuration(resource.attributes, state))}
