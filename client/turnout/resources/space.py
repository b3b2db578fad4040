"""A space: the profiles of a workspace, and what is made from them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb

from .base import Id, Kind, Model, Spec


class Space(Model):
    """A space: audiences and traits are computed from its profiles."""

    id: Id
    slug: Annotated[str, Field(description="Name in URLs.")]
    name: Annotated[str, Field(description="Name shown to people.")]


# Spaces are made in the app only: there is nothing that Terraform could manage.
SPACE = Kind(
    "space",
    Spec,
    Space,
    identity=("id",),
    tag="Spaces",
    read=Verb("getSpace", "GET", "/spaces/{id}", "space", media="v1alpha"),
    list=Verb("listSpaces", "GET", "/spaces", "spaces", media="v1alpha"),
    resource=False,
)
