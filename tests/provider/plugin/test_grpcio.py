"""The transport in conversation with another gRPC: Google's C core, over a plaintext socket."""

from __future__ import annotations

from collections.abc import Iterator

import grpc
import pytest
from tests.provider.plugin.echo_provider import handle

from turnout_provider.plugin.later import LIST_RESOURCE
from turnout_provider.plugin.messages import READ_RESOURCE
from turnout_provider.plugin.protobuf import decode, encode
from turnout_provider.plugin.reattach import Reattachable

UNLIMITED = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
SHUTDOWN = "/plugin.GRPCController/Shutdown"


@pytest.fixture
def channel() -> Iterator[grpc.Channel]:
    with (
        Reattachable(handle, "registry.terraform.io/turnout/echo") as provider,
        grpc.insecure_channel(f"unix:{provider.path}", options=UNLIMITED) as channel,
    ):
        yield channel


def private(channel: grpc.Channel, name: str, data: bytes) -> bytes:
    request = encode(READ_RESOURCE.request, {"type_name": name, "private": data})
    answer = decode(READ_RESOURCE.response, channel.unary_unary(READ_RESOURCE.path)(request, timeout=60))
    found: bytes = answer["private"]
    return found


@pytest.mark.parametrize("size", [0, 1, 20_000, 5_000_000])
def test_calls_of_any_size_are_answered(channel: grpc.Channel, size: int) -> None:
    assert private(channel, "a", b"x" * size) == b"x" * size


def test_many_calls_at_once_are_answered(channel: grpc.Channel) -> None:
    call = channel.unary_unary(READ_RESOURCE.path)
    requests = [encode(READ_RESOURCE.request, {"private": bytes([i]) * 70_000}) for i in range(100)]
    answers = [call.future(request, timeout=60) for request in requests]
    got = [decode(READ_RESOURCE.response, answer.result())["private"] for answer in answers]
    assert got == [bytes([i]) * 70_000 for i in range(100)]


def listed(channel: grpc.Channel, name: str, limit: int) -> Iterator[str]:
    request = encode(LIST_RESOURCE.request, {"type_name": name, "limit": limit})
    for event in channel.unary_stream(LIST_RESOURCE.path)(request, timeout=60):
        yield decode(LIST_RESOURCE.response, event)["display_name"]


@pytest.mark.parametrize("limit", [0, 1, 500])
def test_a_stream_arrives_whole_and_in_order(channel: grpc.Channel, limit: int) -> None:
    assert [name.split(":")[0] for name in listed(channel, "a", limit)] == [str(n) for n in range(limit)]


def test_a_stream_that_fails_keeps_what_was_sent_and_tells_why(channel: grpc.Channel) -> None:
    got: list[str] = []
    with pytest.raises(grpc.RpcError) as refusal:
        got.extend(listed(channel, "refuse", 10))
    assert refusal.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert refusal.value.details() == "50 % süß\nand more"


def test_a_stream_that_nobody_reads_to_its_end_leaves_the_connection_usable(channel: grpc.Channel) -> None:
    request = encode(LIST_RESOURCE.request, {"limit": 2000})
    call = channel.unary_stream(LIST_RESOURCE.path)(request, timeout=60)
    next(call)
    call.cancel()
    assert private(channel, "a", b"still here") == b"still here"


def test_a_refusal_arrives_with_its_status_and_text(channel: grpc.Channel) -> None:
    with pytest.raises(grpc.RpcError) as refusal:
        private(channel, "refuse", b"")
    assert refusal.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert refusal.value.details() == "50 % süß\nand more"


def test_a_compressed_message_is_refused(channel: grpc.Channel) -> None:
    call = channel.unary_unary(READ_RESOURCE.path)
    with pytest.raises(grpc.RpcError) as refusal:
        call(b"x" * 10_000, compression=grpc.Compression.Gzip, timeout=60)
    assert refusal.value.code() is grpc.StatusCode.UNIMPLEMENTED


def test_a_shutdown_does_not_end_a_provider_that_others_may_use(channel: grpc.Channel) -> None:
    assert channel.unary_unary(SHUTDOWN)(b"", timeout=60) == b""
    assert private(channel, "a", b"still here") == b"still here"
