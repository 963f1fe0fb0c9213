"""Which hosts may be connected to, and that what was checked is what is connected to."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from claimaudit.intake import addresses
from claimaudit.intake.addresses import RefusedAddressError, checked_socket, is_public

REFUSED = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1",
    "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::",
    "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", REFUSED)
def test_no_address_of_a_private_net_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_hosts_of_the_web_are_public(address: str) -> None:
    assert is_public(address)


def _answers(*found: str) -> Any:
    return lambda host, port, **kind: [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found
    ]


def test_one_private_address_among_many_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("8.8.8.8", "127.0.0.1"))
    with pytest.raises(RefusedAddressError, match=r"news\.example is at 127\.0\.0\.1"):
        checked_socket("news.example", 443, 1)


def test_a_name_is_resolved_once_and_the_checked_address_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        asked: list[str] = []

        def resolve(host: str, port: int, **kind: object) -> Any:
            asked.append(host)
            return _answers("127.0.0.1" if len(asked) == 1 else "10.0.0.1")(host, port)

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
        with checked_socket("news.example", port, 2) as connection:
            assert connection.getpeername()[0] == "127.0.0.1"
    assert asked == ["news.example"]
