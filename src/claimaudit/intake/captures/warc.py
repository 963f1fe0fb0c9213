"""A WARC file of how a capture was fetched: every request and response, redirects included."""

from collections.abc import Iterable
from io import BytesIO
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimaudit.intake.extract import Answer

_HTTP = "HTTP/1.1"
# The body is kept decoded, so headers that say how it was packed are renamed.
_PACKING = ("content-encoding", "transfer-encoding", "content-length")


def warc_of(answers: Iterable[Answer], when: str) -> bytes:
    """A gzipped WARC file of the answers, fetched at `when` (YYYY-MM-DDTHH:MM:SSZ)."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    dated = {"WARC-Date": when}
    for answer in answers:
        got = StatusAndHeaders(answer.status, _unpacked(answer), protocol=_HTTP)
        body = BytesIO(answer.body)
        response = writer.create_warc_record(
            answer.url, "response", payload=body, length=len(answer.body), http_headers=got,
            warc_headers_dict=dict(dated),
        )  # fmt: skip
        address = urlsplit(answer.url)
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        sent = [("Host", address.netloc), *answer.asked]
        asked = StatusAndHeaders(f"GET {path} {_HTTP}", sent, is_http_request=True)
        request = writer.create_warc_record(
            answer.url, "request", http_headers=asked, warc_headers_dict=dict(dated)
        )
        writer.write_request_response_pair(request, response)
    return out.getvalue()


def _unpacked(answer: Answer) -> list[tuple[str, str]]:
    kept = []
    for name, value in answer.headers:
        packs = name.lower() in _PACKING
        kept.append((f"X-Archive-Orig-{name}" if packs else name, value))
    return [*kept, ("Content-Length", str(len(answer.body)))]
