"""Pages of a list: how many entries, from where, and what to ask for next."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from .problems import invalid

DEFAULT_COUNT = 200
# 200 in the guide, 1000 in the newer specification: the larger one serves both.
MOST = 1000


class Pagination(BaseModel):
    """The `pagination` of a list request."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    count: Annotated[int, Field(ge=1, le=MOST)] = DEFAULT_COUNT
    cursor: str | None = None


@dataclass(frozen=True)
class Page:
    """A window on a list."""

    offset: int
    count: int

    def pagination(self, total: int) -> dict[str, Any]:
        """What the answer says; `next` and `previous` are left out at the ends, where null breaks clients."""
        said: dict[str, Any] = {"current": _cursor(self.offset), "totalEntries": total}
        if self.offset + self.count < total:
            said["next"] = _cursor(self.offset + self.count)
        if self.offset > 0:
            said["previous"] = _cursor(max(0, self.offset - self.count))
        return said


def page(asked: Pagination | None, field: str = "pagination.cursor") -> Page:
    """The window that a request asks for; `field` is what messages call its cursor."""
    asked = asked or Pagination()
    return Page(_offset(asked.cursor, field) if asked.cursor else 0, asked.count)


def _cursor(offset: int) -> str:
    return base64.b64encode(str(offset).encode()).decode()


def _offset(cursor: str, field: str) -> int:
    try:
        text = base64.b64decode(cursor, validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        text = ""
    if not text.isdecimal() or len(text) > 12:
        raise invalid((field, "is not a cursor of an earlier answer"))
    return int(text)
