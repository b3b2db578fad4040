"""Signed tokens in the form that OAuth uses: read and judged, or made. Nothing here asks for the time."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

_OURS = b'{"alg":"HS256","typ":"JWT"}'


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it was sent; nobody has said yet that it is genuine."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    signed: bytes
    signature: bytes


def read(text: str) -> Token | None:
    """The parts of a token, None if it is none."""
    signed, _, signature = text.rpartition(".")
    parts = signed.split(".")
    try:
        header, claims = (msgspec.json.decode(_plain(part)) for part in parts)
        token = Token(header, claims, signed.encode(), _plain(signature))
    except (ValueError, msgspec.MsgspecError, binascii.Error):
        return None
    return token if isinstance(header, Mapping) and isinstance(claims, Mapping) else None


def signed_by(token: Token, pem: str) -> bool:
    """Whether the owner of an RSA key signed it (RS256, the only algorithm that is taken)."""
    if token.header.get("alg") != "RS256":
        return False
    try:
        key = load_pem_public_key(pem.encode())
        if not isinstance(key, RSAPublicKey):
            return False
        key.verify(token.signature, token.signed, PKCS1v15(), SHA256())
    except (ValueError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def made(claims: Mapping[str, Any], secret: bytes) -> str:
    """A token of our own."""
    signed = f"{_coded(_OURS)}.{_coded(msgspec.json.encode(claims))}"
    return f"{signed}.{_coded(_mac(signed.encode(), secret))}"


def genuine(text: str, secret: bytes) -> Mapping[str, Any] | None:
    """The claims of a token of our own, None if it is not."""
    token = read(text)
    if token is None or not hmac.compare_digest(token.signature, _mac(token.signed, secret)):
        return None
    return token.claims


def _mac(signed: bytes, secret: bytes) -> bytes:
    return hmac.digest(secret, signed, hashlib.sha256)


def _plain(text: str) -> bytes:
    return base64.b64decode(text.translate(_URL_SAFE) + "=" * (-len(text) % 4), validate=True)


def _coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


_URL_SAFE = str.maketrans("-_", "+/")
