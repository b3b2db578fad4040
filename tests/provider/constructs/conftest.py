"""The three backends, as programs import them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.provider.constructs.synthesis import BACKENDS, LIBRARIES, Json, synthesise

# jsii prints a page about Node's age otherwise.
os.environ.setdefault("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20")


def backend(name: str) -> Any:
    """The constructs of one backend; the libraries need Node, and a test without it has not passed."""
    if name in LIBRARIES and shutil.which("node") is None:
        pytest.fail(f"{name} runs on Node and there is no `node` on PATH: install Node 20 or newer")
    return import_module(f"turnout_provider.constructs.{name}")


@pytest.fixture(params=BACKENDS)
def cdk(request: pytest.FixtureRequest) -> Any:
    """Each backend in turn."""
    return backend(request.param)


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Any:
    """Each backend that stands on a library."""
    return backend(request.param)


@pytest.fixture
def backends() -> list[Any]:
    """All three."""
    return [backend(name) for name in BACKENDS]


@pytest.fixture
def synth(cdk: Any, tmp_path: Path) -> Callable[[Callable[[Any, Any], None]], Json]:
    """Synthesises what a function declares in a stack on one backend; the stack's JSON."""
    return lambda declare: synthesise(cdk, declare, tmp_path)
