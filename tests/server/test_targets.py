"""What targets do that no running server shows."""

from __future__ import annotations

import asyncio
import gzip
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout_server.retry import Answered, Failed, Outcome
from turnout_server.targets.addresses import is_public
from turnout_server.targets.file_archive import FileArchive, file_archive
from turnout_server.targets.posting import retry_after
from turnout_server.targets.target import Parcel, Unusable, World
from turnout_server.targets.webhook import Webhook, webhook

DAY = 24 * 3600 * 1000
NOW = datetime(2024, 5, 1, tzinfo=UTC)


def world(archive: Path, log_id: str = "log") -> World:
    return World(cast(Any, None), archive, log_id, allow_private=False)


def parcel(id: int, day: int = 0) -> Parcel:
    return Parcel(id, "files", "src", f"m{id}", day * DAY + 5, f'{{"n":{id}}}'.encode())


def write(archive: Path, *parcels: Parcel, directory: str = "shop", log_id: str = "log") -> Outcome:
    return asyncio.run(FileArchive(directory).send(parcels, world(archive, log_id)))


def files(archive: Path) -> dict[str, bytes]:
    return {str(file.relative_to(archive)): gzip.decompress(file.read_bytes()) for file in archive.rglob("*.gz")}


def test_events_are_archived_by_source_and_day_of_receipt(tmp_path: Path) -> None:
    assert write(tmp_path, parcel(1), parcel(2), parcel(3, day=1), parcel(4)) == Answered(200)
    assert files(tmp_path) == {
        "shop/segment-logs/src/0/files.log.000000000001-000000000002.gz": b'{"n":1}\n{"n":2}\n',
        "shop/segment-logs/src/86400000/files.log.000000000003-000000000003.gz": b'{"n":3}\n',
        "shop/segment-logs/src/0/files.log.000000000004-000000000004.gz": b'{"n":4}\n',
    }


@given(st.lists(st.integers(0, 2), min_size=1, max_size=8), st.integers(0, 8), st.integers(1, 8))
def test_what_was_written_before_a_crash_is_not_written_again(days: list[int], crash: int, more: int) -> None:
    parcels = [parcel(number + 1, day) for number, day in enumerate([*days, *[0] * more])]
    with tempfile.TemporaryDirectory() as directory:
        archive = Path(directory)
        write(archive, *parcels[: min(crash, len(days))] or [parcels[0]])
        write(archive, *parcels)
        lines = b"".join(files(archive).values()).splitlines()
    assert sorted(lines) == sorted(one.body for one in parcels)


def test_a_log_made_anew_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    write(tmp_path, parcel(5))
    write(tmp_path, parcel(1), log_id="other")
    assert sorted(files(tmp_path).values()) == [b'{"n":1}\n', b'{"n":5}\n']


def test_a_link_that_leads_out_of_the_archive_is_not_followed(tmp_path: Path) -> None:
    outside, archive = tmp_path / "outside", tmp_path / "archive"
    outside.mkdir()
    archive.mkdir()
    (archive / "shop").symlink_to(outside)
    answer = write(archive, parcel(1))
    assert isinstance(answer, Failed)
    assert "leads out of the archive" in answer.code
    assert list(outside.iterdir()) == []


def test_a_disk_that_refuses_is_a_failure_to_try_again(tmp_path: Path) -> None:
    (tmp_path / "shop").touch()
    assert isinstance(write(tmp_path, parcel(1)), Failed)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_belong_to_the_public_internet(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        (" 30 ", 30.0),
        ("-1", None),
        ("5\x1f", 5.0),
        ("soon", None),
        ("", None),
        ("Wed, 01 May 2024 00:01:00 GMT", 60.0),
        ("Tue, 30 Apr 2024 00:00:00 GMT", 0.0),
    ],
)
def test_retry_after_is_read_in_both_of_its_forms(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@given(st.text())
def test_any_retry_after_is_read_or_ignored(header: str) -> None:
    assert retry_after(header, NOW) is None or retry_after(header, NOW) >= 0  # type: ignore[operator]  # None is out


@pytest.mark.parametrize("url", ["", "hooks.example", "ftp://x", "http://", "javascript:1", None, 5, "http://[x"])
def test_a_webhook_needs_a_web_address(url: Any) -> None:
    assert isinstance(webhook({"url": url}), Unusable)


def test_settings_are_read_once_and_ill_typed_secrets_are_none() -> None:
    assert webhook({"url": "https://x/y", "sharedSecret": "s"}) == Webhook("https://x/y", "s")
    assert webhook({"url": "https://x/y", "sharedSecret": None}) == Webhook("https://x/y", "")
    assert file_archive({"directory": "a/b"}) == FileArchive("a/b")
