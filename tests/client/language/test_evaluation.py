"""What FQL means: an expression, and whether it holds for the event below."""

import pytest

from turnout.language import fql

EVENT = {
    "type": "track",
    "event": "Order Completed",
    "userId": None,
    "receivedAt": "2026-03-01T10:00:00Z",
    "context": {"library": {"name": "analytics.js", "version": "1.0"}, "page": {"url": "https://shop.example/a/b"}},
    "properties": {
        "total": 42.5,
        "count": 3,
        "coupon": "",
        "city": "Zürich",
        "vip": True,
        "test": False,
        "features": ["discounts", "dark-mode", 7],
        "product 1": {"price": "19.99"},
        "$amount": 5,
        "2nd": "b",
        "and": "reserved",
        "address": {"zip": "8000"},
        "pattern": "Order *",
    },
}

HOLDS = [
    "all",
    "  all  ",
    "event = 'Order Completed'",
    'type = "identify" or type = "track"',
    'type = "track" and event = "Order Completed"',
    'type = "track" and ( event = "Click" or match( event, "Order *" ) )',
    "'dark-mode' in properties.features",
    "7 in properties.features",
    "type in ['track', \"page\"]",
    "!(type in ['page', 'screen'])",
    "!contains(event, 'Refund')",
    "!!properties.vip",
    "properties.vip",
    "properties.vip = true",
    "properties.test = false",
    "!properties.test",
    "!properties.missing",
    "userId = null",
    "properties.missing = null",
    "context.library.name.deeper = null",
    "properties.features.0 = null",
    "properties.total > 42",
    "properties.total >= 42.5",
    "properties.total != '42.5'",
    "properties.count = 3.0",
    "properties.count < 3.5",
    "-1 < properties.count",
    "+3 = properties.count",
    "properties.product\\ 1.price = '19.99'",
    "properties.\\$amount = 5",
    "properties.2nd = 'b'",
    "properties.and = 'reserved'",
    "contains(context.page.url, '/a/')",
    "match(context.page.url, 'https://*b')",
    "match(event, properties.pattern)",
    "length(properties.features) = 3",
    "length(properties.city) = 7",
    "length(userId) = 0",
    "length(properties.address) != 0",
    "length([1, 2]) = 2",
    "typeof(properties.city) = 'string'",
    "typeof(properties.total) = 'number'",
    "typeof(properties.features) = 'list'",
    "typeof(properties.vip) = 'bool'",
    "typeof(userId) = 'null'",
    "typeof(properties.missing) = 'null'",
    "lowercase(event) = 'order completed'",
    "uppercase(event) = 'ORDER COMPLETED'",
    "snakecase(event) = 'Order_Completed'",
    "kebabcase(event) = 'Order-Completed'",
    "titlecase('test string') = 'Test String'",
    "lowercase(uppercase(type)) = 'track'",
    "lowercase(userId) = null",
    "semver(context.library.version, '>=', '1')",
    "semver('1.10', '>', '1.9.9')",
    "semver(' 1.2.3-beta', '=', '1.2.3')",
    "number(properties.product\\ 1.price) > 19",
    "string(properties.count) = '3'",
    "bool(properties.count)",
    "properties.features = ['discounts', 'dark-mode', 7]",
    "properties.features != ['dark-mode', 'discounts', 7]",
    "event = 'a' and event = 'b' or type = 'track'",
    "type = 'track' or event = 'a' and event = 'b'",
    "type\t=\n'track'",
    "true",
    "event in [event]",
]

FAILS = [
    "event = 'order completed'",
    "event = properties.total",
    "properties.count = '3'",
    "properties.vip = 1",
    "properties.count",
    "event",
    "lowercase(event)",
    "properties.missing",
    "properties.missing < 1",
    "properties.missing >= null",
    "properties.city < 5",
    "properties.vip > 0",
    "receivedAt >= '2026-01-01'",
    "semver(properties.product\\ 1.price, '>', '20')",
    "semver('1', 'about', '1')",
    "semver('1.2.3.4', '=', '1.2.3')",
    "semver('one', '=', 'one')",
    "semver(properties.count, '=', '3')",
    "'blink' in properties.features",
    "'track' in type",
    "type in properties.missing",
    "'7' in properties.features",
    "true in [1]",
    "contains(userId, '')",
    "contains(properties.features, 'discounts')",
    "match(userId, '*')",
    "match(event, properties.count)",
    "match(event, 'Order')",
    "length(properties.address) = 0",
    "length(properties.address) < 1",
    "(type = 'track' or type = 'page') and event = 'x'",
    "bool('false')",
    "number('twelve') > 0",
    "false",
]


@pytest.mark.parametrize("text", HOLDS)
def test_it_holds(text: str) -> None:
    assert fql.compile(fql.parse(text))(EVENT) is True


@pytest.mark.parametrize("text", FAILS)
def test_it_does_not_hold(text: str) -> None:
    assert fql.compile(fql.parse(text))(EVENT) is False


@pytest.mark.parametrize("value", [{"a": 1, "b": {"c": [1]}}, [{"a": [1, {"b": None}]}]])
def test_nested_values_are_the_same_only_with_equal_types_and_keys_in_order(value: object) -> None:
    same = fql.compile(fql.parse("left = right"))

    assert same({"left": value, "right": value})
    assert not same({"left": {"a": 1, "b": 2}, "right": {"b": 2, "a": 1}})
    assert not same({"left": [1], "right": [True]})


@pytest.mark.parametrize(
    ("text", "pattern", "matches"),
    [
        ("abcd", "a*d", True),
        ("", "*", True),
        ("abc", "ab", False),
        ("abcd", "a??d", True),
        ("abcd", "*d", True),
        ("ab*d", "ab\\*d", True),
        ("abxd", "ab\\*d", False),
        ("abCd", "ab[cC]d", True),
        ("abcd", "ab[a-z]d", True),
        ("abcd", "ab[A-Z]d", False),
        ("abcd", "ab[^A-Zx]d", True),
        ("abxd", "ab[^A-Zx]d", False),
        ("a]b", "a[\\]]b", True),
        ("a-b", "a[\\-x]b", True),
        ("a.b", "a.b", True),
        ("axb", "a.b", False),
        ("one/two\nthree", "one*three", True),
        ("aXbXc", "a*X*c", True),
        ("ab", "*a*b*", True),
        ("ba", "*a*b*", False),
        ("aab", "a*ab", True),
        ("a", "[", False),
        ("a", "[]", False),
        ("a", "[a", False),
        ("a", "[z-a]", False),
        ("a", "[z-ab-a]", False),
        ("a", "[z-ab-aa]", True),
        ("a", "[^z-a]", True),
        ("a", "[a-]", False),
        ("a", "[-a]", False),
        ("a", "a\\", False),
    ],
)
def test_globs_match_whole_texts(text: str, pattern: str, matches: bool) -> None:
    test = fql.compile(fql.parse("match(text, pattern)"))

    assert test({"text": text, "pattern": pattern}) is matches


def test_a_glob_with_many_stars_stays_quick_on_a_text_that_almost_matches() -> None:
    test = fql.compile(fql.parse("match(text, pattern)"))

    assert test({"text": "a" * 5000, "pattern": "*a" * 30 + "b"}) is False
