"""What a library needs that may be missing."""

from __future__ import annotations

import os
import shutil


def unusable(library: str, error: Exception) -> ImportError:
    """What to do about a library that could not be imported."""
    instead = "or import from turnout_provider.constructs.plain, which needs neither"
    if isinstance(error, ModuleNotFoundError) and error.name == library:
        return ImportError(f"{library} is not installed: pip install 'turnout[{library}]', {instead}", name=library)
    if shutil.which(os.environ.get("JSII_NODE") or "node") is None:
        return ImportError(f"{library} runs on Node and there is no `node` on PATH: install Node 20, {instead}")
    return ImportError(f"{library} can't be started: {type(error).__name__}: {error}", name=library)
