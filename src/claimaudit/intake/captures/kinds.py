"""The kind of a document: by its bytes, else by its media type, else by its name (kinds.yaml)."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from claimaudit.figures.lexicon import Lexicon
from claimaudit.intake.extract import Source, kind_of
from claimaudit.intake.fetch import ARTICLE, Accepted
from claimaudit.workspace.captures import Kind

_TOLD = Lexicon(Path(__file__).with_suffix(".yaml"))
MEDIA_TYPES: Mapping[str, Kind] = _TOLD.table("media_types")
_ENDINGS: Mapping[str, Kind] = _TOLD.table("endings")
_OTHERS = {sign.encode("latin-1"): said for sign, said in _TOLD.table("first_bytes").items()}
_WORKBOOK = b"PK\x03\x04"
DOCUMENT = Accepted(
    ARTICLE.types | frozenset(MEDIA_TYPES) | _TOLD.words("also_accepted"),
    "a page, a PDF, a text, CSV, JSON or XLSX",
    "give the document's own address, or save what it prints as one of these",
)


def kind(source: Source, url: str | None = None) -> Kind:
    """The kind of a capture of `url`. Raises BrokenInputError where it is of no kind that is read,
    or a page where address or media type promise a file."""
    found = _kind(source)
    promised = {_ending(url or ""), MEDIA_TYPES.get(source.type, "")} & _TOLD.words("promised")
    if promised and found == "html":
        message = f"is a page, and the document is called a {min(promised).upper()}"
        fix = "download the file itself, and give it with --file"
        raise source.broken(message, fix)
    return found


def _kind(source: Source) -> Kind:
    start = source.body[:1024].lstrip()
    if b"xl/workbook" in source.body and start.startswith(_WORKBOOK):
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
    """Whether it looks like JSON; JSON Lines, an object a line, are text."""
    first, _, more = body.strip().partition(b"\n")
    lines = more.lstrip()[:1] == first[:1] == b"{" and first.rstrip()[-1:] == b"}"
    return body.rstrip()[-1:] in (b"}", b"]") and b'"' in body and not lines


def _ending(name: str) -> str:
    path = urlsplit(name).path if "://" in name else name
    last = path.rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def media_type(source: Source, found: Kind) -> str:
    """The media type that the server said, else the usual one of the kind."""
    if source.type and source.type != "application/octet-stream":
        return source.type
    return next(name for name, each in MEDIA_TYPES.items() if each == found)
