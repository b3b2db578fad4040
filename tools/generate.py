"""Print everything that is read off the definitions; `--check` compares instead of writing.

python tools/generate.py            write the files, say which changed
python tools/generate.py --check    exit 1 and name each file that is not what the definitions say
"""

from __future__ import annotations

import sys
from pathlib import Path

import exports
import openapi
import reference
import schemas
import terraform_pages

ROOT = Path(__file__).resolve().parent.parent


def files() -> dict[str, bytes]:
    """Every printed file, by its path in the repository."""
    from turnout_provider import printing

    printed = {**exports.files(), **schemas.files(), **openapi.files(), **printing.files(), **reference.files()}
    return {**printed, **terraform_pages.files(), **_constructs()}


def _constructs() -> dict[str, bytes]:
    from turnout_provider.constructs import printing

    return printing.files()


def stale(printed: dict[str, bytes]) -> list[str]:
    """The files that are missing or differ, and those in printed folders that nothing prints any more."""
    differing = [path for path, content in printed.items() if _read(path) != content]
    folders = {Path(path).parent for path in printed if Path(path).parts[0] in ("schemas", "docs")}
    kept = {str(file.relative_to(ROOT)) for folder in folders for file in (ROOT / folder).iterdir() if file.is_file()}
    return sorted({*differing, *(kept - set(printed))})


def write(printed: dict[str, bytes]) -> None:
    """Write what differs, remove what nothing prints."""
    for path in stale(printed):
        target = ROOT / path
        if path not in printed:
            target.unlink()
            print(f"removed {path}")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(printed[path])
        print(f"wrote {path}")


def main(arguments: list[str]) -> int:
    """Write or compare; the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    if not arguments:
        write(files())
        return 0
    wrong = stale(files())
    for path in wrong:
        print(f"{path} is not what the definitions say; run: make generate", file=sys.stderr)
    return 1 if wrong else 0


def _read(path: str) -> bytes | None:
    target = ROOT / path
    return target.read_bytes() if target.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
