"""What the client costs: CPU of imports in fresh interpreters, and of a page of 200 sources beside plain pydantic.

Paired runs: each round measures every variant once, one after the other. Not measured: the network, and the memory.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

ROUNDS = 15
IMPORTS = {
    "python": "pass",
    "import_turnout": "import turnout",
    "turnout_errors_and_calls": "import turnout._calls, turnout.errors",
    "one_model": "from turnout import SourceSpec",
    "turnout_client": "from turnout import Client",
    "turnout_client_made": "from turnout import Client; Client('token')",
    "import_pydantic": "from pydantic import BaseModel",
    "import_httpx": "import httpx",
}


def fresh_cpu(code: str) -> float:
    """CPU milliseconds of an interpreter that does this and ends, start-up included."""
    program = f"{code}\nimport time; print(time.process_time())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout) * 1e3


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds of doing this once."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1e3


def paired(bench: str, variants: Mapping[str, Callable[[], float]]) -> None:
    """Print each variant's median over rounds that measure all of them."""
    for measure in variants.values():
        measure()
    rounds = [{name: measure() for name, measure in variants.items()} for _ in range(ROUNDS)]
    for name in variants:
        found = [each[name] for each in rounds]
        median, least = round(statistics.median(found), 2), round(min(found), 2)
        print(
            json.dumps({"bench": bench, "what": name, "runs": ROUNDS, "cpu_ms_median": median, "cpu_ms_min": least})
        )


def source(number: int) -> dict[str, Any]:
    """One of 200 sources, with a catalog entry of ten options."""
    options = [
        {"name": f"option{n}", "type": "string", "required": False, "description": "d" * 40, "defaultValue": ""}
        for n in range(10)
    ]
    metadata = {
        **{"id": "IqDTy1TpoU", "name": "Javascript", "slug": "javascript", "description": "Websites"},
        **{"logos": {"default": "https://logos.example/js.svg"}, "options": options, "categories": ["Website"]},
        **{"isCloudEventSource": False, "status": "PUBLIC", "partnerOwned": False},
    }
    return {
        **{"id": f"source{number:016}", "slug": f"source-{number}", "name": "", "workspaceId": "w" * 22},
        **{"enabled": True, "writeKeys": [f"{number:032}"], "metadata": metadata, "settings": {"apiHost": "a"}},
        "labels": [{"key": "environment", "value": "production"}],
    }


def page() -> None:
    """Parse a page and write it again: what a call does, and what pydantic and json alone do."""
    from turnout import Policy
    from turnout._calls import Answer, drive
    from turnout._typed import Typed, said
    from turnout.resources.source import SOURCE, Source

    body = json.dumps({"data": {"sources": [source(n) for n in range(200)], "pagination": {"current": "MA=="}}})
    answer = Answer(200, {"content-type": "application/json"}, body.encode())
    typed = Typed(SOURCE, Policy())
    models = [Source.model_validate(source(n)) for n in range(200)]
    raw = [source(n) for n in range(200)]
    print(json.dumps({"bench": "page_of_200", "bytes": len(body)}))
    paired(
        "page_of_200_parse",
        {
            "turnout_call": lambda: cpu(lambda: drive(typed.page((), 200, None), lambda step: answer)),
            "json_and_pydantic": lambda: cpu(
                lambda: [Source.model_validate(each) for each in json.loads(body)["data"]["sources"]]
            ),
            "pydantic_of_dicts": lambda: cpu(lambda: [Source.model_validate(each) for each in raw]),
            "json": lambda: cpu(lambda: json.loads(body)),
        },
    )
    paired(
        "page_of_200_serialise",
        {
            "turnout_said": lambda: cpu(lambda: json.dumps([said(SOURCE, each) for each in models])),
            "pydantic": lambda: cpu(lambda: [each.model_dump_json() for each in models]),
        },
    )


def main() -> None:
    paired("import", {name: partial(fresh_cpu, code) for name, code in IMPORTS.items()})
    page()


if __name__ == "__main__":
    main()
