"""Log lines as Terraform's plugin host reads them from stderr: one JSON object each."""

from __future__ import annotations

import json
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

_NAME = "provider"


def write(level: str, message: str, **pairs: str | int | float | bool) -> None:
    """Log a line; the level is trace, debug, info, warn or error."""
    line = {"@level": level, "@message": message, "@module": _NAME, "@timestamp": timestamp(time.time()), **pairs}
    sys.stderr.write(f"{json.dumps(line)}\n")
    sys.stderr.flush()


def exception(message: str, error: BaseException) -> None:
    """Log where an exception came from, without its text, which might hold a secret."""
    write("error", message, error=type(error).__name__, at=places(error.__traceback__))


def places(trace: TracebackType | None) -> str:
    """Return the lines that a traceback goes through, outermost first."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"{code.co_filename}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return " > ".join(found)


def timestamp(now: float) -> str:
    """Return a time as hclog writes it: UTC with microseconds."""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(now))}.{int(now % 1 * 1_000_000):06}Z"
