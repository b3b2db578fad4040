"""What Terraform shows to people: an error or a warning, with the attribute that it is about."""

from __future__ import annotations

from turnout_provider.plugin.messages import SEVERITY_ERROR, SEVERITY_WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    Path = tuple["str | int | Key", ...]


class Key(str):
    """A step of a path that is a map's key, not an attribute's name."""

    __slots__ = ()


class Diagnostic:
    """One error or warning; `summary` is a headline, `detail` says what to do, `path` leads to the attribute."""

    __slots__ = ("detail", "path", "severity", "summary")

    def __init__(self, summary: str, detail: str, path: Path = (), severity: int = SEVERITY_ERROR) -> None:
        self.summary = summary
        self.detail = detail
        self.path = path
        self.severity = severity

    def __repr__(self) -> str:
        return f"Diagnostic({self.summary!r}, {self.detail!r}, {self.path!r}, {self.severity})"

    def message(self) -> dict[str, Any]:
        """The protocol's message."""
        return {
            "severity": self.severity,
            "summary": self.summary,
            "detail": self.detail,
            "attribute": path_message(self.path) if self.path else None,
        }


class Refusal(Exception):
    """An answer that consists of diagnostics only."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(diagnostic.summary for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def warning(summary: str, detail: str, path: Path = ()) -> Diagnostic:
    """A diagnostic that does not stop anything."""
    return Diagnostic(summary, detail, path, SEVERITY_WARNING)


def is_error(diagnostic: Diagnostic) -> bool:
    """Whether the diagnostic stops what Terraform is doing."""
    return diagnostic.severity == SEVERITY_ERROR


def messages(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """The protocol's messages."""
    return [diagnostic.message() for diagnostic in diagnostics]


def path_message(path: Path) -> dict[str, Any]:
    """The protocol's AttributePath: names of attributes, keys of maps and indices of lists."""
    return {"steps": [_step(step) for step in path]}


def _step(step: str | int | Key) -> dict[str, Any]:
    if isinstance(step, Key):
        return {"element_key_string": str(step)}
    return {"attribute_name": step} if isinstance(step, str) else {"element_key_int": step}


def of_exception(error: BaseException, doing: str) -> list[Diagnostic]:
    """The diagnostics that an exception carries, or one that names the place of a bug.

    The text of an unexpected exception is not shown: it may hold values of the configuration.
    """
    if isinstance(error, Refusal):
        return list(error.diagnostics)
    # Only a bug pays for the import.
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
    detail = (
        f"This is a bug in the provider: {type(error).__name__} at {place}. Nothing more was done. Please report it"
        " with this line and the resource's configuration without secrets."
    )
    return [Diagnostic(f"Unexpected failure while {doing}", detail)]
