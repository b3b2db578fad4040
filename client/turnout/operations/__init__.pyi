"""Printed by `make generate` from the catalogue; never edited."""

from . import activations as activations
from . import audiences as audiences
from . import audit_trail as audit_trail
from . import base as base
from . import credentials as credentials
from . import customer_insights as customer_insights
from . import dbt as dbt
from . import deletion_and_suppression as deletion_and_suppression
from . import destination_filters as destination_filters
from . import functions as functions
from . import iam_groups as iam_groups
from . import iam_roles as iam_roles
from . import iam_users as iam_users
from . import live_plugins as live_plugins
from . import profiles_sync as profiles_sync
from . import reverse_etl as reverse_etl
from . import selective_sync as selective_sync
from . import sources as sources
from . import space_schema as space_schema
from . import spaces as spaces
from . import testing as testing
from . import tracking_plans as tracking_plans
from . import warehouses as warehouses
