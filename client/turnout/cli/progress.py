"""What is going on, said on standard error once it takes longer than a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Self, TextIO

_FIRST = 1.0
_AGAIN = 10.0
_CLEAR = "\r\x1b[K"


class Progress:
    """Says `text` after a second: on a terminal in a line that is replaced, elsewhere in a line every ten seconds."""

    def __init__(self, text: str, stream: TextIO | None = None) -> None:
        self._text, self._stream = text, stream or sys.stderr
        self._live = self._stream.isatty()
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._shown = ""
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def say(self, text: str) -> None:
        """What is going on now; call `clear` before other output goes to the same terminal."""
        self._text = text

    def clear(self) -> None:
        """Take the line off the terminal."""
        with self._lock:
            if self._live and self._shown:
                self._write(_CLEAR)
            self._shown = ""

    def _watch(self) -> None:
        pause = _FIRST
        while not self._done.wait(pause):
            pause = 0.2 if self._live else _AGAIN
            self._show()

    def _show(self) -> None:
        text = self._text
        with self._lock:
            if self._done.is_set() or (self._live and text == self._shown):
                return
            self._shown = text
            self._write(f"{_CLEAR}{text} ..." if self._live else f"turnout: {text} ...\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()
        self.clear()
