"""Usage: how much of the plan was used up by each day of a month."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import Model

from .base import Listing, Paged

API_CALLS, TRACKED_USERS = "API Calls", "Monthly Tracked Users"


class UsageQuestion(Paged):
    """Which month is asked for."""

    period: Annotated[str, Field(description="A day of the month, in ISO 8601, such as 2026-11-01.")]


Timestamp = Annotated[str, Field(description="The day, in ISO 8601.")]
Calls = Annotated[str, Field(description="API calls of the month up to that day.")]
Begin = Annotated[float, Field(description="When the month begins, in seconds since 1970.")]
End = Annotated[float, Field(description="When it ends, in seconds since 1970.")]
Anonymous = Annotated[str, Field(description="Anonymous ids seen in the month up to that day.")]
AnonymousIdentified = Annotated[str, Field(description="Those of them that were seen with a user id too.")]
Identified = Annotated[str, Field(description="User ids seen in the month up to that day.")]
NeverIdentified = Annotated[str, Field(description="Anonymous ids that were never seen with a user id.")]
OfSource = Annotated[str, Field(description="Source that it was counted for.")]


class ApiCallsSnapshot(Model):
    """API calls of a workspace."""

    api_calls: Calls
    timestamp: Timestamp


class SourceApiCallsSnapshot(Model):
    """API calls of one source."""

    source_id: OfSource
    api_calls: Calls
    timestamp: Timestamp


class TrackedUsersSnapshot(Model):
    """Users tracked in a workspace."""

    period_start: Begin
    period_end: End
    anonymous: Anonymous
    anonymous_identified: AnonymousIdentified
    identified: Identified
    never_identified: NeverIdentified
    timestamp: Timestamp


class SourceTrackedUsersSnapshot(Model):
    """Users tracked by one source."""

    source_id: OfSource
    period_start: Begin
    period_end: End
    anonymous: Anonymous
    anonymous_identified: AnonymousIdentified
    identified: Identified
    never_identified: NeverIdentified
    timestamp: Timestamp


GET_DAILY_WORKSPACE_API_CALLS_USAGE = Listing(
    Verb("getDailyWorkspaceAPICallsUsage", "GET", "/usage/api-calls/daily", "dailyWorkspaceAPICallsUsage"),
    UsageQuestion,
    ApiCallsSnapshot,
    API_CALLS,
)
GET_DAILY_PER_SOURCE_API_CALLS_USAGE = Listing(
    Verb("getDailyPerSourceAPICallsUsage", "GET", "/usage/api-calls/sources/daily", "dailyPerSourceAPICallsUsage"),
    UsageQuestion,
    SourceApiCallsSnapshot,
    API_CALLS,
)
GET_DAILY_WORKSPACE_MTU_USAGE = Listing(
    Verb("getDailyWorkspaceMTUUsage", "GET", "/usage/mtu/daily", "dailyWorkspaceMTUUsage"),
    UsageQuestion,
    TrackedUsersSnapshot,
    TRACKED_USERS,
)
GET_DAILY_PER_SOURCE_MTU_USAGE = Listing(
    Verb("getDailyPerSourceMTUUsage", "GET", "/usage/mtu/sources/daily", "dailyPerSourceMTUUsage"),
    UsageQuestion,
    SourceTrackedUsersSnapshot,
    TRACKED_USERS,
)
