"""Every HCL example in our pages applies, plans empty, imports and destroys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.provider.sample import ALL
from tests.provider.terraform import Terraform

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def example(page: Path) -> str:
    """The resources and data sources that a page shows; its blocks are one module."""
    blocks = re.findall(r"```hcl\n(.*?)```", page.read_text(), re.DOTALL)
    shown = [re.sub(r"^terraform {\n.*?^}\n", "", block, flags=re.DOTALL | re.MULTILINE) for block in blocks]
    return "\n".join(block for block in shown if re.search(r"^(resource|data) ", block, re.MULTILINE))


SHOWN = {page.relative_to(ROOT).as_posix(): example(page) for page in PAGES}
WITH_RESOURCES = [name for name, text in SHOWN.items() if text]


def test_there_are_examples() -> None:
    assert "docs/guides/beyond.md" in WITH_RESOURCES


@pytest.mark.parametrize("page", WITH_RESOURCES)
def test_an_example_applies_plans_empty_imports_and_destroys(page: str, terraform: Terraform) -> None:
    terraform.hcl(SHOWN[page])
    terraform.apply()
    assert terraform.plan().actions == {}
    made = terraform.state()

    for address, state in made.items():
        kind = ALL[address.split(".")[0].removeprefix("segment_")]
        terraform.run("state", "rm", address)
        terraform.run("import", address, ":".join(state[name] for name in kind.identity))

    assert terraform.state().keys() == made.keys()
    # What the service does not tell, such as secrets and an invite's permissions, is said once more.
    assert set(terraform.apply().actions.values()) <= {"update"}
    assert terraform.plan().actions == {}
    assert set(terraform.destroy().actions.values()) <= {"delete"}
    assert terraform.state() == {}
