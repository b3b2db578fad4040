"""Tracking plans as YAML and as HCL."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any


def yaml(document: Mapping[str, Any]) -> str:
    """The plan for `turnout tracking-plans create -f`."""
    from turnout._yaml_text import dump

    return dump(document)


def hcl(document: Mapping[str, Any]) -> str:
    """The plan as a Terraform resource; JSON is HCL but for the templates in texts."""
    name = re.sub(r"[^a-z0-9]+", "_", document["name"].lower()).strip("_") or "plan"
    name = name if name[0].isalpha() else f"plan_{name}"
    rules = "".join(map(_rule, document["rules"]))
    head = f'resource "segment_tracking_plan" "{name}" {{\n  name = {_text(document["name"])}\n'
    return f"{head}  type = {_text(document['type'])}\n\n  rules = [\n{rules}  ]\n}}\n"


def _rule(rule: Mapping[str, Any]) -> str:
    schema = _text(rule["jsonSchema"]).replace("\n", "\n      ")
    head = f"    {{\n      type    = {_text(rule['type'])}\n      key     = {_text(rule['key'])}\n"
    return f"{head}      version = {rule['version']}\n      json_schema = jsonencode({schema})\n    }},\n"


def _text(value: Any) -> str:
    written = json.dumps(value, indent=2, ensure_ascii=False, separators=(",", " : "))
    return written.replace("${", "$${").replace("%{", "%%{")
