"""Tokens: shown once, kept as digests, revocable."""

from __future__ import annotations

from pathlib import Path

import pytest

from turnout_server.errors import ServerError
from turnout_server.store import open_store
from turnout_server.tokens import authenticate, create_token, list_tokens, revoke_token, verify

from .conftest import Api


def test_a_secret_is_kept_nowhere_in_the_data_directory(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    made = create_token(store, "terraform")
    assert verify(store, made.secret) is not None
    store.close()
    assert made.secret not in repr(made)
    for path in tmp_path.iterdir():
        assert made.secret.encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0


def test_tokens_outlive_the_server_and_keep_their_role(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    owner, member = create_token(store, "terraform"), create_token(store, "dashboard", "member")
    store.close()
    again = open_store(tmp_path)
    assert [(token.id, token.name, token.role) for token in list_tokens(again)] == [
        (owner.id, "terraform", "owner"),
        (member.id, "dashboard", "member"),
    ]
    found = authenticate(again, f"bearer  {member.secret} ")
    assert found is not None
    assert (found.id, found.role, found.actor) == (member.id, "member", f"public-api-token/{member.id}")
    again.close()


def test_a_revoked_token_is_refused_from_then_on(api: Api) -> None:
    assert api.get("/").status_code == 200
    (mine,) = [token for token in list_tokens(api.peer.store) if token.workspace == api.workspace]
    revoke_token(api.peer.store, mine.id)
    assert api.get("/").status_code == 401
    assert mine.id not in {token.id for token in list_tokens(api.peer.store)}
    with pytest.raises(ServerError, match="turnout token list"):
        revoke_token(api.peer.store, mine.id)
