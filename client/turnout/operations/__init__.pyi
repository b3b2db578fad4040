"""Printed by `make generate` from the catalogue; never edited."""

from . import base as base
from . import sources as sources
from . import tracking_plans as tracking_plans
