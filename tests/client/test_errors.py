from __future__ import annotations

import pickle

import pytest

from turnout import errors
from turnout.errors import Problem

EXAMPLES: list[tuple[errors.TurnoutError, str]] = [
    (errors.NotConfigured("there is no token"), "there is no token"),
    (
        errors.BadValue("source", [("labels.0.key", "is empty"), ("slug", "is too long")]),
        "source: labels.0.key: is empty; slug: is too long",
    ),
    (
        errors.UnknownField("source", "nmae", ["slug", "name"]),
        "source: there is no field 'nmae'. Did you mean 'name'? Known: slug, name.",
    ),
    (errors.UnknownField("source", "colour", []), "source: there is no field 'colour'. Known: nothing."),
    (
        errors.FixedField("destination", "source_id"),
        "destination: 'source_id' is fixed once it is created; delete it and create another one.",
    ),
    (errors.Unsupported("workspace", "list"), "workspace: the Public API has no operation to list it."),
    (
        errors.NotRecorded("a.json", "GET /sources", "GET /source", ['path is "/source", not "/sources"']),
        'a.json: GET /sources is not recorded, or not so often. Nearest: GET /source, where path is "/source", not'
        ' "/sources". Delete the file to record it again.',
    ),
    (
        errors.NotRecorded("a.json", "GET /sources", None, []),
        "a.json: GET /sources is not recorded, or not so often. Every answer in it has been given. Delete the file to"
        " record it again.",
    ),
    (
        errors.OverBudget(429, [Problem("budget", "5 requests in 60 s are used up")], "POST", "/x", None, 71.25),
        "POST /x: not sent: 5 requests in 60 s are used up. It can go out in 71.2 s; see `patience`.",
    ),
    (
        errors.TransportError("ReadTimeout", "POST", "/sources"),
        "POST /sources: no answer: ReadTimeout. It may have been carried out all the same.",
    ),
    (
        errors.TransportError("refused", "GET", "/", sent=False),
        "GET /: no answer: refused. It was not carried out.",
    ),
    (errors.BadAnswer("not JSON", "GET", "/"), "GET /: not JSON"),
    (errors.BadAnswer("the source is not as expected"), "the source is not as expected"),
    (
        errors.Invalid(
            422,
            [Problem("v", '"slug" is required', "slug"), Problem("v", "no", "settings.a")],
            "POST",
            "/sources",
            "r-1",
        ),
        'POST /sources: 422: slug: "slug" is required; settings.a: no (request r-1)',
    ),
    (errors.NotFound(404, [], "GET", "/sources/1"), "GET /sources/1: 404: no reason given"),
    (
        errors.RateLimited(429, [Problem("RateLimited")], "GET", "/", None, 30.0),
        "GET /: 429: RateLimited. It can go out in 30.0 s; see `patience`.",
    ),
    (
        errors.Unfinished("source", {"id": "s1"}, ("s1",), "GET /: 500: no reason given."),
        "source s1 was created, but what followed failed: GET /: 500: no reason given. Update or delete it.",
    ),
]


@pytest.mark.parametrize(("error", "text"), EXAMPLES, ids=lambda value: type(value).__name__)
def test_an_error_says_what_where_and_what_to_do(error: errors.TurnoutError, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize(("error", "text"), EXAMPLES, ids=lambda value: type(value).__name__)
def test_an_error_survives_pickling(error: errors.TurnoutError, text: str) -> None:
    again = pickle.loads(pickle.dumps(error))

    assert (type(again), str(again), vars(again)) == (type(error), text, vars(error))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.Invalid),
        (401, errors.Unauthorized),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (413, errors.TooLarge),
        (418, errors.ApiError),
        (422, errors.Invalid),
        (429, errors.RateLimited),
        (500, errors.ServerFailed),
        (599, errors.ServerFailed),
        (301, errors.ApiError),
    ],
)
def test_every_status_has_its_error(status: int, kind: type[errors.ApiError]) -> None:
    assert errors.for_status(status) is kind


def test_what_is_wrong_can_be_asked_by_field() -> None:
    error = errors.Invalid(422, [Problem("v", "is empty", "slug"), Problem("v", "in general")])

    assert error.fields == {"slug": "is empty"}


def test_a_refused_token_says_what_to_check() -> None:
    text = str(errors.Unauthorized(401, [Problem("u", "bad token")], "GET", "/"))

    for hint in ("bad token", "not revoked", "this workspace", "role", "region (us, eu) or base URL"):
        assert hint in text


def test_the_tree_at_the_top_of_the_file_names_every_error() -> None:
    drawn = errors.__doc__ or ""
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]

    assert [each.__name__ for each in classes if each.__name__ not in drawn.split()] == []
    assert all(issubclass(each, errors.TurnoutError) for each in classes)
