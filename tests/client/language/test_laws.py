"""What holds for every expression and every event."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout.language import fql
from turnout.language.functions import FUNCTIONS
from turnout.language.spelling import COMPARISONS

texts = st.text(max_size=8).filter(lambda text: not ("'" in text and '"' in text))
numbers = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
literals = st.builds(fql.Literal, st.none() | st.booleans() | texts | numbers)
names = st.text(min_size=1, max_size=5) | st.sampled_from(["type", "all", "and", "in", "null", "true", "properties"])
paths = st.builds(fql.Path, st.lists(names, min_size=1, max_size=3).map(tuple))


def _calls(operands: st.SearchStrategy[fql.Operand]) -> st.SearchStrategy[fql.Call]:
    def call(name: str) -> st.SearchStrategy[fql.Call]:
        arguments = [operands] * len(FUNCTIONS[name].parameters)
        return st.builds(fql.Call, st.just(name), st.tuples(*arguments))

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(call)


operands: st.SearchStrategy[fql.Operand] = st.recursive(
    paths | literals,
    lambda inner: _calls(inner) | st.builds(fql.ListOf, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=4,
)
comparisons = st.builds(fql.Compare, operands, st.sampled_from(COMPARISONS), operands).filter(
    lambda compared: compared.operator != "in" or not isinstance(compared.right, fql.Literal)
)
tests = paths | _calls(operands) | comparisons | st.builds(fql.Literal, st.booleans())


def _joined(inner: st.SearchStrategy[fql.Condition]) -> st.SearchStrategy[fql.Condition]:
    terms = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.builds(fql.And, terms) | st.builds(fql.Or, terms) | st.builds(fql.Not, inner)


conditions: st.SearchStrategy[fql.Condition] = st.recursive(tests, _joined, max_leaves=5)
expressions: st.SearchStrategy[fql.Expression] = conditions | st.just(fql.Everything())
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=10,
)
events = st.dictionaries(names, json, max_size=5)


@given(expressions)
def test_what_is_printed_reads_back_as_the_same_tree(expression: fql.Expression) -> None:
    assert fql.parse(str(expression)) == expression


@given(expressions, events)
def test_evaluation_gives_a_truth_value_for_any_event(expression: fql.Expression, event: dict[str, object]) -> None:
    assert fql.compile(expression)(event) in (True, False)


@given(st.text(alphabet="ab.\\\"' =!<>()[],and or1-\n", max_size=30) | st.text(max_size=10))
def test_any_text_is_read_or_refused_at_a_position_inside_it(text: str) -> None:
    position = _position_of_error(text)
    if position is None:
        assert fql.parse(str(fql.parse(text))) == fql.parse(text)
    else:
        assert 0 <= position <= len(text)


def _position_of_error(text: str) -> int | None:
    try:
        fql.parse(text)
    except fql.FqlError as error:
        return error.position
    return None


@given(conditions, events)
def test_negation_turns_every_verdict_round(condition: fql.Condition, event: dict[str, object]) -> None:
    assert fql.compile(fql.Not(condition))(event) is not fql.compile(condition)(event)


@given(json, json)
def test_equal_and_different_exclude_each_other(left: object, right: object) -> None:
    event = {"left": left, "right": right}

    assert fql.compile(fql.parse("left = right"))(event) is not fql.compile(fql.parse("left != right"))(event)


def test_an_event_nested_deeper_than_the_stack_is_compared_all_the_same() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]

    assert fql.compile(fql.parse("left = right"))({"left": deep, "right": deep})


@pytest.mark.parametrize("one", [1, 1.0, True, "1"])
def test_literals_of_different_types_are_different(one: object) -> None:
    others = [other for other in (1, 1.0, True, "1") if type(other) is not type(one)]

    assert fql.Literal(one) not in [fql.Literal(other) for other in others]  # type: ignore[arg-type]  # all scalars


ALONE = """
import sys, types
sys.modules["turnout"] = types.ModuleType("turnout")
sys.modules["turnout"].__path__ = [sys.argv[1]]
import turnout.language.fql
print(*{name.split(".")[0] for name in sys.modules})
"""


def test_the_language_needs_the_standard_library_only() -> None:
    package = str(Path(fql.__file__).parent.parent)
    run = subprocess.run([sys.executable, "-S", "-c", ALONE, package], capture_output=True, text=True, check=True)

    assert set(run.stdout.split()) - set(sys.stdlib_module_names) <= {"turnout", "__main__"}
