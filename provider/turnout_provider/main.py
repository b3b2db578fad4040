"""The executable that Terraform starts."""

from __future__ import annotations

from turnout_provider.plugin.server import serve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


# Handled without changing threads: a plan of a thousand resources makes four thousand of these calls.
COMPUTING = frozenset(
    f"/tfplugin6.Provider/{name}"
    for name in (
        "ValidateResourceConfig",
        "ValidateDataResourceConfig",
        "UpgradeResourceState",
        "PlanResourceChange",
    )
)


def handler() -> Callable[[str, bytes], bytes]:
    """A handler of Terraform's calls; what it takes is imported when the first call is there."""
    made: list[Callable[[str, bytes], bytes]] = []

    def handle(method: str, request: bytes) -> bytes:
        if not made:
            from turnout_provider.framework.servicer import Servicer
            from turnout_provider.segment import Segment

            made.append(Servicer(Segment()).handle)
        return made[0](method, request)

    return handle


def main() -> int:
    """Serve Terraform; the exit status."""
    return serve(handler(), COMPUTING)
