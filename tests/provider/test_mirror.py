"""Packages: the same bytes and hashes wherever they are made, taken by a real `terraform init` from web servers."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from tests.conftest import Running, turnout
from tests.provider.terraform import Terraform

from turnout_provider.install import SOURCE, cli_config, install
from turnout_provider.mirror import write_mirror
from turnout_provider.packages import archive, files, h1, zh


@contextmanager
def served(directory: Path, scratch: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Serve a directory over TLS: the port, and the environment in which its certificate is trusted."""
    pem = scratch / "localhost.pem"
    pem.write_bytes(_certificate())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(directory))) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1], {"SSL_CERT_FILE": str(pem)}
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


def _certificate() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return private + made.public_bytes(Encoding.PEM)


def module(directory: Path, environment: dict[str, str], running: Running, source: str = SOURCE) -> Terraform:
    directory.mkdir(exist_ok=True)
    made = Terraform(directory, {**environment, **running.environment})
    made.write(data={"segment_workspace": {"here": {}}})
    text = (directory / "main.tf.json").read_text()
    (directory / "main.tf.json").write_text(text.replace(SOURCE, source))
    return made


def locked(terraform: Terraform) -> str:
    return (terraform.directory / ".terraform.lock.hcl").read_text()


def test_terraform_installs_from_a_network_mirror_over_tls(tmp_path: Path, running: Running) -> None:
    done = turnout("provider", "mirror", str(tmp_path / "public"))
    assert done.returncode == 0, done.stderr
    with served(tmp_path / "public", tmp_path) as (port, environment):
        rc = tmp_path / "terraform.rc"
        rc.write_text(f'provider_installation {{\n  network_mirror {{ url = "https://localhost:{port}/" }}\n}}\n')
        terraform = module(
            tmp_path / "module",
            {**environment, "TF_CLI_CONFIG_FILE": str(rc), "TURNOUT_PYTHON": sys.executable},
            running,
        )
        said = terraform.run("init").text
        terraform.plan()

    assert "verified checksum" in said
    assert h1(files()) in locked(terraform)
    assert done.stdout.split()[-2:] == [h1(files()), zh(archive())]


def test_the_same_mirror_serves_as_a_packed_directory(tmp_path: Path, running: Running) -> None:
    write_mirror(tmp_path / "public")
    rc = tmp_path / "terraform.rc"
    rc.write_text(cli_config(tmp_path / "public"))
    terraform = module(
        tmp_path / "module", {"TF_CLI_CONFIG_FILE": str(rc), "TURNOUT_PYTHON": sys.executable}, running
    )
    terraform.run("init")

    assert h1(files()) in locked(terraform)
    assert terraform.plan().actions == {}


@pytest.mark.skipif(shutil.which("gpg") is None, reason="a registry's checksums are signed by gpg")
def test_terraform_installs_from_a_registry_and_checks_its_signature(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, running: Running
) -> None:
    keyring = tmp_path_factory.mktemp("g")
    keyring.chmod(0o700)
    environment = {**os.environ, "GNUPGHOME": str(keyring)}
    make = ["gpg", "--batch", "--passphrase", "", "--quick-generate-key", "releases@example.com", "rsa2048", "sign"]
    subprocess.run(make, env=environment, check=True, capture_output=True)
    write = [sys.executable, "-m", "turnout.cli", "provider", "mirror", str(tmp_path / "public"), "--registry"]
    subprocess.run([*write, "--gpg-key", "releases@example.com"], env=environment, check=True, capture_output=True)
    subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=True)

    with served(tmp_path / "public", tmp_path) as (port, trusted):
        rc = tmp_path / "terraform.rc"
        rc.write_text("")
        terraform = module(
            tmp_path / "module",
            {**trusted, "TF_CLI_CONFIG_FILE": str(rc), "TURNOUT_PYTHON": sys.executable},
            running,
            source=f"localhost:{port}/turnout/segment",
        )
        said = terraform.run("init").text
        terraform.plan()

    assert "self-signed, key ID" in said
    assert h1(files()) in locked(terraform)
    assert zh(archive()) in locked(terraform)


def test_a_registry_without_a_key_is_refused(tmp_path: Path) -> None:
    done = turnout("provider", "mirror", str(tmp_path), "--registry")

    assert done.returncode == 2
    assert "--gpg-key" in done.stderr


def test_one_lock_file_serves_machines_with_other_pythons_and_places(tmp_path: Path, running: Running) -> None:
    rcs = []
    for name, python in (("one", sys.executable), ("other", str(another_venv(tmp_path / "elsewhere")))):
        mirror = tmp_path / name
        done = subprocess.run(
            [python, "-m", "turnout.cli", "provider", "install", "--mirror", str(mirror)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        rcs.append(tmp_path / f"{name}.rc")
        rcs[-1].write_text(done.stdout)
    assert [(tmp_path / name / SOURCE / "turnout-python").read_text().split()[0] for name in ("one", "other")] == [
        sys.executable,
        str(tmp_path / "elsewhere/bin/python"),
    ]

    first = module(tmp_path / "module", {"TF_CLI_CONFIG_FILE": str(rcs[0])}, running)
    first.run("init")
    lock = locked(first)
    shutil.rmtree(tmp_path / "module/.terraform")
    second = module(tmp_path / "module", {"TF_CLI_CONFIG_FILE": str(rcs[1])}, running)
    second.run("init", "-lockfile=readonly")

    assert second.plan().actions == {}
    assert locked(second) == lock
    assert h1(files()) in lock


def another_venv(directory: Path) -> Path:
    """A virtual environment of its own with what this one has."""
    venv.create(directory, with_pip=False, symlinks=True)
    here = [sysconfig.get_path("purelib"), *(path for path in sys.path if path.startswith(str(Path.cwd())))]
    (site,) = directory.glob("lib/python*/site-packages")
    editable = "\n".join(
        dict.fromkeys([*here, *(str(Path.cwd() / part) for part in ("client", "provider", "server"))])
    )
    (site / "shared.pth").write_text(editable + "\n")
    return directory / "bin/python"


def test_a_package_from_the_web_finds_the_python_that_install_has_noted(tmp_path: Path) -> None:
    launcher = tmp_path / "unpacked/0.1.0/linux_amd64/provider"
    launcher.parent.mkdir(parents=True)
    shutil.copy(install(tmp_path / "home/.terraform.d/plugins").path, launcher)
    environ = {"HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"}

    done = subprocess.run([str(launcher)], capture_output=True, text=True, check=False, env=environ)

    assert "This is a Terraform provider" in done.stderr


def test_project_installs_beside_the_code_and_says_how_to_use_it(tmp_path: Path, running: Running) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "turnout.cli", "provider", "install", "--project"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    name, _, value = done.stdout.strip().removeprefix("export ").partition("=")
    terraform = module(tmp_path, {name: value}, running)
    terraform.run("init")

    assert value == str(tmp_path / ".turnout/terraform.rc")
    assert terraform.plan().actions == {}
