"""What went wrong while talking to the API, as diagnostics: which request, for how long, and what to do."""

from __future__ import annotations

import json

from turnout import errors
from turnout._wire import camel
from turnout_provider.framework.diagnostics import Diagnostic, Refusal, warning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from turnout_provider.facts import Facts
    from turnout_provider.session import Session
    from turnout_provider.trouble import Trouble


def refusal(facts: Facts, doing: str, trouble: Trouble, session: Session) -> Refusal:
    """The exception to raise for a flow that failed; `doing` is such as "create"."""
    error = trouble.error
    if isinstance(error, errors.Invalid) and error.fields:
        return Refusal(*(_about_field(facts, doing, error, problem) for problem in error.errors))
    summary, advice = _summary(error, session)
    waited = f" Gave up after {trouble.seconds:.0f} s." if trouble.seconds >= 1 else ""
    if trouble.stopped:
        summary, advice = "Interrupted", "Terraform was told to stop while the provider waited for the API."
    return Refusal(Diagnostic(f"{summary} (cannot {doing} {facts.name})", f"{error}{waited}\n\n{advice}".rstrip()))


def _summary(error: errors.TurnoutError, session: Session) -> tuple[str, str]:
    if isinstance(error, errors.Unauthorized):
        return "The API does not accept the token: 401", (
            "Set `token` in the provider block, or PUBLIC_API_TOKEN in the environment, to a token of this workspace;"
            f" requests went to {session.base_url}."
        )
    if isinstance(error, errors.Forbidden):
        return "The token may not do this: 403", "Use a token whose role allows it."
    if isinstance(error, errors.RateLimited):
        return "The API's rate limit lasts longer than we wait", (
            f"Run Terraform again later, with a lower -parallelism, or set TURNOUT_PATIENCE to more than"
            f" {session.policy.patience:.0f} seconds. What was done so far is in the state."
        )
    if isinstance(error, errors.TransportError):
        return "The API does not answer", (
            f"Check that {session.base_url} is right (`url` in the provider block, or PUBLIC_API_URL) and reachable"
            " from here, then run Terraform again; what was done so far is in the state."
        )
    if isinstance(error, errors.ServerFailed):
        return f"The API failed: {error.status}", "Run Terraform again; if it stays, ask the service's support."
    if isinstance(error, errors.ApiError):
        return f"The API refused the request: {error.status}", ""
    return "The API's answer makes no sense", f"Check that {session.base_url} is the Public API's address."


def _about_field(facts: Facts, doing: str, error: errors.Invalid, problem: errors.Problem) -> Diagnostic:
    path = attribute_path(facts, problem.field or "")
    detail = f"{error.method} {error.path}: {error.status}: {problem}"
    return Diagnostic(f"The API refused a value (cannot {doing} {facts.name})", detail, path)


def attribute_path(facts: Facts, field: str) -> tuple[str, ...]:
    """The attribute that a field of the wire is, as far as Terraform can point at it."""
    first = field.replace("[", ".").split(".")[0]
    for (object_, member), sent in facts.body_names.items():
        if first == sent:
            return (object_, member)
    return next(((name,) for name in facts.attributes if camel(name) == first), ())


def unfinished(facts: Facts, error: errors.Unfinished) -> Diagnostic:
    """An object that exists but is not what was planned: Terraform saves it and replaces it next time."""
    name = "/".join(error.identity)
    detail = (
        f"{error.reason}\n\nIt is in the state, marked as tainted: the next apply replaces it. To keep it, run"
        " `terraform untaint` and apply again."
    )
    return Diagnostic(f"{facts.name} {name} was created, but not all of it", detail)


def unknown(facts: Facts, detail: str, attribute: str) -> Diagnostic:
    """There is nothing that a data source could tell about."""
    return Diagnostic(f"There is no such {facts.wire.name}", detail, (attribute,))


def nameless(facts: Facts) -> Diagnostic:
    """A data source that is not told what to look for."""
    names = " or ".join(("id", *facts.sought))
    return Diagnostic(f"Which {facts.wire.name}?", f"Say {names}.")


def ambiguous(facts: Facts, said: Mapping[str, str], count: int) -> Diagnostic:
    """A name that nothing has, or several things have."""
    shown = ", ".join(f"{name} = {json.dumps(value)}" for name, value in said.items())
    if count == 0:
        return unknown(facts, f"None has {shown}. Check that the token may see it.", next(iter(said)))
    detail = f"{count} have {shown}. Say id, or more of {', '.join(facts.sought)}."
    return Diagnostic(f"Several of {facts.name} are meant", detail, (next(iter(said)),))


def half_changed(facts: Facts, error: errors.Unfinished) -> Diagnostic:
    """An object that was changed, but not all of it: the next plan shows what is missing."""
    detail = f"{error.reason}\n\nThe rest was changed. Run Terraform again: the plan will show what is missing."
    return Diagnostic(f"{facts.name} {'/'.join(error.identity)} was changed, but not all of it", detail)


def vanished(facts: Facts, error: errors.NotFound) -> Diagnostic:
    """Something that was there while planning is gone."""
    detail = f"{error}\n\nIt was deleted since the plan was made. Run Terraform again: the plan will create it."
    return Diagnostic(f"{facts.name} is gone", detail)


def contradicted(facts: Facts, names: Sequence[str]) -> Diagnostic:
    """The service answered something else than what it was asked to store."""
    listed = ", ".join(names)
    detail = f"The service holds another value than the one it was sent for: {listed}. The next plan will show it."
    return warning(
        f"{facts.name}: the service changed what it was sent", detail, (names[0],) if len(names) == 1 else ()
    )
