"""Connections to public addresses only.

A name is resolved once, every address that it has is checked, and the connection goes to
one of these addresses and to no other: between check and connection nothing is resolved
again, so a name that answers differently the second time gains nothing.
"""

import ipaddress
import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedAddressError(Exception):
    """A host has an address that is not public."""


def is_public(address: str) -> bool:
    """Whether `address` is a host of the public internet, also where it wraps an IPv4 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        tunnelled = [ip.sixtofour, *(ip.teredo or ())]
        if ip.is_site_local or not all(is_public(str(inner)) for inner in tunnelled if inner):
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def checked_socket(host: str, port: int, timeout: float | None) -> socket.socket:
    """A connection to `host`. Raises RefusedAddressError if any of its addresses is not
    public, OSError where none of them answers."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for address in (str(place[0]) for *_, place in found):
        if not is_public(address):
            where = address if host.strip("[]") == address else f"{host} is at {address}, which"
            raise RefusedAddressError(f"{where} is no public address")
    last: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _, place in found:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.connect(place)
        except OSError as error:
            connection.close()
            last = error
        else:
            return connection
    raise last


class _PublicConnection(HTTPSConnection):
    """A connection to a checked address; TLS still proves the name of the host."""

    def _new_conn(self) -> socket.socket:
        try:
            return checked_socket(self.host.strip("[]"), self.port or 443, self.timeout)
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"{self.host} did not answer") from error


class _PublicPool(HTTPSConnectionPool):
    ConnectionCls = _PublicConnection


class PublicAdapter(HTTPAdapter):
    """For https:// addresses of a requests session."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Makes every connection one to a checked address."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"https": _PublicPool}
