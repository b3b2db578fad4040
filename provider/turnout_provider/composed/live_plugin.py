"""Code that a source's apps fetch and run on their events."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.operations import live_plugins
from turnout.resources.base import NEEDED, REPLACE, STABLE, Id, Spec

from .base import Composed


class LivePluginSpec(Spec):
    """Code that a source's apps run on their events."""

    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source whose apps run the code.")]
    code: Annotated[str, NEEDED, Field(min_length=1, description="The code, in JavaScript.")]


class LivePlugin(LivePluginSpec):
    """A live plugin as the service sees it."""

    id: Id
    created_at: Annotated[str, STABLE, Field(description="When it was first created, ISO 8601.")]
    download_url: Annotated[str, Field(description="Address that apps fetch the code from.")]
    version: Annotated[int, Field(description="How many times there was new code.")]


LIVE_PLUGIN = Composed(
    "live_plugin",
    LivePluginSpec,
    LivePlugin,
    identity=("source_id",),
    tag=live_plugins.CREATE_LIVE_PLUGIN.tag,
    create=live_plugins.CREATE_LIVE_PLUGIN.verb,
    read=live_plugins.GET_LATEST_FROM_LIVE_PLUGINS.verb,
    update=live_plugins.CREATE_LIVE_PLUGIN.verb,
    delete=live_plugins.DELETE_LIVE_PLUGIN_CODE.verb,
    flows="coded",
)
