"""Our half of HPACK against the `hpack` library's other half."""

from __future__ import annotations

import contextlib

import hpack as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from turnout_provider.plugin import huffman
from turnout_provider.plugin.hpack import TABLE_SIZE, Decoder, Header, HpackError, literal

LARGEST = 65536
names = st.sampled_from([b":path", b":method", b"grpc-timeout", b"te", b"x-much"]) | st.binary(min_size=1, max_size=9)
headers = st.lists(st.tuples(names, st.binary(max_size=300)), min_size=1, max_size=12)


@given(blocks=st.lists(st.tuples(headers, st.booleans()), min_size=1, max_size=8), data=st.data())
def test_every_block_of_a_connection_is_read(blocks: list[tuple[list[Header], bool]], data: st.DataObject) -> None:
    encoder = oracle.Encoder()
    decoder = Decoder(LARGEST)
    for block, huffman_coded in [*blocks, *blocks]:
        if data.draw(st.booleans()):
            encoder.header_table_size = data.draw(st.integers(0, TABLE_SIZE))
        assert decoder.decode(encoder.encode(block, huffman=huffman_coded)) == block


@given(st.lists(st.binary(max_size=100), min_size=1, max_size=5))
def test_noise_is_refused_or_read(blocks: list[bytes]) -> None:
    decoder = Decoder(LARGEST)
    with contextlib.suppress(HpackError):
        for block in blocks:
            assert all(len(header) == 2 for header in decoder.decode(block))


@given(st.binary())
def test_huffman_strings_are_read(text: bytes) -> None:
    coder = oracle.huffman.HuffmanEncoder(
        oracle.huffman_constants.REQUEST_CODES, oracle.huffman_constants.REQUEST_CODES_LENGTH
    )
    assert huffman.decoded(coder.encode(text)) == text


@pytest.mark.parametrize("coded", [b"\xff\xff\xff\xff", b"\x1e", b"\x07\xff", b"\x00", b"\xff" * 8])
def test_huffman_strings_with_wrong_ends_are_refused(coded: bytes) -> None:
    with pytest.raises(ValueError, match="Huffman"):
        huffman.decoded(coded)


@given(name=st.binary(min_size=1, max_size=40), value=st.binary(max_size=400))
def test_literals_are_read_by_others(name: bytes, value: bytes) -> None:
    assert oracle.Decoder().decode(literal(name, value), raw=True) == [(name, value)]


@pytest.mark.parametrize(
    "block",
    [
        b"\x80",
        b"\xbe",
        b"\xff\xff\xff\xff\xff\xff\xff",
        b"\x00\x05ab",
        b"\x40",
        b"\x82\x20",
        b"\x3f\xff\xff\x03",
        b"\x00\x01a\x82\x1e\x1e",
    ],
    ids=["index 0", "not in the table", "huge", "cut", "cut name", "late resize", "big table", "huffman"],
)
def test_blocks_that_make_no_sense_are_refused(block: bytes) -> None:
    with pytest.raises(HpackError):
        Decoder(LARGEST).decode(block)


def test_a_list_of_headers_over_the_limit_is_refused() -> None:
    decoder = Decoder(1000)
    decoder.decode(oracle.Encoder().encode([(b"a", b"b" * 900)]))
    with pytest.raises(HpackError, match="more than 1000 bytes"):
        decoder.decode(b"\xbe" * 3)
