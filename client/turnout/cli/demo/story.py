"""The story that the demo tells, one function a step."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import httpx
from rich.console import Console

from turnout import Client

from . import shop
from .processes import Background, start
from .report import archived_addresses, differences, outcome, show
from .terraform import Terraform, binary

QUIET_SECONDS = 30.0


@dataclass(frozen=True)
class Stage:
    """What the first steps leave for the later ones."""

    server: Background
    sink: Background
    token: str
    terraform: Terraform


def tell(work: Path, mirror: Path, backend: str, keep: bool) -> None:
    """Tell the whole story in `work`; raise ClickException where it does not go as it must."""
    console, began = Console(), time.monotonic()
    binary()
    chosen, why = shop.choose_backend(backend)
    with ExitStack() as stack:
        stage = _prepare(console, work, mirror, stack)
        _declare(console, stage, chosen, why, work)
        problems = _events(console, stage, work)
        if problems:
            raise click.ClickException("what came out is not what had to:\n  " + "\n  ".join(problems))
        _drift(console, stage)
        if keep:
            _what_next(console, stage, work)
            stack.pop_all()
        else:
            _destroy(console, stage)
    if not keep:
        shutil.rmtree(work)
    console.print(f"\n[bold green]The demo is done[/], {time.monotonic() - began:.1f} s.")


def _prepare(console: Console, work: Path, mirror: Path, stack: ExitStack) -> Stage:
    console.print(f"\n[bold]1. The bundled server[/], its data in {work}")
    with _step(console, "start the server and a webhook receiver on free loopback ports"):
        data = str(work / "data")
        options = ("--data", data, "--port", "0", "--allow-private-targets", "-o", "json")
        server = start("turnout.cli", "serve", *options, log=work / "server.log")
        stack.callback(server.stop)
        sink = start("turnout.cli.demo.sink", str(work / "webhook.ndjson"), log=work / "sink.log")
        stack.callback(sink.stop)
    with _step(console, "make a token (turnout token create)"):
        token = _token(data)
    with _step(console, f"install the provider into {mirror}"):
        configuration = _install(mirror, work)
    environment = {"TF_CLI_CONFIG_FILE": str(configuration), "PUBLIC_API_URL": server.url, "PUBLIC_API_TOKEN": token}
    return Stage(server, sink, token, Terraform(work / "cdktf.out" / "stacks" / "shop", environment))


def _declare(console: Console, stage: Stage, backend: str, why: str, work: Path) -> None:
    console.print(f"\n[bold]2. The workspace as code[/]: examples/shop/main.py on {backend}")
    if why:
        console.print(f"   {why}")
    with _step(console, "synthesise Terraform JSON"):
        shop.synthesise(backend, f"{stage.sink.url}/orders", work)
    console.print("\n[bold]3. The real Terraform[/]")
    with _step(console, "terraform init"):
        stage.terraform.run("init", "-input=false", "-no-color")
    with _step(console, "terraform plan"):
        changes = stage.terraform.changes()
    for address, actions in changes:
        console.print(f"     {actions:8} {address}")
    with _step(console, "terraform apply"):
        stage.terraform.apply()


def _events(console: Console, stage: Stage, work: Path) -> list[str]:
    traffic = shop.traffic()
    calls = traffic.calls()
    console.print(f"\n[bold]4. {len(calls)} events[/] with the official segment-analytics-python SDK")
    keys = stage.terraform.output()
    with _step(console, "send them, the last 20 for the second time"):
        write_keys = {"shop-web": keys["web_write_key"][0], "shop-api": keys["api_write_key"][0]}
        shop.send(calls, stage.server.url, write_keys)
    console.print("\n[bold]5. What came out[/]")
    with _step(console, "wait until delivery is quiet"):
        came_out = _when_quiet(stage)
    must = shop.counted(traffic.expected(calls))
    show(console, came_out, must)
    received = (work / "webhook.ndjson").read_bytes().count(b"\n")
    addresses, archived = archived_addresses(work / "data" / "archive")
    console.print(
        f"   the webhook got {received} events; {archived} archived events hold {addresses} e-mail addresses"
    )
    extra = [f"the archive holds {addresses} e-mail addresses, not 0"] if addresses else []
    return differences(came_out, must) + extra


def _drift(console: Console, stage: Stage) -> None:
    console.print("\n[bold]6. Behind Terraform's back[/]")
    with (
        _step(console, "disable one filter through the typed client"),
        Client(stage.token, base_url=stage.server.url) as client,
    ):
        destination = next(d for d in client.destinations.iterate() if d.name == "Orders")
        found = next(iter(client.destination_filters.iterate(destination.id)))
        client.destination_filters.update(destination.id, found.id, enabled=False)
    with _step(console, "terraform plan sees it"):
        changes = stage.terraform.changes()
    if changes != [("segment_destination_filter.no_staff", "update")]:
        raise click.ClickException(f"the plan should update segment_destination_filter.no_staff; it has {changes}")
    console.print("     update   segment_destination_filter.no_staff")
    with _step(console, "terraform apply puts it right"):
        stage.terraform.apply()
    with _step(console, "terraform plan is empty"):
        changes = stage.terraform.changes()
    if changes:
        raise click.ClickException(f"the plan should be empty; it has {changes}")


def _destroy(console: Console, stage: Stage) -> None:
    with _step(console, "terraform destroy"):
        stage.terraform.run("destroy", "-auto-approve", "-input=false", "-no-color")


def _token(data: str) -> str:
    command = [sys.executable, "-m", "turnout.cli", "token", "create", "--data", data, "--name", "demo", "-o", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"turnout token create failed:\n{done.stderr}")
    return str(json.loads(done.stdout)["token"])


def _install(mirror: Path, work: Path) -> Path:
    from turnout_provider.install import cli_config, install

    install(mirror)
    configuration = work / "terraform.rc"
    configuration.write_text(cli_config(mirror))
    os.chmod(configuration, 0o600)
    return configuration


def _when_quiet(stage: Stage) -> Counter[str]:
    deadline = time.monotonic() + QUIET_SECONDS
    headers = {"Authorization": f"Bearer {stage.token}"}
    while time.monotonic() < deadline:
        answer = httpx.get(f"{stage.server.url}/__deliveries", headers=headers).raise_for_status().json()
        if answer["quiet"]:
            return outcome(answer)
        time.sleep(0.1)
    raise click.ClickException(f"delivery was not quiet after {QUIET_SECONDS:.0f} s: {answer}")


def _what_next(console: Console, stage: Stage, work: Path) -> None:
    url, directory = stage.server.url, stage.terraform.directory
    authorized = 'curl -H "Authorization: Bearer $PUBLIC_API_TOKEN"'
    configuration = stage.terraform.environment["TF_CLI_CONFIG_FILE"]
    lines = [
        "\nThe server and the workspace are still there. Try:\n",
        f"  export PUBLIC_API_URL={url} PUBLIC_API_TOKEN={stage.token} TF_CLI_CONFIG_FILE={configuration}",
        f"  {authorized} {url}/sources",
        f"  {authorized} {url}/__deliveries",
        f"  {sys.executable} -c 'import turnout; print([s.slug for s in turnout.Client().sources.iterate()])'",
        f"  terraform -chdir={directory} plan",
        f"\n  webhook bodies  {work}/webhook.ndjson",
        f"  archive         {work}/data/archive",
        f"  server's log    {work}/server.log",
        f"\nStop it all with: kill {stage.server.process.pid} {stage.sink.process.pid}; rm -r {work}",
    ]
    console.print("\n".join(lines), soft_wrap=True, markup=False, highlight=False)


@contextmanager
def _step(console: Console, what: str) -> Iterator[None]:
    began = time.monotonic()
    with console.status(f"   {what} ..."):
        yield
    console.print(f"   [green]ok[/] {what} [dim]({time.monotonic() - began:.1f} s)[/]", soft_wrap=True)
