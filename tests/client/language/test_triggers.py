"""What people are told about triggers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout.language import triggers


@pytest.mark.parametrize(
    "text",
    [
        'type = "track"',
        'type = "track" and event = "Order Completed"',
        'type = "track" and (event = "A" or event = "B")',
        'type = "identify" and traits.plan != null and !contains(userId, "test")',
        'match(event, "Order*") or properties.vip = true',
        "properties.total >= 42.5",
    ],
)
def test_a_trigger_that_means_what_it_says_has_no_problems(text: str) -> None:
    assert triggers.check(text) == ()


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("type = 'track'", 7, "'track' is compared with its quotes"),
        ('type = "track" AND event = "A"', 15, "AND is passed over"),
        ('type = "a" or type = "b" and userId != null', 11, "or is read as and, the last one beside it"),
        ('!type = "track"', 0, "! before type is passed over"),
        ('(contains(event, "x") or userId = null)', 1, "the ) of contains closes the parentheses around it"),
        ("type = ", 7, "= has no value"),
        ("type =", 6, "= has no value"),
        ('type = and event = "a"', 7, "= has no value"),
        ("event = name", 8, "name is read as a text"),
        ('event == "a"', 6, "== is two operators"),
        ('event in ["a"]', 6, "in is no field"),
        ('typeof(event) = "string"', 0, "typeof is no field"),
        ('((type = "track"))', 18, "found the end, expected the ) that closes position 1"),
        ("", 0, 'found no test, expected a test such as type = "track"'),
        ('type = "track', 7, 'found a quote " that is not closed, expected a closing "'),
        ("properties.total<5", 16, "found <, expected a space after the name"),
    ],
)
def test_what_segment_passes_over_or_cannot_read_is_said_with_its_place(
    text: str, position: int, message: str
) -> None:
    first = triggers.check(text)[0]
    assert (first.position, first.message) == (position, message)
    assert first.hint


def test_a_trigger_that_cannot_be_read_shows_the_place() -> None:
    with pytest.raises(triggers.FqlError) as caught:
        triggers.parse('type = "track" and event = "a')
    assert caught.value.caret().splitlines() == ['type = "track" and event = "a', f"{' ' * 27}^"]


@given(st.text(alphabet="an dorul.=!<>()[]\"'\\-+01,typevn \n", max_size=40) | st.text(max_size=20))
def test_any_text_is_read_or_refused_at_a_position_inside_it(text: str) -> None:
    try:
        found = triggers.parse(text)
    except triggers.FqlError:
        assert triggers.check(text)
    else:
        assert triggers.compile(found)({"type": "track"}) in (True, False)
        assert str(found)
    assert all(problem.hint and 0 <= problem.position <= len(text) for problem in triggers.check(text))


def test_parentheses_cannot_exhaust_the_stack() -> None:
    with pytest.raises(triggers.FqlError):
        triggers.parse("(" * 50_000 + 'type = "track"' + ")" * 50_000)


def test_a_long_trigger_is_read_in_one_go() -> None:
    text = "a n o " * 100_000 + 'type = "track"'
    assert triggers.compile(triggers.parse(text))({"type": "track"})
