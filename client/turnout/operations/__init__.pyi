"""Printed by `make generate` from the catalogue; never edited."""

from . import audit_trail as audit_trail
from . import base as base
from . import sources as sources
from . import spaces as spaces
from . import testing as testing
from . import tracking_plans as tracking_plans
