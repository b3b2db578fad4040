"""Which addresses a delivery may go to."""

from __future__ import annotations

import asyncio
import ipaddress
import socket


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


async def addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host; AddressRefused if the policy forbids any of them, gaierror if there are none.

    Connect to the very addresses that are answered, so that a name which changes its answer gains nothing.
    """
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    answers = [str(answer[4][0]) for answer in found]
    if not allow_private and not all(is_public(answer) for answer in answers):
        raise AddressRefused(host)
    return answers


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def checked_address(host: str, *, allow_private: bool) -> str:
    """The address of a host, for clients that connect by themselves; AddressRefused and gaierror as above.

    Blocks while it is resolved.
    """
    answers = [str(answer[4][0]) for answer in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    if not allow_private and not all(is_public(answer) for answer in answers):
        raise AddressRefused(host)
    return answers[0]
