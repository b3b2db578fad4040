"""Put the provider where `terraform init` finds it: a launcher in a filesystem mirror.

Terraform hashes everything in the package's directory into the lock file that a team shares. So the launcher is the
same bytes for everybody; which Python it runs is written beside the version directories, outside of what is hashed.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

SOURCE = "registry.terraform.io/turnout/segment"
INTERPRETER = "turnout-python"

# A package from a web server has no such note beside it: then the one counts that `turnout provider install` has
# left in the home directory. The path through `..` is resolved by the kernel: `.terraform/providers/...` is a link
# into the mirror.
# -I: a json.py in somebody's Terraform directory must not become the provider's.
LAUNCHER = f"""#!/bin/sh
# Started by Terraform. Runs the provider with the Python that `turnout provider install` has noted.
python=$TURNOUT_PYTHON
noted=${{0%/*}}/../../{INTERPRETER}
[ -r "$noted" ] || noted=$HOME/.terraform.d/plugins/{SOURCE}/{INTERPRETER}
if [ -z "$python" ] && [ -r "$noted" ]; then
  IFS= read -r python < "$noted"
fi
python=${{python:-python3}}
if ! command -v "$python" > /dev/null; then
  echo "terraform-provider-segment: there is no $python any more; run: turnout provider install" >&2
  exit 1
fi
exec "$python" -I -m turnout_provider
"""


@dataclass(frozen=True)
class Installed:
    """Where the provider was put."""

    path: Path
    version: str
    source: str = SOURCE


def install(mirror: Path | None = None) -> Installed:
    """Write the launcher into a mirror, by default the one in the home directory that Terraform knows of by itself.

    Raises OSError when the mirror can't be written.
    """
    path = location(mirror)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path.parents[2] / INTERPRETER, f"{sys.executable}\n", 0o644)
    _write(path, LAUNCHER, 0o755)
    return Installed(path, version("turnout"))


def location(mirror: Path | None = None) -> Path:
    """Where the launcher is, or would be."""
    root = (Path.home() / ".terraform.d" / "plugins") if mirror is None else mirror.resolve()
    number = version("turnout")
    return root.joinpath(*SOURCE.split("/"), number, _platform(), f"terraform-provider-segment_v{number}")


def cli_config(mirror: Path) -> str:
    """The lines of a Terraform CLI configuration (`TF_CLI_CONFIG_FILE`) that make it look into a mirror."""
    path = str(mirror.resolve()).replace("\\", "\\\\").replace('"', '\\"')
    return f"""provider_installation {{
  filesystem_mirror {{
    path    = "{path}"
    include = ["{SOURCE}"]
  }}
  direct {{
    exclude = ["{SOURCE}"]
  }}
}}
"""


def _platform() -> str:
    machine = platform.machine().lower()
    known = {"x86_64": "amd64", "aarch64": "arm64", "i386": "386", "i686": "386"}
    return f"{sys.platform}_{known.get(machine, machine)}"


def _write(path: Path, text: str, mode: int) -> None:
    """Replace a file in one step: a Terraform that is running keeps the one that it has opened."""
    beside = path.parent / f".{path.name}.{os.getpid()}"
    # Not into the package's directory, not even for a moment: Terraform may be hashing it.
    beside = path.parents[1] / beside.name
    beside.write_text(text)
    beside.chmod(mode)
    beside.replace(path)
