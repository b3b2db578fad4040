"""The attributes of a resource: what may be given for each, and what each is a reference to.

ArgumentError (a ValueError)
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence, Set
from difflib import get_close_matches
from typing import Any, ClassVar, Generic, Literal, Protocol, Self, TypeVar, overload

from ._tokens import Resolvable, is_token, json_text, literal

T = TypeVar("T")
Use = Literal["required", "optional", "computed"]
# The libraries carry numbers through JavaScript, whose integers are exact up to here.
_LARGEST = 2**53


class ArgumentError(ValueError):
    """What was given for an argument cannot be right; the text says which, why and what can."""


class Holder(Protocol):
    """What attributes are read from: an element, or an object within one."""

    def _text(self, name: str) -> str: ...
    def _texts(self, name: str) -> list[str]: ...
    def _value(self, name: str) -> Resolvable: ...
    def _object(self, name: str, shape: type[S]) -> S: ...


class Field(Generic[T]):
    """One attribute: read from a construct it is a reference to the attribute's value."""

    name = ""

    def __init__(self, use: Use = "computed") -> None:
        self.use = use

    def __set_name__(self, owner: type, name: str) -> None:
        # Python's own words have an underscore behind them: `if_` is `if`.
        self.name = name.removesuffix("_")

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Holder, owner: type) -> T: ...
    def __get__(self, instance: Holder | None, owner: type) -> T | Self:
        return self if instance is None else self.reference(instance)

    def reference(self, holder: Holder) -> T:
        """What stands for the attribute's value in arguments of others."""
        raise NotImplementedError

    def prepared(self, value: object, where: str) -> Any:
        """The value as Terraform's JSON has it; ArgumentError when it can't be one of this attribute."""
        if is_token(value) and not _is_construct(value):
            return value
        return self.checked(value, where)

    def checked(self, value: object, where: str) -> Any:
        """`prepared` for a value that is no token."""
        raise NotImplementedError


class Text(Field[str]):
    """Text, or one of a few words."""

    def __init__(self, use: Use = "computed", *one_of: str) -> None:
        super().__init__(use)
        self.one_of = one_of

    def reference(self, holder: Holder) -> str:
        """A token in text."""
        return holder._text(self.name)

    def checked(self, value: object, where: str) -> str:
        """The text, escaped for Terraform."""
        if not isinstance(value, str):
            raise _wrong(where, "text", value)
        # An enumeration of texts is text, but its own `str()` is the member's name.
        text = str.__str__(value)
        if self.one_of and text not in self.one_of and "${TfToken[" not in text:
            raise ArgumentError(f"{where}: must be one of {', '.join(self.one_of)} (got {text!r})")
        return literal(text)


class Json(Field[str]):
    """JSON text, which may be given as a dictionary."""

    def reference(self, holder: Holder) -> str:
        """A token in text."""
        return holder._text(self.name)

    def checked(self, value: object, where: str) -> str:
        """Compact JSON of a dictionary; text must be JSON already and stays as it is."""
        if isinstance(value, str):
            return literal(_json_as_given(value, where))
        if not isinstance(value, Mapping):
            raise _wrong(where, "a dictionary or JSON text", value)
        try:
            return json_text(value)
        except (TypeError, ValueError) as error:
            raise ArgumentError(f"{where}: can't be written as JSON: {error}") from error


class Flag(Field[Resolvable]):
    """True or false."""

    def reference(self, holder: Holder) -> Resolvable:
        """A value that Terraform fills in."""
        return holder._value(self.name)

    def checked(self, value: object, where: str) -> bool:
        """The flag itself."""
        if not isinstance(value, bool):
            raise _wrong(where, "True or False", value)
        return value


class Number(Field[Resolvable]):
    """A number."""

    def reference(self, holder: Holder) -> Resolvable:
        """A value that Terraform fills in."""
        return holder._value(self.name)

    def checked(self, value: object, where: str) -> int | float:
        """The number, whole ones as integers."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong(where, "a number", value)
        if not math.isfinite(value) or abs(value) > _LARGEST:
            raise ArgumentError(f"{where}: must be between -2**53 and 2**53 (got {value})")
        return int(value) if value == int(value) else value


class Shape:
    """An object within a resource: its fields, and the references to them."""

    _fields: ClassVar[Mapping[str, Field[Any]]] = {}

    def __init_subclass__(cls) -> None:
        cls._fields = fields_of(cls)

    def __init__(self, holder: Holder, name: str) -> None:
        self._holder, self._name = holder, name

    def _text(self, name: str) -> str:
        return self._holder._text(f"{self._name}.{name}")

    def _texts(self, name: str) -> list[str]:
        return self._holder._texts(f"{self._name}.{name}")

    def _value(self, name: str) -> Resolvable:
        return self._holder._value(f"{self._name}.{name}")

    def _object(self, name: str, shape: type[S]) -> S:
        return shape(self, name)


S = TypeVar("S", bound=Shape)


class Object(Field[S]):
    """One object with fields of its own."""

    def __init__(self, shape: type[S], use: Use = "computed") -> None:
        super().__init__(use)
        self.shape = shape

    def reference(self, holder: Holder) -> S:
        """References to the fields."""
        return holder._object(self.name, self.shape)

    def checked(self, value: object, where: str) -> dict[str, Any]:
        """The object, with what was left out left out."""
        fields = {name: field for name, field in self.shape._fields.items() if field.use != "computed"}
        if not isinstance(value, Mapping):
            raise _wrong(where, f"a dictionary with {_keys(fields)}", value)
        return prepared(fields, value, where)


class Many(Field[Resolvable]):
    """A list or a set of equal things."""

    def __init__(self, each: Field[Any], use: Use = "computed") -> None:
        super().__init__(use)
        self.each = each

    def reference(self, holder: Holder) -> Resolvable:
        """A value that Terraform fills in."""
        return holder._value(self.name)

    def checked(self, value: object, where: str) -> list[Any]:
        """A list: jsii knows no tuples and no sets."""
        return _members(self.each, value, where)


class Texts(Field[list[str]]):
    """A list or a set of texts."""

    def reference(self, holder: Holder) -> list[str]:
        """A list that stands for the whole; its members are not known yet."""
        return holder._texts(self.name)

    def checked(self, value: object, where: str) -> list[Any]:
        """A list: jsii knows no tuples and no sets."""
        return _members(Text(), value, where)


class Named(Field[Resolvable]):
    """Equal things by name."""

    def __init__(self, each: Field[Any], use: Use = "computed") -> None:
        super().__init__(use)
        self.each = each

    def reference(self, holder: Holder) -> Resolvable:
        """A value that Terraform fills in."""
        return holder._value(self.name)

    def checked(self, value: object, where: str) -> dict[str, Any]:
        """The things under the same names."""
        if not isinstance(value, Mapping):
            raise _wrong(where, "a dictionary", value)
        return {literal(key): self.each.prepared(one, f"{where}[{key!r}]") for key, one in value.items()}


def fields_of(owner: type) -> dict[str, Field[Any]]:
    """The fields that a class declares or inherits, by argument name."""
    return {
        name: field
        for base in reversed(owner.__mro__)
        for name, field in vars(base).items()
        if isinstance(field, Field)
    }


def prepared(fields: Mapping[str, Field[Any]], given: Mapping[str, object], where: str) -> dict[str, Any]:
    """What was given as Terraform's JSON has it, by Terraform's names; None is the same as left out."""
    said = {name: value for name, value in given.items() if value is not None}
    settable = {name: field for name, field in fields.items() if field.use != "computed"}
    for name in said:
        if name not in settable:
            raise ArgumentError(f"{where}: there is no {name!r}; {_meant(str(name), settable)}")
    missing = [name for name, field in settable.items() if field.use == "required" and name not in said]
    if missing:
        raise ArgumentError(f"{where}: {', '.join(missing)} missing")
    return {settable[name].name: settable[name].prepared(value, f"{where}: {name}") for name, value in said.items()}


def _members(each: Field[Any], value: object, where: str) -> list[Any]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Collection):
        raise _wrong(where, "a list", value)
    # The order of a set of texts changes from run to run, and with it the file.
    ordered: Sequence[Any] = sorted(value) if isinstance(value, Set) else list(value)
    return [each.prepared(one, f"{where}[{index}]") for index, one in enumerate(ordered)]


def _json_as_given(text: str, where: str) -> str:
    if "${TfToken[" in text:
        return text
    try:
        json.loads(text)
    except ValueError as error:
        raise ArgumentError(f"{where}: is not JSON: {error}") from error
    return text


def _wrong(where: str, wanted: str, value: object) -> ArgumentError:
    if _is_construct(value):
        return ArgumentError(f"{where}: give an attribute of the {type(value).__name__}, such as its `.id`")
    return ArgumentError(f"{where}: must be {wanted} (got {_shortened(value)})")


def _shortened(value: object) -> str:
    return f"{type(value).__name__} {value!r}"[:100]


def _is_construct(value: object) -> bool:
    return hasattr(type(value), "node") or hasattr(value, "node")


def _meant(name: str, settable: Mapping[str, object]) -> str:
    near = get_close_matches(name, settable, n=1)
    return f"did you mean {near[0]!r}?" if near else f"there is {_keys(settable)}"


def _keys(fields: Mapping[str, object]) -> str:
    return ", ".join(fields)
