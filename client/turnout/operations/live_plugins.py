"""Live plugins: code that a source's apps fetch and run on their events."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Input, Operation

SourceId = Annotated[str, Field(min_length=1, description="Source whose apps run the code.")]


class LivePluginCode(Input):
    """Code for a source's apps."""

    source_id: SourceId
    code: Annotated[str, Field(min_length=1, description="The code, in JavaScript.")]


class LivePluginOf(Input):
    """Which source's code is meant."""

    source_id: SourceId


class LivePlugin(Model):
    """Code that a source's apps run."""

    id: Annotated[str, Field(description="Identifier of the live plugin.")]
    source_id: Annotated[str, Field(description="Source whose apps run the code.")]
    created_at: Annotated[str, Field(description="When it was first created, in ISO 8601.")]
    created_by: Annotated[str, Field(description="Who created it.")]
    download_url: Annotated[str, Field(description="Address that apps fetch the code from.")]
    version: Annotated[int, Field(description="How many times there was new code.")]
    code: Annotated[str | None, Field(description="The code; none after it was deleted.")] = None


_PLUGINS = "/sources/{source_id}/live-plugins"
_TAG = "Live Plugins"

CREATE_LIVE_PLUGIN = Operation(
    Verb("createLivePlugin", "POST", _PLUGINS + "/create", "livePlugin", media="v1alpha"),
    LivePluginCode,
    LivePlugin,
    _TAG,
)
GET_LATEST_FROM_LIVE_PLUGINS = Operation(
    Verb("getLatestFromLivePlugins", "GET", _PLUGINS + "/latest", "livePlugin", media="v1alpha"),
    LivePluginOf,
    LivePlugin,
    _TAG,
)
DELETE_LIVE_PLUGIN_CODE = Operation(
    Verb("deleteLivePluginCode", "DELETE", _PLUGINS + "/delete-code", media="v1alpha"),
    LivePluginOf,
    type(None),
    _TAG,
)
