"""Programs that together use everything that the constructs have on every backend."""

from __future__ import annotations

from typing import Any

from tests.provider.constructs.synthesis import source


def references(cdk: Any, stack: Any) -> None:
    """Values of one construct in another: plain, within text, nested, in lists, in JSON, in outputs."""
    web = source(cdk, stack, labels=[{"key": "team", "value": "growth"}])
    copy = source(
        cdk,
        stack,
        "copy",
        slug=f"copy-of-{web.slug}",
        name=web.id,
        enabled=web.enabled,
        metadata={"id": web.metadata.id},
        settings={
            "of": web.id,
            "keys": web.write_keys,
            "on": web.enabled,
            "text": f"a {web.id}",
            "n": [1, {"x": "}"}],
        },
    )
    cdk.TerraformOutput(stack, "keys", value=web.write_keys, sensitive=True)
    cdk.TerraformOutput(stack, "both", value={"a": web.id, "b": [copy.labels, 1]}, description="Two.")
    cdk.TerraformOutput(stack, "late", value=copy.workspace_id)


def arrangement(cdk: Any, stack: Any) -> None:
    """How things are made rather than what they are."""
    other = cdk.SegmentProvider(stack, "other", alias="other", region="eu", token="t")
    web = source(
        cdk,
        stack,
        lifecycle=cdk.TerraformResourceLifecycle(prevent_destroy=True, ignore_changes=["name"]),
        provider=other,
    )
    source(cdk, stack, "several", count=2, depends_on=[web])
    source(cdk, stack, "late", depends_on=(web,), lifecycle=cdk.TerraformResourceLifecycle(ignore_changes="all"))


def data_sources(cdk: Any, stack: Any) -> None:
    """What is only read, and references deep into it."""
    kind = cdk.DataSegmentSourceMetadata(stack, "kind", id_="IqDTy1TpoU")
    found = cdk.DataSegmentSource(stack, "found", id_="abc", depends_on=[kind])
    source(cdk, stack, name=found.metadata.logos.default, metadata={"id": kind.id}, labels=found.labels)
    cdk.TerraformOutput(stack, "groups", value=found.metadata.categories)
    cdk.TerraformOutput(stack, "slug", value=cdk.DataSegmentWorkspace(stack, "workspace").slug)


def variables(cdk: Any, stack: Any) -> None:
    """Values that are given when Terraform runs."""
    name = cdk.TerraformVariable(stack, "name", type="string", default="x", description="d", nullable=False)
    secret = cdk.TerraformVariable(stack, "secret", type="string", sensitive=True)
    source(cdk, stack, name=name.string_value, settings={"secret": secret.string_value})
    cdk.TerraformOutput(stack, "name_again", value=name.value)


def scopes(cdk: Any, stack: Any) -> None:
    """Constructs within constructs; Terraform's names of them are made of all their ids."""
    group = cdk.Construct(stack, "group")
    for scope in (
        group,
        cdk.Construct(group, "Default"),
        cdk.Construct(group, "group"),
        cdk.Construct(group, "sub group"),
    ):
        inner = source(cdk, scope, "a b.c", slug="inner")
        source(cdk, scope, "Resource", slug="hidden", depends_on=[inner])
        cdk.TerraformOutput(scope, "id", value=inner.id)
    source(cdk, stack, "a/b", slug="slash")
    source(cdk, stack, "e-1_é", slug="dashes")


def overrides(cdk: Any, stack: Any) -> None:
    """What the classes have no argument for."""
    web = source(cdk, stack)
    web.add_override("timeouts.create", "5m")
    web.add_override("metadata.id", "${var.kind}")


def every_argument(cdk: Any, stack: Any) -> None:
    """Every resource with numbers, words, nested objects and JSON both ways."""
    web = source(cdk, stack, name="Web", labels=({"key": "a", "value": "b"},))
    hook = cdk.Destination(
        stack, "hook", source_id=web.id, enabled=False, metadata={"id": "m"}, settings='{"b": 1, "a": "ü"}', name=None
    )
    cdk.DestinationFilter(
        stack,
        "sample",
        source_id=web.id,
        destination_id=hook.id,
        title="A tenth",
        description="d",
        enabled=True,
        if_='type = "track"',
        actions=[
            {"type": "SAMPLE", "percent": 0.1, "path": "userId"},
            {"type": "DROP_PROPERTIES", "fields": {"": ["a"], "context": ["ip"]}},
        ],
    )
    plan = cdk.TrackingPlan(
        stack,
        "plan",
        name="Plan",
        type="LIVE",
        rules=[
            {"key": "A", "type": "TRACK", "version": 1.0, "json_schema": {"type": "object", "b": None, "a": True}}
        ],
    )
    cdk.SourceTrackingPlanConnection(
        stack,
        "connection",
        source_id=web.id,
        tracking_plan_id=plan.id,
        schema_settings={
            "track": {"allow_unplanned_events": False, "common_event_on_violations": "BLOCK"},
            "identify": {"allow_unplanned_traits": True, "common_event_on_violations": None},
            "forwarding_violations_to": web.id,
        },
    )


def literals(cdk: Any, stack: Any) -> None:
    """Text that looks like Terraform's expressions, alone and beside references."""
    code = "`Hi ${user}: %{if} $${x} %%{y} }`"
    web = source(cdk, stack, name=code, settings={"code": code, "${key}": 'a "quoted"\nline \\ back'})
    source(
        cdk, stack, "b", slug="b", name=f"{code} ${web.id} ${{a", settings={"code": f"{code} {web.id}{web.id} ${{b"}
    )
    source(cdk, stack, "c", slug="c", settings={"code": code, "id": web.id, f"of {web.id}": 'a "b" \\ }'})


PROGRAMS = [references, arrangement, data_sources, variables, scopes, overrides, every_argument, literals]
