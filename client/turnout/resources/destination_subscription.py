"""A destination subscription: which events a destination acts on, and what it makes of them (a mapping)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError, ValidationInfo, ValidatorFunctionWrapHandler, field_validator
from pydantic_core import PydanticCustomError

from turnout._wire import Verb

from .base import (
    ANSWER,
    ASKED,
    JSON,
    LATER,
    MAPPING,
    OPEN,
    REPLACE,
    STABLE,
    TRIGGER,
    Id,
    JsonObject,
    Kind,
    Model,
    Spec,
)

Day = Annotated[int, Field(ge=0, le=6, strict=True)]
Hour = Annotated[int, Field(ge=0, le=23, strict=True)]
Timezone = Annotated[str, Field(min_length=1, description="Time zone that it is in, such as Europe/Berlin.")]


class PeriodicConfig(Model):
    """A sync again and again."""

    interval: Annotated[str, Field(description="Time between two syncs, such as 3h25m; over 10m and under 168h.")]


class SpecificDaysConfig(Model):
    """A sync at some hours of some days of the week."""

    days: Annotated[Sequence[Day], Field(min_length=1, description="Days of the week; 0 is Sunday.")]
    hours: Annotated[Sequence[Hour], Field(min_length=1, description="Hours of the day.")]
    timezone: Timezone


class CronConfig(Model):
    """A sync when a cron expression says so."""

    spec: Annotated[str, Field(description="Five fields, at least 15 minutes apart.")]
    timezone: Timezone


class DbtCloudConfig(Model):
    """A sync after a job of dbt Cloud."""

    job_id: Annotated[str, Field(min_length=1, description="The job.")]
    account_id: Annotated[str, Field(min_length=1, description="Account that the job belongs to.")]


ScheduleConfig = PeriodicConfig | SpecificDaysConfig | CronConfig | DbtCloudConfig

CONFIGS: Final[Mapping[str, type[Model]]] = {
    "PERIODIC": PeriodicConfig,
    "SPECIFIC_DAYS": SpecificDaysConfig,
    "CRON": CronConfig,
    "DBT_CLOUD": DbtCloudConfig,
}
"""What the config of each strategy says; MANUAL has none."""


class ReverseEtlSchedule(Model):
    """When the rows of a reverse ETL model are synced."""

    strategy: Annotated[
        Literal["CRON", "DBT_CLOUD", "MANUAL", "PERIODIC", "SPECIFIC_DAYS"],
        OPEN,
        Field(description="How the times are said; MANUAL syncs only when asked."),
    ]
    config: Annotated[
        ScheduleConfig | JsonObject | None,
        JSON,
        Field(validate_default=True, description="The times, as the strategy says them; none for MANUAL."),
    ] = None

    @field_validator("config", mode="wrap")
    @classmethod
    def _fits(cls, value: Any, known: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        strategy = info.data.get("strategy")
        model = CONFIGS.get(str(strategy))
        if info.context is ANSWER:
            return _answered(model, value)
        if strategy is None:
            return known(value)
        if (value is None) != (model is None):
            problem = "is required for {strategy}" if model else "must be left out for {strategy}"
            raise PydanticCustomError("schedule_config", problem, {"strategy": strategy})
        return model.model_validate(value) if model else None


def _answered(model: type[Model] | None, value: Any) -> Any:
    """What the service says of a schedule; an object where it is newer than this client."""
    try:
        return model.model_validate(value, extra="allow", context=ANSWER) if model and value is not None else value
    except ValidationError:
        return value


class DestinationSubscriptionSpec(Spec):
    """A mapping: events that a destination acts on, and what it makes of them."""

    destination_id: Annotated[str, REPLACE, Field(min_length=1, description="Destination that acts.")]
    name: Annotated[str, Field(min_length=1, description="Name shown to people.")]
    action_id: Annotated[str, REPLACE, Field(min_length=1, description="Action of the catalog entry that is done.")]
    trigger: Annotated[
        str, TRIGGER, Field(min_length=1, description="Expression that says which events it is done for.")
    ]
    enabled: Annotated[bool, Field(description="Whether it is done.")]
    settings: Annotated[
        JsonObject,
        ASKED,
        JSON,
        MAPPING,
        Field(description="The action's inputs by field key: values, or directives such as `@path`."),
    ] = Field(default_factory=dict)
    model_id: Annotated[
        str | None, Field(min_length=1, description="Reverse ETL model whose rows are sent; none for events.")
    ] = None
    reverse_etl_schedule: Annotated[
        ReverseEtlSchedule | None, LATER, Field(description="When the rows of the model are synced.")
    ] = None


class DestinationSubscription(DestinationSubscriptionSpec):
    """A destination subscription as the service sees it."""

    id: Id
    action_slug: Annotated[str, STABLE, Field(description="Name of the action in code.")]


_SUBSCRIPTIONS = "/destinations/{destination_id}/subscriptions"

DESTINATION_SUBSCRIPTION = Kind(
    "destination_subscription",
    DestinationSubscriptionSpec,
    DestinationSubscription,
    identity=("destination_id", "id"),
    tag="Destinations",
    create=Verb(
        "createDestinationSubscription", "POST", _SUBSCRIPTIONS, "destinationSubscription", limit=5, media="v1alpha"
    ),
    read=Verb("getSubscriptionFromDestination", "GET", _SUBSCRIPTIONS + "/{id}", "subscription", media="v1alpha"),
    list=Verb("listSubscriptionsFromDestination", "GET", _SUBSCRIPTIONS, "subscriptions", media="v1alpha"),
    update=Verb(
        "updateSubscriptionForDestination",
        "PATCH",
        _SUBSCRIPTIONS + "/{id}",
        "subscription",
        spelled={"modelId": "reverseETLModelId", "id": "id"},
        wrap="input",
        limit=5,
        media="v1alpha",
    ),
    delete=Verb("removeSubscriptionFromDestination", "DELETE", _SUBSCRIPTIONS + "/{id}", limit=5, media="v1alpha"),
)
