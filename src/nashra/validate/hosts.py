"""Resolve host names, and refuse addresses that are not public.

The address of a document may come from anybody. It must not make this machine send requests to itself, to its
neighbours, or to a cloud's own services (server-side request forgery).
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import IPPROTO_TCP, getaddrinfo
from typing import Final

_NAT64: Final = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the IP addresses of a host, the preferred first.

    Raises PermissionError where any of its addresses is not of the public internet, OSError where it has none.
    """
    addresses = [str(entry[4][0]) for entry in getaddrinfo(host, port, proto=IPPROTO_TCP)]
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise PermissionError(f"{host} is at {address}, which is not of the public internet")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; of an IPv4 address inside an IPv6 one, both have to be."""
    number = ip_address(address.partition("%")[0])
    inner = _inner(number) if isinstance(number, IPv6Address) else None
    return number.is_global and not number.is_multicast and (inner is None or is_public(str(inner)))


def _inner(number: IPv6Address) -> IPv4Address | None:
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour
