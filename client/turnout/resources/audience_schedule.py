"""An audience schedule: when a linked audience is computed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb

from .base import JSON, NEEDED, OPEN, REPLACE, UNSTATED, AnyJson, Id, Kind, Model, Spec

Strategy = Annotated[Literal["PERIODIC", "SPECIFIC_DAYS"], OPEN]
Config = Annotated[
    AnyJson,
    JSON,
    Field(description="`{interval}` such as 1h for PERIODIC; `{days, hours, timezone}` for SPECIFIC_DAYS."),
]


class AudienceScheduleSpec(Spec):
    """When a linked audience is computed."""

    space_id: Annotated[str, REPLACE, Field(min_length=1, description="Space of the audience.")]
    audience_id: Annotated[str, REPLACE, Field(min_length=1, description="Audience that it is about.")]
    strategy: Annotated[Strategy, NEEDED, Field(description="Whether it runs every so often or on days of the week.")]
    config: Annotated[Config, NEEDED]


class AudienceSchedule(Model):
    """A schedule as the service sees it."""

    id: Id
    strategy: Annotated[Strategy, Field(description="Whether it runs every so often or on days of the week.")]
    config: Config
    next_execution: Annotated[str | None, UNSTATED, Field(description="When it runs next, RFC 3339.")] = None


class PlacedAudienceSchedule(AudienceSchedule, AudienceScheduleSpec):
    """A schedule with the audience that it belongs to."""


_SCHEDULES = "/spaces/{space_id}/audiences/{audience_id}/schedules"
_ONE = _SCHEDULES + "/{id}"

AUDIENCE_SCHEDULE = Kind(
    "audience_schedule",
    AudienceScheduleSpec,
    PlacedAudienceSchedule,
    identity=("space_id", "audience_id", "id"),
    tag="Audiences",
    create=Verb("addAudienceScheduleToAudience", "POST", _SCHEDULES, "audienceSchedule", limit=50),
    read=Verb("getAudienceScheduleFromSpaceAndAudience", "GET", _ONE, "audienceSchedule"),
    list=Verb("listAudienceSchedulesFromSpaceAndAudience", "GET", _SCHEDULES, "audienceSchedules", page=0),
    update=Verb("updateAudienceScheduleForAudience", "PATCH", _ONE, "audienceSchedule", limit=50),
    delete=Verb("removeAudienceScheduleFromAudience", "DELETE", _ONE, limit=50),
)
