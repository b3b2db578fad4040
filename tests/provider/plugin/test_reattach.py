"""A provider that runs by itself until Ctrl-C, for debuggers."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.provider.plugin.go_plugin_client import Connection

from turnout_provider.plugin.messages import STOP_PROVIDER

ADDRESS = "registry.terraform.io/turnout/echo"
ROOT = Path(__file__).parents[3]
PROGRAM = f"""
from tests.provider.plugin.echo_provider import handle
from turnout_provider.plugin.reattach import serve_until_interrupted
serve_until_interrupted(handle, "{ADDRESS}")
"""


def test_it_prints_the_variable_for_terraform_and_serves_until_ctrl_c() -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        name, _, value = process.stdout.readline().partition("=")
        assert name == "TF_REATTACH_PROVIDERS"
        (address, found), *others = json.loads(value.strip().strip("'")).items()
        assert (address, others) == (ADDRESS, [])
        path = found["Addr"].pop("String")
        assert found == {
            "Protocol": "grpc",
            "ProtocolVersion": 6,
            "Pid": process.pid,
            "Test": True,
            "Addr": {"Network": "unix"},
        }

        connection = Connection(path)
        assert connection.call(STOP_PROVIDER.path) == b""
        process.send_signal(signal.SIGINT)
        assert connection.closed.wait(60)
        connection.close()
        assert process.wait(60) == 0
        assert not Path(path).parent.exists()
