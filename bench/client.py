"""What the client costs: imports in fresh interpreters, and a page of 200 sources beside plain pydantic.

Paired runs: each round measures every variant once, one after the other; `ratio` is the median of the rounds' own
ratios to the first variant. CPU time, and for imports the peak of resident memory. Not measured: the network. Where
npm is there, the official TypeScript SDK does the same in Node beside it.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic.alias_generators import to_camel

ROUNDS = 15
SDK = "@segment/public-api-sdk-typescript@47.0.0-b8398"
IMPORTS = {
    "python": "pass",
    "import_turnout": "import turnout",
    "turnout_errors_and_calls": "import turnout._calls, turnout.errors",
    "one_model": "from turnout import SourceSpec",
    "turnout_client": "from turnout import Client",
    "turnout_client_made": "from turnout import Client; Client('token')",
    "turnout_collection": "from turnout import Client; Client('token').sources",
    "turnout_first_call": "from turnout import Client, Policy, errors\n"
    "try: Client('token', base_url='http://127.0.0.1:1', policy=Policy(attempts=1)).sources.list()\n"
    "except errors.TransportError: pass",
    "import_pydantic": "from pydantic import BaseModel",
    "import_httpx": "import httpx",
}


def fresh(code: str, asked: str) -> float:
    """One figure of an interpreter that does this and ends, start-up included."""
    program = f"{code}\nimport time; print({asked})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(done.stdout)


CPU_MS = "time.process_time() * 1e3"
# Not ru_maxrss: that of a child starts at what its parent held.
RSS_MIB = "int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024"


def cpu(work: Callable[[], object]) -> float:
    """CPU milliseconds of doing this once."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1e3


def paired(bench: str, variants: Mapping[str, Callable[[], float]], unit: str = "cpu_ms") -> None:
    """Print each variant's median over rounds that measure all of them."""
    first = next(iter(variants))
    for measure in variants.values():
        measure()
    rounds = [{name: measure() for name, measure in variants.items()} for _ in range(ROUNDS)]
    for name in variants:
        found = [each[name] for each in rounds]
        line = {"bench": bench, "what": name, "runs": ROUNDS, f"{unit}_median": round(statistics.median(found), 2)}
        ratio = statistics.median(each[name] / each[first] for each in rounds)
        print(json.dumps({**line, f"{unit}_min": round(min(found), 2), "ratio": round(ratio, 2)}))


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


class Plain(BaseModel):
    """What somebody would write who has only pydantic."""

    model_config = ConfigDict(alias_generator=to_camel, serialize_by_alias=True)


class PlainOption(Plain):
    name: str
    type: str
    required: bool
    description: str | None = None
    default_value: Any = None
    label: str | None = None


class PlainLogos(Plain):
    default: str
    mark: str | None = None
    alt: str | None = None


class PlainMetadata(Plain):
    id: str
    name: str
    slug: str
    description: str
    logos: PlainLogos
    options: list[PlainOption]
    categories: list[str]
    is_cloud_event_source: bool
    status: str | None = None
    partner_owned: bool | None = None


class PlainLabel(Plain):
    key: str
    value: str


class PlainSource(Plain):
    id: str
    slug: str
    name: str | None = None
    workspace_id: str
    enabled: bool
    write_keys: list[str]
    metadata: PlainMetadata
    settings: dict[str, Any] = {}
    labels: list[PlainLabel] = []


class Keeping(BaseModel):
    """The same for somebody who wants to keep what is newer than their models, as our client does."""

    model_config = ConfigDict(alias_generator=to_camel, serialize_by_alias=True, extra="allow")


class KeepingOption(PlainOption, Keeping):
    pass


class KeepingLogos(PlainLogos, Keeping):
    pass


class KeepingMetadata(PlainMetadata, Keeping):
    logos: KeepingLogos
    options: list[KeepingOption]  # type: ignore[assignment]  # a list of its own kind


class KeepingLabel(PlainLabel, Keeping):
    pass


class KeepingSource(PlainSource, Keeping):
    metadata: KeepingMetadata
    labels: list[KeepingLabel] = []  # type: ignore[assignment]  # as above


def page() -> None:
    """Parse a page and write it again: what a call does, and what pydantic and json alone do."""
    from turnout import Policy
    from turnout._answers import reader
    from turnout._calls import drive
    from turnout._shared import Parsed
    from turnout._typed import Typed
    from turnout.resources.source import SOURCE, Source

    raw = [source(n) for n in range(200)]
    body = json.dumps({"data": {"sources": raw, "pagination": {"current": "MA=="}}})
    answer = Parsed(200, {"content-type": "application/json"}, body.encode())
    typed, plain, ours = Typed(SOURCE, Policy()), TypeAdapter(list[PlainSource]), reader(list[Source])
    keeping = TypeAdapter(list[KeepingSource])
    print(json.dumps({"bench": "page_of_200", "bytes": len(body)}))
    paired(
        "page_of_200_parse",
        {
            "json_and_plain_pydantic": lambda: cpu(
                lambda: plain.validate_python(json.loads(body)["data"]["sources"])
            ),
            "turnout_call": lambda: cpu(lambda: drive(typed.page((), 200, None, {}), lambda step: answer)),
            "json_and_pydantic_keeping_unknown_members": lambda: cpu(
                lambda: keeping.validate_python(json.loads(body)["data"]["sources"])
            ),
            "json": lambda: cpu(lambda: json.loads(body)),
        },
    )
    paired(
        "page_of_200_validate",
        {
            "plain_pydantic": lambda: cpu(lambda: plain.validate_python(raw)),
            "turnout": lambda: cpu(lambda: ours.validate_python(raw)),
        },
    )
    plain_models, models = plain.validate_python(raw), ours.validate_python(raw)
    paired(
        "page_of_200_serialise",
        {
            "plain_pydantic": lambda: cpu(lambda: [each.model_dump_json() for each in plain_models]),
            "turnout": lambda: cpu(lambda: [each.model_dump_json() for each in models]),
        },
    )
    official(body)


def official(body: str) -> None:
    """The official SDKs: TypeScript's measured where npm can install it, Python's as once recorded elsewhere."""
    recorded = {"import_s": 1.47, "parse_ms": 3.5, "serialise_ms": 6.5, "bytes": 236_766}
    print(json.dumps({"bench": "official_python_sdk", "recorded": recorded, "note": "not measured here"}))
    npm = shutil.which("npm")
    if npm is None:
        print(json.dumps({"bench": "official_typescript_sdk", "note": "npm is missing"}))
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "body.json").write_text(body)
        quiet = ("--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")
        subprocess.run([npm, "install", *quiet, "--prefix", folder, SDK], check=True, stdout=subprocess.DEVNULL)
        script = Path(__file__).with_name("official_sdk.js")
        command = ["node", str(script), f"{folder}/node_modules", f"{folder}/body.json", str(ROUNDS)]
        measured = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(json.dumps({"bench": "official_typescript_sdk", "sdk": SDK, "runs": ROUNDS, "cpu_ms_median": measured}))


def main() -> None:
    paired("import", {name: partial(fresh, code, CPU_MS) for name, code in IMPORTS.items()})
    paired("memory", {name: partial(fresh, code, RSS_MIB) for name, code in IMPORTS.items()}, "rss_mib")
    page()


if __name__ == "__main__":
    main()
