"""What importing costs, counted in modules, not in seconds."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import turnout


def third_party_after(*statements: str) -> set[str]:
    """The packages outside of the standard library that a fresh interpreter holds after the statements."""
    tell = "import json; print(json.dumps(sorted({name.split('.')[0] for name in set(sys.modules) - before})))"
    program = "\n".join(["import sys", "before = set(sys.modules)", *statements, tell])
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True)
    return {
        name
        for name in json.loads(done.stdout)
        if name not in sys.stdlib_module_names and not name.startswith("_sysconfigdata")
    }


PYDANTIC = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
HTTPX = {"httpx", "httpcore", "anyio", "certifi", "h11", "idna", "sniffio"}
# What httpcore loads where it is installed; our provider's extra brings it.
HTTP2 = {"h2", "hpack", "hyperframe"}


def test_importing_the_package_loads_nothing_but_the_package() -> None:
    assert third_party_after("import turnout") == {"turnout"}


def test_errors_and_policy_load_nothing_else_either() -> None:
    assert third_party_after("from turnout import errors, Policy", "import turnout._calls") == {"turnout"}


def test_a_model_loads_pydantic_only() -> None:
    assert third_party_after("from turnout import SourceSpec, Rule") == {"turnout", *PYDANTIC}


@pytest.mark.parametrize("name", ["Client", "AsyncClient"])
def test_a_client_that_was_only_made_loads_nothing_else(name: str) -> None:
    assert third_party_after(f"from turnout import {name}", f"{name}('token')") == {"turnout"}


def test_only_the_awaited_client_loads_asyncio() -> None:
    tell = "import sys; print('asyncio' in sys.modules)"
    told = [
        subprocess.run([sys.executable, "-c", f"{code}; {tell}"], capture_output=True, text=True, check=True).stdout
        for code in ("from turnout import Client; Client('token').sources", "from turnout import AsyncClient")
    ]
    assert told == ["False\n", "True\n"]


def test_a_collection_loads_pydantic_only() -> None:
    assert third_party_after("from turnout import Client", "Client('token').sources") == {"turnout", *PYDANTIC}


def test_a_call_loads_httpx_and_pydantic_only() -> None:
    loaded = third_party_after(
        "from turnout import Client, Policy, errors",
        # Nobody listens on port 1: the call goes as far as the network.
        "client = Client('token', base_url='http://127.0.0.1:1', policy=Policy(attempts=1))",
        "try: client.sources.list()",
        "except errors.TransportError: client.close()",
    )

    assert {"httpx", "pydantic"} <= loaded
    assert loaded <= {"turnout", *PYDANTIC, *HTTPX, *HTTP2}


def test_httpx_is_whole_for_whoever_imports_it_before_or_after() -> None:
    assert third_party_after("import turnout._http; import httpx; httpx.Client().close()") >= {"httpx"}
    assert third_party_after("import httpx; import httpx._main; import turnout._http") >= {"httpx", "click"}


def test_the_version_is_the_installed_one() -> None:
    assert turnout.__version__.count(".") == 2


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    name = "Cleint"
    with pytest.raises(AttributeError, match="module 'turnout' has no attribute 'Cleint'"):
        getattr(turnout, name)
