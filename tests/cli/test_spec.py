"""`turnout spec` from the outside: what it lists and shows, and plans that the service takes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.commands import Inside


def test_calls_and_events_are_listed(inside: Inside) -> None:
    rows = inside.json("spec", "list")
    assert len(rows) == 6 + 87
    assert {row["name"] for row in inside.json("spec", "list", "ab-testing")} == {"Experiment Viewed"}


def test_an_event_is_shown_with_what_is_inside_its_properties(inside: Inside) -> None:
    rows = {row["path"]: row["type"] for row in inside.json("spec", "show", "Order Completed")}
    assert rows["properties.total"] == "number"
    assert rows["properties.products[].product_id"] == "string"
    traits = {row["path"]: row["type"] for row in inside.json("spec", "show", "identify")}
    assert traits["traits.address.city"] == "string"
    assert "An order was placed. (ecommerce)" in inside.ok("spec", "show", "Order Completed")


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("show", "order completed"), "did you mean 'Order Completed'?"),
        (("show", "Cup Sold"), "turnout spec list says what there is"),
        (("plan", "shops"), "there are ecommerce, video"),
        (("list", "shops"), "there are ecommerce, video"),
    ],
)
def test_what_there_is_not_ends_with_3_and_advice(inside: Inside, arguments: tuple[str, ...], advice: str) -> None:
    done = inside.run("spec", *arguments)
    assert done.exit_code == 3
    assert advice in done.stderr


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_a_plan_is_created_from_what_is_written(inside: Inside, tmp_path: Path, format: str) -> None:
    file = tmp_path / f"plan.{format}"
    file.write_text(inside.ok("spec", "plan", "mobile", "copilot", "--name", f"App {format}", "-o", format))
    id = inside.ok("tracking-plans", "create", "-f", str(file), "-o", "id").strip()
    plan = inside.json("tracking-plans", "get", id)
    [plan] = plan if isinstance(plan, list) else [plan]
    assert plan["name"] == f"App {format}"
    assert {rule["key"] for rule in plan["rules"]} >= {"Application Installed", "Conversation Started"}
    inside.run("tracking-plans", "delete", id, "--yes")


def test_a_plan_as_hcl_is_formatted_as_terraform_formats_it(inside: Inside, tmp_path: Path) -> None:
    terraform = shutil.which("terraform") or shutil.which("tofu")
    assert terraform, "put terraform or tofu on PATH"
    file = tmp_path / "plan.tf"
    file.write_text(inside.ok("spec", "plan", "ecommerce", "-o", "hcl"))
    done = subprocess.run(
        [terraform, "fmt", "-check", "-diff", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.dumps("Order Completed") in file.read_text()
