"""The provider as a package that every machine makes with the same bytes, and the hashes that Terraform locks."""

from __future__ import annotations

import hashlib
import io
from base64 import b64encode
from collections.abc import Mapping
from importlib.metadata import version
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from turnout_provider.install import LAUNCHER

PLATFORMS = ("darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64")
"""Where the launcher, a shell script, can run; the package is the same for all of them."""

_EXECUTABLE = 0o100755
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def files() -> dict[str, bytes]:
    """What is in the package, by name."""
    return {f"terraform-provider-segment_v{version('turnout')}": LAUNCHER.encode()}


def archive() -> bytes:
    """The package as a ZIP: no times, no compression, so that no machine makes another one."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as packed:
        for name, content in sorted(files().items()):
            entry = ZipInfo(name, _NO_TIME)
            entry.create_system = 3
            entry.external_attr = _EXECUTABLE << 16
            packed.writestr(entry, content)
    return buffer.getvalue()


def h1(content: Mapping[str, bytes]) -> str:
    """Terraform's hash of what is in a package, packed or not."""
    lines = (f"{hashlib.sha256(content[name]).hexdigest()}  {name}\n" for name in sorted(content))
    return "h1:" + b64encode(hashlib.sha256("".join(lines).encode()).digest()).decode()


def zh(packed: bytes) -> str:
    """Terraform's hash of a package's ZIP."""
    return "zh:" + hashlib.sha256(packed).hexdigest()
