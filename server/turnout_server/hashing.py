"""Values as hashes: which algorithms and spellings a transformation knows."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b16encode, b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from typing import Any

from turnout.language.javascript import json_text

ALGORITHMS = ("md5", "sha1", "sha256", "sha512")

_ENCODINGS: Mapping[str, Callable[[bytes], str]] = {
    "HEX": bytes.hex,
    "BASE16": lambda digest: b16encode(digest).decode(),
    "BASE64": lambda digest: b64encode(digest).decode(),
    "BASE64URL": lambda digest: urlsafe_b64encode(digest).decode(),
}


def hasher(algorithm: str, key: str | None = None, encoding: str | None = None) -> Callable[[Any], str]:
    """A function from a JSON value to its hash, or with a key its HMAC; a text is hashed as it is, the rest as JSON.

    Names of algorithms may have capitals and dashes (SHA-256); hexadecimal digits unless another encoding is said.
    Raises ValueError for an algorithm or an encoding that is none of those known.
    """
    name, written = algorithm.lower().replace("-", ""), _ENCODINGS.get(encoding or "HEX")
    if name not in ALGORITHMS or written is None:
        raise ValueError(f"no hash {algorithm!r} in {encoding!r}: there are {', '.join(ALGORITHMS)}")

    def hash(value: Any) -> str:
        data = (value if isinstance(value, str) else str(json_text(value))).encode("utf-8", "surrogatepass")
        if key:
            return written(hmac.digest(key.encode(), data, name))
        return written(hashlib.new(name, data, usedforsecurity=False).digest())

    return hash
