"""Who may do what: one table from the tags of the Public API to the roles that read and change what they hold.

Segment documents the roles of seven operations; the rest follows from what it says each role is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from turnout_server.roles import MEMBER, OWNER, Grant, names

Roles = tuple[str, ...]
_Needs = tuple[Roles, ...]


@dataclass(frozen=True)
class Access:
    """What reading and changing need: one role out of each group. An owner may do everything."""

    read: _Needs
    write: _Needs


@dataclass(frozen=True)
class Permitted:
    """Whether a request is allowed, and if not, what it lacks."""

    allowed: bool
    because: str = ""


def permitted(grant: Grant, tag: str, operation: str, reads: bool) -> Permitted:
    """Decide about one operation of a tag."""
    access = TABLE.get(tag, _OWNERS)
    for roles in _EXCEPTIONS.get(operation) or (access.read if reads else access.write):
        if roles != ANYBODY and not grant.has(*roles):
            return Permitted(False, _needed(operation, roles))
    whole = _WHOLE.get(operation)
    if whole is not None and whole in grant.only():
        return Permitted(False, f"{operation} needs a token that is not limited to single {whole}s")
    return Permitted(True)


def sees_write_keys(grant: Grant) -> bool:
    """Whether keys that open something are shown."""
    return grant.has("source-admin")


def _needed(operation: str, roles: Roles) -> str:
    wanted = roles if OWNER in roles else (*(role for role in roles if role != MEMBER), OWNER)
    return f"{operation} needs the role {names(wanted)}"


def _members(*roles: str) -> Roles:
    """Roles that read, beside the members of the workspace, who read everything but the team and the usage."""
    return (*roles, MEMBER)


ANYBODY: Roles = ("anybody",)
_OWNERS = Access(((OWNER,),), ((OWNER,),))
_OPEN = Access((ANYBODY,), (ANYBODY,))
_SOURCES = Access((_members("source-read-only", "source-admin"),), (("source-admin",),))
_FUNCTIONS = Access((_members("function-read-only", "function-admin"),), (("function-admin",),))
_PLANS = Access((_members("tracking-plan-read-only", "tracking-plan-admin"),), (("tracking-plan-admin",),))
_WAREHOUSES = Access((_members("warehouse-read-only", "warehouse-admin"),), (("warehouse-admin",),))
_READ_SPACES = _members("unify-and-engage-read-only", "unify-and-engage-user", "unify-and-engage-admin")
_SPACES = Access((_READ_SPACES,), (("unify-and-engage-admin",),))
_AUDIENCES = Access((_READ_SPACES,), (("unify-and-engage-user", "unify-and-engage-admin"),))
_CREDENTIALS = ("warehouse-admin", "source-admin", "entities-admin", "unify-and-engage-admin")
_PRIVACY = ("end-user-privacy-admin",)

TABLE: Mapping[str, Access] = {
    "Workspaces": _OPEN,
    "Testing": _OPEN,
    "Catalog": _OPEN,
    "Sources": _SOURCES,
    "Destinations": _SOURCES,
    "Destination Filters": _SOURCES,
    "Transformations": _SOURCES,
    "Reverse ETL": _SOURCES,
    "DBT": _SOURCES,
    "Live Plugins": _SOURCES,
    "Delivery Overview": _SOURCES,
    "Functions": _FUNCTIONS,
    "Tracking Plans": _PLANS,
    "Warehouses": _WAREHOUSES,
    "Selective Sync": _WAREHOUSES,
    "Credentials": Access((_members(*_CREDENTIALS),), ((OWNER,),)),
    "Labels": Access((_members(),), ((OWNER,),)),
    "IAM Users": _OWNERS,
    "IAM Groups": _OWNERS,
    "IAM Roles": _OWNERS,
    "Audit Trail": _OWNERS,
    "Events": _OWNERS,
    "API Calls": _OWNERS,
    "Monthly Tracked Users": _OWNERS,
    "Customer Insights": _OWNERS,
    "Deletion and Suppression": Access((_PRIVACY,), (_PRIVACY,)),
    "Spaces": _SPACES,
    "Space Filters": _SPACES,
    "Space Schema API": _SPACES,
    "Computed Traits": _SPACES,
    "Profiles Sync": _SPACES,
    "Audiences": _AUDIENCES,
    "Activations": _AUDIENCES,
}
# Operations that need other roles than their tag, or roles on both sides of a connection.
_EXCEPTIONS: Mapping[str, _Needs] = {
    "createCredential": (_CREDENTIALS,),
    "previewDestinationFilter": _SOURCES.read,
    "batchQueryMessagingSubscriptionsForSpace": _SPACES.read,
    "createValidationInWarehouse": (("warehouse-admin",),),
    "listSourcesFromTrackingPlan": (*_SOURCES.read, *_PLANS.read),
    "addSourceToTrackingPlan": (*_SOURCES.write, *_PLANS.write),
    "removeSourceFromTrackingPlan": (*_SOURCES.write, *_PLANS.write),
    "addConnectionFromSourceToWarehouse": (*_SOURCES.write, *_WAREHOUSES.write),
    "removeSourceConnectionFromWarehouse": (*_SOURCES.write, *_WAREHOUSES.write),
}
# Making one of these is for those who may see all of them.
_WHOLE: Mapping[str, str] = {"createSource": "source", "createWarehouse": "warehouse", "createFunction": "function"}
