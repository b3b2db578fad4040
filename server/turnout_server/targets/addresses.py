"""Which addresses a delivery may go to."""

from __future__ import annotations

import ipaddress
import socket

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver


class AddressRefused(Exception):
    """The policy forbids this address; the text says which switch allows it."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"{host} is a loopback, private or link-local address; start the server with --allow-private-targets "
            "to deliver there"
        )


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also when it is wrapped in IPv6."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour or _nat64(found)
        if wrapped is not None:
            return is_public(str(wrapped))
    return found.is_global and not found.is_multicast


def check_literal(host: str) -> None:
    """Refuse a host that is a forbidden IP address; names are checked when they are resolved."""
    try:
        public = is_public(host)
    except ValueError:
        return
    if not public:
        raise AddressRefused(host)


class PublicResolver(AbstractResolver):
    """Resolves names and refuses those that lead to a forbidden address.

    The client connects to the very addresses that were checked here, so a name that changes its answer between the
    check and the connection gains nothing.
    """

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of `host`; AddressRefused if any of them is forbidden."""
        found = await self._inner.resolve(host, port, family)
        if not all(is_public(answer["host"]) for answer in found):
            raise AddressRefused(host)
        return found

    async def close(self) -> None:
        """Nothing to let go of."""


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
