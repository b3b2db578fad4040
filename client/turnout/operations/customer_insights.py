"""Customer insights: logs to download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Input, Operation


class DownloadRequest(Input):
    """Which logs are wanted."""

    collection_id: Annotated[str, Field(min_length=1, description="Collection of logs.")]
    hour: Annotated[str, Field(description="Hour that they are from, ISO 8601; a month is kept.")]


class Download(Model):
    """Where logs can be downloaded."""

    urls: Annotated[Sequence[str], Field(repr=False, description="Addresses of the files, open to whoever has them.")]


CREATE_DOWNLOAD = Operation(
    Verb("createDownload", "POST", "/customer-insights/download", "download", media="v1alpha", limit=120, per=86400),
    DownloadRequest,
    Download,
    "Customer Insights",
)
