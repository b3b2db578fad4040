"""A write key of a source, beside the one that it was made with: rotation is one resource more, then one less."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.operations.sources import CREATE_WRITE_KEY_FOR_SOURCE, REMOVE_WRITE_KEY_FROM_SOURCE
from turnout.resources.base import REPLACE, SENSITIVE, STABLE, Spec
from turnout.resources.source import SOURCE

from .base import Composed


class WriteKeySpec(Spec):
    """One more key that events of a source can be sent with."""

    source_id: Annotated[str, REPLACE, Field(min_length=1, description="Source that takes the key.")]


class WriteKey(WriteKeySpec):
    """A write key."""

    write_key: Annotated[str, STABLE, SENSITIVE, Field(repr=False, description="The key.")]


SOURCE_WRITE_KEY = Composed(
    "source_write_key",
    WriteKeySpec,
    WriteKey,
    identity=("source_id", "write_key"),
    tag=CREATE_WRITE_KEY_FOR_SOURCE.tag,
    create=CREATE_WRITE_KEY_FOR_SOURCE.verb,
    read=SOURCE.read,
    delete=REMOVE_WRITE_KEY_FROM_SOURCE.verb,
    flows="keyed",
)
