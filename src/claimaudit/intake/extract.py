"""The text of an article from a page, a PDF or a text file, with what the source says of itself.

Title, author, site and date are taken where the source has them, and never guessed.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from claimaudit.base.problems import BrokenInputError, refusal
from claimaudit.intake.charset import decode_page, guess_charset
from claimaudit.intake.wording import WORDS, language_of

PDF_PAGES = 1_000
# Finding the article takes time quadratic in the tags of a page: ten seconds for so many.
TAGS = 60_000
# Elements that their page does not show; a whole page is mostly shown by a script.
_STYLE = (
    "translate(concat(@style, ';'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz')"
)
_HIDDEN = [
    "//body//*[@hidden]",
    *(
        f"//body//*[contains({_STYLE}, '{said}') and not(contains({_STYLE}, '{said}.'))]"
        for said in ("display:none", "visibility:hidden", "opacity:0", "font-size:0")
    ),
]
_TITLE_CHARS = 120
# The operators of a PDF that draw a picture, a shape, or a text that is not empty.
_DRAWS = re.compile(rb"(?<![\w/])(?:Do|BI|sh|[fFBbSs]\*?)(?!\w)|[^(<\s]\s*[)>\]]\s*T[jJ]")
_HTML = re.compile(
    rb"\s*<(?:!doctype\s+html|html|head|body|\?xml[^>]{0,200}>\s*<(?:!doctype|html))", re.I
)
# Archives (as office documents are) and pictures, which are no text in whatever charset.
_PACKED = re.compile(rb"PK\x03\x04|\x1f\x8b|\xd0\xcf\x11\xe0|\x89PNG|\xff\xd8\xff|GIF8")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Answer:
    """The answer of one address: headers `asked` with and received, status line, decoded body."""

    url: str
    asked: tuple[tuple[str, str], ...]
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Source:
    """Bytes to be read: where they came from, and what the server said of them."""

    name: str
    body: bytes
    type: str = ""
    charset: str | None = None
    url: str | None = None
    answers: tuple[Answer, ...] = ()

    @classmethod
    def of_file(
        cls, name: str, read: Callable[[int], bytes], limit: int, setting: str, fix: str
    ) -> "Source":
        """A file of at most `limit` bytes, which this `setting` of checks/policy.yaml allows;
        `read` gives its first bytes. Raises BrokenInputError, with `fix` where it cannot be read.
        """
        try:
            source = cls(name, read(limit + 1))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise refusal(name, f"cannot be read: {reason}", fix) from None
        if len(source.body) > limit:
            advice = f"is this the right file? {setting} in checks/policy.yaml sets the limit"
            raise source.broken(f"is larger than {limit:,} bytes", advice)
        return source

    def broken(self, message: str, fix: str) -> BrokenInputError:
        """An error that names this source."""
        return refusal(self.name, message, fix)


@dataclass(frozen=True)
class Extracted:
    """An article and what its source says of itself."""

    text: str
    language: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def extract(source: Source, limit: int) -> Extracted:
    """The article in `source`, at most `limit` bytes of UTF-8. Raises BrokenInputError."""
    read = {"pdf": _pdf, "html": _html, "text": _text}[kind_of(source)](source)
    size = len(read.text.encode("utf-8"))
    if size > limit:
        message = f"holds {size:,} bytes of text, {limit:,} is the limit"
        fix = "is this one article? limits.article_bytes in checks/policy.yaml sets the limit"
        raise source.broken(message, fix)
    return read


def opening(text: str) -> str:
    """The first line of an article, which stands in for a title."""
    line = text.strip().lstrip("\ufeff# ").split("\n", 1)[0]
    return " ".join(line.split())[:_TITLE_CHARS]


def kind_of(source: Source) -> str:
    """html, pdf or text: by the bytes, else the server's media type, else the file's name. Raises
    BrokenInputError where something is called a PDF and is none."""
    if source.body[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    name = source.name.lower()
    if source.type in ("text/html", "application/xhtml+xml") or _HTML.match(source.body, 0, 1024):
        return "html"
    if not source.type and name.endswith((".html", ".htm", ".xhtml")):
        return "html"
    if source.type == "application/pdf" or (not source.type and name.endswith(".pdf")):
        raise source.broken("is called a PDF and is none", "download it again")
    return "text"


def _text(source: Source) -> Extracted:
    # A text file stays as it is, byte for byte; a fetched text is decoded.
    text = decode_page(source.body, source.charset) if source.url else _utf8(source)
    if text is None or _BINARY.search(text):
        fix = "add a text, a page or a PDF; of another document save the text, as UTF-8"
        raise source.broken("is no text", fix)
    if not text.strip():
        raise source.broken("holds no text", "is this the right file?")
    return Extracted(text, language_of(text), url=source.url)


def _utf8(source: Source) -> str | None:
    try:
        return source.body.decode("utf-8")
    except UnicodeDecodeError as error:
        if _PACKED.match(source.body):
            return None
        likely = guess_charset(source.body)
        fix = f"it looks like {likely}: save it as UTF-8" if likely else "save it as UTF-8"
        raise source.broken(f"is not UTF-8 (byte {error.start})", fix) from None


def _html(source: Source) -> Extracted:
    page = decode_page(source.body, source.charset)
    if page is None:
        raise source.broken("is in a charset that cannot be told", "save it as UTF-8")
    if (tags := page.count("<")) > TAGS:
        message = f"has {tags:,} tags, {TAGS:,} is the limit"
        raise source.broken(message, "save its text as a file and add that")
    found = _trafilatura(page, source.url)
    body = _clean(found.text or "") if found is not None else ""
    if not body:
        fix = "does a script build it? save its text as a file and add that"
        raise source.broken("holds no article text that could be found", fix)
    title = _one_line(found.title)
    # The headline states things too: it belongs to what is audited.
    text = body if not title or title in body[: len(title) + 200] else f"{title}\n{body}"
    url = source.url or (found.url if str(found.url or "").startswith("https://") else None)
    return Extracted(
        text + "\n", language_of(text, page), title, _one_line(found.author),
        _one_line(found.sitename), found.date, url,
    )  # fmt: skip


def _trafilatura(page: str, url: str | None) -> Any:
    # It takes half a second to import, and only a page needs it. Its date search is held to what
    # pages say of themselves: the extensive one takes any date that stands somewhere.
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return bare_extraction(
        page, url=url, with_metadata=True, include_comments=False, include_tables=True,
        prune_xpath=_HIDDEN,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip


def _pdf(source: Source) -> Extracted:
    pages, title, author = read_pdf(source)
    text = "\n\n".join(filter(None, pages))
    if not text:
        raise source.broken("holds no text", "a scan? recognise its text first")
    title = _one_line(title)
    title = None if title and WORDS.pattern("no_title").search(title) else title
    return Extracted(text + "\n", language_of(text), title, _one_line(author), url=source.url)


def read_pdf(source: Source) -> tuple[list[str], str | None, str | None]:
    """(text of every page, title, author) of a PDF. Raises BrokenInputError."""
    # Only a PDF needs it, and the other commands start without it.
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(source.body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise source.broken("is locked with a password", "save an unlocked copy")
        if (count := len(reader.pages)) > PDF_PAGES:
            message = f"has {count:,} pages, {PDF_PAGES:,} is the limit"
            raise source.broken(message, "add the pages of the article only")
        about = reader.metadata
        texts = [page.extract_text() for page in reader.pages]
        if not any(map(str.strip, texts)) and not any(map(_draws, reader.pages)):
            raise source.broken("is a PDF of blank pages", "download it again")
        title, author = (about.title, about.author) if about else (None, None)
        return [*map(_clean, texts)], title, author
    except (BrokenInputError, MemoryError):
        raise
    except Exception as error:  # a broken PDF breaks its reader in any way there is
        message = f"cannot be read as a PDF ({type(error).__name__})"
        raise source.broken(message, "print it to a new PDF, or add its text") from None


def _draws(page: Any) -> bool:
    """Whether a page without text draws anything, as a scan does."""
    contents = page.get_contents()
    return bool(contents and _DRAWS.search(contents.get_data()))


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _one_line(text: str | None) -> str | None:
    return _clean(" ".join((text or "").split())) or None
