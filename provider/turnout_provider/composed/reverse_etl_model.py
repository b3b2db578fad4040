"""A reverse ETL model with the two attributes that the official provider has given up and still takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.resources.base import JSON, AnyJson
from turnout.resources.reverse_etl_model import REVERSE_ETL_MODEL as API_MODEL
from turnout.resources.reverse_etl_model import ReverseEtlModel, ReverseEtlModelSpec

from .base import LOCAL, Composed

_MOVED = "Without effect: schedules belong to segment_destination_subscription."
Strategy = Annotated[str | None, LOCAL, Field(description=_MOVED)]
Config = Annotated[AnyJson | None, LOCAL, JSON, Field(description=_MOVED)]


class SchedulableModelSpec(ReverseEtlModelSpec):
    """A query whose rows become events."""

    schedule_strategy: Strategy = None
    schedule_config: Config = None


class SchedulableModel(ReverseEtlModel):
    """A reverse ETL model as the service sees it."""

    schedule_strategy: Strategy = None
    schedule_config: Config = None


REVERSE_ETL_MODEL = Composed(
    "reverse_etl_model",
    SchedulableModelSpec,
    SchedulableModel,
    identity=API_MODEL.identity,
    tag=API_MODEL.tag,
    create=API_MODEL.create,
    read=API_MODEL.read,
    list=API_MODEL.list,
    update=API_MODEL.update,
    delete=API_MODEL.delete,
)
