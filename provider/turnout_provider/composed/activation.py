"""An activation; that everything is sent again is an order, which nobody answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.resources.activation import ACTIVATION as API_ACTIVATION
from turnout.resources.activation import Activation, ActivationSpec
from turnout.resources.base import UNANSWERED

from .base import Composed

Resync = Annotated[
    bool,
    UNANSWERED,
    Field(description="Whether everything is sent again when it is created, or when this becomes true."),
]


class OrderedActivationSpec(ActivationSpec):
    """What a destination gets of an audience."""

    perform_resync: Resync = False


class OrderedActivation(Activation):
    """An activation as the service sees it."""

    perform_resync: Resync = False


ACTIVATION = Composed(
    "activation",
    OrderedActivationSpec,
    OrderedActivation,
    identity=API_ACTIVATION.identity,
    tag=API_ACTIVATION.tag,
    create=API_ACTIVATION.create,
    read=API_ACTIVATION.read,
    list=API_ACTIVATION.list,
    update=API_ACTIVATION.update,
    delete=API_ACTIVATION.delete,
    flows="ordered",
)
