"""Permissions of users and groups: what may be given, and how more is added to what there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from turnout_server.records import Document, Reading
from turnout_server.roles import ROLES, Role

from .problems import Refused, invalid, not_found

# What a role can be limited to, by the word of the permission.
LIMITS = {"FUNCTION": "function", "SOURCE": "source", "SPACE": "space", "WAREHOUSE": "warehouse"}
WORKSPACE = "WORKSPACE"
_BY_ID = {role.id: role for role in ROLES.values()}


def permissions(view: Reading, said: Sequence[Mapping[str, Any]], at: str = "permissions") -> list[Document]:
    """Permissions as they are kept, one for each role; Refused if a role or a resource is not what it should be."""
    return merged([], [_permission(view, one, f"{at}[{place}]") for place, one in enumerate(said)])


def invited(view: Reading, said: Sequence[Mapping[str, Any]], at: str) -> list[Document]:
    """The same of an invite, where labels stand beside the resources, and no resources mean the whole workspace."""
    whole = [{"id": view.workspace, "type": WORKSPACE}]
    spelled = [
        {"roleId": one["roleId"], "resources": _labelled(one.get("resources") or whole, one.get("labels") or [])}
        for one in said
    ]
    return permissions(view, spelled, at)


def merged(there: Iterable[Document], more: Iterable[Document]) -> list[Document]:
    """What is there and more: a role is there once, a resource once in a role, as it was said last."""
    roles = {one["roleId"]: one for one in there}
    for one in more:
        before = roles.get(one["roleId"], {"resources": []})
        resources = {(each["type"], each["id"]): each for each in (*before["resources"], *one["resources"])}
        roles[one["roleId"]] = {**one, "resources": list(resources.values())}
    return list(roles.values())


def labels_of(kept: Iterable[Document]) -> Iterator[tuple[str, str]]:
    """Keys and values of the labels that permissions name."""
    for one in kept:
        for resource in one["resources"]:
            yield from ((label["key"], label["value"]) for label in resource["labels"])


def _labelled(resources: Sequence[Mapping[str, Any]], labels: Sequence[Document]) -> list[Document]:
    return [{**one, "labels": list(labels)} if one["type"] == WORKSPACE else dict(one) for one in resources]


def _permission(view: Reading, said: Mapping[str, Any], at: str) -> Document:
    role = _BY_ID.get(said["roleId"])
    if role is None:
        raise not_found("Role", said["roleId"], f"{at}.roleId")
    resources = [
        _resource(view, role, one, f"{at}.resources[{place}]") for place, one in enumerate(said["resources"])
    ]
    return {"roleId": role.id, "roleName": role.name, "resources": resources}


def _resource(view: Reading, role: Role, said: Mapping[str, Any], at: str) -> Document:
    id, type, labels = said["id"], said["type"], list(said.get("labels") or [])
    refused = _wrong_workspace(view, id, at) if type == WORKSPACE else _wrong_limit(view, role, type, id, labels, at)
    if refused is not None:
        raise refused
    return {"id": id, "type": type, "labels": labels}


def _wrong_workspace(view: Reading, id: str, at: str) -> Refused | None:
    return None if id == view.workspace else not_found("Workspace", id, f"{at}.id")


def _wrong_limit(
    view: Reading, role: Role, type: str, id: str, labels: Sequence[Document], at: str
) -> Refused | None:
    kind = LIMITS[type]
    if role.scope != kind:
        allowed = " or ".join((WORKSPACE, *(role.scope.upper() for _ in role.scope[:1])))
        return invalid((f"{at}.type", f"must be {allowed} for the role {role.name}"))
    if labels:
        return invalid((f"{at}.labels", f"is not allowed for {type}; labels limit a permission for the workspace"))
    return None if view.find(kind, id) else not_found(kind.capitalize(), id, f"{at}.id")
