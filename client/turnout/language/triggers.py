"""Triggers, the language of subscriptions: read them, print them, run them, and find what does not do what it says.

    fires = triggers.compile(triggers.parse('type = "track" and event = "Order Completed"'))
    fires({"type": "track", "event": "Order Completed"})  # True

A trigger looks like FQL and is not: Segment's engine for it (npm `@segment/destination-subscriptions`) passes over
what it does not know. `parse` reads exactly as that engine does; `check` says what of a text it would pass over.
Pure functions of values; the standard library only.
"""

from turnout.language.errors import FqlError
from turnout.language.trigger_checks import Problem, check
from turnout.language.trigger_evaluator import compile
from turnout.language.trigger_parser import parse
from turnout.language.trigger_tree import Group, Test

__all__ = ["FqlError", "Group", "Problem", "Test", "check", "compile", "parse"]
