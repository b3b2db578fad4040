"""What the language says about text that it can't read."""

import pytest

from turnout.language import fql


@pytest.mark.parametrize(
    ("text", "position", "found", "expected", "hint"),
    [
        ('type == "a"', 5, "==", "an operator of FQL", "use ="),
        ("a && b", 2, "&&", "an operator of FQL", "use and"),
        ("a || b", 2, "||", "an operator of FQL", "use or"),
        ("a <> 1", 2, "<>", "an operator of FQL", "use !="),
        ("a => 1", 2, "=>", "an operator of FQL", "use >="),
        ('contain(a, "b")', 0, "contain", "a function", "did you mean contains?"),
        ("a and LENGHT(b) = 1", 6, "LENGHT", "a function", "did you mean length?"),
        ("contains(a)", 0, "contains with 1 argument", "contains(text, part)", ""),
        ("typeof() = 1", 0, "typeof with 0 arguments", "typeof(value)", ""),
        ('event = "x', 8, 'a quote " that is not closed', 'a closing "', 'add "'),
        ("", 0, "the end", "a field, a value or a function", "write all to match every event"),
        ("  ", 2, "the end", "a field, a value or a function", "write all to match every event"),
        ("event = Order Completed", 14, "Completed", "and, or, or the end", "text is written in quotes"),
        ("a AND b", 2, "AND", "and, or, or the end", "write and"),
        ("a not b", 2, "not", "and, or, or the end", "use !( ... )"),
        ("a is 1", 2, "is", "and, or, or the end", "use ="),
        (
            "event contains 'x'",
            6,
            "contains",
            "and, or, or the end",
            "contains is a function: write contains(text, part)",
        ),
        (
            "x in ('a')",
            5,
            "(",
            "a field, a value or a function",
            'lists are written in brackets: in ["a", "b"]',
        ),
        ("x in 'a'", 5, "'a'", "a list or a field that holds one", 'lists are written in brackets: in ["a", "b"]'),
        ("!a = 1", 3, "=", "and, or, or the end", "put the comparison in parentheses: !( ... )"),
        ("(a = 1) = true", 8, "=", "and, or, or the end", "the left side of a comparison has no parentheses"),
        ("a = (1)", 4, "(", "a field, a value or a function", "remove the parentheses"),
        ("(a or b", 7, "the end", "and, or, or the ) that closes position 0", ""),
        ("a)", 1, ")", "and, or, or the end", ""),
        ("a = ", 4, "the end", "a field, a value or a function", ""),
        ("a and", 5, "the end", "a field, a value or a function", ""),
        ("!", 1, "the end", "( or a field or a function after !", ""),
        ("5", 1, "the end", "an operator", "compare 5 with something, e.g. = or in"),
        ("in = 1", 0, "in", "a field, a value or a function", "a field of that name is written \\in"),
        ("a in ['x',]", 10, "]", "a field, a value or a function", ""),
        ("a in ['x'", 9, "the end", ", or ]", ""),
        ("“a” = 1", 0, "“", "a plain quote", "write \" or ' instead of a typographic quote"),
        ("a = \\", 4, "a backslash at the end", "the character that it escapes", ""),
        (
            "properties.$amount = 5",
            11,
            "$",
            "a field, a value or an operator",
            "in a field's name put a backslash before every character outside A-Z a-z 0-9 _ -",
        ),
        ("a = 1e5", 5, "e5", "and, or, or the end", "text is written in quotes"),
    ],
)
def test_an_error_says_where_what_and_what_to_do(
    text: str, position: int, found: str, expected: str, hint: str
) -> None:
    with pytest.raises(fql.FqlError) as caught:
        fql.parse(text)

    error = caught.value
    assert (error.position, error.found, error.expected, error.hint) == (position, found, expected, hint)
    assert str(error) == f"position {position}: found {found}, expected {expected}" + (f"; {hint}" if hint else "")


def test_the_caret_stands_under_the_mistake() -> None:
    with pytest.raises(fql.FqlError) as caught:
        fql.parse('type == "track"')

    assert caught.value.caret() == 'type == "track"\n     ^'


def test_the_caret_shows_the_line_that_holds_the_mistake() -> None:
    with pytest.raises(fql.FqlError) as caught:
        fql.parse('type = "track"\n\tand event == "x"\n')

    assert caught.value.caret() == ' and event == "x"\n           ^'


@pytest.mark.parametrize("text", ["(" * 5000, "!" * 5000, "length(" * 5000, "a in " + "[" * 5000])
def test_nesting_without_end_is_refused_rather_than_followed(text: str) -> None:
    with pytest.raises(fql.FqlError, match="levels of nesting"):
        fql.parse(text)


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    with pytest.raises(fql.FqlError, match="up to 1100 digits"):
        fql.parse("a = " + "9" * 5000)


def test_a_tree_that_no_text_stands_for_can_not_be_built() -> None:
    with pytest.raises(ValueError, match="holds both"):
        fql.Literal("both ' and \"")
    with pytest.raises(ValueError, match="nan"):
        fql.Literal(float("nan"))
    with pytest.raises(ValueError, match="names"):
        fql.Path(("properties", ""))
    with pytest.raises(ValueError, match="two or more"):
        fql.And((fql.Path(("a",)),))
    with pytest.raises(ValueError, match="=="):
        fql.Compare(fql.Path(("a",)), "==", fql.Literal(1))
