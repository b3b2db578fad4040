"""Printed by `make generate` from the catalogue; never edited."""

from . import activation as activation
from . import audience as audience
from . import audience_schedule as audience_schedule
from . import base as base
from . import catalog as catalog
from . import computed_trait as computed_trait
from . import credential as credential
from . import destination as destination
from . import destination_filter as destination_filter
from . import destination_subscription as destination_subscription
from . import function as function
from . import insert_function_instance as insert_function_instance
from . import label as label
from . import profiles_warehouse as profiles_warehouse
from . import reverse_etl_model as reverse_etl_model
from . import source as source
from . import source_tracking_plan_connection as source_tracking_plan_connection
from . import source_warehouse_connection as source_warehouse_connection
from . import space as space
from . import space_filter as space_filter
from . import tracking_plan as tracking_plan
from . import transformation as transformation
from . import user as user
from . import user_group as user_group
from . import warehouse as warehouse
from . import workspace as workspace
