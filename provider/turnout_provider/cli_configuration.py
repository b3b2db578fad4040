"""Terraform's CLI configuration, as far as it decides where providers come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from turnout_provider.install import SOURCE

_BLOCK = r"{}\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}"


@dataclass(frozen=True)
class Shadow:
    """Why Terraform does not look where the package is, and what to do."""

    what: str
    advice: str


def config_file(environ: Mapping[str, str]) -> Path | None:
    """The file that Terraform reads: the one named, or the one in the home directory if it is there."""
    named = environ.get("TF_CLI_CONFIG_FILE") or environ.get("TERRAFORM_CONFIG")
    if named:
        return Path(named)
    known = Path(environ.get("HOME", "~")).expanduser() / ".terraformrc"
    return known if known.exists() else None


def shadow(text: str, mirror: Path) -> Shadow | None:
    """What of the configuration keeps Terraform from a mirror; None if nothing does."""
    text = re.sub(r"(?m)^\s*(?:#|//).*$", "", text)
    block = re.search(_BLOCK.format("provider_installation"), text)
    if block is None:
        return _unnamed(mirror, "it has no provider_installation block")
    override = re.search(rf'"{re.escape(SOURCE)}"\s*=\s*"([^"]*)"', block[1])
    if override is not None and "dev_overrides" in block[1]:
        return Shadow(f"dev_overrides takes the provider from {override[1]}", "Delete that line.")
    methods = [method for method in _methods(block[1]) if method.takes]
    if not methods:
        return Shadow("no installation method includes the provider", f'Add "{SOURCE}" to an include list.')
    if any(method.kind == "filesystem_mirror" and method.path == mirror for method in methods):
        return None
    named = ", ".join(f"{method.kind} {method.path or ''}".strip() for method in methods)
    return _unnamed(mirror, f"it takes the provider from {named}")


def _unnamed(mirror: Path, what: str) -> Shadow | None:
    if mirror == Path.home() / ".terraform.d" / "plugins" and what.startswith("it has no"):
        return None
    return Shadow(f"{what}, not from {mirror}", f'Add filesystem_mirror {{ path = "{mirror}" }} to it.')


@dataclass(frozen=True)
class _Method:
    kind: str
    path: Path | None
    takes: bool


def _methods(text: str) -> Iterator[_Method]:
    for kind in ("filesystem_mirror", "network_mirror", "direct"):
        for found in re.finditer(rf"{kind}\s*\{{([^{{}}]*)\}}", text):
            path = re.search(r'\b(?:path|url)\s*=\s*"([^"]*)"', found[1])
            included, excluded = _patterns(found[1], "include"), _patterns(found[1], "exclude")
            takes = (not included or _matches(included)) and not _matches(excluded)
            place = Path(path[1]).expanduser() if path and kind == "filesystem_mirror" else None
            yield _Method(kind, place, takes)


def _patterns(text: str, name: str) -> list[str]:
    found = re.search(rf"\b{name}\s*=\s*\[([^\]]*)\]", text)
    return re.findall(r'"([^"]*)"', found[1]) if found else []


def _matches(patterns: list[str]) -> bool:
    own = SOURCE.split("/")
    for pattern in patterns:
        steps = pattern.split("/")
        # A pattern without a host is about the public registry.
        full = steps if len(steps) == 3 else [own[0], *steps]
        if len(full) == 3 and all(step in ("*", mine) for step, mine in zip(full, own, strict=True)):
            return True
    return False
