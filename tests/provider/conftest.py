"""Terraform with our provider: attached to a provider in this process (fast), or installed as a user installs it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import Running, turnout
from tests.provider.given import given
from tests.provider.sample import MANAGED, Sample
from tests.provider.terraform import ADDRESS, Terraform

from turnout import Client
from turnout_provider.framework.servicer import Servicer
from turnout_provider.plugin.reattach import Reattachable
from turnout_provider.segment import Segment


@pytest.fixture(scope="session")
def attached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that leads Terraform to the provider in this process."""
    nothing = tmp_path_factory.mktemp("cli") / "terraform.rc"
    nothing.write_text("")
    segment = Segment()
    servicer = Servicer(segment)
    with Reattachable(servicer.handle, ADDRESS, servicer.attempt) as provider:
        yield {**provider.environ, "TF_CLI_CONFIG_FILE": str(nothing)}
    segment.close()


@pytest.fixture
def terraform(attached: dict[str, str], running: Running, tmp_path: Path) -> Terraform:
    """An empty root module."""
    return Terraform(tmp_path, attached, {"url": running.url, "token": running.token})


@pytest.fixture(scope="session")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user who has installed the provider into a project's mirror."""
    directory = tmp_path_factory.mktemp("mirror")
    done = turnout("provider", "install", "--mirror", str(directory / "mirror"))
    assert done.returncode == 0, done.stderr
    configuration = directory / "terraform.rc"
    configuration.write_text(done.stdout)
    return {"TF_CLI_CONFIG_FILE": str(configuration)}


@pytest.fixture
def installed(mirror: dict[str, str], running: Running, tmp_path: Path) -> Terraform:
    """An empty root module with the provider that `turnout provider install` installed, before `terraform init`."""
    module = Terraform(tmp_path, {**mirror, **running.environment})
    module.write()
    return module


@pytest.fixture
def client(running: Running) -> Iterator[Client]:
    """The typed client: what the service really holds."""
    with Client(base_url=running.url, token=running.token) as made:
        yield made


@pytest.fixture(scope="module")
def values(running: Running) -> dict[str, str]:
    """What the service gives and samples name: the workspace, its space, and two roles."""
    with Client(base_url=running.url, token=running.token) as made:
        return given(made)


@pytest.fixture
def samples(values: dict[str, str], unique: Callable[[str], str]) -> Callable[..., Sample]:
    """Makes the sample of a kind, with a number where a module holds several."""
    return lambda kind, number=None: Sample(MANAGED[kind], unique(""), values, number)


@pytest.fixture
def unique() -> Callable[[str], str]:
    """Makes names that no other test uses: all of them share one server."""
    suffix = uuid.uuid4().hex[:8]
    return lambda name: f"{name}-{suffix}"
