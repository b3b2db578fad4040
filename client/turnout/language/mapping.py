"""Mappings, which say what an action gets of an event: check them, run them.

    resolve = mapping.compile({"email": {"@path": "$.traits.email"}, "source": "web"})
    resolve({"traits": {"email": "ann@example.com"}})  # {"email": "ann@example.com", "source": "web"}

Semantics are those of Segment's mapping kit (npm `@segment/actions-core`). Pure functions of values; the standard
library only: `@liquid` needs a renderer that the caller brings.
"""

from turnout.language.mapping_checks import Problem, check
from turnout.language.mapping_run import MappingError, compile

__all__ = ["MappingError", "Problem", "check", "compile"]
