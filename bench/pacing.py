"""A hundred mappings at the published five a minute, made by Terraform: how near the least time that the budget has.

Time runs sixty times as fast for the provider and for the server, so that a run takes twenty seconds. The floor is
that of a budget of 5 in 60 s: the last of a hundred calls cannot go before 19 minutes are over. Prints one JSON line.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.provider.gate import gate  # noqa: E402  # the repository is not installed as a package
from tests.provider.hurried import Hurried, attached  # noqa: E402
from tests.provider.terraform import Terraform  # noqa: E402
from tests.provider.test_pacing import A_MINUTE, MAPPINGS, PUBLISHED, mappings  # noqa: E402
from tests.server.management.conftest import Api, serving  # noqa: E402

RUNS = 5
TIMES = 60
FLOOR = (MAPPINGS / A_MINUTE - 1) * 60


def main() -> None:
    found = [run() for _ in range(RUNS)]
    seconds = statistics.median(one[0] for one in found)
    line = {
        "bench": "pacing",
        "mappings": MAPPINGS,
        "runs": RUNS,
        "times_as_fast": TIMES,
        "floor_s": FLOOR,
        "took_s": round(seconds, 1),
        "over_floor": round(seconds / FLOOR - 1, 4),
        "requests": max(one[1] for one in found),
    }
    print(json.dumps(line))


def run() -> tuple[float, int]:
    """Seconds from the first mapping's request to the last one's answer, and requests for mappings."""
    clock = Hurried(TIMES)
    moments: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        module = Path(folder) / "module"
        module.mkdir()
        (Path(folder) / "terraform.rc").write_text("")
        with (
            serving(Path(folder) / "data", PUBLISHED, clock.now) as peer,
            Api(peer) as api,
            gate(peer.url) as before,
            attached(clock) as environment,
        ):

            def note(method: str, path: str) -> None:
                if method == "POST" and path.endswith("/subscriptions"):
                    moments.append(clock.steady())

            before.decide = note
            settings = {**environment, "TF_CLI_CONFIG_FILE": str(Path(folder) / "terraform.rc")}
            terraform = Terraform(module, settings, {"url": before.url, "token": api.token})
            terraform.write(mappings(MAPPINGS))
            terraform.apply()
    return max(moments) - min(moments), len(moments)


if __name__ == "__main__":
    main()
