"""What every resource definition is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, JsonValue
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from turnout._wire import Among, Part, Verb, Wire, camel


def _plainly_written(node: Any, owner: type[BaseModel]) -> Any:
    """The schema with sequences written as what they are: pydantic's own way calls back into Python for each."""
    if isinstance(node, list):
        return [_plainly_written(each, owner) for each in node]
    # Other models have done it for themselves.
    if not isinstance(node, dict) or node.get("cls", owner) is not owner:
        return node
    written = {name: _plainly_written(value, owner) for name, value in node.items()}
    return {**written, "serialization": {"type": "any"}} if is_sequence(node) else written


def is_sequence(node: Mapping[str, Any]) -> bool:
    """Whether this part of a schema is what pydantic makes of `Sequence[...]`."""
    # By what reads it: how it is written differs between a schema that has passed through here and one that has not.
    steps = node.get("python_schema", {}).get("steps", ())
    return bool(steps) and steps[0].get("cls_repr") == "Sequence"


class Model(BaseModel):
    """Snake case in Python and Terraform, camel case on the wire, unknown keys refused."""

    model_config = ConfigDict(
        alias_generator=camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        loc_by_alias=False,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=False,
        # Most models of a module are not needed by who imports it.
        defer_build=True,
        # Settings hold secrets, and errors are logged.
        hide_input_in_errors=True,
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        plain: CoreSchema = _plainly_written(handler(source), cls)
        return plain


class Spec(Model):
    """What a user may say about a resource."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact about a field that its type alone cannot say."""

    name: str


REPLACE: Final = Mark("replace")
"""Fixed once created: another value means another resource."""
LATER: Final = Mark("later")
"""Not taken by the create operation: an update follows."""
SENSITIVE: Final = Mark("sensitive")
"""Never shown in plans, logs or error texts."""
SERVER_DEFAULT: Final = Mark("server_default")
"""Left unsaid, the service chooses; what it chose is kept."""
STABLE: Final = Mark("stable")
"""Computed once: an update never changes it."""
UNORDERED: Final = Mark("unordered")
"""A set: the order of the entries means nothing."""
JSON: Final = Mark("json")
"""Free JSON, written as one JSON string in Terraform and compared by meaning."""
MERGED: Final = Mark("merged")
"""Updates are merged into what is there; a key is deleted by sending null. Only the keys said are looked at."""
NEEDED: Final = Mark("needed")
"""Required by every update: empty where it is merged, else as it is."""
SAID_ONLY: Final = Mark("said_only")
"""Only the members that the configuration names are sent and compared."""
UNANSWERED: Final = Mark("unanswered")
"""Taken but not always answered: what was said last is what is known."""
EMPTIED: Final = Mark("emptied")
"""Left unsaid it is emptied, and "" in Terraform's state is as good as null."""
APPENDED: Final = Mark("appended")
"""The service may append something in round brackets."""
ASKED: Final = Mark("asked")
"""Required in Terraform, as in the official provider, although the service has a default."""
UNSTATED: Final = Mark("unstated")
"""Answered by the service but kept out of a resource's Terraform state."""
FQL: Final = Mark("fql")
"""A filter expression, checked before it is sent."""
TRIGGER: Final = Mark("trigger")
"""A trigger of a subscription, checked before it is sent."""
MAPPING: Final = Mark("mapping")
"""A mapping with its directives, checked before it is sent."""
JSON_SCHEMA: Final = Mark("json_schema")
"""A draft-07 JSON Schema, checked before it is sent."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Answered, and written in Terraform, as one member of an object: `metadata_id` is `metadata.id`.

    With `flat` only answered so; in Terraform it stands by itself.
    """

    object: str
    member: str
    flat: bool = False


ANSWER: Final = {"turnout": "answer"}
"""Validation context for what the service says: values newer than this client are values, not errors."""


class _OpenEnum:
    """Refuses an unknown value where a user writes it, keeps it where the service answers it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_wrap_validator_function(_keep_answers, handler(source))

    def made(self, node: Mapping[str, Any]) -> bool:
        """Whether this part of a schema is an open enumeration of strings."""
        inner: Mapping[str, Any] = node["schema"]
        strings = inner["type"] == "literal" and all(isinstance(value, str) for value in inner["expected"])
        return strings and node["function"].get("function") is _keep_answers


def _keep_answers(value: Any, known: core_schema.ValidatorFunctionWrapHandler, info: Any) -> Any:
    return value if info.context is ANSWER and isinstance(value, str) else known(value)


OPEN: Final = _OpenEnum()

if TYPE_CHECKING:
    # What is no JSON is refused when it is said. To type checkers its own type would refuse `dict[str, str]`.
    AnyJson = Any
    JsonObject = Mapping[str, Any]
else:
    AnyJson = JsonValue
    JsonObject = dict[str, JsonValue]

S = TypeVar("S", bound=Spec)
R = TypeVar("R", bound=Model)


@dataclass(frozen=True)
class Kind(Generic[S, R]):
    """One resource type: what may be said of it, what the service says of it, and where it lives.

    A data source shows `detailed` in the place of `observed` where it looks up more: the parts `beside` it. `tag` is
    the chapter of the Public API that it is in. `list_query` and `read_query` are what a list and a read may be asked
    for beyond the identity: filters, order, details. `resource` says whether Terraform manages it. What has no
    `read` is looked for `among` others, or else in its own list.
    """

    name: str
    spec: type[S]
    observed: type[R]
    identity: tuple[str, ...] = ()
    create: Verb | None = None
    read: Verb | None = None
    list: Verb | None = None
    update: Verb | None = None
    delete: Verb | None = None
    parts: tuple[Part, ...] = ()
    matching: tuple[str, ...] = ()
    natural_key: tuple[str, ...] = ()
    data_source: bool = False
    detailed: type[Model] | None = None
    beside: tuple[Part, ...] = ()
    tag: str = ""
    list_query: type[Model] | None = None
    read_query: type[Model] | None = None
    resource: bool = True
    among: Among | None = None

    @cached_property
    def wire(self) -> Wire:
        """The same facts without the models."""
        create, update = _body_fields(self)
        return Wire(
            name=self.name,
            identity=self.identity,
            create=self.create,
            read=self.read,
            list=self.list,
            update=self.update,
            delete=self.delete,
            create_fields=tuple(create),
            update_fields=tuple(update),
            needed=_needed(self, merged=True),
            repeated=_needed(self, merged=False),
            parts=self.parts,
            matching=self.matching,
            natural_key=self.natural_key,
            among=self.among,
        )


def marks(info: FieldInfo) -> frozenset[str]:
    """The names of a field's marks."""
    return frozenset(m.name for m in info.metadata if isinstance(m, Mark))


def inside(info: FieldInfo) -> Inside | None:
    """Where the field is answered when it is a member of another one."""
    return next((m for m in info.metadata if isinstance(m, Inside)), None)


def body_fields(kind: Kind[Any, Any], verb: Verb, skip: Mark) -> dict[str, FieldInfo]:
    """The fields that the body of a create (`skip=LATER`) or an update (`skip=REPLACE`) takes, by Python name."""
    elsewhere = {part.field for part in kind.parts}
    return {
        name: info
        for name, info in kind.spec.model_fields.items()
        if (skip.name not in marks(info) or (skip is REPLACE and NEEDED.name in marks(info)))
        and camel(name) not in elsewhere
        and f"{{{name}}}" not in verb.path
    }


def _body_fields(kind: Kind[Any, Any]) -> tuple[list[str], list[str]]:
    create = body_fields(kind, kind.create, LATER) if kind.create else {}
    update = body_fields(kind, kind.update, REPLACE) if kind.update else {}
    return [camel(name) for name in create], [camel(name) for name in update]


def _needed(kind: Kind[Any, Any], merged: bool) -> tuple[str, ...]:
    found = {camel(name): marks(info) for name, info in kind.spec.model_fields.items()}
    return tuple(name for name, own in found.items() if NEEDED.name in own and (MERGED.name in own) == merged)


Id = Annotated[str, STABLE, Field(description="Identifier given by the service.")]
