"""Printed by `make generate` from the catalogue; never edited."""

from . import activation as activation
from . import audience as audience
from . import audience_schedule as audience_schedule
from . import base as base
from . import catalog as catalog
from . import computed_trait as computed_trait
from . import destination as destination
from . import destination_filter as destination_filter
from . import destination_subscription as destination_subscription
from . import reverse_etl_model as reverse_etl_model
from . import source as source
from . import source_tracking_plan_connection as source_tracking_plan_connection
from . import space as space
from . import space_filter as space_filter
from . import tracking_plan as tracking_plan
from . import workspace as workspace
