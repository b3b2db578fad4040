"""No event, however odd, makes a filter, a transformation or a mapping fail: each has an answer."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.client.language.test_mapping import MAPPINGS
from tests.server import rows

from turnout.language.mapping import MappingError
from turnout_server.filters import Filtered, Kept, apply, compiled
from turnout_server.liquid import render
from turnout_server.mapping import Mapped, Unmapped, mapped, subscriptions
from turnout_server.payloads import field, fitted
from turnout_server.transform import Dropped, transformations, transformed

NAMES = st.sampled_from(
    [
        "type",
        "event",
        "userId",
        "properties",
        "traits",
        "context",
        "a",
        "b.c",
        "a\\.b",
        "properties.a",
        "traits.b.c",
        "",
        ".",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
JSON = st.recursive(
    SCALARS | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)
EVENTS = st.dictionaries(NAMES, JSON, max_size=6)
CONDITIONS = st.sampled_from(
    ["all", "type = 'track'", "length(a) > 0", "properties.a = null", "match(event, 'a*')", "event ="]
)


@given(EVENTS, CONDITIONS, st.dictionaries(NAMES, st.lists(NAMES, max_size=3), max_size=3), NAMES)
def test_filters(event: dict[str, Any], condition: str, fields: dict[str, list[str]], path: str) -> None:
    actions = [
        {"type": "DROP_PROPERTIES", "fields": fields},
        {"type": "ALLOW_PROPERTIES", "fields": fields},
        {"type": "SAMPLE", "percent": 0.5, "path": path},
    ]
    assert isinstance(apply(compiled([rows.filter(condition, *actions)]), event, lambda: 0.1), Kept | Filtered)


@given(EVENTS, CONDITIONS, st.lists(NAMES.filter(bool), min_size=2, max_size=4))
def test_transformations(event: dict[str, Any], condition: str, names: list[str]) -> None:
    row = rows.transformation(
        condition,
        newEventName="x",
        propertyRenames=[{"oldName": names[0], "newName": names[1]}],
        propertyValueTransformations=[{"propertyPaths": names, "propertyValue": "v"}],
        hashPropertiesConfiguration={"algorithm": "md5", "paths": names},
        allowProperties=names,
    )
    computed = rows.transformation(
        condition, fqlDefinedProperties=[{"fql": "lowercase(a)", "propertyName": names[0]}]
    )
    assert isinstance(transformed(event, transformations([row, computed])), dict | Dropped)


FIELDS = st.builds(
    lambda key, type, **also: {"fieldKey": key, "type": type, **also},
    NAMES,
    st.sampled_from(["STRING", "NUMBER", "INTEGER", "BOOLEAN", "OBJECT", "DATETIME", "NEW"]),
    required=st.booleans(),
    multiple=st.booleans(),
    allowNull=st.booleans(),
    choices=st.none() | st.lists(SCALARS, max_size=2),
)


@given(st.dictionaries(NAMES, JSON, max_size=5), st.lists(FIELDS, max_size=4))
def test_payloads(payload: dict[str, Any], given: list[dict[str, Any]]) -> None:
    made, problems = fitted(payload, [field(row) for row in given])
    assert set(made) <= {row["fieldKey"] for row in given}
    assert all(problems)


@given(EVENTS, st.dictionaries(NAMES, MAPPINGS, max_size=3))
def test_subscriptions(event: dict[str, Any], settings: dict[str, Any]) -> None:
    row = {"id": "s", "actionId": "a", "enabled": True, "trigger": 'type != "x"', "settings": settings}
    fields = [{"fieldKey": "a", "type": "STRING"}, {"fieldKey": "traits", "type": "OBJECT"}]
    answers = mapped(event, subscriptions([row], {"a": {"id": "a", "slug": "a", "fields": fields}}))
    assert all(isinstance(one, Mapped | Unmapped) for one in answers)


PIECES = st.sampled_from([
    "{{ a }}", "{{ a | plus: b }}", "{{ properties | json }}", "{% if a > 1 %}", "{% else %}", "{% endif %}",
    "{% assign a = properties %}", "{{ a | split: b | join: a }}", "{% capture b %}", "{% endcapture %}",
    "{{ a.b[0] }}", '{{ a | date: "%s" }}', "{{ b | slice: 1, 2 }}", "{{", "}}", "{%", "%}",
    "{{ a | divided_by: 0 | round: 3 }}",
    '{{ "x" | append: a | upcase | truncate: 3 }}', '{{ a | where: "b" | first }}',
    "{% cycle a, b %}",
    "{% increment a %}", "{% raw %}", "{{ a | default: b | size }}", "{{ a | replace: b, a }}", "{{ a | round: b }}",
    "{{ a | at_least: b | floor | abs }}", "{{ a | sum | to_integer }}", "{{ a | truncatewords: b }}",
    "{{ a | compact }}",
])  # fmt: skip


@given(st.lists(PIECES, max_size=6).map("".join), EVENTS)
def test_templates(template: str, event: dict[str, Any]) -> None:
    try:
        assert isinstance(render(template, event), str)
    except MappingError as error:
        assert str(error)  # noqa: PT017 - either outcome is right
