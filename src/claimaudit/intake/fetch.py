"""Fetching one page: https only, public hosts only, bounded in size, time and redirects."""

import os
from concurrent.futures import Future
from email.message import Message
from threading import Thread
from time import monotonic
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from claimaudit import __version__
from claimaudit.intake.addresses import PublicAdapter, RefusedAddressError
from claimaudit.intake.extract import Source

SECONDS = 30.0
REDIRECTS = 5
TYPES = (
    "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown",
    "application/octet-stream", "",
)  # fmt: skip
_CHUNK = 16_384
_SAVE_IT = "save the page in a browser and add the file"
_HEADERS = {
    "User-Agent": f"claimaudit/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8",
    "Accept-Encoding": "gzip",
}


def fetch(url: str, limit: int, *, allow_private: bool = False, seconds: float = SECONDS) -> Source:
    """The page at `url`, named so, at most `limit` bytes of it. Raises BrokenInputError.

    The whole takes `seconds` at most: it runs beside us, so that a server that sends a byte
    now and then, or a name server that is silent, cannot hold it up.
    """
    page, done = Source(url, b""), Future[Source]()

    def work() -> None:
        try:
            done.set_result(_follow(page, limit, allow_private, monotonic() + seconds))
        except Exception as error:  # carried over to the caller
            done.set_exception(error)

    Thread(target=work, daemon=True).start()
    try:
        return done.result(timeout=seconds)
    except Exception as error:
        said = _said(error, seconds)
        if said is None:
            raise
        raise page.broken(*said) from None


def _said(error: Exception, seconds: float) -> tuple[str, str] | None:
    """(message, fix) of what went wrong on the way; None for anything else."""
    if isinstance(error, RefusedAddressError):
        return f"is refused: {error}", "only pages of the public web are fetched"
    if isinstance(error, TimeoutError | requests.Timeout):
        return f"did not answer within {seconds:g} seconds", f"try again, or {_SAVE_IT}"
    if isinstance(error, requests.exceptions.SSLError):
        return "has a certificate that cannot be trusted", f"check the address, or {_SAVE_IT}"
    if isinstance(error, requests.ConnectionError):
        return "cannot be reached", f"check the address and the network, or {_SAVE_IT}"
    if isinstance(error, requests.RequestException | HTTPError | UnicodeError):
        return f"cannot be fetched: {error}", _SAVE_IT
    return None


def _follow(page: Source, limit: int, allow_private: bool, deadline: float) -> Source:
    url = page.name
    with requests.Session() as session:
        # No proxies and no .netrc: a proxy would resolve names out of our sight.
        session.trust_env = False
        session.adapters.clear()
        session.mount("https://", HTTPAdapter() if allow_private else PublicAdapter())
        if allow_private:
            session.mount("http://", HTTPAdapter())
        session.headers.update(_HEADERS)
        bundle = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")
        session.verify = bundle or True
        for _ in range(REDIRECTS + 1):
            url = _checked(page, url, allow_private)
            left = max(0.1, deadline - monotonic())
            with session.get(url, stream=True, allow_redirects=False, timeout=left) as response:
                target = session.get_redirect_target(response)
                if target is None:
                    kind, charset = _type(page, response)
                    body = _body(page, response, limit, deadline)
                    return Source(page.name, body, kind, charset, url)
                url = urljoin(url, target)
    raise page.broken(f"redirects more than {REDIRECTS} times", _SAVE_IT)


def _checked(page: Source, url: str, allow_private: bool) -> str:
    """`url` without its fragment. Every address that a redirect leads to comes here too."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise page.broken(f"is no address: {error}", "check its spelling") from None
    if parts.scheme != "https" and not (allow_private and parts.scheme == "http"):
        message = f"leads to {url[:200]}, which is not https"
        raise page.broken(message, f"use the https:// address, or {_SAVE_IT}")
    if not host:
        raise page.broken("names no host", "check its spelling")
    if parts.username is not None or parts.password is not None:
        raise page.broken("carries a user name or a password", "leave it out")
    return urldefrag(url).url


def _type(page: Source, response: requests.Response) -> tuple[str, str | None]:
    """(media type, charset or None) as the server says."""
    if response.status_code != 200:
        reason = f"{response.status_code} {response.reason or ''}".strip()
        raise page.broken(f"answers {reason}", f"check the address, or {_SAVE_IT}")
    header = Message()
    header["content-type"] = response.headers.get("content-type") or "application/octet-stream"
    kind = header.get_content_type()
    if kind not in TYPES:
        message = f"is {kind}, not a page, a text or a PDF"
        raise page.broken(message, "give the article's own page")
    return kind, header.get_content_charset()


def _body(page: Source, response: requests.Response, limit: int, deadline: float) -> bytes:
    length = response.headers.get("content-length", "")
    too_large = page.broken(f"is larger than {limit:,} bytes", _SAVE_IT)
    if length.isdecimal() and int(length) > limit:
        raise too_large
    body = bytearray()
    for chunk in response.iter_content(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise too_large
        if monotonic() > deadline:
            raise TimeoutError
    return bytes(body)
