"""`turnout provider doctor`: each way in which an installation breaks is named, with what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import turnout

from turnout_provider.install import INTERPRETER, SOURCE, cli_config, install, location
from turnout_provider.packages import files, h1


class Place:
    """A machine with the provider in a mirror and a CLI configuration that names it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.mirror = root / "mirror"
        self.launcher = install(self.mirror).path
        self.rc = root / "terraform.rc"
        self.rc.write_text(cli_config(self.mirror))
        self.environ = {**os.environ, "TF_CLI_CONFIG_FILE": str(self.rc), "HOME": str(root)}
        self.environ.pop("TURNOUT_PYTHON", None)

    def wrong(self) -> list[dict[str, Any]]:
        """What the doctor finds wrong; its exit status must say whether it found anything."""
        done = subprocess.run(
            [sys.executable, "-m", "turnout.cli", "provider", "doctor", "--mirror", str(self.mirror), "-o", "json"],
            capture_output=True,
            text=True,
            check=False,
            env=self.environ,
            cwd=self.root,
        )
        assert done.returncode in (0, 1), done.stderr
        found = [finding for finding in json.loads(done.stdout) if not finding["well"]]
        assert bool(found) == bool(done.returncode)
        assert all(finding["advice"] for finding in found)
        return found

    def only(self) -> str:
        (found,) = self.wrong()
        return f"{found['what']} -> {found['advice']}"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_good_installation_is_well(place: Place) -> None:
    assert place.wrong() == []


def test_no_terraform(place: Place) -> None:
    place.environ["PATH"] = str(place.root)
    said = [finding["what"] for finding in place.wrong()]

    assert "neither terraform nor tofu is on PATH" in said


def test_a_terraform_that_is_too_old(place: Place) -> None:
    tools = place.root / "tools"
    tools.mkdir()
    (tools / "terraform").write_text('#!/bin/sh\necho \'{"terraform_version": "0.15.5"}\'\n')
    (tools / "terraform").chmod(0o755)
    place.environ["PATH"] = f"{tools}:{place.environ['PATH']}"

    assert "terraform 0.15.5 speaks another protocol" in place.only()


def test_a_terraform_without_write_only_settings_is_well_and_told(place: Place) -> None:
    tools = place.root / "tools"
    tools.mkdir()
    (tools / "terraform").write_text('#!/bin/sh\necho \'{"terraform_version": "1.9.8"}\'\n')
    (tools / "terraform").chmod(0o755)
    place.environ["PATH"] = f"{tools}:{place.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "turnout.cli", "provider", "doctor", "--mirror", str(place.mirror)],
        capture_output=True,
        text=True,
        check=False,
        env=place.environ,
        cwd=place.root,
    )

    assert done.returncode == 0
    assert "terraform 1.9.8, too old for ephemeral resources, write-only settings" in done.stdout


def test_nothing_installed(place: Place) -> None:
    place.launcher.unlink()

    assert "there is no " in place.only()
    assert "turnout provider install --mirror" in place.only()


def test_a_package_of_another_version_of_turnout(place: Place) -> None:
    place.launcher.write_text("#!/bin/sh\nexec something-else\n")

    assert "was written by another version of Turnout" in place.only()


def test_more_files_than_terraform_has_locked(place: Place) -> None:
    (place.launcher.parent / "notes.txt").write_text("mine")

    assert "Delete notes.txt there" in place.only()


def test_a_launcher_that_cannot_be_executed(place: Place) -> None:
    place.launcher.chmod(0o644)

    assert "can't be executed" in place.only()


def test_a_newer_version_in_the_mirror(place: Place) -> None:
    (place.launcher.parents[2] / "99.0.0").mkdir()

    assert "also holds 99.0.0, which terraform init prefers" in place.only()


def test_a_configuration_without_the_mirror(place: Place) -> None:
    place.rc.write_text('provider_installation {\n  filesystem_mirror {\n    path = "/elsewhere"\n  }\n}\n')

    assert "it takes the provider from filesystem_mirror /elsewhere" in place.only()


def test_a_configuration_that_takes_nothing_from_anywhere(place: Place) -> None:
    place.rc.write_text('provider_installation {\n  direct {\n    exclude = ["turnout/*"]\n  }\n}\n')

    assert "no installation method includes the provider" in place.only()


def test_a_configuration_that_overrides_the_provider(place: Place) -> None:
    text = f'provider_installation {{\n  dev_overrides {{\n    "{SOURCE}" = "/src"\n  }}\n  direct {{}}\n}}\n'
    place.rc.write_text(text)

    assert "dev_overrides takes the provider from /src -> Delete that line." in place.only()


def test_a_configuration_that_only_looks_like_one(place: Place) -> None:
    place.rc.write_text("# " + cli_config(place.mirror).replace("\n", "\n# "))

    assert "it has no provider_installation block" in place.only()


def test_a_configuration_that_is_named_and_not_there(place: Place) -> None:
    place.rc.unlink()

    assert "which is not there -> Correct or unset it." in place.only()


def test_no_configuration_at_all(place: Place) -> None:
    del place.environ["TF_CLI_CONFIG_FILE"]

    assert "no CLI configuration names the mirror" in place.only()


def test_a_virtual_environment_that_was_moved(place: Place) -> None:
    (place.launcher.parents[2] / INTERPRETER).write_text("/moved/bin/python\n")

    assert "/moved/bin/python, which is not there any more" in place.only()
    assert "virtual environment moved" in place.only()


def test_a_forced_python_that_is_not_there(place: Place) -> None:
    place.environ["TURNOUT_PYTHON"] = "/nowhere/python"

    assert "TURNOUT_PYTHON names /nowhere/python" in place.only()


def test_a_python_without_turnout(place: Place) -> None:
    bare = place.root / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -S "$@"\n')
    bare.chmod(0o755)
    (place.launcher.parents[2] / INTERPRETER).write_text(f"{bare}\n")

    assert f"{bare} has no Turnout" in place.only()


def test_a_python_with_another_turnout(place: Place) -> None:
    other = place.root / "python"
    other.write_text("#!/bin/sh\necho 0.0.1\n")
    other.chmod(0o755)
    (place.launcher.parents[2] / INTERPRETER).write_text(f"{other}\n")

    assert f"has Turnout 0.0.1, and this is {version('turnout')}" in place.only()


def test_a_python_that_does_not_start_the_provider(place: Place) -> None:
    broken = place.root / "python"
    broken.write_text(
        f'#!/bin/sh\n[ "$2" = -c ] && exec "{sys.executable}" "$@"\necho "no such library" >&2\nexit 1\n'
    )
    broken.chmod(0o755)
    (place.launcher.parents[2] / INTERPRETER).write_text(f"{broken}\n")

    assert "it does not start -> no such library" in place.only()


def lock(place: Place, number: str, checksum: str) -> None:
    text = f'provider "{SOURCE}" {{\n  version = "{number}"\n  hashes = [\n    "{checksum}",\n  ]\n}}\n'
    (place.root / ".terraform.lock.hcl").write_text(text)


def test_a_lock_file_that_knows_the_package(place: Place) -> None:
    lock(place, version("turnout"), h1(files()))

    assert place.wrong() == []


def test_a_lock_file_of_another_version(place: Place) -> None:
    lock(place, "0.0.1", h1(files()))

    assert "terraform init -upgrade" in place.only()


def test_a_lock_file_with_other_checksums(place: Place) -> None:
    lock(place, version("turnout"), "h1:AAAA")

    assert "knows other checksums" in place.only()


def test_without_a_mirror_it_looks_where_terraform_does_by_itself() -> None:
    done = turnout("provider", "doctor")

    assert str(location()) in done.stdout
