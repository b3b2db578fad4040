"""Events: how many came in, by the minute, the hour or the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import OPEN, Model

from .base import Operation, Paged, Pagination

Granularity = Annotated[Literal["DAY", "HOUR", "MINUTE"], OPEN]
Names = Sequence[str] | None

StartTime = Annotated[str, Field(description="Time to count from, in ISO 8601.")]
EndTime = Annotated[str, Field(description="Time to count up to, in ISO 8601.")]
Step = Annotated[Granularity, Field(description="How long a span each point of a series stands for.")]
GroupBy = Annotated[Names, Field(description="What to count apart, such as eventName.")]
Time = Annotated[str, Field(description="When the span begins, in ISO 8601.")]


class VolumeQuestion(Paged):
    """Which events are to be counted, and how finely."""

    granularity: Step
    start_time: StartTime
    end_time: EndTime
    group_by: GroupBy = None
    source_id: Annotated[Names, Field(description="Only events of these sources.")] = None
    event_name: Annotated[Names, Field(description="Only events with these names.")] = None
    event_type: Annotated[Names, Field(description="Only events of these types, such as track.")] = None
    app_version: Annotated[Names, Field(description="Only events of these versions of an app.")] = None


class EventVolumeQuery(Model):
    """What was counted."""

    workspace_id: Annotated[str, Field(description="Workspace whose events were counted.")]
    granularity: Step
    start_time: StartTime
    end_time: EndTime
    group_by: GroupBy = None
    source_id: Annotated[Names, Field(description="Sources whose events were counted.")] = None
    event_name: Annotated[Names, Field(description="Names of the events that were counted.")] = None
    event_type: Annotated[Names, Field(description="Types of the events that were counted.")] = None
    app_version: Annotated[Names, Field(description="Versions of the app whose events were counted.")] = None
    limit: Annotated[float | None, Field(description="Most series in an answer.")] = None


class EventVolumePoint(Model):
    """How many events came in during one span."""

    time: Time
    count: Annotated[float, Field(description="How many events.")]


class VolumeSource(Model):
    """The source that a series is about."""

    id: Annotated[str, Field(description="Identifier of the source.")]
    name: Annotated[str | None, Field(description="Its display name.")] = None
    slug: Annotated[str | None, Field(description="Its slug.")] = None


class SourceEventVolume(Model):
    """One series of counts; what was not asked to be counted apart is not named."""

    source: Annotated[VolumeSource | None, Field(description="Source of the events.")] = None
    event_name: Annotated[str | None, Field(description="Name of the events.")] = None
    event_type: Annotated[str | None, Field(description="Type of the events.")] = None
    total: Annotated[float, Field(description="How many events in all.")]
    series: Annotated[Sequence[EventVolumePoint], Field(description="The counts in the order of time.")]


class EventVolume(Model):
    """How many events came in."""

    path: Annotated[str, Field(description="Path of the request.")]
    query: Annotated[EventVolumeQuery, Field(description="What was counted.")]
    result: Annotated[Sequence[SourceEventVolume], Field(description="One series for each group.")]
    pagination: Annotated[Pagination | None, Field(description="Where this page is in the list of series.")] = None


GET_EVENTS_VOLUME_FROM_WORKSPACE = Operation(
    Verb("getEventsVolumeFromWorkspace", "GET", "/events/volume", "*", limit=60),
    VolumeQuestion,
    EventVolume,
    "Events",
)
