"""What kind of document some bytes are: by the bytes, then the server's word, then the name."""

from urllib.parse import urlsplit

from claimaudit.intake.extract import Source, kind_of
from claimaudit.intake.fetch import ARTICLE, Accepted
from claimaudit.workspace.captures import Kind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/xml": "html",
    "text/xml": "html",
    "application/rss+xml": "html",
    "application/atom+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "text/csv": "csv",
    "application/csv": "csv",
    "text/x-csv": "csv",
    "text/comma-separated-values": "csv",
    "text/tab-separated-values": "csv",
    "application/json": "json",
    "application/ld+json": "json",
    "text/json": "json",
    "application/geo+json": "json",
    "application/hal+json": "json",
    "application/vnd.api+json": "json",
    XLSX: "xlsx",
    "text/plain": "text",
    "text/markdown": "text",
    "application/x-ndjson": "text",
}
# What servers with Excel call a CSV; an old workbook is told by its bytes.
_EXCEL = "application/vnd.ms-excel"
DOCUMENT = Accepted(
    ARTICLE.types | frozenset(MEDIA_TYPES) | {_EXCEL},
    "a page, a PDF, a text, CSV, JSON or XLSX",
    "give the document's own address, or save what it prints as one of these",
)
_ENDINGS: dict[str, Kind] = {
    **{"pdf": "pdf", "html": "html", "htm": "html", "xhtml": "html", "xml": "html"},
    **{"csv": "csv", "tsv": "csv", "json": "json", "geojson": "json", "xlsx": "xlsx"},
}
# What the bytes of a file that is none of these begin with.
_OTHERS: dict[bytes, str] = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a sound",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"PK\x03\x04": "an archive",
    b"From: <Saved by": "a browser's archive of a page",
}
_SIGNS = {"pdf": b"%PDF-", "xlsx": b"PK\x03\x04"}
# Where a name says what a document is, a page in its place is a wall, a viewer or an error.
_PROMISED = {"pdf", "xlsx", "csv", "json"}


def kind(source: Source, url: str | None = None) -> Kind:
    """The kind of a capture, whose document stands at `url`. Raises BrokenInputError where it
    is none that is read, or not the one that the address promises."""
    found = _kind(source)
    promised = {_ending(url or ""), MEDIA_TYPES.get(source.type, "")} & _PROMISED
    if promised and found == "html":
        message = f"is a page, and the document is called a {min(promised).upper()}"
        fix = "download the file itself, and give it with --file"
        raise source.broken(message, fix)
    return found


def _kind(source: Source) -> Kind:
    start = source.body[:1024].lstrip()
    if b"xl/workbook" in source.body and start.startswith(_SIGNS["xlsx"]):
        return "xlsx"
    for sign, said in _OTHERS.items():
        if start.startswith(sign):
            raise source.broken(f"is {said}, not {DOCUMENT.said}", DOCUMENT.fix)
    read = kind_of(source)
    if read != "text":
        return "pdf" if read == "pdf" else "html"
    told = MEDIA_TYPES.get(source.type) or _ENDINGS.get(_ending(source.name))
    if told in ("xlsx", "pdf"):
        raise source.broken(f"is called {told.upper()} and is none", "download it again")
    if told in (None, "text") and start[:1] in (b"{", b"["):
        return "json" if _is_json(source.body) else "text"
    return told or "text"


def _is_json(body: bytes) -> bool:
    """Whether it is JSON; a text of one JSON object a line is none."""
    first, _, more = body.strip().partition(b"\n")
    lines = more.lstrip()[:1] == first[:1] == b"{" and first.rstrip()[-1:] == b"}"
    return body.rstrip()[-1:] in (b"}", b"]") and b'"' in body and not lines


def _ending(name: str) -> str:
    path = urlsplit(name).path if "://" in name else name
    last = path.rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def media_type(source: Source, found: Kind) -> str:
    """What the server said it is, else what its kind is mostly called."""
    if source.type and source.type != "application/octet-stream":
        return source.type
    return next(name for name, each in MEDIA_TYPES.items() if each == found)
