"""The roles that Segment publishes: what they are called and what they can be limited to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

OWNER, MEMBER = "owner", "member"


@dataclass(frozen=True)
class Role:
    """A role as `listRoles` shows it; `scope` is the kind of resource that it can be limited to, or empty."""

    id: str
    name: str
    description: str
    scope: str = ""


# The words that commands and tokens use for the roles. The first two ids are Segment's own; the others follow them
# in shape only, as they are published nowhere.
ROLES: Mapping[str, Role] = {
    OWNER: Role("1WDUuRLxv84rrfCNUwvkrRtkxnS", "Workspace Owner", "Reads and changes everything."),
    "minimal": Role("1aEWAcU0fArxScocwH9xxLgW7r3", "Minimal Workspace Access", "Sees the workspace and no more."),
    MEMBER: Role("1tRnMember0000000000000001A", "Workspace Member", "Reads all but the team and usage."),
    "source-admin": Role(
        "1tRnSourceAdmin00000000001A",
        "Source Admin",
        "Changes sources, what hangs on them and their destinations; sees write keys.",
        "source",
    ),
    "source-read-only": Role(
        "1tRnSourceReadOnly00000001A", "Source Read-only", "Reads sources and what hangs on them.", "source"
    ),
    "function-admin": Role("1tRnFunctionAdmin000000001A", "Function Admin", "Changes functions.", "function"),
    "function-read-only": Role("1tRnFunctionReadOnly000001A", "Function Read-only", "Reads functions.", "function"),
    "tracking-plan-admin": Role("1tRnTrackingPlanAdmin00001A", "Tracking Plan Admin", "Changes tracking plans."),
    "tracking-plan-read-only": Role(
        "1tRnTrackingPlanReadOnly01A", "Tracking Plan Read-only", "Reads tracking plans."
    ),
    "warehouse-admin": Role("1tRnWarehouseAdmin00000001A", "Warehouse Admin", "Changes warehouses.", "warehouse"),
    "warehouse-read-only": Role(
        "1tRnWarehouseReadOnly00001A", "Warehouse Read-only", "Reads warehouses.", "warehouse"
    ),
    "unify-and-engage-admin": Role(
        "1tRnUnifyEngageAdmin000001A", "Unify and Engage Admin", "Changes everything in spaces.", "space"
    ),
    "unify-and-engage-user": Role(
        "1tRnUnifyEngageUser0000001A", "Unify and Engage User", "Changes audiences and activations.", "space"
    ),
    "unify-and-engage-read-only": Role(
        "1tRnUnifyEngageReadOnly001A", "Unify and Engage Read-only", "Reads everything in spaces.", "space"
    ),
    "entities-admin": Role("1tRnEntitiesAdmin000000001A", "Entities Admin", "Changes entities and credentials."),
    "entities-read-only": Role("1tRnEntitiesReadOnly000001A", "Entities Read-only", "Reads entities."),
    "identity-admin": Role("1tRnIdentityAdmin000000001A", "Identity Admin", "Changes how profiles are told apart."),
    "end-user-privacy-admin": Role(
        "1tRnEndUserPrivacyAdmin001A", "End User Privacy Admin", "Makes and reads regulations and suppressions."
    ),
}
SCOPES = sorted({role.scope for role in ROLES.values()} - {""})


@dataclass(frozen=True)
class Grant:
    """What a token, or anybody, was given: roles, and the only resources that these are for.

    A kind of resource that `scopes` does not name is not limited.
    """

    roles: tuple[str, ...] = (OWNER,)
    scopes: Mapping[str, frozenset[str]] | None = None

    @property
    def owns(self) -> bool:
        """Whether everything is allowed."""
        return OWNER in self.roles

    def has(self, *roles: str) -> bool:
        """Whether any of these roles is among its own; an owner has them all."""
        return self.owns or any(role in self.roles for role in roles)

    def only(self) -> Mapping[str, frozenset[str]]:
        """The ids of the resources that may be seen, by kind; an owner sees all."""
        return {} if self.owns or self.scopes is None else self.scopes

    def written(self) -> list[str]:
        """The scopes as they are written down: `source:ID`."""
        return sorted(f"{kind}:{id}" for kind, ids in (self.scopes or {}).items() for id in ids)


def names(roles: tuple[str, ...]) -> str:
    """Roles as people call them: `Source Admin or Workspace Owner`."""
    return " or ".join(ROLES[role].name for role in roles)


def wrong(grant: Grant) -> Iterator[str]:
    """What is wrong with the roles and scopes that somebody asks for."""
    for role in grant.roles:
        if role not in ROLES:
            yield f"there is no role {role!r}; there are {', '.join(ROLES)}"
    limits = {ROLES[role].scope for role in grant.roles if role in ROLES}
    for kind in sorted((grant.scopes or {}).keys() - limits):
        yield f"none of its roles can be limited to a {kind}; a scope is {', '.join(f'{one}:ID' for one in SCOPES)}"
