"""A go-plugin host in Python: starts a provider as Terraform does, with a P-521 client certificate, and calls it.

    with Plugin.start([sys.executable, "-m", "a_provider"]) as plugin:
        schema = plugin.call(GET_PROVIDER_SCHEMA)

HTTP/2 is by `h2` and TLS by `ssl`, so that nothing of ours judges itself.
"""

from __future__ import annotations

import base64
import contextlib
import os
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

import h2.config
import h2.connection
import h2.events
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from turnout_provider.plugin.messages import Rpc
from turnout_provider.plugin.protobuf import decode, encode

COOKIE = {"TF_PLUGIN_MAGIC_COOKIE": "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"}
SHUTDOWN = "/plugin.GRPCController/Shutdown"
TIMEOUT = 60.0


class CallFailed(Exception):
    """A call that ended with a gRPC status other than OK."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message


class ConnectionLost(Exception):
    """The connection ended before the call did."""


@dataclass
class Identity:
    """A key and its self-signed certificate, as Terraform makes them for a run."""

    key: bytes
    certificate: bytes

    @classmethod
    def make(cls) -> Identity:
        key = ec.generate_private_key(ec.SECP521R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(seconds=30))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA512())
        )
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        return cls(pem, certificate.public_bytes(Encoding.PEM))


@dataclass
class Pending:
    """A call under way."""

    stream: int
    done: Event = field(default_factory=Event)
    body: bytearray = field(default_factory=bytearray)
    headers: dict[bytes, bytes] = field(default_factory=dict)
    reset: bool = False

    def result(self, timeout: float = TIMEOUT) -> bytes:
        self.check(timeout)
        (message,) = self.messages()
        return message

    def check(self, timeout: float = TIMEOUT) -> None:
        """Wait for the end, which must be a good one."""
        if not self.done.wait(timeout):
            raise TimeoutError(f"no answer in {timeout} s")
        if b"grpc-status" not in self.headers:
            raise ConnectionLost(f"no status in {self.headers}")
        status = int(self.headers[b"grpc-status"])
        if status:
            raise CallFailed(status, unquote(self.headers.get(b"grpc-message", b"").decode()))

    def messages(self) -> list[bytes]:
        """What has come so far, without the prefixes."""
        found = []
        position = 0
        while position < len(self.body):
            assert self.body[position] == 0
            size = int.from_bytes(self.body[position + 1 : position + 5], "big")
            assert position + 5 + size <= len(self.body)
            found.append(bytes(self.body[position + 5 : position + 5 + size]))
            position += 5 + size
        return found


class Connection:
    """One HTTP/2 connection to a plugin, read by a thread of its own; any thread may call."""

    def __init__(self, path: str, tls: ssl.SSLContext | None = None) -> None:
        self._http = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding=False))
        self._http.initiate_connection()
        self._lock = Lock()
        self._calls: dict[int, Pending] = {}
        self._room: SimpleQueue[None] = SimpleQueue()
        self.closed = Event()
        self.went_away = Event()
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(TIMEOUT)
        try:
            self._socket.connect(path)
            self._tls = _Tls(tls, self._socket) if tls else None
            self._flush()
        except OSError:
            self._socket.close()
            raise
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def begin(self, path: str, message: bytes = b"", *, body: bytes | None = None) -> Pending:
        """Send a call; `body` overrides the whole body with its prefix."""
        if body is None:
            body = b"\0" + len(message).to_bytes(4, "big") + message
        with self._lock:
            stream = self._http.get_next_available_stream_id()
            call = self._calls[stream] = Pending(stream)
            self._http.send_headers(stream, _headers(path))
            # In one write, as Go does it where it fits.
            rest = self._send_some(stream, memoryview(body))
            self._flush()
        if rest is not None:
            self._send(stream, rest)
        return call

    def begin_together(self, asked: Sequence[tuple[str, bytes]]) -> list[Pending]:
        """Send small calls, each a path and a message, in one write."""
        with self._lock:
            calls = []
            for path, message in asked:
                stream = self._http.get_next_available_stream_id()
                call = self._calls[stream] = Pending(stream)
                self._http.send_headers(stream, _headers(path))
                self._http.send_data(stream, b"\0" + len(message).to_bytes(4, "big") + message, end_stream=True)
                calls.append(call)
            self._flush()
        return calls

    def call(self, path: str, message: bytes = b"", timeout: float = TIMEOUT) -> bytes:
        return self.begin(path, message).result(timeout)

    def cancel(self, call: Pending) -> None:
        with self._lock:
            self._http.reset_stream(call.stream, 8)
            self._flush()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(TIMEOUT)
        self._socket.close()

    def _send(self, stream: int, rest: memoryview | None) -> None:
        while rest is not None:
            self._room.get(timeout=TIMEOUT)
            with self._lock:
                if self.closed.is_set() or self._calls[stream].done.is_set():
                    return
                rest = self._send_some(stream, rest)
                self._flush()

    def _send_some(self, stream: int, rest: memoryview) -> memoryview | None:
        """Send what there is room for and return the rest, None once all is sent."""
        while True:
            room = min(self._http.local_flow_control_window(stream), self._http.max_outbound_frame_size)
            size = min(room, len(rest))
            if not size and len(rest):
                return rest
            self._http.send_data(stream, rest[:size].tobytes(), end_stream=size == len(rest))
            rest = rest[size:]
            if not len(rest):
                return None

    def _flush(self) -> None:
        data = self._http.data_to_send()
        if data:
            (self._tls or self._socket).sendall(data)

    def _read(self) -> None:
        try:
            while data := (self._tls or self._socket).recv(65536):
                with self._lock:
                    for event in self._http.receive_data(data):
                        self._note(event)
                    self._flush()
        except OSError:
            pass
        finally:
            self.closed.set()
            self._room.put(None)
            for call in self._calls.values():
                call.done.set()

    def _note(self, event: h2.events.Event) -> None:
        if isinstance(event, h2.events.WindowUpdated | h2.events.RemoteSettingsChanged):
            self._room.put(None)
        if isinstance(event, h2.events.ConnectionTerminated):
            self.went_away.set()
        call = self._calls.get(getattr(event, "stream_id", None) or 0)
        if call is None:
            return
        if isinstance(event, h2.events.ResponseReceived | h2.events.TrailersReceived):
            call.headers.update(event.headers or [])
        if isinstance(event, h2.events.DataReceived):
            call.body += event.data or b""
            self._http.acknowledge_received_data(event.flow_controlled_length or 0, call.stream)
        if isinstance(event, h2.events.StreamReset):
            call.reset = True
        if isinstance(event, h2.events.StreamEnded | h2.events.StreamReset):
            call.done.set()


class _Tls:
    """TLS over a socket that one thread reads while others write, which SSLSocket can't do."""

    def __init__(self, context: ssl.SSLContext, sock: socket.socket) -> None:
        self._socket = sock
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname="localhost")
        self._lock = Lock()
        while not self._shake():
            self._incoming.write(self._more())

    @property
    def protocol(self) -> str | None:
        return self._tls.selected_alpn_protocol()

    def sendall(self, data: bytes) -> None:
        with self._lock:
            self._tls.write(data)
            self._socket.sendall(self._outgoing.read())

    def recv(self, size: int) -> bytes:
        while True:
            with self._lock:
                try:
                    return self._tls.read(size)
                except ssl.SSLWantReadError:
                    pass
            raw = self._more()
            with self._lock:
                self._incoming.write(raw)

    def _shake(self) -> bool:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        finally:
            self._socket.sendall(self._outgoing.read())
        return True

    def _more(self) -> bytes:
        raw = self._socket.recv(65536)
        if not raw:
            raise ConnectionResetError("the plugin closed the connection")
        return raw


@dataclass
class Handshake:
    """The six fields of the line that a plugin prints."""

    core: str
    protocol: str
    network: str
    path: str
    kind: str
    certificate: bytes

    @classmethod
    def parse(cls, line: str) -> Handshake:
        core, protocol, network, path, kind, certificate = line.rstrip("\n").split("|")
        return cls(core, protocol, network, path, kind, base64.b64decode(certificate + "=" * (-len(certificate) % 4)))

    def context(self, identity: Identity | None) -> ssl.SSLContext:
        """Return what go-plugin's client would use: the plugin's certificate is the only one to trust."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(self.certificate))
        context.set_alpn_protocols(["h2"])
        if identity is not None:
            with tempfile.NamedTemporaryFile() as pem:
                pem.write(identity.key + identity.certificate)
                pem.flush()
                context.load_cert_chain(pem.name)
        return context


class Plugin:
    """A provider's process, started by us, and a connection to it."""

    def __init__(self, process: subprocess.Popen[str], handshake: Handshake, identity: Identity | None) -> None:
        self.process = process
        self.handshake = handshake
        self.identity = identity
        self._stderr: list[str] = []
        self._drain = Thread(target=self._read_stderr, daemon=True)
        self._drain.start()
        self.connection = self.connect()

    @classmethod
    def start(cls, command: Sequence[str], environ: Mapping[str, str] | None = None, *, tls: bool = True) -> Plugin:
        """Start the executable as Terraform does; without `tls` as it does under TF_DISABLE_PLUGIN_TLS."""
        identity = Identity.make() if tls else None
        variables = dict(os.environ if environ is None else environ) | COOKIE | {"PLUGIN_PROTOCOL_VERSIONS": "5,6"}
        if identity is not None:
            variables["PLUGIN_CLIENT_CERT"] = identity.certificate.decode()
        process = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stdout is not None
        line = process.stdout.readline()
        if line.count("|") != 5:
            process.kill()
            rest = process.communicate(timeout=TIMEOUT)
            raise AssertionError(f"no handshake but {line!r}: {rest}")
        try:
            return cls(process, Handshake.parse(line), identity)
        except BaseException:
            process.kill()
            process.communicate(timeout=TIMEOUT)
            raise

    def connect(self) -> Connection:
        """Return one more connection to the process."""
        tls = self.handshake.context(self.identity) if self.identity else None
        return Connection(self.handshake.path, tls)

    def call(self, rpc: Rpc, **fields: Any) -> dict[str, Any]:
        """Call a method by its tables."""
        return decode(rpc.response, self.connection.call(rpc.path, encode(rpc.request, fields)))

    def stream(self, rpc: Rpc, **fields: Any) -> list[dict[str, Any]]:
        """Call a method that answers with several messages."""
        call = self.connection.begin(rpc.path, encode(rpc.request, fields))
        call.check()
        return [decode(rpc.response, message) for message in call.messages()]

    def shut_down(self, timeout: float = TIMEOUT) -> int:
        """Ask the process to end as Terraform does, and return its exit code."""
        self.connection.call(SHUTDOWN)
        self.connection.close()
        return self.wait(timeout)

    def wait(self, timeout: float = TIMEOUT) -> int:
        """Return the exit code once the process has ended."""
        return self.process.wait(timeout)

    @property
    def stderr(self) -> str:
        """What the process has written so far; all of it once it has ended."""
        if self.process.poll() is not None:
            self._drain.join(TIMEOUT)
        return "".join(self._stderr)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(TIMEOUT)
        self._drain.join(TIMEOUT)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        self.process.stdout.close()
        self.process.stderr.close()

    def _read_stderr(self) -> None:
        assert self.process.stderr is not None
        self._stderr.extend(iter(self.process.stderr.readline, ""))


def _headers(path: str) -> list[tuple[str, str]]:
    return [
        (":method", "POST"),
        (":scheme", "http"),
        (":path", path),
        (":authority", "localhost"),
        ("content-type", "application/grpc"),
        ("user-agent", "turnout-tests"),
        ("te", "trailers"),
    ]
