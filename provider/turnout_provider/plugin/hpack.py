"""HPACK (RFC 7541), the half that a server of constant answers needs: decoding."""

from __future__ import annotations

from turnout_provider.plugin import huffman

_STATIC = (
    ":authority|:method=GET|:method=POST|:path=/|:path=/index.html|:scheme=http|:scheme=https|:status=200|"
    ":status=204|:status=206|:status=304|:status=400|:status=404|:status=500|accept-charset|"
    "accept-encoding=gzip, deflate|accept-language|accept-ranges|accept|access-control-allow-origin|age|allow|"
    "authorization|cache-control|content-disposition|content-encoding|content-language|content-length|"
    "content-location|content-range|content-type|cookie|date|etag|expect|expires|from|host|if-match|"
    "if-modified-since|if-none-match|if-range|if-unmodified-since|last-modified|link|location|max-forwards|"
    "proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|server|set-cookie|"
    "strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate"
)
Header = tuple[bytes, bytes]

STATIC_TABLE: list[Header] = [
    (name, value) for name, _, value in (entry.partition(b"=") for entry in _STATIC.encode().split(b"|"))
]
TABLE_SIZE = 4096
_ENTRY_OVERHEAD = 32
_REMEMBERED_BLOCKS = 64


class HpackError(ValueError):
    """A header block that can't be decoded; the connection can't go on, for its table is lost."""


class Decoder:
    """Decodes the header blocks of one connection, in the order that they come."""

    def __init__(self, largest_list: int) -> None:
        self._largest_list = largest_list
        self._table: list[Header] = []
        self._table_size = 0
        self._table_limit = TABLE_SIZE
        # Once a peer has indexed its headers, it sends the same few bytes for every call.
        self._seen: dict[bytes, list[Header]] = {}

    def decode(self, block: bytes) -> list[Header]:
        """Return the headers of a whole block; HpackError if it makes no sense or is too long."""
        headers = self._seen.get(block)
        if headers is None:
            self._changed = False
            headers = self._decode(block)
            if not self._changed and len(self._seen) < _REMEMBERED_BLOCKS:
                self._seen[block] = headers
        return headers

    def _decode(self, block: bytes) -> list[Header]:
        headers: list[Header] = []
        room = self._largest_list
        position = 0
        try:
            while position < len(block):
                header, position = self._field(block, position, not headers)
                if header is None:
                    continue
                headers.append(header)
                room -= _size(header)
                if room < 0:
                    raise HpackError(f"more than {self._largest_list} bytes of headers")
        except IndexError:
            raise HpackError("a header block that is cut off") from None
        except HpackError:
            raise
        except ValueError as error:
            raise HpackError(str(error)) from None
        return headers

    def _field(self, block: bytes, position: int, first: bool) -> tuple[Header | None, int]:
        byte = block[position]
        if byte & 0x80:
            index, position = _integer(block, position, 7)
            return self._entry(index), position
        if byte & 0x40:
            header, position = self._literal(block, position, 6)
            self._add(header)
            return header, position
        if byte & 0x20:
            limit, position = _integer(block, position, 5)
            if not first or limit > TABLE_SIZE:
                raise HpackError("the table can't be resized to that here")
            self._resize(limit)
            return None, position
        return self._literal(block, position, 4)

    def _literal(self, block: bytes, position: int, bits: int) -> tuple[Header, int]:
        index, position = _integer(block, position, bits)
        if index:
            name = self._entry(index)[0]
        else:
            name, position = _string(block, position)
        value, position = _string(block, position)
        return (name, value), position

    def _entry(self, index: int) -> Header:
        if index == 0:
            raise HpackError("there is no header 0")
        if index <= len(STATIC_TABLE):
            return STATIC_TABLE[index - 1]
        index -= len(STATIC_TABLE)
        if index > len(self._table):
            raise HpackError("a header that is not in the table")
        return self._table[-index]

    def _add(self, header: Header) -> None:
        self._changed = True
        self._seen.clear()
        self._table.append(header)
        self._table_size += _size(header)
        self._evict()

    def _resize(self, limit: int) -> None:
        self._changed = True
        self._seen.clear()
        self._table_limit = limit
        self._evict()

    def _evict(self) -> None:
        kept = 0
        while self._table_size > self._table_limit:
            self._table_size -= _size(self._table[kept])
            kept += 1
        del self._table[:kept]


def literal(name: bytes, value: bytes) -> bytes:
    """Return a header as its plainest block: no index, no Huffman code, nothing to remember."""
    return b"\0" + _plain(name) + _plain(value)


def _plain(text: bytes) -> bytes:
    length = len(text)
    if length < 0x7F:
        return bytes([length]) + text
    length -= 0x7F
    out = bytearray([0x7F])
    while length >= 0x80:
        out.append(length & 0x7F | 0x80)
        length >>= 7
    out.append(length)
    return bytes(out) + text


def _size(header: Header) -> int:
    return len(header[0]) + len(header[1]) + _ENTRY_OVERHEAD


def _integer(block: bytes, position: int, bits: int) -> tuple[int, int]:
    most = (1 << bits) - 1
    number = block[position] & most
    position += 1
    if number < most:
        return number, position
    shift = 0
    while True:
        byte = block[position]
        position += 1
        number += (byte & 0x7F) << shift
        if byte < 0x80:
            return number, position
        shift += 7
        if shift > 28:
            raise HpackError("a number too large for any header")


def _string(block: bytes, position: int) -> tuple[bytes, int]:
    coded = block[position] & 0x80
    length, position = _integer(block, position, 7)
    end = position + length
    if end > len(block):
        raise HpackError("a header block that is cut off")
    text = block[position:end]
    return huffman.decoded(text) if coded else text, end
