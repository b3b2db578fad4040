"""httpx without its command line.

Importing httpx also imports click, rich and pygments wherever they happen to be installed, which doubles its cost;
it copes with their absence, so its command line is made absent while it is imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast

_COMMAND_LINE = "httpx._main"

_modules = cast("dict[str, ModuleType | None]", sys.modules)
_absent = "httpx" not in _modules and _modules.setdefault(_COMMAND_LINE, None) is None
try:
    import httpx
finally:
    if _absent:
        del _modules[_COMMAND_LINE]

__all__ = ["httpx"]
