"""Spaces: whom messages may be sent to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from turnout._wire import Verb
from turnout.resources.base import OPEN, Model

from .base import Input, Operation, Pagination

SpaceId = Annotated[str, Field(min_length=1, description="Space that it is about.")]
Medium = Annotated[
    Literal["ANDROID_PUSH", "EMAIL", "IOS_PUSH", "SMS", "WHATSAPP"],
    OPEN,
    Field(description="What messages to the contact are sent by."),
]
Consent = Annotated[
    Literal["DID_NOT_SUBSCRIBE", "SUBSCRIBED", "UNSUBSCRIBED"],
    OPEN,
    Field(description="Whether the contact wants messages."),
]
ContactKey = Annotated[str, Field(min_length=1, description="Email address, telephone number or device token.")]
GroupName = Annotated[str, Field(min_length=1, description="Name of the subscription group.")]
GroupId = Annotated[str, Field(description="Identifier of the subscription group.")]
ChangedAt = Annotated[str | None, Field(description="When it was last changed, ISO 8601.")]


class MessagingProblem(Model):
    """What is wrong with one contact."""

    code: Annotated[str, Field(description="Short name of the problem.")]
    message: Annotated[str, Field(description="What is wrong.")]


class GroupConsent(Model):
    """Whether a contact wants the messages of one group."""

    name: GroupName
    status: Consent


class NumberedGroupConsent(GroupConsent):
    """The same with the group's identifier."""

    id: GroupId


class DatedGroupConsent(NumberedGroupConsent):
    """The same with its date."""

    updated_at: ChangedAt = None


class Contact(Model):
    """One way to reach somebody."""

    key: ContactKey
    type: Medium


class ContactConsent(Contact):
    """What one contact wants; without a status it did not subscribe."""

    status: Consent | None = None
    groups: Annotated[Sequence[GroupConsent] | None, Field(description="What it wants of each group.")] = None


class ReplacedConsent(Contact):
    """What is now kept of one contact, or why nothing was changed."""

    status: Consent | None = None
    errors: Annotated[Sequence[MessagingProblem] | None, Field(description="What is wrong with it.")] = None
    groups: Annotated[Sequence[NumberedGroupConsent] | None, Field(description="What it wants of each group.")] = None


class FoundConsent(Contact):
    """What is kept of one contact; no status means that nothing is."""

    status: Consent | None = None
    groups: Annotated[Sequence[DatedGroupConsent] | None, Field(description="What it wants of each group.")] = None
    updated_at: ChangedAt = None


class RefusedContact(Model):
    """A contact that cannot be looked up."""

    key: ContactKey
    type: Annotated[str, Field(description="The medium as it was given.")]
    errors: Annotated[Sequence[MessagingProblem], Field(description="What is wrong with it.")]


class ReplaceSubscriptions(Input):
    """What contacts want from now on; those that are not named keep what they have."""

    space_id: SpaceId
    subscriptions: Annotated[Sequence[ContactConsent], Field(description="Contacts and what they want.")]


class ReplacedSubscriptions(Model):
    """Which contacts were changed."""

    successes: Annotated[Sequence[ReplacedConsent], Field(description="Contacts that were changed.")]
    failures: Annotated[Sequence[ReplacedConsent], Field(description="Contacts that were not.")]
    pagination: Annotated[Pagination | None, Field(description="Where the page is in its list.")] = None


class QuerySubscriptions(Input):
    """Contacts to look up."""

    space_id: SpaceId
    subscriptions: Annotated[Sequence[Contact], Field(description="Contacts to look up.")]


class FoundSubscriptions(Model):
    """What contacts want."""

    successes: Annotated[Sequence[FoundConsent], Field(description="Contacts that could be looked up.")]
    failures: Annotated[Sequence[RefusedContact], Field(description="Contacts that could not.")]
    errors: Annotated[Sequence[MessagingProblem], Field(description="What is wrong with the whole request.")]
    pagination: Annotated[Pagination | None, Field(description="Where the page is in its list.")] = None


_SUBSCRIPTIONS = "/spaces/{space_id}/messaging-subscriptions"

REPLACE_MESSAGING_SUBSCRIPTIONS_IN_SPACES = Operation(
    Verb("replaceMessagingSubscriptionsInSpaces", "PUT", _SUBSCRIPTIONS, "*", media="v1alpha", limit=60),
    ReplaceSubscriptions,
    ReplacedSubscriptions,
    "Spaces",
)
BATCH_QUERY_MESSAGING_SUBSCRIPTIONS_FOR_SPACE = Operation(
    Verb("batchQueryMessagingSubscriptionsForSpace", "POST", _SUBSCRIPTIONS + "/batch", "*", media="v1alpha"),
    QuerySubscriptions,
    FoundSubscriptions,
    "Spaces",
)
