"""The tokens of the Public API: made, listed, revoked and recognised; only their digests are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import insert, select, update

from .errors import ServerError
from .records import Records, iso
from .tables import TOKENS

Role = Literal["owner", "member"]
PREFIX = "turnout_"


class UnknownToken(ServerError):
    """There is no token with this id."""


@dataclass(frozen=True)
class Token:
    """A token without its secret. An owner may change things, a member may look at them."""

    id: str
    workspace: str
    name: str
    role: str
    created_at: str

    @property
    def actor(self) -> str:
        """How the audit trail names it."""
        return f"public-api-token/{self.id}"


@dataclass(frozen=True)
class NewToken(Token):
    """A token just made: the only moment at which its secret is known."""

    secret: str = field(repr=False)


def create_token(store: Records, name: str, role: Role = "owner", workspace: str | None = None) -> NewToken:
    """Make a token for a workspace, the oldest one when none is said."""
    made = NewToken(
        id=secrets.token_hex(4),
        workspace=workspace or store.workspaces()[0],
        name=name,
        role=role,
        created_at=iso(store.clock()),
        secret=PREFIX + secrets.token_urlsafe(32),
    )
    values = {"workspace": made.workspace, "name": name, "role": role, "created_at": made.created_at}
    with store.engine.begin() as connection:
        connection.execute(insert(TOKENS).values(id=made.id, digest=_digest(made.secret), **values))
    return made


def list_tokens(store: Records) -> list[Token]:
    """The tokens that are accepted, oldest first."""
    query = _SELECT.where(TOKENS.c.revoked_at.is_(None)).order_by(TOKENS.c.created_at, TOKENS.c.id)
    with store.engine.begin() as connection:
        return [Token(*found) for found in connection.execute(query)]


def revoke_token(store: Records, token_id: str) -> None:
    """Refuse a token from now on; UnknownToken if it is not accepted anyway."""
    here = (TOKENS.c.id == token_id, TOKENS.c.revoked_at.is_(None))
    with store.engine.begin() as connection:
        done = connection.execute(update(TOKENS).where(*here).values(revoked_at=iso(store.clock())))
    if done.rowcount != 1:
        raise UnknownToken(f"there is no token {token_id!r}; `turnout token list` shows those there are")


def verify(store: Records, secret: str) -> Token | None:
    """The token that has this secret, or None."""
    query = _SELECT.where(TOKENS.c.digest == _digest(secret), TOKENS.c.revoked_at.is_(None))
    with store.engine.begin() as connection:
        found = connection.execute(query).first()
    return Token(*found) if found else None


def authenticate(store: Records, authorization: str | None) -> Token | None:
    """The token that an `Authorization` header carries, or None."""
    scheme, _, secret = (authorization or "").partition(" ")
    return verify(store, secret.strip()) if scheme.lower() == "bearer" and secret.strip() else None


_SELECT = select(TOKENS.c.id, TOKENS.c.workspace, TOKENS.c.name, TOKENS.c.role, TOKENS.c.created_at)


def _digest(secret: str) -> str:
    # A secret of 256 random bits cannot be guessed, so a slow hash would protect nothing and cost every request.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
