"""Printed by `make generate` from the catalogue; never edited."""

from . import errors as errors
from ._async_client import AsyncClient as AsyncClient
from ._client import Client as Client
from ._collection import AsyncCollection as AsyncCollection, Collection as Collection, Page as Page
from ._pacer import Pacer as Pacer
from ._retry import Policy as Policy
from ._steps import Sleep as Sleep
from .resources.activation import Activation as Activation, ActivationSpec as ActivationSpec, DestinationMapping as DestinationMapping, Personalization as Personalization, PersonalizedEntity as PersonalizedEntity, PersonalizedProfile as PersonalizedProfile
from .resources.audience import Audience as Audience, AudienceCadence as AudienceCadence, AudienceDefinition as AudienceDefinition, AudienceOptions as AudienceOptions, AudienceQuestion as AudienceQuestion, AudienceSearch as AudienceSearch, AudienceSize as AudienceSize, AudienceSpec as AudienceSpec, AudienceSummary as AudienceSummary, AudiencesQuestion as AudiencesQuestion
from .resources.audience_schedule import AudienceSchedule as AudienceSchedule, AudienceScheduleSpec as AudienceScheduleSpec, PlacedAudienceSchedule as PlacedAudienceSchedule
from .resources.catalog import Action as Action, ActionField as ActionField, Component as Component, Contact as Contact, DestinationMetadata as DestinationMetadata, Features as Features, Logos as Logos, Metadata as Metadata, Methods as Methods, Option as Option, Platforms as Platforms, Preset as Preset, SourceMetadata as SourceMetadata, WarehouseMetadata as WarehouseMetadata
from .resources.computed_trait import ComputedTrait as ComputedTrait, ComputedTraitSpec as ComputedTraitSpec, TraitDefinition as TraitDefinition, TraitOptions as TraitOptions
from .resources.credential import Credential as Credential, CredentialSpec as CredentialSpec
from .resources.destination import Destination as Destination, DestinationSpec as DestinationSpec
from .resources.destination_filter import DestinationFilter as DestinationFilter, DestinationFilterSpec as DestinationFilterSpec, FilterAction as FilterAction
from .resources.destination_subscription import CronConfig as CronConfig, DbtCloudConfig as DbtCloudConfig, DestinationSubscription as DestinationSubscription, DestinationSubscriptionSpec as DestinationSubscriptionSpec, PeriodicConfig as PeriodicConfig, ReverseEtlSchedule as ReverseEtlSchedule, SpecificDaysConfig as SpecificDaysConfig
from .resources.function import Function as Function, FunctionQuery as FunctionQuery, FunctionSetting as FunctionSetting, FunctionSpec as FunctionSpec
from .resources.insert_function_instance import InsertFunctionInstance as InsertFunctionInstance, InsertFunctionInstanceSpec as InsertFunctionInstanceSpec
from .resources.label import LabelSpec as LabelSpec, WorkspaceLabel as WorkspaceLabel
from .resources.profiles_warehouse import ProfilesWarehouse as ProfilesWarehouse, ProfilesWarehouseSpec as ProfilesWarehouseSpec
from .resources.reverse_etl_model import ReverseEtlModel as ReverseEtlModel, ReverseEtlModelSpec as ReverseEtlModelSpec
from .resources.source import Label as Label, Source as Source, SourceInDetail as SourceInDetail, SourceSpec as SourceSpec
from .resources.source_tracking_plan_connection import SchemaSettings as SchemaSettings, SourceTrackingPlanConnection as SourceTrackingPlanConnection, SourceTrackingPlanConnectionSpec as SourceTrackingPlanConnectionSpec, TrackSettings as TrackSettings, TraitSettings as TraitSettings
from .resources.source_warehouse_connection import SourceWarehouseConnection as SourceWarehouseConnection, SourceWarehouseConnectionSpec as SourceWarehouseConnectionSpec
from .resources.space import Space as Space
from .resources.space_filter import SpaceFilter as SpaceFilter, SpaceFilterSpec as SpaceFilterSpec
from .resources.tracking_plan import ObservedRule as ObservedRule, Rule as Rule, TrackingPlan as TrackingPlan, TrackingPlanQuery as TrackingPlanQuery, TrackingPlanSpec as TrackingPlanSpec
from .resources.transformation import FqlProperty as FqlProperty, HashedProperties as HashedProperties, PropertyRename as PropertyRename, PropertyValue as PropertyValue, Transformation as Transformation, TransformationSpec as TransformationSpec
from .resources.user import Permission as Permission, PermissionResource as PermissionResource, PermissionSpec as PermissionSpec, User as User, UserSpec as UserSpec
from .resources.user_group import UserGroup as UserGroup, UserGroupSpec as UserGroupSpec
from .resources.warehouse import Warehouse as Warehouse, WarehouseSpec as WarehouseSpec
from .resources.workspace import Workspace as Workspace

__version__: str
__all__ = [
    "Action",
    "ActionField",
    "Activation",
    "ActivationSpec",
    "AsyncClient",
    "AsyncCollection",
    "Audience",
    "AudienceCadence",
    "AudienceDefinition",
    "AudienceOptions",
    "AudienceQuestion",
    "AudienceSchedule",
    "AudienceScheduleSpec",
    "AudienceSearch",
    "AudienceSize",
    "AudienceSpec",
    "AudienceSummary",
    "AudiencesQuestion",
    "Client",
    "Collection",
    "Component",
    "ComputedTrait",
    "ComputedTraitSpec",
    "Contact",
    "Credential",
    "CredentialSpec",
    "CronConfig",
    "DbtCloudConfig",
    "Destination",
    "DestinationFilter",
    "DestinationFilterSpec",
    "DestinationMapping",
    "DestinationMetadata",
    "DestinationSpec",
    "DestinationSubscription",
    "DestinationSubscriptionSpec",
    "Features",
    "FilterAction",
    "FqlProperty",
    "Function",
    "FunctionQuery",
    "FunctionSetting",
    "FunctionSpec",
    "HashedProperties",
    "InsertFunctionInstance",
    "InsertFunctionInstanceSpec",
    "Label",
    "LabelSpec",
    "Logos",
    "Metadata",
    "Methods",
    "ObservedRule",
    "Option",
    "Pacer",
    "Page",
    "PeriodicConfig",
    "Permission",
    "PermissionResource",
    "PermissionSpec",
    "Personalization",
    "PersonalizedEntity",
    "PersonalizedProfile",
    "PlacedAudienceSchedule",
    "Platforms",
    "Policy",
    "Preset",
    "ProfilesWarehouse",
    "ProfilesWarehouseSpec",
    "PropertyRename",
    "PropertyValue",
    "ReverseEtlModel",
    "ReverseEtlModelSpec",
    "ReverseEtlSchedule",
    "Rule",
    "SchemaSettings",
    "Sleep",
    "Source",
    "SourceInDetail",
    "SourceMetadata",
    "SourceSpec",
    "SourceTrackingPlanConnection",
    "SourceTrackingPlanConnectionSpec",
    "SourceWarehouseConnection",
    "SourceWarehouseConnectionSpec",
    "Space",
    "SpaceFilter",
    "SpaceFilterSpec",
    "SpecificDaysConfig",
    "TrackSettings",
    "TrackingPlan",
    "TrackingPlanQuery",
    "TrackingPlanSpec",
    "TraitDefinition",
    "TraitOptions",
    "TraitSettings",
    "Transformation",
    "TransformationSpec",
    "User",
    "UserGroup",
    "UserGroupSpec",
    "UserSpec",
    "Warehouse",
    "WarehouseMetadata",
    "WarehouseSpec",
    "Workspace",
    "WorkspaceLabel",
    "errors",
]
