"""A transformation: what is changed in a source's events before they go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb

from .base import ASKED, FQL, OPEN, SENSITIVE, UNORDERED, Id, Kind, Model, Spec

MOST_VALUES = 10
MOST_PATHS = 10
Encoding = Annotated[Literal["BASE16", "BASE64", "BASE64URL", "HEX"], OPEN]
Path = Annotated[str, Field(min_length=1)]


class PropertyRename(Model):
    """A property that gets another name."""

    old_name: Annotated[str, Field(min_length=1, description="Path of the property, such as `properties.totl`.")]
    new_name: Annotated[str, Field(min_length=1, description="Path that it gets, such as `properties.total`.")]


class PropertyValue(Model):
    """A value that is written into properties."""

    property_paths: Annotated[
        Sequence[Path], UNORDERED, Field(min_length=1, max_length=MOST_PATHS, description="Where it is written to.")
    ]
    property_value: Annotated[str, Field(description="What is written.")]


class FqlProperty(Model):
    """A property that an expression computes."""

    fql: Annotated[str, FQL, Field(max_length=5120, description="Expression that gives the value.")]
    property_name: Annotated[str, Field(min_length=1, description="Property that gets the value.")]


class HashedProperties(Model):
    """Properties whose values are hashed, and how."""

    algorithm: Annotated[str, Field(min_length=1, description="Name of the algorithm, such as sha256.")]
    key: Annotated[
        str | None, SENSITIVE, Field(repr=False, description="Key that is hashed with: the hash is an HMAC then.")
    ] = None
    encoding: Annotated[Encoding | None, Field(description="How the hash is written.")] = None
    paths: Annotated[Sequence[Path], UNORDERED, Field(min_length=1, description="Paths of the properties.")]


class TransformationSpec(Spec):
    """What is changed in a source's events."""

    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    source_id: Annotated[str, Field(min_length=1, description="Source whose events are changed.")]
    destination_metadata_id: Annotated[
        str | None,
        Field(min_length=1, description="Catalog entry of the destinations that see the change; all if left out."),
    ] = None
    enabled: Annotated[bool, Field(description="Whether events are changed.")]
    if_: Annotated[str, FQL, Field(max_length=5120, description="Expression that says which events it matches.")]
    drop: Annotated[
        bool | None, Field(description="Drop the events that match; nothing else is done to them then.")
    ] = None
    new_event_name: Annotated[str | None, Field(min_length=1, description="Name that track events get.")] = None
    property_renames: Annotated[
        Sequence[PropertyRename], ASKED, UNORDERED, Field(description="Properties that get other names.")
    ] = ()
    property_value_transformations: Annotated[
        Sequence[PropertyValue],
        ASKED,
        UNORDERED,
        Field(max_length=MOST_VALUES, description="Values that are written into properties."),
    ] = ()
    fql_defined_properties: Annotated[
        Sequence[FqlProperty],
        ASKED,
        UNORDERED,
        Field(
            max_length=1,
            description="Property that an expression computes; not together with renames and values.",
        ),
    ] = ()
    allow_properties: Annotated[
        Sequence[Path] | None, UNORDERED, Field(description="The only properties that are kept.")
    ] = None
    hash_properties_configuration: Annotated[
        HashedProperties | None, Field(description="Properties whose values are hashed.")
    ] = None


class Transformation(TransformationSpec):
    """A transformation as the service sees it."""

    id: Id


TRANSFORMATION = Kind(
    "transformation",
    TransformationSpec,
    Transformation,
    identity=("id",),
    tag="Transformations",
    create=Verb("createTransformation", "POST", "/transformations", "transformation"),
    read=Verb("getTransformation", "GET", "/transformations/{id}", "transformation"),
    list=Verb("listTransformations", "GET", "/transformations", "transformations"),
    update=Verb("updateTransformation", "PATCH", "/transformations/{id}", "transformation"),
    delete=Verb("deleteTransformation", "DELETE", "/transformations/{id}"),
)
