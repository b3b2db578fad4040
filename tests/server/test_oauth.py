"""OAuth: who proves with a key who it is gets a token, and a source that asks for it takes nothing else."""

from __future__ import annotations

import base64
import json
import time
import uuid
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from segment.analytics.client import Client as Segment
from tests.server.running import Server, archived, by_id, key_of, make_archive, make_source

from turnout import Source

EVENT = {"event": "E", "userId": "u"}
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public(key: rsa.RSAPrivateKey) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def private(key: rsa.RSAPrivateKey) -> str:
    form, open_ = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, open_).decode()


def app(key: rsa.RSAPrivateKey = KEY, **also: Any) -> dict[str, Any]:
    return {"id": "app-1", "keys": [{"id": "key-1", "publicKey": public(key)}], **also}


def closed(*apps: dict[str, Any]) -> dict[str, Any]:
    return {"turnout": {"oauth": {"required": True, "apps": list(apps)}}}


@pytest.fixture
def source(server: Server) -> Source:
    with server.client() as client:
        found = make_source(client, settings=closed(app()))
        make_archive(client, found)
    return found


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def assertion(server: Server, key: rsa.RSAPrivateKey = KEY, alg: str = "RS256", **claims: Any) -> str:
    now = time.time()
    said = {"sub": "app-1", "iss": "app-1", "aud": server.url, "iat": now, "exp": now + 60, "jti": str(uuid.uuid4())}
    header = coded(json.dumps({"alg": alg, "kid": "key-1", "typ": "JWT"}).encode())
    signed = f"{header}.{coded(json.dumps(said | claims).encode())}"
    return f"{signed}.{coded(key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))}"


def ask(server: Server, token: str, **also: str) -> httpx.Response:
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": token}
    return httpx.post(f"{server.url}/token", data={**form, "scope": "tracking_api:write"} | also)


def send(server: Server, source: Source, token: str = "", path: str = "track", **body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return server.post(f"/v1/{path}", body or EVENT | {"writeKey": key_of(source)}, headers=headers)


def test_a_token_opens_a_source_that_nothing_else_opens(server: Server, source: Source) -> None:
    given = ask(server, assertion(server)).json()
    assert (given["token_type"], given["expires_in"]) == ("Bearer", 86_400)
    assert send(server, source, given["access_token"]).status_code == 200
    key = key_of(source)
    refused = [
        send(server, source),
        send(server, source, given["access_token"][:-2] + "AA"),
        send(server, source, "no token"),
        server.post("/v1/track", EVENT, key),
        server.post("/v1/batch", {"batch": [EVENT | {"type": "track", "writeKey": key}]}),
    ]
    assert {(answer.status_code, answer.json()["code"]) for answer in refused} == {(401, "unauthorized")}
    server.quiet()
    assert len(archived(server.data)) == 1
    assert by_id(server.overview()["sources"], source.id)["invalid"]["unauthorized"] >= 4


def test_the_official_sdk_gets_its_token_and_sends(server: Server, source: Source) -> None:
    failed: list[str] = []
    sdk = Segment(
        key_of(source),
        host=server.url,
        on_error=lambda error, _: failed.append(str(error)),
        oauth_client_id="app-1",
        oauth_client_key=private(KEY),
        oauth_key_id="key-1",
        oauth_auth_server=server.url,
    )
    for number in range(20):
        sdk.track(f"user-{number}", "Tested")
    sdk.shutdown()
    server.quiet()
    assert failed == []
    assert len(archived(server.data)) == 20


def test_what_proves_nothing_gets_no_token_and_is_told_why(server: Server, source: Source) -> None:
    now = time.time()
    once = assertion(server)
    assert ask(server, once).status_code == 200
    refused = {
        "used before": ask(server, once),
        "no JSON Web Token": ask(server, "nonsense"),
        "no application": ask(server, assertion(server, sub="app-2")),
        "signature": ask(server, assertion(server, OTHER_KEY)),
        "RS256": ask(server, assertion(server, alg="none")),
        "Token is expired": ask(server, assertion(server, iat=now - 120, exp=now - 60)),
        "Token used before issued": ask(server, assertion(server, iat=now + 30, exp=now + 60)),
        "60 seconds": ask(server, assertion(server, exp=now + 600)),
        "address": ask(server, assertion(server, aud="https://elsewhere.example")),
        "jti": ask(server, assertion(server, jti="")),
        "exp": ask(server, assertion(server, exp=None)),
        "may have": ask(server, assertion(server), scope="public_api:read_write"),
        "client_credentials": ask(server, assertion(server), grant_type="password"),
        "client-assertion-type": ask(server, assertion(server), client_assertion_type="x"),
        "urlencoded": httpx.post(f"{server.url}/token", json={}),
        "POST": httpx.get(f"{server.url}/token"),
    }
    for why, answer in refused.items():
        assert answer.status_code in (400, 401, 405, 415), why
        assert answer.json().keys() == {"error", "error_description"}
        assert why in answer.json()["error_description"]


def test_a_key_that_is_taken_away_takes_its_tokens_with_it(server: Server, source: Source) -> None:
    token = ask(server, assertion(server)).json()["access_token"]
    with server.client() as client:
        client.sources.update(source.id, settings=closed(app(OTHER_KEY)))
        assert send(server, source, token).status_code == 401
        client.sources.update(source.id, settings=closed())
        assert send(server, source, token).status_code == 401
        client.sources.update(source.id, settings={"turnout": {"oauth": {"required": False}}})
    assert send(server, source, token).status_code == 200
    assert send(server, source).status_code == 200


def test_the_token_of_one_source_does_not_open_another(server: Server, source: Source) -> None:
    with server.client() as client:
        other = make_source(client, "other", settings=closed(app(OTHER_KEY)))
    token = ask(server, assertion(server)).json()["access_token"]
    assert send(server, source, token).status_code == 200
    assert send(server, other, token).status_code == 401


def test_a_token_outlives_a_restart(server: Server, source: Source) -> None:
    token = ask(server, assertion(server)).json()["access_token"]
    server.stop()
    server.start()
    assert send(server, source, token).status_code == 200
    assert (server.data / "secret").stat().st_mode & 0o777 == 0o600
