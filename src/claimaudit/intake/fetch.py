"""Fetching one page: https only, public hosts only, bounded in size, time and redirects."""

import os
from concurrent.futures import Future
from dataclasses import dataclass
from email.message import Message
from threading import Thread
from time import monotonic
from urllib.parse import urldefrag, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from claimaudit import __version__
from claimaudit.intake.addresses import PublicAdapter, RefusedAddressError
from claimaudit.intake.extract import Answer, Source

SECONDS = 30.0
REDIRECTS = 5
_ANY = "application/octet-stream"
# Media types that say nothing: of unknown bytes, or of a download.
_UNTOLD = {_ANY, "binary/octet-stream", "application/force-download", "application/x-download", ""}
_CHUNK = 16_384
_SAVE_IT = "save the page in a browser and add the file"
_AGENT = {"User-Agent": f"claimaudit/{__version__}", "Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Accepted:
    """The media types that are accepted, what messages call them, and the advice for others."""

    types: frozenset[str]
    said: str
    fix: str

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a request: who asks, and for what."""
        return {**_AGENT, "Accept": ",".join(sorted(self.types)) + ",*/*;q=0.1"}


ARTICLE = Accepted(
    frozenset(
        {"text/html", "application/xhtml+xml", "application/pdf", "text/plain", "text/markdown"}
    ),
    "a page, a text or a PDF",
    "give the article's own page",
)


def fetch(
    url: str, limit: int, *, allow_private: bool = False, seconds: float = SECONDS,
    accepted: Accepted = ARTICLE,
) -> Source:  # fmt: skip
    """The page at `url`, of at most `limit` bytes. Raises BrokenInputError.

    It takes at most `seconds`: a thread downloads, so that neither a server that sends a byte now
    and then nor a silent name server can hold us up.
    """
    page, done = Source(url, b""), Future[Source]()
    download = _Download(page, accepted, limit, allow_private, monotonic() + seconds)

    def work() -> None:
        try:
            done.set_result(download.follow())
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
    """(message, fix) for an error of the network; None for any other."""
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


@dataclass(frozen=True)
class _Download:
    """The download of one page."""

    page: Source
    accepted: Accepted
    limit: int
    allow_private: bool
    deadline: float

    def follow(self) -> Source:
        """The page at the end of the redirects. Raises BrokenInputError."""
        url, answers = self.page.name, []
        with requests.Session() as session:
            # No proxies and no .netrc: a proxy would resolve names out of our sight.
            session.trust_env = False
            session.adapters.clear()
            session.mount("https://", HTTPAdapter() if self.allow_private else PublicAdapter())
            if self.allow_private:
                session.mount("http://", HTTPAdapter())
            session.headers.update(self.accepted.headers)
            bundle = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE")
            session.verify = bundle or True
            for _ in range(REDIRECTS + 1):
                url = self._checked(url)
                left = max(0.1, self.deadline - monotonic())
                with session.get(url, stream=True, allow_redirects=False, timeout=left) as response:
                    target = session.get_redirect_target(response)
                    if target is None:
                        kind, charset = self._type(response)
                        body = self._body(response)
                        answers.append(_answer(url, response, body))
                        return Source(self.page.name, body, kind, charset, url, tuple(answers))
                    answers.append(_answer(url, response, b""))
                    url = urljoin(url, target)
        raise self.page.broken(f"redirects more than {REDIRECTS} times", _SAVE_IT)

    def _checked(self, url: str) -> str:
        """`url` without its fragment. Raises BrokenInputError where it, or the address that a
        redirect leads to, may not be fetched."""
        page = self.page
        try:
            parts = urlsplit(url)
            host, _ = parts.hostname, parts.port
        except ValueError as error:
            raise page.broken(f"is no address: {error}", "check its spelling") from None
        if parts.scheme != "https" and not (self.allow_private and parts.scheme == "http"):
            message = f"leads to {url[:200]}, which is not https"
            raise page.broken(message, f"use the https:// address, or {_SAVE_IT}")
        if not host:
            raise page.broken("names no host", "check its spelling")
        if parts.username is not None or parts.password is not None:
            raise page.broken("carries a user name or a password", "leave it out")
        return urldefrag(url).url

    def _type(self, response: requests.Response) -> tuple[str, str | None]:
        """(media type, charset or None) as the server says. Raises BrokenInputError where it is no
        success, or of a type that is not accepted."""
        if response.status_code != 200:
            reason = f"{response.status_code} {response.reason or ''}".strip()
            raise self.page.broken(f"answers {reason}", f"check the address, or {_SAVE_IT}")
        header = Message()
        header["content-type"] = response.headers.get("content-type") or _ANY
        kind = header.get_content_type()
        kind = _ANY if kind in _UNTOLD else kind
        if kind not in {*self.accepted.types, _ANY}:
            raise self.page.broken(f"is {kind}, not {self.accepted.said}", self.accepted.fix)
        return kind, header.get_content_charset()

    def _body(self, response: requests.Response) -> bytes:
        length = response.headers.get("content-length", "")
        too_large = self.page.broken(f"is larger than {self.limit:,} bytes", _SAVE_IT)
        if length.isdecimal() and (len(length) > 15 or int(length) > self.limit):
            raise too_large
        body = bytearray()
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > self.limit:
                raise too_large
            if monotonic() > self.deadline:
                raise TimeoutError
        return bytes(body)


def _answer(url: str, response: requests.Response, body: bytes) -> Answer:
    sent, got = response.request.headers, response.headers
    status = f"{response.status_code} {response.reason or ''}".strip()
    return Answer(url, tuple(sent.items()), status, tuple(got.items()), body)
