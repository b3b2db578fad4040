"""Keeps standard output for the handshake, which Terraform reads as its first line; a stray print would break it."""

from __future__ import annotations

import os

_original: int | None = None


def guard() -> int:
    """Lead what is printed from now on to stderr, and return a descriptor of what was standard output.

    An executable may call this before it imports anything else; calling it again changes nothing.
    """
    global _original
    if _original is None:
        _original = os.dup(1)
        os.dup2(2, 1)
    return _original
