"""What is wrong with an installation of the provider: looks at one thing after another, and says what to do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from turnout_provider import packages
from turnout_provider.cli_configuration import Shadow, config_file, shadow
from turnout_provider.install import INTERPRETER, LAUNCHER, SOURCE, location
from turnout_provider.plugin.handshake import COOKIE, COOKIE_NAME

_SECONDS = 30.0
_OLDEST = (1, 0)
_AGE = {(1, 8): "functions", (1, 10): "ephemeral resources", (1, 11): "write-only settings"}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is well, what was seen, and what to do if it is not."""

    well: bool
    what: str
    advice: str = ""


def examine(environ: Mapping[str, str], mirror: Path | None, project: Path) -> Iterator[Finding]:
    """Everything there is to look at, in the order in which Terraform comes by it."""
    yield terraform(environ)
    launcher = location(mirror)
    installed = list(package(launcher))
    yield from installed
    yield from configuration(environ, launcher)
    if all(finding.well for finding in installed):
        yield from interpreter(environ, launcher)
    yield from lock(project)


def terraform(environ: Mapping[str, str]) -> Finding:
    """Whether there is a Terraform or an OpenTofu, and what it is old enough for."""
    found = next((tool for tool in ("terraform", "tofu") if shutil.which(tool, path=environ.get("PATH"))), None)
    if found is None:
        return Finding(False, "neither terraform nor tofu is on PATH", "Install Terraform 1.8 or later, or OpenTofu.")
    done = subprocess.run([found, "version", "-json"], capture_output=True, text=True, check=False, env=dict(environ))
    try:
        number = str(json.loads(done.stdout)["terraform_version"])
    except (ValueError, KeyError):
        return Finding(False, f"{found} does not say its version", f"Run `{found} version` and see why.")
    age = tuple(int(part) for part in re.findall(r"\d+", number)[:2])
    if age < _OLDEST:
        return Finding(False, f"{found} {number} speaks another protocol", "Install Terraform 1.8 or later.")
    missing = [what for needed, what in _AGE.items() if age < needed]
    return Finding(True, f"{found} {number}" + (f", too old for {', '.join(missing)}" if missing else ""))


def package(launcher: Path) -> Iterator[Finding]:
    """Whether the package is there, as this version of Turnout writes it, and the newest in its mirror."""
    again = "Run: turnout provider install" + ("" if launcher == location() else " --mirror with that directory")
    if not launcher.exists():
        yield Finding(False, f"there is no {launcher}", f"{again}.")
        return
    others = [file.name for file in launcher.parent.iterdir() if file != launcher]
    if launcher.read_text(errors="replace") != LAUNCHER:
        yield Finding(False, f"{launcher} was written by another version of Turnout", f"{again}.")
    elif others:
        advice = f"Delete {', '.join(sorted(others))} there: Terraform counts it in, and finds no such checksum."
        yield Finding(False, f"{launcher.parent} holds more than the provider", advice)
    elif not os.access(launcher, os.X_OK):
        yield Finding(False, f"{launcher} can't be executed", f"{again}; if that does not help, the disk is noexec.")
    else:
        yield Finding(True, f"installed as {launcher}")
    yield from _newer(launcher)


def _newer(launcher: Path) -> Iterator[Finding]:
    own = _parts(version("turnout"))
    root = launcher.parents[2]
    newer = sorted(d.name for d in root.iterdir() if d.is_dir() and re.match(r"\d", d.name) and _parts(d.name) > own)
    if newer:
        advice = f"Delete {root / newer[-1]}, or say version = {version('turnout')!r} under required_providers."
        yield Finding(False, f"{root} also holds {', '.join(newer)}, which terraform init prefers", advice)


def configuration(environ: Mapping[str, str], launcher: Path) -> Iterator[Finding]:
    """Whether Terraform's CLI configuration lets it look where the package is."""
    file = config_file(environ)
    if file is None:
        if launcher != location():
            advice = "Write down what `turnout provider install --mirror` prints, and name it in TF_CLI_CONFIG_FILE."
            yield Finding(False, "no CLI configuration names the mirror", advice)
        return
    if not file.exists():
        yield Finding(False, f"TF_CLI_CONFIG_FILE names {file}, which is not there", "Correct or unset it.")
        return
    found: Shadow | None = shadow(file.read_text(errors="replace"), launcher.parents[5])
    if found is None:
        yield Finding(True, f"{file} lets Terraform find it")
    else:
        yield Finding(False, f"{file}: {found.what}", found.advice)


def interpreter(environ: Mapping[str, str], launcher: Path) -> Iterator[Finding]:
    """Whether the Python that runs the provider is there, has this Turnout, and starts it."""
    noted = launcher.parents[2] / INTERPRETER
    forced = environ.get("TURNOUT_PYTHON")
    python = forced or (noted.read_text().strip() if noted.exists() else "python3")
    origin = "TURNOUT_PYTHON names" if forced else f"{noted} names"
    if shutil.which(python, path=environ.get("PATH")) is None:
        advice = "Unset it." if forced else "Was its virtual environment moved? Run there: turnout provider install."
        yield Finding(False, f"{origin} {python}, which is not there any more", advice)
        return
    there = _version_in(python)
    if there is None:
        advice = f"Run: {python} -m pip install 'turnout[provider]', or `turnout provider install` from where it is."
        yield Finding(False, f"{python} has no Turnout", advice)
    elif there != version("turnout"):
        advice = f"Run `turnout provider install` with {python}, or install {version('turnout')} there."
        yield Finding(False, f"{python} has Turnout {there}, and this is {version('turnout')}", advice)
    else:
        yield _started(launcher, environ)


def _version_in(python: str) -> str | None:
    script = "import turnout_provider; from importlib.metadata import version; print(version('turnout'))"
    done = subprocess.run([python, "-I", "-c", script], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def _started(launcher: Path, environ: Mapping[str, str]) -> Finding:
    variables = {**environ, COOKIE_NAME: COOKIE, "PLUGIN_PROTOCOL_VERSIONS": "6"}
    process = subprocess.Popen(
        [str(launcher)], env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.terminate()
    _, said = process.communicate(timeout=_SECONDS)
    if line.startswith("1|6|unix|"):
        return Finding(True, "it starts and answers")
    return Finding(False, "it does not start", said.strip() or "It says nothing.")


def lock(project: Path) -> Iterator[Finding]:
    """Whether the lock file of a project knows this package."""
    file = project / ".terraform.lock.hcl"
    if not file.exists():
        return
    block = re.search(rf'provider "{re.escape(SOURCE)}" \{{(.*?)\n\}}', file.read_text(errors="replace"), re.S)
    if block is None:
        return
    locked = re.search(r'^\s*version\s*=\s*"([^"]+)"', block[1], re.M)
    if locked is not None and locked[1] != version("turnout"):
        advice = "Run: terraform init -upgrade, and commit the lock file."
        yield Finding(False, f"{file} locks version {locked[1]}, and this is {version('turnout')}", advice)
    elif packages.h1(packages.files()) not in block[1] and packages.zh(packages.archive()) not in block[1]:
        advice = "Delete the provider's block there, run terraform init, and commit the lock file."
        yield Finding(False, f"{file} knows other checksums of {version('turnout')}", advice)
    else:
        yield Finding(True, f"{file} knows this package")


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number)[:3])
