"""What a change is called in the audit trail, and what it is about; pure.

Where Segment publishes the names of an operation's events they are used; other changes are named the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

Document = dict[str, Any]
Find = Callable[[str, str], Document | None]


@dataclass(frozen=True)
class Change:
    """One row before and after; None where there was or is none."""

    kind: str
    key: str
    before: Document | None
    after: Document | None

    @property
    def document(self) -> Document:
        """What is known of it last."""
        return self.after or self.before or {}

    @property
    def whole(self) -> bool:
        """Whether an object itself comes or goes."""
        return (self.before is None or self.after is None) and self.kind not in _ABOUT and "." not in self.kind

    @property
    def fields(self) -> list[str]:
        """The names of what differs, never the values."""
        before, after = self.before or {}, self.after or {}
        if self.after is None:
            return []
        return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


@dataclass(frozen=True)
class Subject:
    """What an event is about."""

    id: str
    type: str
    name: str


@dataclass(frozen=True)
class Event:
    """One entry of the audit trail; `fields` are the names of what was changed."""

    type: str
    subject: Subject
    fields: tuple[str, ...]


def events(operation: str, changes: Sequence[Change], find: Find) -> list[Event]:
    """The events of one operation: one for each thing and name, in the order in which the things were changed."""
    found: dict[tuple[str, Subject], set[str]] = {}
    subjects = [_subject(change, find) for change in changes]
    whole = {(subject.type, subject.id) for change, subject in zip(changes, subjects, strict=True) if change.whole}
    for change, subject in zip(changes, subjects, strict=True):
        if change.kind != subject.type and (subject.type, subject.id) in whole:
            # What belongs to a thing comes and goes with it.
            continue
        # What an operation is about is changed last; what goes with it is named like by an operation of its own.
        own = PUBLISHED.get(operation, ()) if subject.type == subjects[-1].type else ()
        for name in _names(own, change, subject):
            found.setdefault((name, subject), set()).update(_fields(change))
    return [Event(name, subject, tuple(sorted(fields))) for (name, subject), fields in found.items()]


def _names(own: Sequence[str], change: Change, subject: Subject) -> Iterator[str]:
    title = _title(subject.type, change.document)
    if change.kind != subject.type:
        yield from own or [f"{title} Modified"]
    elif change.before is None or change.after is None:
        yield from own or [f"{title} {'Created' if change.before is None else 'Deleted'}"]
    else:
        yield from _of_update(own, title, change)


def _of_update(own: Sequence[str], title: str, change: Change) -> Iterator[str]:
    """Being switched on or off, and settings, have names of their own where any are published."""
    left = set(change.fields) - {"updatedAt"}
    switched = next((name for name in own if name.endswith(_SWITCHED)), None)
    if switched and "enabled" in left:
        left.remove("enabled")
        on = (change.after or {}).get("enabled")
        yield switched if switched.endswith("Toggled") else f"{title} {'Enabled' if on else 'Disabled'}"
    settings = next((name for name in own if name.endswith("Settings Modified")), None)
    if settings and "settings" in left:
        left.remove("settings")
        yield settings
    if left:
        plain = (name for name in own if name != settings and not name.endswith(_SWITCHED))
        yield next(plain, f"{title} Modified")


def _subject(change: Change, find: Find) -> Subject:
    kind, part, _field = change.kind.partition(".")
    type, member = _ABOUT.get(kind, (kind, ""))
    if part or member:
        id = str(change.document.get(member) or unquote(change.key.partition("/")[0]))
        return Subject(id, type, _name(find(type, id) or {}, id))
    id = str(change.document.get("id") or unquote(change.key))
    return Subject(id, type, _name(change.document, id))


def _name(document: Mapping[str, Any], id: str) -> str:
    return next((str(document[name]) for name in _NAMED_BY if document.get(name)), id)


def _fields(change: Change) -> list[str]:
    part = change.kind.partition(".")[2]
    return [part] if part else change.fields


def _title(type: str, document: Mapping[str, Any]) -> str:
    if type == "function":
        return f"{str(document.get('resourceType', '')).replace('_', ' ').title()} Function".strip()
    return _TITLES.get(type) or type.replace("_", " ").title()


_SWITCHED = ("Enabled", "Disabled", "Toggled")
_NAMED_BY = ("name", "displayName", "title", "slug", "email", "key")
# Rows that only connect, and whose member says what the events are about.
_ABOUT = {
    "source_tracking_plan_connection": ("source", "sourceId"),
    "source_warehouse_connection": ("warehouse", "warehouseId"),
    "suppression": ("regulation", "regulationId"),
}
_TITLES = {
    "destination": "Integration",
    "warehouse": "Storage Destination",
    "credential": "Warehouse Credential",
    "reverse_etl_model": "Model",
    "profiles_warehouse": "Profiles Sync Warehouse",
}
_SOURCE = ("Source Modified",)
_STORAGE = ("Storage Destination Modified",)
_FILTER = ("Destination Filter Enabled", "Destination Filter Disabled")
_JOINED = ("Subjects Added to Group", "User Added To User Group")
_LEFT = ("Group Memberships Deleted", "User Removed From User Group")
# The names that each operation's page says it may make.
PUBLISHED: Mapping[str, tuple[str, ...]] = {
    "createSource": ("Source Created",),
    "updateSource": ("Source Modified", "Source Enabled", "Source Settings Modified", "Source Disabled"),
    "deleteSource": ("Source Deleted",),
    "addLabelsToSource": _SOURCE,
    "createWriteKeyForSource": _SOURCE,
    "removeWriteKeyFromSource": _SOURCE,
    "addSourceToTrackingPlan": _SOURCE,
    "removeSourceFromTrackingPlan": _SOURCE,
    "createDestination": ("Integration Created",),
    "updateDestination": ("Integration Disabled",),
    "deleteDestination": ("Integration Deleted",),
    "createFilterForDestination": ("Destination Filter Created",),
    "updateFilterForDestination": _FILTER,
    "removeFilterFromDestination": ("Destination Filter Deleted",),
    "createWarehouse": ("Storage Destination Created",),
    "updateWarehouse": (*_STORAGE, "Storage Destination Enabled"),
    "deleteWarehouse": ("Storage Destination Deleted",),
    "addConnectionFromSourceToWarehouse": _STORAGE,
    "updateSelectiveSyncForWarehouse": _STORAGE,
    "createValidationInWarehouse": ("Storage Destination Settings Validation",),
    "createCredential": ("Warehouse Credential Created",),
    "updateCredential": ("Warehouse Credential Modified",),
    "deleteCredential": ("Warehouse Credential Deleted",),
    "createReverseEtlModel": ("Model Created",),
    "updateReverseEtlModel": ("Model Settings Saved", "Model State Change Toggled"),
    "deleteReverseEtlModel": ("Model Deleted",),
    "createTransformation": ("Transformation Created",),
    "updateTransformation": ("Transformation Updated",),
    "deleteTransformation": ("Transformation Deleted",),
    "createInvites": ("New Segment User Invited to Workspace",),
    "deleteInvites": ("Invite Deleted",),
    "deleteUsers": ("Group Memberships Deleted",),
    "addPermissionsToUser": ("Policy Created", "User Policy Updated"),
    "replacePermissionsForUser": ("Policy Deleted",),
    "createUserGroup": ("User Group Created",),
    "updateUserGroup": ("User Group Updated",),
    "deleteUserGroup": ("User Group Deleted",),
    "addPermissionsToUserGroup": ("Policy Created", "User Group Policy Updated"),
    "replacePermissionsForUserGroup": ("Policy Deleted",),
    "addUsersToUserGroup": _JOINED,
    "removeUsersFromUserGroup": _LEFT,
    "replaceUsersInUserGroup": (*_JOINED, "Group Memberships Deleted"),
    "createLabel": ("Label Created",),
    "deleteLabel": ("Label Deleted",),
    "createFilterForSpace": ("Filter Created",),
    "updateFilterById": ("Filter Updated",),
    "deleteFilterById": ("Filter Deleted",),
    "createAudience": ("Audience Created",),
    "updateAudienceForSpace": ("Audience Modified",),
    "removeAudienceFromSpace": ("Audience Deleted",),
    "createAudiencePreview": ("Audience Preview Created",),
    "forceExecuteAudienceRun": ("Audience Run Forced",),
    "createComputedTrait": ("Computed Trait Created",),
    "updateComputedTraitForSpace": ("Computed Trait Modified",),
    "removeComputedTraitFromSpace": ("Computed Trait Deleted",),
    "createProfilesWarehouse": ("Profiles Sync Warehouse Created",),
    "updateProfilesWarehouseForSpaceWarehouse": ("Profiles Sync Warehouse Updated",),
    "removeProfilesWarehouseFromSpace": ("Profiles Sync Warehouse Deleted",),
    "updateSelectiveSyncForWarehouseAndSpace": ("Profiles Sync Warehouse Modified",),
}
