"""What identifies each type of resource."""

from __future__ import annotations

import json

from turnout_provider.framework.wire import encoded
from turnout_provider.plugin.values import codec

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from turnout_provider.framework.provider import Provider

    Message = dict[str, Any]


def get_schemas(provider: Provider, request: Message) -> Message:
    """GetResourceIdentitySchemas."""
    return {"identity_schemas": {name: _schema(provider, name) for name in provider.resource_names()}}


def _schema(provider: Provider, name: str) -> Message:
    resource = provider.resource(name)
    return {
        "identity_attributes": [
            {
                "name": member,
                "type": json.dumps(resource.attributes[member].type).encode(),
                "required_for_import": True,
                "description": resource.attributes[member].description,
            }
            for member in resource.identity
        ]
    }


def upgrade(provider: Provider, request: Message) -> Message:
    """UpgradeResourceIdentity: there is only one version so far."""
    resource = provider.resource(request["type_name"])
    raw = (request["raw_identity"] or {}).get("json") or b"null"
    values = codec(resource.identity_type).from_json(raw)
    return {"upgraded_identity": {"identity_data": encoded(resource.identity_type, values)}}
