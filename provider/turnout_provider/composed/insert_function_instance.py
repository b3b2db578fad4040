"""An insert function's instance, whose function may be named with or without what its id begins with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout.resources.base import REPLACE
from turnout.resources.insert_function_instance import INSERT_FUNCTION_INSTANCE as API_INSTANCE
from turnout.resources.insert_function_instance import InsertFunctionInstance, InsertFunctionInstanceSpec

from .base import PREFIXED, Composed

FunctionId = Annotated[
    str, REPLACE, PREFIXED, Field(min_length=1, description="Insert function, with or without `ifnd_` or `ifns_`.")
]


class PlacedInstanceSpec(InsertFunctionInstanceSpec):
    """An insert function at work before one destination or behind one source."""

    function_id: FunctionId


class PlacedInstance(InsertFunctionInstance):
    """An instance with the function that it is of."""

    function_id: FunctionId


INSERT_FUNCTION_INSTANCE = Composed(
    "insert_function_instance",
    PlacedInstanceSpec,
    PlacedInstance,
    identity=API_INSTANCE.identity,
    tag=API_INSTANCE.tag,
    create=API_INSTANCE.create,
    read=API_INSTANCE.read,
    update=API_INSTANCE.update,
    delete=API_INSTANCE.delete,
    flows="placed",
)
