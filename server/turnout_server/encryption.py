"""Fields that are encrypted on their way to a destination: RSA-OAEP with SHA-256, in base64.

Only who has the private key can read them. A value that is longer than the key takes at once is encrypted in pieces,
each as long as the key, which `decrypted` puts together again.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from .event import Message
from .paths import Path, changed_at, split

KEY_BITS = 2048
_PADDING = OAEP(MGF1(SHA256()), SHA256(), None)
_PADDING_BYTES = 2 * SHA256.digest_size + 2
_PLACES = ("context", "traits", "properties")


@dataclass(frozen=True, slots=True)
class Encryption:
    """Which fields of events are encrypted for a destination; without a key nothing can be, and nothing is sent."""

    paths: tuple[Path, ...]
    key: rsa.RSAPublicKey | None


class NotDecrypted(ValueError):
    """The text is no encrypted value, or it was encrypted for another key."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Two keys in PEM; the private one is shown to who asked for it and kept nowhere."""

    private: str
    public: str


def generate_keys() -> KeyPair:
    """A new pair of keys."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return KeyPair(private.decode(), public.decode())


def encryption(given: Any) -> Encryption | None:
    """Read `encryption` of a destination's settings: `fields` (paths in context, traits, properties), `publicKey`."""
    if not isinstance(given, Mapping):
        return None
    fields = given.get("fields")
    paths = [split(one) for one in fields if isinstance(one, str)] if isinstance(fields, list) else []
    inside = tuple(path for path in paths if len(path) > 1 and path[0] in _PLACES)
    return Encryption(inside, public_key(given.get("publicKey")))


def encrypted(fields: Message, rules: Encryption) -> Message | None:
    """A copy of an event with the fields encrypted, None if that can't be done; null and missing fields stay."""
    key = rules.key
    if key is None:
        return None
    for path in rules.paths:
        fields = changed_at(fields, path, lambda value: None if value is None else _encrypted(value, key))
    return fields


def decrypted(text: str, private_key: str) -> str:
    """What was encrypted: a text as it was, any other value as its JSON. NotDecrypted if that can't be said."""
    try:
        key = load_pem_private_key(private_key.encode(), password=None)
        data = base64.b64decode(text, validate=True)
        if not isinstance(key, rsa.RSAPrivateKey) or not data:
            raise NotDecrypted("this needs an RSA key and an encrypted text")
        size = key.key_size // 8
        return b"".join(key.decrypt(piece, _PADDING) for piece in _pieces(data, size)).decode()
    except (ValueError, binascii.Error, UnsupportedAlgorithm) as error:
        raise NotDecrypted("the text is not encrypted, or it was for another key") from error


def _encrypted(value: Any, key: rsa.RSAPublicKey) -> str:
    plain = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else msgspec.json.encode(value)
    size = key.key_size // 8 - _PADDING_BYTES
    return base64.b64encode(b"".join(key.encrypt(piece, _PADDING) for piece in _pieces(plain, size))).decode()


def _pieces(data: bytes, size: int) -> Iterator[bytes]:
    yield from (data[start : start + size] for start in range(0, max(len(data), 1), size))


def public_key(pem: Any) -> rsa.RSAPublicKey | None:
    """The key in a PEM, None if it is no public RSA key that is long enough."""
    if not isinstance(pem, str):
        return None
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, rsa.RSAPublicKey) and key.key_size >= KEY_BITS else None
