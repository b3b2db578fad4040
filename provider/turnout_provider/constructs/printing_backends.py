"""The module of each backend: the classes bound to a library, with what programs need of that library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .printing_resources import PROVIDER, Printed, argument_types, classes
from .printing_text import block, call, docstring

LIBRARIES = ("cdktf", "cdktn")
_REEXPORTED = ["App", "TerraformOutput", "TerraformResourceLifecycle", "TerraformStack", "TerraformVariable"]
_BASES = ["TerraformDataSource", "TerraformProvider", "TerraformResource"]


def on_library(library: str, schema: Mapping[str, Any]) -> str:
    """The module for a jsii library."""
    names = sorted([*_REEXPORTED, *_BASES])
    imports = [
        "from ._needs import unusable",
        "",
        "try:",
        *block(f"    from {library} import (", names, ")"),
        "    from constructs import Construct",
        "except Exception as error:",
        f'    raise unusable("{library}", error) from error',
        "",
        "from . import _resources",
        "from ._jsii import JsiiElement, JsiiProvider",
    ]
    bases = {
        "Resource": ["JsiiElement", "TerraformResource"],
        "DataSource": ["JsiiElement", "TerraformDataSource"],
        "Provider": ["JsiiProvider", "TerraformProvider"],
    }
    about = f"The constructs on `{library}`. Printed by `make generate`; never edited."
    return _module(about, imports, bases, schema)


def without_library(schema: Mapping[str, Any]) -> str:
    """The module for the backend without Node."""
    imports = [
        "from . import _resources",
        "from ._plain_elements import PlainDataSource, PlainProvider, PlainResource",
        "from ._plain_tree import App, Construct, TerraformStack",
        "from ._plain_values import TerraformOutput, TerraformResourceLifecycle, TerraformVariable",
    ]
    bases = {"Resource": ["PlainResource"], "DataSource": ["PlainDataSource"], "Provider": ["PlainProvider"]}
    about = "The constructs on a backend of our own, without Node. Printed by `make generate`; never edited."
    return _module(about, imports, bases, schema)


def _module(about: str, imports: list[str], bases: Mapping[str, list[str]], schema: Mapping[str, Any]) -> str:
    provider = Printed("SegmentProvider", "Provider", PROVIDER, "segment", {})
    bound = [provider, *classes(schema)]
    types = sorted(argument_types(schema), key=str.lower)
    public = sorted([*_REEXPORTED, "Construct", *types, *(each.name for each in bound)])
    lines = [*docstring(about, 0), "", "from __future__ import annotations", "", *imports]
    lines += [*block("from ._resources import (", types, ")"), ""]
    lines += block("__all__ = [", [f'"{name}"' for name in public], "]")
    for each in bound:
        lines += [
            "",
            "",
            *call(f"class {each.name}(", [f"_resources.{each.name}[Construct]", *bases[each.base]], "):"),
        ]
        lines += docstring(each.about, 4)
    return "\n".join(lines) + "\n"
