"""File archives: gzip files of NDJSON in the layout of Segment's S3 destination, below the data directory."""

from __future__ import annotations

import asyncio
import gzip
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from turnout_server.retry import Answered, Failed, Outcome

from .target import Parcel, Unusable, World

METADATA_ID = "turnout-file-archive"
_DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class FileArchive:
    """A directory, relative to the archive."""

    directory: str
    batch: int = 1000
    at_once: int = 1
    rest: float = 1.0
    ordered: bool = True

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Write files that survive a power cut, one for each run of parcels of a day."""
        try:
            await asyncio.to_thread(self._write, parcels, world)
        except OSError as error:
            return Failed(f"EIO: {error.strerror or error}")
        return Answered(200)

    def _write(self, parcels: Sequence[Parcel], world: World) -> None:
        root = inside(world.archive, self.directory) / "segment-logs"
        name = FileName(parcels[0].destination_id, world.log_id)
        written = highest_written(root / parcels[0].source_id, name)
        for day, run in groupby((p for p in parcels if p.id > written), key=day_of):
            lines = list(run)
            file = root / lines[0].source_id / str(day) / name.of(lines[0].id, lines[-1].id)
            write_durably(file, gzip.compress(b"".join(p.body + b"\n" for p in lines), 6, mtime=0))


@dataclass(frozen=True, slots=True)
class FileName:
    """How files are named: after the destination, the log, and the first and last parcel in them."""

    destination_id: str
    log_id: str

    def of(self, first: int, last: int) -> str:
        """The name of a file with these and the parcels between them."""
        return f"{self.destination_id}.{self.log_id}.{first:012}-{last:012}.gz"

    def last(self, file: str) -> int:
        """The last parcel of a file of this destination and log, 0 of any other file."""
        prefix = f"{self.destination_id}.{self.log_id}."
        if not (file.startswith(prefix) and file.endswith(".gz")):
            return 0
        return int(file.removeprefix(prefix).removesuffix(".gz").partition("-")[2])


def file_archive(settings: Mapping[str, Any]) -> FileArchive | Unusable:
    """Read a destination's settings: `directory`, a relative path that stays inside the archive."""
    directory = settings.get("directory")
    if not isinstance(directory, str) or not directory or not stays_inside(directory):
        detail = "settings.directory must be a relative path without .. that stays inside the server's archive"
        return Unusable("INVALID_SETTINGS", detail)
    return FileArchive(directory)


def highest_written(directory: Path, name: FileName) -> int:
    """The last parcel that is in a file.

    Parcels are written in the order of their ids, so a crash between writing a file and recording it is mended by
    leaving out what this says.
    """
    return max((name.last(entry.name) for entry in _files(directory)), default=0)


def _files(directory: Path) -> Iterator[os.DirEntry[str]]:
    if not directory.is_dir():
        return
    for day in os.scandir(directory):
        if day.is_dir(follow_symlinks=False):
            yield from os.scandir(day.path)


def write_durably(file: Path, content: bytes) -> None:
    """Make a file appear with all its content or not at all, and stay."""
    _make_directories(file.parent)
    partial = file.with_suffix(".partial")
    with open(partial, "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(partial, file)
    _sync_directory(file.parent)


def inside(root: Path, relative: str) -> Path:
    """`relative` below `root`; PermissionError if symbolic links lead out of it."""
    found = (root / relative).resolve()
    if not found.is_relative_to(root.resolve()):
        raise PermissionError(1, f"{relative!r} leads out of the archive {root}")
    return found


def _make_directories(directory: Path) -> None:
    missing = [d for d in (directory, *directory.parents) if not d.exists()]
    directory.mkdir(parents=True, exist_ok=True)
    for made in missing:
        _sync_directory(made.parent)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def day_of(parcel: Parcel) -> int:
    """The UTC day of receipt, in milliseconds since 1970."""
    return parcel.received_ms // _DAY_MS * _DAY_MS


def stays_inside(directory: str) -> bool:
    """Whether a path from settings leads nowhere but below the directory it is relative to."""
    path = PurePosixPath(directory.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and "\0" not in directory
