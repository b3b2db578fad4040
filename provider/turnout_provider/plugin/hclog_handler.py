"""Python's logging, led into Terraform's log. Apart from `hclog`, for importing logging is not free."""

from __future__ import annotations

import logging
import os

from turnout_provider.plugin import hclog

_LEVELS = {
    "TRACE": logging.DEBUG,
    "DEBUG": logging.DEBUG,
    "INFO": logging.INFO,
    "WARN": logging.WARNING,
    "ERROR": logging.ERROR,
    "JSON": logging.DEBUG,
}


class HclogHandler(logging.Handler):
    """Writes log records to stderr as Terraform's plugin host reads them."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            pairs: dict[str, str | int | float | bool] = {"logger": record.name}
            if record.exc_info and record.exc_info[1] is not None:
                pairs["error"] = type(record.exc_info[1]).__name__
                pairs["at"] = hclog.places(record.exc_info[2])
            hclog.write(_name_of(record.levelno), record.getMessage(), **pairs)
        except Exception:
            self.handleError(record)


def install() -> None:
    """Lead the root logger into Terraform's log, at the level that TF_LOG_PROVIDER or TF_LOG asks for."""
    asked = os.environ.get("TF_LOG_PROVIDER") or os.environ.get("TF_LOG") or "WARN"
    root = logging.getLogger()
    root.handlers = [HclogHandler()]
    root.setLevel(_LEVELS.get(asked.upper(), logging.WARNING))


def _name_of(level: int) -> str:
    if level >= logging.ERROR:
        return "error"
    if level >= logging.WARNING:
        return "warn"
    return "info" if level >= logging.INFO else "debug"
