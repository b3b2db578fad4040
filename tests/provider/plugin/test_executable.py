"""A plugin's process, started and called as Terraform does it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.provider.plugin.go_plugin_client import COOKIE, SHUTDOWN, CallFailed, Connection, Identity, Plugin

from turnout_provider.plugin.messages import (
    GET_METADATA,
    READ_RESOURCE,
    STOP_PROVIDER,
)
from turnout_provider.plugin.protobuf import encode
from turnout_provider.plugin.status import INTERNAL, INVALID_ARGUMENT, UNAVAILABLE, UNIMPLEMENTED

ECHO = [sys.executable, str(Path(__file__).with_name("echo_provider.py"))]


def request(name: str, private: bytes = b"") -> bytes:
    return encode(READ_RESOURCE.request, {"type_name": name, "private": private})


@pytest.fixture
def plugin() -> Iterator[Plugin]:
    with Plugin.start(ECHO) as plugin:
        yield plugin


def test_the_handshake_is_the_line_that_go_plugin_expects(plugin: Plugin) -> None:
    line = plugin.handshake
    assert (line.core, line.protocol, line.network, line.kind) == ("1", "6", "unix", "grpc")
    assert Path(line.path).is_socket()
    assert Path(line.path).parent.stat().st_mode & 0o777 == 0o700


def test_a_call_is_answered(plugin: Plugin) -> None:
    assert plugin.call(READ_RESOURCE, type_name="a", private=b"secret")["private"] == b"secret"


def test_shutdown_ends_the_process_well_and_removes_the_socket(plugin: Plugin) -> None:
    assert plugin.shut_down() == 0
    assert not Path(plugin.handshake.path).parent.exists()


def test_a_message_of_5_mb_passes_both_ways(plugin: Plugin) -> None:
    large = os.urandom(5_000_000)
    assert plugin.call(READ_RESOURCE, type_name="a", private=large)["private"] == large


def test_32_calls_at_once_are_each_answered(plugin: Plugin) -> None:
    sent = [encode(READ_RESOURCE.response, {"private": bytes([index]) * 30_000}) for index in range(32)]
    calls = [plugin.connection.begin(READ_RESOURCE.path, request("a", bytes([i]) * 30_000)) for i in range(32)]
    assert [call.result() for call in calls] == sent


def test_calls_that_arrive_together_are_each_answered(plugin: Plugin) -> None:
    asked = [(STOP_PROVIDER.path, b""), *((READ_RESOURCE.path, request("wait", bytes([i]))) for i in range(20))]
    asked += [(STOP_PROVIDER.path, b""), (GET_METADATA.path, b"")]
    stopped, *read, again, unmade = plugin.connection.begin_together(asked)
    assert [stopped.result(), again.result()] == [b"", b""]
    assert [call.result() for call in read] == [
        encode(READ_RESOURCE.response, {"private": bytes([i])}) for i in range(20)
    ]
    with pytest.raises(CallFailed):
        unmade.result()


def test_a_slow_call_holds_up_no_other_and_stop_provider_reaches_it(plugin: Plugin) -> None:
    slow = plugin.connection.begin(READ_RESOURCE.path, request("wait"))
    assert plugin.call(READ_RESOURCE, type_name="a", private=b"quick")["private"] == b"quick"
    assert not slow.done.is_set()
    plugin.call(STOP_PROVIDER)
    slow.result()


def test_shutdown_lets_a_call_under_way_finish(plugin: Plugin) -> None:
    slow = plugin.connection.begin(READ_RESOURCE.path, request("wait", b"made"))
    bye = plugin.connection.begin(SHUTDOWN)
    with pytest.raises(CallFailed) as refusal:
        plugin.connection.call(READ_RESOURCE.path, request("a"))
    assert refusal.value.status == UNAVAILABLE
    assert not bye.done.is_set()

    plugin.call(STOP_PROVIDER)
    assert slow.result() == encode(READ_RESOURCE.response, {"private": b"made"})
    assert bye.result() == b""
    plugin.connection.close()
    assert plugin.wait() == 0


def test_stop_provider_passes_all_calls_that_wait(plugin: Plugin) -> None:
    waiting = [plugin.connection.begin(READ_RESOURCE.path, request("wait")) for _ in range(40)]
    plugin.call(STOP_PROVIDER)
    for call in waiting:
        call.result()


def test_several_connections_are_served(plugin: Plugin) -> None:
    others = [plugin.connect() for _ in range(3)]
    for connection in [plugin.connection, *others]:
        assert connection.call(READ_RESOURCE.path, request("a", b"x"))
    for connection in others:
        connection.close()
    assert plugin.call(READ_RESOURCE, type_name="a")


def test_a_cancelled_call_leaves_the_connection_usable(plugin: Plugin) -> None:
    slow = plugin.connection.begin(READ_RESOURCE.path, request("wait"))
    plugin.connection.cancel(slow)
    plugin.call(STOP_PROVIDER)
    assert plugin.call(READ_RESOURCE, type_name="a", private=b"x")["private"] == b"x"


def test_a_refusal_arrives_with_its_status_and_text(plugin: Plugin) -> None:
    with pytest.raises(CallFailed) as refusal:
        plugin.call(READ_RESOURCE, type_name="refuse")
    assert (refusal.value.status, refusal.value.message) == (INVALID_ARGUMENT, "50 % süß\nand more")


@pytest.mark.parametrize(("name", "kind"), [("crash", "KeyError"), ("exit", "SystemExit")])
def test_a_crash_is_told_without_secrets_and_its_place_is_logged(plugin: Plugin, name: str, kind: str) -> None:
    with pytest.raises(CallFailed) as refusal:
        plugin.call(READ_RESOURCE, type_name=name)
    assert refusal.value.status == INTERNAL
    assert refusal.value.message == (
        f"ReadResource met an unexpected {kind}; TF_LOG=error shows where. This is a bug of the provider."
    )
    plugin.shut_down()
    assert '"@level": "error"' in plugin.stderr
    assert "echo_provider.py" in plugin.stderr
    assert "secret" not in refusal.value.message + plugin.stderr


@pytest.mark.parametrize("path", ["/tfplugin6.Provider/Unheard", "/plugin.GRPCStdio/StreamStdio", GET_METADATA.path])
def test_methods_that_are_not_made_are_unimplemented(plugin: Plugin, path: str) -> None:
    with pytest.raises(CallFailed) as refusal:
        plugin.connection.call(path)
    assert refusal.value.status == UNIMPLEMENTED


def test_stray_prints_go_to_the_log(plugin: Plugin) -> None:
    plugin.call(READ_RESOURCE, type_name="print")
    plugin.shut_down()
    assert "a stray line before the handshake\n" in plugin.stderr
    assert "a stray line, 100 % of it\n" in plugin.stderr
    assert plugin.process.stdout is not None
    assert plugin.process.stdout.read() == ""


def test_python_s_log_becomes_terraform_s_without_the_text_of_exceptions() -> None:
    with Plugin.start(ECHO, os.environ | {"TF_LOG": "info"}) as plugin:
        plugin.call(READ_RESOURCE, type_name="log")
        plugin.shut_down()
        lines = [json.loads(line) for line in plugin.stderr.splitlines() if line.startswith("{")]
    assert [(line["@level"], line["@message"], line["logger"]) for line in lines] == [
        ("warn", "2 lines", "echo"),
        ("error", "caught", "echo"),
    ]
    assert lines[1]["error"] == "KeyError"
    assert "echo_provider.py" in lines[1]["at"]
    assert "secret" not in plugin.stderr
    assert all(datetime.strptime(line["@timestamp"], "%Y-%m-%dT%H:%M:%S.%f%z") for line in lines)


def test_ctrl_c_is_left_to_terraform(plugin: Plugin) -> None:
    plugin.process.send_signal(signal.SIGINT)
    assert plugin.call(READ_RESOURCE, type_name="a", private=b"x")["private"] == b"x"
    assert plugin.shut_down() == 0


def test_a_plugin_whose_host_is_killed_ends_by_itself() -> None:
    with Plugin.start(["/bin/sh", "-c", f'"{ECHO[0]}" "{ECHO[1]}"; true']) as plugin:
        plugin.process.kill()
        plugin.connection.close()
        assert plugin.process.stdout is not None
        # The orphan holds the other end of this pipe for as long as it lives.
        assert plugin.process.stdout.read() == ""
        assert not Path(plugin.handshake.path).exists()


def refused(plugin: Plugin, identity: Identity | None) -> bool:
    """Whether the plugin ends a connection of that client without an answer."""
    try:
        connection = Connection(plugin.handshake.path, plugin.handshake.context(identity))
    except OSError:
        return True
    closed = connection.closed.wait(30)
    connection.close()
    return closed


def test_a_client_without_a_certificate_is_refused(plugin: Plugin) -> None:
    assert refused(plugin, None)
    assert plugin.call(READ_RESOURCE, type_name="a")


def test_a_client_with_another_certificate_is_refused(plugin: Plugin) -> None:
    assert refused(plugin, Identity.make())
    assert plugin.call(READ_RESOURCE, type_name="a")


def test_a_client_without_tls_is_refused(plugin: Plugin) -> None:
    connection = Connection(plugin.handshake.path)
    assert connection.closed.wait(30)
    connection.close()
    assert plugin.call(READ_RESOURCE, type_name="a")


def test_without_a_client_certificate_the_plugin_speaks_plainly() -> None:
    with Plugin.start(ECHO, tls=False) as plugin:
        assert plugin.handshake.certificate == b""
        assert plugin.call(READ_RESOURCE, type_name="a", private=b"x")["private"] == b"x"
        assert plugin.shut_down() == 0


def test_a_long_tmpdir_does_not_break_the_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    with Plugin.start(ECHO, os.environ | {"TMPDIR": str(deep)}) as plugin:
        assert plugin.call(READ_RESOURCE, type_name="a")
        assert plugin.shut_down() == 0


def started_by_hand(**environ: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in COOKIE}
    return subprocess.run(ECHO, env=inherited | environ, capture_output=True, text=True, timeout=60, check=False)


def test_started_by_hand_it_says_what_it_is() -> None:
    done = started_by_hand()
    assert done.returncode == 1
    assert "This is a Terraform provider. It is not started by hand" in done.stderr
    assert "1|6|" not in done.stdout


def test_a_host_of_another_protocol_is_told_so() -> None:
    done = started_by_hand(**COOKIE, PLUGIN_PROTOCOL_VERSIONS="4,5")
    assert done.returncode == 1
    assert "speaks Terraform's plugin protocol 6, and the host only 4,5" in done.stderr


def test_a_start_with_a_cached_certificate_imports_nothing_heavy(tmp_path: Path) -> None:
    environ = os.environ | {"XDG_CACHE_HOME": str(tmp_path)}
    with Plugin.start(ECHO, environ) as plugin:
        plugin.shut_down()
    with Plugin.start([ECHO[0], "-X", "importtime", ECHO[1]], environ) as plugin:
        plugin.call(READ_RESOURCE, type_name="a")
        plugin.shut_down()
        imported = {line.rpartition("|")[2].strip() for line in plugin.stderr.splitlines() if "|" in line}
    heavy = {"asyncio", "cryptography", "dataclasses", "h2", "logging", "tempfile", "typing", "concurrent.futures"}
    assert "ssl" in imported
    assert imported & heavy == set()
