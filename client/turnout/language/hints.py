"""What to do about the mistakes that people make in FQL most."""

from __future__ import annotations

from turnout.language.functions import FUNCTIONS
from turnout.language.lexer import Token
from turnout.language.spelling import KEYWORDS

IN_LIST = 'lists are written in brackets: in ["a", "b"]'

_WORDS = {
    "not": "use !( ... )",
    "is": "use =",
    "equals": "use =",
    "like": "use match(field, pattern)",
}


def after_condition(found: Token) -> str:
    """Advise about a token that can't follow a condition."""
    if found.kind == "path":
        return _foreign_word(found.text) or "text is written in quotes"
    if found.text == "(":
        return "a function's name stands right before its (" if found.start else ""
    return ""


def instead_of_operand(found: Token, text: str) -> str:
    """Advise about a token that can't be an operand."""
    if not text.strip():
        return "write all to match every event"
    if found.kind == "keyword":
        return f"a field of that name is written \\{found.text}"
    return ""


def parenthesis_after(operator: str) -> str:
    """Advise about a ( behind a comparison operator."""
    return IN_LIST if operator == "in" else "remove the parentheses"


def unknown_function(name: str) -> str:
    """Name the function that comes nearest."""
    import difflib  # read only when there is a mistake: it costs more than the rest of the language

    near = difflib.get_close_matches(name.lower(), FUNCTIONS, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"functions are {', '.join(FUNCTIONS)}"


def _foreign_word(word: str) -> str:
    lower = word.lower()
    if lower in KEYWORDS:
        return f"write {lower}"
    if lower in FUNCTIONS:
        return f"{lower} is a function: write {lower}({', '.join(FUNCTIONS[lower].parameters)})"
    return _WORDS.get(lower, "")
