"""OAuth for sources: an application proves with its key who it is, and gets a token that its sources take.

Tokens carry the digest of the key that they were asked for with, so a key or application that is taken away takes its
tokens with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

from . import json_web_token

SCOPE = "tracking_api:write"
SCOPES = (SCOPE, "functions:write", "public_api:read_write")
_DAY = 24 * 3600
LIFETIMES = tuple(days * _DAY for days in (1, 2, 3, 7, 14, 21, 30))
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
# An assertion is for a minute; clocks may differ by a little.
_LONGEST, _LEEWAY = 60, 5
_MOST_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class App:
    """An application that may send to a source: public keys as PEM by their ids, what it may do, and for how long."""

    id: str
    keys: Mapping[str, str]
    scopes: frozenset[str] = frozenset((SCOPE,))
    lifetime: int = _DAY

    def digests(self) -> set[str]:
        """What tokens know the keys by."""
        return {_digest(pem) for pem in self.keys.values()}


@dataclass(frozen=True, slots=True)
class Enforcement:
    """The applications of a source; `required` when nobody else may send to it."""

    required: bool
    apps: Mapping[str, App]


def enforcement(given: Any) -> Enforcement:
    """Read `oauth` of a source's settings; what cannot be read lets nobody in."""
    said = given if isinstance(given, Mapping) else {}
    apps = [app for row in _rows(said.get("apps")) if (app := _app(row)) is not None]
    return Enforcement(said.get("required") is not False, {app.id: app for app in apps})


def _rows(given: Any) -> Iterable[Mapping[str, Any]]:
    return [row for row in given if isinstance(row, Mapping)] if isinstance(given, list) else []


def _app(row: Mapping[str, Any]) -> App | None:
    keys = {str(key.get("id")): str(key.get("publicKey")) for key in _rows(row.get("keys"))}
    scopes = row.get("scopes", [SCOPE])
    lifetime = row.get("tokenLifetime", _DAY)
    if not isinstance(row.get("id"), str) or not isinstance(scopes, list):
        return None
    known = frozenset(scope for scope in scopes if scope in SCOPES)
    return App(row["id"], keys, known, next((one for one in LIFETIMES if one == lifetime), _DAY))


def may_send(authorization: str, rules: Enforcement, secret: bytes, now: float) -> bool:
    """Whether an Authorization header has a token that a source takes."""
    scheme, _, text = authorization.partition(" ")
    claims = json_web_token.genuine(text, secret) if scheme.lower() == "bearer" else None
    if claims is None or claims.get("exp", 0) <= now:
        return False
    app = rules.apps.get(claims.get("sub", ""))
    return app is not None and SCOPE in claims["scope"].split() and claims.get("key") in app.digests()


class TokenRefused(Exception):
    """Why no token is given: the status and the code of OAuth, and what is wrong."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(description)
        self.status, self.error, self.description = status, error, description


@dataclass(slots=True)
class TokenDesk:
    """Gives tokens out; remembers the assertions that were used, until they are too old to be used again."""

    secret: bytes
    _used: dict[str, float]

    def token(self, form: bytes, host: str, apps: Mapping[str, list[App]], now: float) -> dict[str, Any]:
        """The answer to a form that asks for a token; `host` is what the client calls us.

        TokenRefused if it gets none.
        """
        said = {name: values[0] for name, values in parse_qs(form.decode("latin-1")).items()}
        if said.get("grant_type") != "client_credentials":
            raise TokenRefused(400, "unsupported_grant_type", "grant_type must be client_credentials")
        if said.get("client_assertion_type") != _ASSERTION:
            raise TokenRefused(400, "invalid_request", f"client_assertion_type must be {_ASSERTION}")
        token = json_web_token.read(said.get("client_assertion", ""))
        if token is None:
            raise TokenRefused(400, "invalid_request", "client_assertion is no JSON Web Token")
        app, pem = _proven(token, apps)
        self._judge(token.claims, host, now)
        scopes = said.get("scope", SCOPE).split()
        if not scopes or not app.scopes.issuperset(scopes):
            raise TokenRefused(400, "invalid_scope", f"the application may have: {' '.join(sorted(app.scopes))}")
        claims = {"sub": app.id, "scope": " ".join(scopes), "key": _digest(pem), "exp": int(now) + app.lifetime}
        text = json_web_token.made(claims, self.secret)
        return {
            "access_token": text,
            "token_type": "Bearer",
            "expires_in": app.lifetime,
            "scope": claims["scope"],
        }

    def _judge(self, claims: Mapping[str, Any], host: str, now: float) -> None:
        issued, ends = _seconds(claims, "iat"), _seconds(claims, "exp")
        if issued > now + _LEEWAY:
            raise TokenRefused(400, "invalid_client", "Token used before issued")
        if ends <= now - _LEEWAY:
            raise TokenRefused(400, "invalid_client", "Token is expired")
        if ends > now + _LONGEST + _LEEWAY:
            raise TokenRefused(400, "invalid_client", f"exp must be at most {_LONGEST} seconds ahead")
        if not _meant_for(claims.get("aud"), host):
            raise TokenRefused(400, "invalid_client", f"aud must be this server's address, http(s)://{host}")
        self._use(claims.get("jti"), ends, now)

    def _use(self, id: Any, ends: float, now: float) -> None:
        if not isinstance(id, str) or not id:
            raise TokenRefused(400, "invalid_request", "the assertion needs a jti")
        if len(self._used) >= _MOST_REMEMBERED:
            self._used = {id: until for id, until in self._used.items() if until > now - _LEEWAY}
        if self._used.get(id, 0) > now - _LEEWAY:
            raise TokenRefused(400, "invalid_client", "the assertion was used before (jti)")
        self._used[id] = ends


def token_desk(secret: bytes) -> TokenDesk:
    """A desk that has given nothing out yet."""
    return TokenDesk(secret, {})


def _proven(token: json_web_token.Token, apps: Mapping[str, list[App]]) -> tuple[App, str]:
    """The application that an assertion proves to come from, and the key that proved it."""
    for app in apps.get(str(token.claims.get("sub")), ()):
        pem = app.keys.get(str(token.header.get("kid")))
        if pem is not None and json_web_token.signed_by(token, pem):
            return app, pem
    raise TokenRefused(401, "invalid_client", "no application has this id, key id and signature (RS256)")


def _meant_for(audience: Any, host: str) -> bool:
    named = audience if isinstance(audience, list) else [audience]
    return any(isinstance(one, str) and urlsplit(one).netloc == host for one in named)


def _seconds(claims: Mapping[str, Any], name: str) -> float:
    value = claims.get(name)
    if not isinstance(value, int | float):
        raise TokenRefused(400, "invalid_request", f"the assertion needs {name}, in seconds since 1970")
    return value


def _digest(pem: str) -> str:
    return sha256(pem.strip().encode()).hexdigest()[:32]
