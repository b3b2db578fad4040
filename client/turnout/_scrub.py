"""Secrets taken out of what was said, so that it can be kept in a repository.

A secret is known by the name of the member it is in, by its form, or because it was met before. Each one gets a
number, and is the same number wherever it turns up again, so that what belongs together still does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from ._wire import Json

_NAMES = re.compile(
    r"secret|passw|passphrase|token|credential|signature|authorization|(write|api|access|private|shared|signing)_?key",
    re.IGNORECASE,
)
_SETTINGS = re.compile(r"settings$", re.IGNORECASE)
_IN_PATH = re.compile(r"(?<=/writekey/)[^/]+")
_IN_ADDRESS = re.compile(r"(?<=://)[^/@:\s]*:[^/@\s]+(?=@)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLACEHOLDER = re.compile(r"(scrubbed)-\d+|(person)-\d+(?=@example\.com)")
_SHORTEST = 6
"""Shorter secrets are not looked for elsewhere: they may be parts of ordinary words."""


class Scrubber:
    """Replaces secrets, and e-mail addresses where `emails` is set; `known` are secrets from the beginning."""

    def __init__(self, known: Iterable[str] = (), *, emails: bool = False) -> None:
        self._emails = emails
        self._numbers: dict[str, str] = {}
        self.know(known)

    def know(self, secrets: Iterable[str]) -> None:
        """Take these for secrets, wherever they are."""
        for secret in secrets:
            self._instead(secret)

    def path(self, path: str) -> str:
        """A path without the secrets in its segments."""
        return self.text(_IN_PATH.sub(lambda found: self._instead(unquote(found[0])), path))

    def text(self, text: str) -> str:
        """Text without secrets that are known, and without those that show by their form."""
        text = _IN_ADDRESS.sub(lambda found: self._instead(found[0]), text)
        for secret, instead in self._numbers.items():
            if len(secret) >= _SHORTEST:
                text = text.replace(secret, instead).replace(quote(secret, safe=""), instead)
        if self._emails:
            text = _EMAIL.sub(lambda found: self._instead(found[0], "person-{}@example.com"), text)
        return text

    def named(self, name: str, value: str) -> str:
        """The value of a query member."""
        return self._instead(value) if _NAMES.search(name) else self.text(value)

    def json(self, value: Json) -> Json:
        """JSON without secrets: members whose names sound secret, everything in secret objects of settings."""
        # Twice: a secret may be quoted before the member that gives it away.
        return self._json(self._json(value, False, False), False, False)

    def _json(self, value: Json, secret: bool, settings: bool) -> Json:
        if isinstance(value, Mapping):
            return {name: self._member(value, name, secret and settings, settings) for name in value}
        if isinstance(value, list):
            return [self._json(entry, secret, settings) for entry in value]
        if isinstance(value, str):
            return self._instead(value) if secret else self.text(value)
        if secret and isinstance(value, int | float) and not isinstance(value, bool):
            return 0
        return value

    def _member(self, of: Mapping[str, Json], name: str, secret: bool, settings: bool) -> Json:
        # A function's settings say it beside their value.
        marked = of.get("sensitive") is True and name in ("value", "defaultValue")
        secret = secret or marked or bool(_NAMES.search(name))
        return self._json(of[name], secret, settings or bool(_SETTINGS.search(name)))

    def _instead(self, secret: str, form: str = "scrubbed-{}") -> str:
        if not secret or _PLACEHOLDER.match(secret):
            return secret
        return self._numbers.setdefault(secret, form.format(len(self._numbers) + 1))


def alike(text: str) -> str:
    """Text in which all secrets look the same, to compare what was recorded with what is said now."""
    return _PLACEHOLDER.sub(r"\1\2", text)
