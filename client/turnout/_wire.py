"""How a resource is spoken of on the wire: plain facts, no models, no input or output.

A `Kind` derives its `Wire` from its models once. The provider is shipped with a printed copy, so that a plan
of a thousand resources never has to import the models.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = Any
Media = Literal["v1", "v1beta", "v1alpha"]


@dataclass(frozen=True)
class Verb:
    """One operation of the Public API.

    `path` names its parameters in snake case. `answer` is the key inside `data` that holds the result: `""` when
    the operation answers only a status, `"*"` when `data` as a whole is the result. `query` names the members that
    travel in the query although the method has a body, or that identify the object. `spelled` gives wire names that
    differ from the member's own, and `wrap` the key that the body is put under. `limit` is the published budget:
    that many requests in `per` seconds, 0 for the default one. `page` is the largest page of a list, 0 of one without
    pages. `media` is the most stable version that the operation has. `beside` names members of `data` that belong to
    the result although they are not in it; `without` the members of an object's member, such as
    `definition.targetEntity`, that an update does not take.
    """

    operation: str
    method: str
    path: str
    answer: str = ""
    query: tuple[str, ...] = ()
    always: Mapping[str, Json] = field(default_factory=dict)
    status: int = 200
    limit: int = 0
    per: int = 60
    media: Media = "v1"
    spelled: Mapping[str, str] = field(default_factory=dict)
    wrap: str = ""
    page: int = 200
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One field of a resource that lives at a path of its own.

    Without `read` the object's own answer carries the field. `bare` says that the value itself is the body, not
    `{field: value}`. With `remove` the part is a keyed collection: a change is sent as upserts and removals, at
    most `batch` entries a request, and `key` says which members make two entries the same one. `tag` is the chapter
    of the Public API that its operations are in where that is not the kind's.
    """

    field: str
    write: Verb
    read: Verb | None = None
    bare: bool = False
    remove: Verb | None = None
    key: tuple[str, ...] = ()
    batch: int = 0
    tag: str = ""


@dataclass(frozen=True)
class Among:
    """Where an object without an answer of its own shows: the list that `verb` answers has an entry of another kind.

    `member` is the name in the identity that the entry's `id` must equal.
    """

    verb: Verb
    member: str


@dataclass(frozen=True)
class Wire:
    """Everything needed to speak of one kind of resource, as data.

    `identity` holds snake case names in the order of import ids; every other name is the wire's camel case.
    `matching` names members of a read answer that must equal the identity's, or the object is gone.
    `natural_key` names the fields that find an object again whose creation nobody answered for.
    `needed` names the merged fields that every update must hold, be they empty, `repeated` the others that it
    must say again. What has no `read` is looked for `among` others, or else in its own list.
    """

    name: str
    identity: tuple[str, ...] = ()
    create: Verb | None = None
    read: Verb | None = None
    list: Verb | None = None
    update: Verb | None = None
    delete: Verb | None = None
    create_fields: tuple[str, ...] = ()
    update_fields: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    matching: tuple[str, ...] = ()
    natural_key: tuple[str, ...] = ()
    among: Among | None = None


_PARAMETER = re.compile(r"{(\w+)}")


def parameters(verb: Verb) -> tuple[str, ...]:
    """The names in the verb's path, from left to right."""
    return tuple(_PARAMETER.findall(verb.path))


# Where the wire breaks its own rule.
_IRREGULAR = {"reverse_etl_schedule": "reverseETLSchedule", "download_url": "downloadURL"}


def camel(name: str) -> str:
    """The wire's spelling of a snake case name: `source_id` is `sourceId`, `if_` is `if`."""
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def from_printed(printed: Mapping[str, Json]) -> Wire:
    """The `Wire` that `dataclasses.asdict` printed as JSON."""
    facts: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in printed.items()
    }
    for name in ("create", "read", "list", "update", "delete"):
        facts[name] = _verb(facts.get(name))
    facts["parts"] = tuple(_part(part) for part in printed.get("parts", ()))
    facts["among"] = _among(facts.get("among"))
    return Wire(**facts)


def _verb(printed: Mapping[str, Json] | None) -> Verb | None:
    return None if printed is None else verb_of(printed)


def verb_of(printed: Mapping[str, Json]) -> Verb:
    """The `Verb` that `dataclasses.asdict` printed as JSON."""
    return Verb(**{**printed, **{name: tuple(printed.get(name, ())) for name in ("query", "beside", "without")}})


def _among(printed: Mapping[str, Json] | None) -> Among | None:
    verb = _verb(printed["verb"]) if printed else None
    return Among(verb, printed["member"]) if printed and verb else None


def _part(printed: Mapping[str, Json]) -> Part:
    return Part(
        **{
            **printed,
            "write": _verb(printed["write"]),
            "read": _verb(printed["read"]),
            "remove": _verb(printed["remove"]),
            "key": tuple(printed["key"]),
        }
    )
