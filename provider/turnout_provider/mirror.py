"""Mirrors to put on a web server: what a network mirror serves, and what a registry serves."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from turnout_provider.install import SOURCE
from turnout_provider.packages import PLATFORMS, archive, files, h1, zh

_PROTOCOLS = ["6.0"]


class Unsigned(Exception):
    """gpg did not sign; the text is what it said."""


@dataclass(frozen=True)
class Mirrored:
    """What was written, and the hashes that a lock file holds of it."""

    directory: Path
    version: str
    h1: str
    zh: str


def archive_name(platform: str) -> str:
    """What the package's ZIP for a platform is called."""
    return f"terraform-provider-segment_{version('turnout')}_{platform}.zip"


def write_mirror(directory: Path) -> Mirrored:
    """Write a network mirror, which is a packed filesystem mirror too; OSError if that can't be."""
    number, packed = version("turnout"), archive()
    place = directory.joinpath(*SOURCE.split("/"))
    place.mkdir(parents=True, exist_ok=True)
    hashes = [h1(files()), zh(packed)]
    for platform in PLATFORMS:
        (place / archive_name(platform)).write_bytes(packed)
    archives = {platform: {"hashes": hashes, "url": archive_name(platform)} for platform in PLATFORMS}
    _write_json(place / f"{number}.json", {"archives": archives})
    _write_json(place / "index.json", {"versions": {number: {} for number in _versions(place)}})
    return Mirrored(directory, number, *hashes)


def write_registry(directory: Path, key: str) -> Mirrored:
    """Write what a registry serves, signed by gpg with a key of yours; OSError, or Unsigned with gpg's words."""
    number, packed = version("turnout"), archive()
    _, namespace, name = SOURCE.split("/")
    _write_json(directory / ".well-known/terraform.json", {"providers.v1": "/v1/providers/"})
    provider = directory / "v1/providers" / namespace / name
    downloads = provider / number
    sums = "".join(f"{hashlib.sha256(packed).hexdigest()}  {archive_name(platform)}\n" for platform in PLATFORMS)
    downloads.mkdir(parents=True, exist_ok=True)
    (downloads / "SHA256SUMS").write_text(sums)
    _signed(downloads / "SHA256SUMS", key)
    public = {"key_id": _gpg_key_id(key), "ascii_armor": _gpg("--armor", "--export", key).decode()}
    for platform in PLATFORMS:
        (downloads / archive_name(platform)).write_bytes(packed)
        system, _, machine = platform.partition("_")
        _write_json(
            downloads / "download" / system / machine,
            _download(f"/v1/providers/{namespace}/{name}/{number}", platform, packed, public),
        )
    offered = [{"os": system, "arch": machine} for system, machine in (p.split("_") for p in PLATFORMS)]
    known = {"version": number, "protocols": _PROTOCOLS, "platforms": offered}
    _write_json(provider / "versions", {"versions": [*_earlier(provider, number), known]})
    return Mirrored(directory, number, h1(files()), zh(packed))


def _download(base: str, platform: str, packed: bytes, public: dict[str, str]) -> dict[str, Any]:
    system, _, machine = platform.partition("_")
    return {
        "protocols": _PROTOCOLS,
        "os": system,
        "arch": machine,
        "filename": archive_name(platform),
        "download_url": f"{base}/{archive_name(platform)}",
        "shasums_url": f"{base}/SHA256SUMS",
        "shasums_signature_url": f"{base}/SHA256SUMS.sig",
        "shasum": hashlib.sha256(packed).hexdigest(),
        "signing_keys": {"gpg_public_keys": [public]},
    }


def _versions(place: Path) -> list[str]:
    return sorted(file.stem for file in place.glob("*.json") if file.stem != "index")


def _earlier(provider: Path, number: str) -> list[Any]:
    known = provider / "versions"
    found = json.loads(known.read_text())["versions"] if known.exists() else []
    return [one for one in found if one["version"] != number]


def _signed(file: Path, key: str) -> None:
    signature = file.with_name(f"{file.name}.sig")
    _gpg("--yes", "--local-user", key, "--output", str(signature), "--detach-sign", str(file))


def _gpg_key_id(key: str) -> str:
    listed = _gpg("--with-colons", "--list-keys", key).decode()
    return next(line.split(":")[4] for line in listed.splitlines() if line.startswith("pub:"))


def _gpg(*arguments: str) -> bytes:
    try:
        done = subprocess.run(["gpg", "--batch", *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise Unsigned("gpg is not installed") from None
    if done.returncode:
        raise Unsigned(done.stderr.decode(errors="replace").strip())
    return done.stdout


def _write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n")
