"""From the bytes of a page to its text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

# How far into a page its own word on its charset is looked for.
_HEAD = 4096
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a label means in practice: pages named after the narrow standard use the wide one.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-1": "cp1252", "ascii": "cp1252",
}  # fmt: skip
# Servers say Latin-1 of anything; it fits any bytes. Where they look like one of these, they are.
_EASTERN = ("gb", "big5", "cp9", "euc", "shift_jis", "johab", "hz")
# The share of characters beyond ASCII that may be unreadable in a page that is otherwise what
# it says; in one that is not, nearly all of them are.
_SPOILT = 0.25


def decode_page(body: bytes, declared: str | None = None) -> str | None:
    """The text of `body`, or None where no charset fits.

    A byte order mark decides. UTF-8 that can be read as such is UTF-8, whatever the
    server or the page says: no other text looks like it by chance. Then the server's word
    holds, then the page's own, then a guess from the bytes.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _strict(body[len(mark) :], charset) or _lenient(body[len(mark) :], charset)
    names = list(dict.fromkeys(_named(body, declared)))
    if b"\0" not in body and not any(name.startswith("iso2022") for name in names):
        if (text := _strict(body, "utf-8")) is not None:
            return text
        names.append("utf-8")
    if "cp1252" in names and (guess_charset(body) or "").startswith(_EASTERN):
        names.remove("cp1252")
    for name in names:
        if (text := _strict(body, name)) is not None:
            return text
    for name in names:
        if (text := _lenient(body, name)) is not None:
            return text
    return _guessed(body)


def guess_charset(body: bytes) -> str | None:
    """The charset that `body` is most likely in, for a message."""
    from charset_normalizer import from_bytes

    best = from_bytes(body).best()
    return best.encoding if best else None


def _named(body: bytes, declared: str | None) -> Iterator[str]:
    """The known charsets that the server and the page name, in this order."""
    meta = _META.search(body, 0, _HEAD)
    for label in (declared, meta.group(1).decode("ascii", "replace") if meta else None):
        try:
            name = codecs.lookup((label or "").strip()).name
        except (LookupError, ValueError):
            continue
        yield _WIDER.get(name, name)


def _strict(body: bytes, charset: str) -> str | None:
    try:
        text = body.decode(charset)
    except (LookupError, UnicodeError):
        return None
    return text if isinstance(text, str) else None


def _lenient(body: bytes, charset: str) -> str | None:
    """The text with U+FFFD for what cannot be read, if that is little."""
    try:
        text = body.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return None
    if not isinstance(text, str):
        return None
    beyond = sum(not c.isascii() for c in text)
    return text if text.count("\ufffd") <= beyond * _SPOILT else None


def _guessed(body: bytes) -> str | None:
    charset = guess_charset(body)
    return _strict(body, charset) if charset else None
