"""The cache of the certificate that a plugin shows."""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from turnout_provider.plugin.certificate import open_certificate, read_pem

DAY = 24 * 3600


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    made = tmp_path / "scratch"
    made.mkdir()
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def certificate(cache: Path, scratch: Path) -> str:
    descriptor = open_certificate({"XDG_CACHE_HOME": str(cache)}, str(scratch))
    try:
        return read_pem(descriptor)
    finally:
        os.close(descriptor)


def test_it_is_made_once_a_day(cache: Path, scratch: Path) -> None:
    first = certificate(cache, scratch)
    assert certificate(cache, scratch) == first

    yesterday = time.time() - DAY
    os.utime(cache / "turnout/plugin.pem", (yesterday, yesterday))
    assert certificate(cache, scratch) != first


def test_only_its_owner_can_read_it(cache: Path, scratch: Path) -> None:
    certificate(cache, scratch)
    assert (cache / "turnout").stat().st_mode & 0o777 == 0o700
    assert (cache / "turnout/plugin.pem").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (cache / "turnout").iterdir()] == ["plugin.pem"]


def test_a_file_that_others_could_read_is_replaced(cache: Path, scratch: Path) -> None:
    first = certificate(cache, scratch)
    (cache / "turnout/plugin.pem").chmod(0o644)
    assert certificate(cache, scratch) != first
    assert (cache / "turnout/plugin.pem").stat().st_mode & 0o777 == 0o600


def test_a_link_is_not_followed(cache: Path, scratch: Path, tmp_path: Path) -> None:
    first = certificate(cache, scratch)
    (cache / "turnout/plugin.pem").rename(tmp_path / "elsewhere.pem")
    (cache / "turnout/plugin.pem").symlink_to(tmp_path / "elsewhere.pem")
    assert certificate(cache, scratch) != first
    assert (tmp_path / "elsewhere.pem").read_text() == first


def test_a_damaged_file_is_replaced(cache: Path, scratch: Path) -> None:
    certificate(cache, scratch)
    (cache / "turnout/plugin.pem").write_text("-----BEGIN PRIVATE KEY-----\n")
    assert "END CERTIFICATE" in certificate(cache, scratch)


def test_without_a_place_for_the_cache_it_has_no_file(cache: Path, scratch: Path) -> None:
    cache.write_text("a file, not a directory")
    first, second = certificate(cache, scratch), certificate(cache, scratch)
    assert first != second
    assert "END CERTIFICATE" in first
    assert list(scratch.iterdir()) == []


def test_a_cache_that_cannot_be_replaced_is_left(cache: Path, scratch: Path) -> None:
    (cache / "turnout/plugin.pem").mkdir(parents=True)
    assert "END CERTIFICATE" in certificate(cache, scratch)
    assert [file.name for file in (cache / "turnout").iterdir()] == ["plugin.pem"]


def test_many_starts_at_once_each_have_a_whole_certificate(cache: Path) -> None:
    program = (
        "import os, sys; from turnout_provider.plugin.certificate import open_certificate, read_pem;"
        "print(read_pem(open_certificate(os.environ, sys.argv[1])))"
    )
    environ = os.environ | {"XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-c", program, str(cache)]
    starts = [subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    shown = [start.communicate(timeout=60)[0] for start in starts]
    assert all(pem.count("BEGIN") == pem.count("END") == 2 for pem in shown)
    assert [file.name for file in (cache / "turnout").iterdir()] == ["plugin.pem"]


def test_it_is_for_localhost_and_its_own_authority(cache: Path, scratch: Path) -> None:
    pem = certificate(cache, scratch)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=pem[pem.index("-----BEGIN CERTIFICATE") :])
    (found,) = context.get_ca_certs()
    assert found["subjectAltName"] == (("DNS", "localhost"),)
