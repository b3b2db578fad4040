"""The tokens of the Public API: made, listed, revoked and recognised; only their digests are kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update

from . import audit, roles
from .errors import ServerError
from .records import Records, iso
from .roles import OWNER, Grant
from .tables import TOKENS

PREFIX = "turnout_"
OPERATOR = "turnout-operator"


class UnknownToken(ServerError):
    """There is no token with this id."""


class UnusableToken(ServerError):
    """A token with these roles and scopes would mean nothing."""


@dataclass(frozen=True)
class Token:
    """A token without its secret, and what it may do."""

    id: str
    workspace: str
    name: str
    grant: Grant
    created_at: str

    @property
    def actor(self) -> str:
        """How the audit trail names it."""
        return f"public-api-token/{self.id}"

    @property
    def role(self) -> str:
        """Its roles in one word."""
        return ",".join(self.grant.roles)


@dataclass(frozen=True)
class NewToken(Token):
    """A token just made: the only moment at which its secret is known."""

    secret: str = field(repr=False)


def create_token(
    store: Records,
    name: str,
    role: str | Iterable[str] = OWNER,
    workspace: str | None = None,
    scopes: Iterable[str] = (),
) -> NewToken:
    """Make a token for a workspace, the oldest one when none is said.

    `role` is one role or several, `scopes` are `source:ID` and the like. UnusableToken if they are none.
    """
    given = (role,) if isinstance(role, str) else tuple(role)
    grant = Grant(given or (OWNER,), read_scopes(scopes))
    for problem in roles.wrong(grant):
        raise UnusableToken(problem)
    secret = PREFIX + secrets.token_urlsafe(32)
    place = workspace or store.workspaces()[0]
    made = NewToken(secrets.token_hex(4), place, name, grant, iso(store.clock()), secret)
    values = {"workspace": place, "name": name, "role": made.role, "created_at": made.created_at}
    with store.engine.begin() as connection:
        # Noted first: the write lock comes before anything is read.
        _noted(connection, store, "Created", made)
        scoped = " ".join(grant.written())
        connection.execute(insert(TOKENS).values(id=made.id, digest=_digest(secret), scopes=scoped, **values))
    return made


def list_tokens(store: Records, workspace: str | None = None) -> list[Token]:
    """The tokens that are accepted, oldest first; of one workspace or of all."""
    query = _SELECT.where(TOKENS.c.revoked_at.is_(None)).order_by(TOKENS.c.created_at, TOKENS.c.id)
    query = query if workspace is None else query.where(TOKENS.c.workspace == workspace)
    with store.engine.begin() as connection:
        return [_token(found) for found in connection.execute(query)]


def revoke_token(store: Records, token_id: str) -> Token:
    """Refuse a token from now on; UnknownToken if it is not accepted anyway."""
    here = (TOKENS.c.id == token_id, TOKENS.c.revoked_at.is_(None))
    with store.engine.begin() as connection:
        found = connection.execute(_SELECT.where(*here)).first()
    if found is None:
        raise UnknownToken(f"there is no token {token_id!r}; `turnout token list` shows those there are")
    with store.engine.begin() as connection:
        connection.execute(update(TOKENS).where(*here).values(revoked_at=iso(store.clock())))
        _noted(connection, store, "Revoked", _token(found))
    return _token(found)


def verify(store: Records, secret: str) -> Token | None:
    """The token that has this secret, or None."""
    query = _SELECT.where(TOKENS.c.digest == _digest(secret), TOKENS.c.revoked_at.is_(None))
    with store.engine.begin() as connection:
        found = connection.execute(query).first()
    return _token(found) if found else None


def authenticate(store: Records, authorization: str | None) -> Token | None:
    """The token that an `Authorization` header carries, or None."""
    scheme, _, secret = (authorization or "").partition(" ")
    return verify(store, secret.strip()) if scheme.lower() == "bearer" and secret.strip() else None


def read_scopes(written: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Scopes as they are written down, by kind; UnusableToken if one is none."""
    found: dict[str, frozenset[str]] = {}
    for one in written:
        kind, _, id = one.partition(":")
        if kind not in roles.SCOPES or not id or any(map(str.isspace, id)):
            known = ", ".join(f"{kind}:ID" for kind in roles.SCOPES)
            raise UnusableToken(f"{one!r} is no scope; a scope is one of {known}")
        found[kind] = found.get(kind, frozenset()) | {id}
    return found


_SELECT = select(TOKENS.c.id, TOKENS.c.workspace, TOKENS.c.name, TOKENS.c.role, TOKENS.c.scopes, TOKENS.c.created_at)


_COMMANDS = {"Created": "turnout token create", "Revoked": "turnout token revoke"}


def _token(found: Any) -> Token:
    grant = Grant(tuple(found.role.split(",")), read_scopes((found.scopes or "").split()))
    return Token(found.id, found.workspace, found.name, grant, found.created_at)


def _noted(connection: Connection, store: Records, what: str, token: Token) -> None:
    about = audit.Subject(token.id, "public-api-token", token.name)
    event = audit.Event(f"Public API Token {what}", about, ())
    audit.record(
        connection, audit.Signature(token.workspace, OPERATOR, f"turnout token {what}", store.clock()), [event]
    )


def _digest(secret: str) -> str:
    # A secret of 256 random bits cannot be guessed, so a slow hash would protect nothing and cost every request.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
