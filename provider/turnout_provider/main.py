"""The executable that Terraform starts."""

from __future__ import annotations

import gc

from turnout_provider.plugin.messages import GET_PROVIDER_SCHEMA
from turnout_provider.plugin.server import serve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from turnout_provider.framework.servicer import Servicer
    from turnout_provider.plugin.dispatch import Answer

# Modules and lists of objects are many and stay: looking for garbage among them over and over finds none.
_ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000


class Calls:
    """Answers Terraform's calls; what it takes is imported when the first call is there."""

    def __init__(self) -> None:
        self._servicer: Servicer | None = None

    def handle(self, method: str, request: bytes) -> Answer:
        """Answer a call, however long that takes."""
        return self._made().handle(method, request)

    def attempt(self, method: str, request: bytes) -> bytes | None:
        """Answer a call if that takes no waiting; None if it does."""
        if method == GET_PROVIDER_SCHEMA.path:
            # Terraform starts one process for nothing but this, and the answer is a file.
            from turnout_provider.facts import schema_answer

            return schema_answer()
        return self._made().attempt(method, request)

    def _made(self) -> Servicer:
        if self._servicer is None:
            from turnout_provider.framework.servicer import Servicer
            from turnout_provider.segment import Segment

            self._servicer = Servicer(Segment())
        return self._servicer


def main() -> int:
    """Serve Terraform; the exit status."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)
    calls = Calls()
    return serve(calls.handle, calls.attempt)
