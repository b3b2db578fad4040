"""What gRPC puts into HTTP/2: the prefix of a message, the headers of an answer, and its trailers."""

from __future__ import annotations

from turnout_provider.plugin.hpack import literal
from turnout_provider.plugin.status import INTERNAL, OK, RESOURCE_EXHAUSTED, UNIMPLEMENTED, RpcError

LARGEST_MESSAGE = 256 * 1024 * 1024
PREFIX_SIZE = 5

_STATUS_200 = b"\x88"
_STATUS = b"grpc-status"
_MESSAGE = b"grpc-message"
_KEPT = frozenset(range(0x20, 0x7F)) - {ord("%")}

RESPONSE_HEADERS = _STATUS_200 + literal(b"content-type", b"application/grpc")
OK_TRAILERS = literal(_STATUS, str(OK).encode())
UNSUPPORTED_MEDIA_TYPE = literal(b":status", b"415")


def trailers(status: int, message: str) -> bytes:
    """Return the header block that ends an answer."""
    return literal(_STATUS, str(status).encode()) + literal(_MESSAGE, percent_encoded(message))


def percent_encoded(message: str) -> bytes:
    """Return the text as gRPC allows it in a header."""
    encoded = bytearray()
    for byte in message.encode("utf-8", "replace"):
        encoded += bytes([byte]) if byte in _KEPT else b"%%%02X" % byte
    return bytes(encoded)


def prefix(message: bytes) -> bytes:
    """Return what goes before a message: uncompressed, and its length."""
    return b"\0" + len(message).to_bytes(4, "big")


def check_prefix(body: bytes | bytearray) -> None:
    """Raise RpcError as soon as the first bytes of a body show that it can't be taken."""
    if len(body) < PREFIX_SIZE:
        return
    if body[0]:
        raise RpcError(UNIMPLEMENTED, "compressed messages are not supported")
    size = int.from_bytes(body[1:5], "big")
    if size > LARGEST_MESSAGE:
        raise RpcError(RESOURCE_EXHAUSTED, f"a message of {size} bytes is over the limit of {LARGEST_MESSAGE}")
    if len(body) > PREFIX_SIZE + size:
        raise RpcError(INTERNAL, "a unary call has one message")


def message_of(body: bytes | bytearray) -> bytes:
    """Return the one message of a whole body; RpcError if there is no such."""
    check_prefix(body)
    if len(body) < PREFIX_SIZE or len(body) - PREFIX_SIZE != int.from_bytes(body[1:5], "big"):
        raise RpcError(INTERNAL, "the message is cut off")
    return bytes(body[PREFIX_SIZE:])
