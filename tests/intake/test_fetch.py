"""Fetching from real servers on the loopback: what is taken, and everything that is refused."""

from __future__ import annotations

import gzip
import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake import addresses
from claimaudit.intake.fetch import fetch
from tests.intake.servers import drip, make_certificate, page, redirect, serving, wait

LIMIT = 100_000


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> None:
    """127.0.0.1 stands for a host of the web; every other rule holds."""
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda a: a == "127.0.0.1" or real(a))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))


def refusal(url: str, **options: object) -> str:
    with pytest.raises(BrokenInputError) as broken:
        fetch(url, LIMIT, **options)  # type: ignore[arg-type]
    (problem,) = broken.value.problems
    assert problem.fix
    return problem.message


@pytest.mark.usefixtures("loopback_is_public")
def test_a_page_is_fetched_over_tls_from_the_checked_address(certificate: Path) -> None:
    with serving({"/a": page(b"hello", "text/html; charset=GBK")}, certificate) as base:
        got = fetch(f"{base}/a#part", LIMIT)
    assert (got.body, got.type, got.charset, got.url) == (
        b"hello", "text/html", "gbk", f"{base}/a",
    )  # fmt: skip


def test_the_loopback_is_refused_before_anything_is_sent(certificate: Path) -> None:
    asked: list[str] = []
    with serving({"/a": lambda request: asked.append(request.path)}, certificate) as base:
        assert refusal(f"{base}/a") == "is refused: 127.0.0.1 is no public address"
        named = base.replace("127.0.0.1", "localhost")
        assert refusal(f"{named}/a").endswith("which is no public address")
    assert asked == []


@pytest.mark.usefixtures("loopback_is_public")
@pytest.mark.parametrize(
    "target",
    ["https://10.0.0.1/x", "https://127.0.0.2/x", "https://169.254.169.254/latest/meta-data",
     "https://[::1]/x", "https://[::ffff:10.0.0.1]/", "https://2130706434/", "https://0x7f.2/"],
)  # fmt: skip
def test_a_redirect_into_a_private_net_is_refused(certificate: Path, target: str) -> None:
    with serving({"/a": redirect("/b"), "/b": redirect(target)}, certificate) as base:
        assert "no public address" in refusal(f"{base}/a")


@pytest.mark.usefixtures("loopback_is_public")
@pytest.mark.parametrize("target", ["http://127.0.0.1/x", "ftp://h/x", "file:///etc/passwd"])
def test_a_redirect_away_from_https_is_refused(certificate: Path, target: str) -> None:
    with serving({"/a": redirect(target)}, certificate) as base:
        assert refusal(f"{base}/a") == f"leads to {target}, which is not https"


@pytest.mark.usefixtures("loopback_is_public")
def test_redirects_are_followed_and_counted(certificate: Path) -> None:
    answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(9)} | {"/9": page(b"there")}
    with serving(answers, certificate) as base:
        assert fetch(f"{base}/4", LIMIT).url == f"{base}/9"
        assert refusal(f"{base}/3") == "redirects more than 5 times"


def test_a_certificate_of_nobody_is_refused(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    monkeypatch.setattr(addresses, "is_public", lambda address: True)
    with serving({"/a": page(b"x")}, certificate) as base:
        assert refusal(f"{base}/a") == "has a certificate that cannot be trusted"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with serving({"/a": page(b"x")}) as base:
        assert fetch(f"{base}/a", LIMIT, allow_private=True).body == b"x"


@pytest.mark.parametrize(
    ("url", "said"),
    [("http://example.org/a", "which is not https"), ("https:///a", "names no host"),
     ("https://me:secret@example.org/", "carries a user name or a password"),
     ("https://[::1/", "is no address"), ("https://host:99999/", "is no address")],
)  # fmt: skip
def test_addresses_that_are_none_are_refused(url: str, said: str) -> None:
    assert said in refusal(url)


def test_plain_http_only_where_private_addresses_are_allowed() -> None:
    with serving({"/a": page(b"x", "text/plain")}) as base:
        assert fetch(f"{base}/a", LIMIT, allow_private=True).type == "text/plain"
        assert "which is not https" in refusal(f"{base}/a")


def test_sizes_are_bounded_whatever_the_server_says() -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 65_536)

    bomb = gzip.compress(b"0" * 50_000_000)
    answers = {
        "/said": page(b"x" * (LIMIT + 1)),
        "/endless": endless,
        "/bomb": page(bomb, Content_Encoding="gzip"),
        "/fits": page(gzip.compress(b"y" * LIMIT), Content_Encoding="gzip"),
    }
    assert len(bomb) < LIMIT
    with serving(answers) as base:
        for path in ("/said", "/endless", "/bomb"):
            message = refusal(f"{base}{path}", allow_private=True)
            assert message == "is larger than 100,000 bytes"
        assert len(fetch(f"{base}/fits", LIMIT, allow_private=True).body) == LIMIT


def test_slow_servers_are_left_in_time() -> None:
    def drips_body(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        drip(request, seconds=10)

    def drips_headers(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        drip(request, seconds=10)

    answers = {
        "/body": drips_body,
        "/head": drips_headers,
        "/mute": lambda request: wait(request, 5),
    }
    with serving(answers) as base:
        for path in answers:
            began = time.monotonic()
            message = refusal(f"{base}{path}", allow_private=True, seconds=0.6)
            assert message == "did not answer within 0.6 seconds"
            assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [(page(b"x", status=404), "answers 404 Not Found"),
     (page(b"x", "image/png"), "is image/png, not a page, a text or a PDF"),
     (page(b"x", "application/zip"), "is application/zip, not a page, a text or a PDF"),
     (page(b"not gzip", Content_Encoding="gzip"), "cannot be fetched: ")],
)  # fmt: skip
def test_what_is_no_article_is_refused(answer: object, said: str) -> None:
    with serving({"/a": answer}) as base:  # type: ignore[dict-item]
        assert refusal(f"{base}/a", allow_private=True).startswith(said)


def test_nobody_there() -> None:
    assert refusal("http://127.0.0.1:9/", allow_private=True) == "cannot be reached"


@pytest.mark.parametrize("error", [socket.gaierror(-2, "no such name"), OSError("unreachable")])
def test_a_host_without_an_address(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def resolve(host: str, port: int, **kind: object) -> object:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert refusal("https://news.example/") == "cannot be reached"


@pytest.mark.usefixtures("loopback_is_public")
def test_a_public_host_that_does_not_listen() -> None:
    assert refusal("https://127.0.0.1:9/") == "cannot be reached"
