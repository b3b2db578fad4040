"""The client that deliveries are made with, against servers that behave in every way servers do."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from yarl import URL

from turnout_server.retry import Answered, Failed, Outcome, Refused
from turnout_server.targets.http_client import Http, Reply
from turnout_server.targets.posting import post

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


async def take(reader: asyncio.StreamReader) -> bytes:
    """One request: its head, then its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return head + await reader.readexactly(length)


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    """The port of a server that behaves so, and that has ended all it began when the block ends."""
    begun: list[asyncio.Task[None] | None] = []

    async def tidily(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        begun.append(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await serve(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async with await asyncio.start_server(tidily, "127.0.0.1", 0) as server:
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            await asyncio.gather(*(task for task in begun if task is not None))


def against(
    serve: Serve, *, requests: int = 1, seconds: float = 5.0, tls: ssl.SSLContext | None = None
) -> list[Reply]:
    """What a server that behaves so makes of some requests, one after the other."""

    async def run() -> list[Reply]:
        async with listening(serve) as port, Http(allow_private=True) as http:
            url = URL(f"http://127.0.0.1:{port}/a?b=%20")
            return [await http.request("POST", url, {"X": "y"}, b"body", seconds) for _ in range(requests)]

    return asyncio.run(run())


def test_a_request_is_written_as_the_standard_says_and_connections_are_kept() -> None:
    seen: list[bytes] = []
    connections: list[int] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(1)
        while not reader.at_eof():
            seen.append(await take(reader))
            writer.write(OK)

    replies = against(serve, requests=3)
    assert [reply.body for reply in replies] == [b"ok"] * 3
    assert len(connections) == 1
    assert seen[0].startswith(b"POST /a?b=%20 HTTP/1.1\r\nHost: 127.0.0.1:")
    assert seen[0].endswith(b"\r\nX: y\r\nContent-Length: 4\r\n\r\nbody")


def test_a_connection_that_the_server_closed_meanwhile_is_replaced() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        writer.write(OK)

    assert len(against(serve, requests=3)) == 3


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", 200, b"ok"),
        (b"HTTP/1.0 200 OK\r\n\r\nuntil the end", 200, b"until the end"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, 200, b"ok"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + b"x" * 200_000, 200, b"x" * 65536),
    ],
)
def test_answers_of_every_framing_are_read_and_long_ones_cut(answer: bytes, status: int, body: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        writer.write(answer)

    (reply,) = against(serve)
    assert (reply.status, reply.body) == (status, body)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", ConnectionResetError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", ConnectionResetError),
        (b"SSH-2.0-OpenSSH_9.2\r\n", OSError),
    ],
)
def test_what_is_no_whole_answer_is_an_error(answer: bytes, error: type[Exception]) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        writer.write(answer)

    with pytest.raises(error):
        against(serve)


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal"])
def test_a_server_that_stops_answering_is_given_up_after_the_time(answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        writer.write(answer)
        await reader.read()

    with pytest.raises(TimeoutError):
        against(serve, seconds=0.2)


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(tmp_path: Path) -> None:
    refused: list[str] = []

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        try:
            self_signed(tmp_path).wrap_socket(connection, server_side=True).close()
        except ssl.SSLError as error:
            refused.append(error.reason)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        assert posted(f"https://127.0.0.1:{listener.getsockname()[1]}/") == Failed("EPROTO")
        thread.join(10)
    assert len(refused) == 1


def self_signed(folder: Path) -> ssl.SSLContext:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = folder / "certificate.pem"
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    file.write_bytes(key.private_bytes(serialization.Encoding.PEM, *private) + certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def posted(url: str, *, allow_private: bool = True, headers: dict[str, str] | None = None) -> Outcome:
    async def run() -> Outcome:
        async with Http(allow_private=allow_private) as http:
            return await post(http, url, b"{}", headers or {})

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://127.0.0.1:1/", Failed("ECONNREFUSED")),
        ("http://no-such-host.invalid/", None),
        ("http://localhost:1/", Failed("ECONNREFUSED")),
        ("ftp://x/", None),
    ],
)
def test_failures_are_named_as_the_official_codes_are(url: str, outcome: Outcome | None) -> None:
    found = posted(url)
    if outcome is not None:
        assert found == outcome
    else:
        assert isinstance(found, Failed | Refused)
        assert found.code in ("ENOTFOUND", "EAI_AGAIN", "ECONNRESET", "INVALID_SETTINGS")


def test_a_header_with_a_line_break_is_never_sent() -> None:
    assert isinstance(posted("http://127.0.0.1:1/", headers={"X": "a\r\nY: b"}), Refused)


def test_a_redirect_to_another_host_does_not_carry_the_authorization_there() -> None:
    seen: list[bytes] = []

    async def there(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await take(reader))
        writer.write(OK)

    async def run() -> Outcome:
        async def here(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen.append(await take(reader))
            place = f"http://127.0.0.1:{second}/there"
            writer.write(f"HTTP/1.1 307 T\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode())

        async with listening(there) as second, listening(here) as first, Http(allow_private=True) as http:
            return await post(http, f"http://127.0.0.1:{first}/", b"{}", {"Authorization": "secret"})

    assert asyncio.run(run()) == Answered(200)
    assert [b"secret" in one for one in seen] == [True, False]
