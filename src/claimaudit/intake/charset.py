"""From the bytes of a page to its text."""

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

# Servers say Latin-1 of anything, and it fits any bytes. Where the bytes look like one of these
# charsets, that goes before.
_EASTERN = ("gb", "big5", "cp9", "euc", "shift_jis", "johab", "hz")
# Charsets of which every line break, space and digit has a zero byte.
_WIDE = [f"utf_{bits}{end}" for bits in (16, 32) for end in ("", "_be", "_le")]
# The share of characters beyond ASCII that may be unreadable in a page of the charset that it
# declares; with a wrong charset nearly all of them are.
_UNREADABLE = 0.25


def decode_page(body: bytes, declared: str | None = None) -> str | None:
    """The text of `body`, or None where no charset fits.

    A byte order mark decides. UTF-8 that can be read as such is UTF-8, whatever the
    server or the page says: no other text looks like it by chance. Then the server's word
    (`declared`) holds, then the page's own, then a guess from the bytes.
    """
    marked, mark = read_bom(body)
    if marked and mark:
        return _decoded(body[len(mark) :], [marked])
    said = [resolve_encoding(declared) if declared else None, html_body_declared_encoding(body)]
    names = [name for name in dict.fromkeys(said) if name]
    if b"\0" not in body and not any(name.startswith("iso2022") for name in names):
        if (text := _read(body, "utf-8", "strict")) is not None:
            return text
        names.append("utf-8")
    if "cp1252" in names and (guess_charset(body) or "").startswith(_EASTERN):
        names.remove("cp1252")
    text = _decoded(body, names)
    guessed = guess_charset(body) if text is None else None
    return _read(body, guessed, "strict") if guessed else text


def guess_charset(body: bytes) -> str | None:
    """The charset that `body` is most likely in."""
    # Its tables take a tenth of a second to load, and most pages are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(body, cp_exclusion=_WIDE if b"\0" not in body else []).best()
    if best and best.encoding.startswith(_EASTERN) and _is_simplified(body):
        return "gb18030"
    return best.encoding if best else None


def _is_simplified(body: bytes) -> bool:
    """Whether it is simplified Chinese, which the guess from a few words takes for Korean or
    traditional Chinese: rows of GB 2312 beyond those that look Korean, and no kana."""
    text = _read(body, "gb2312", "strict") or ""
    rows = [char.encode("gb2312")[0] for char in text if not char.isascii()]
    return any(row > 0xC8 for row in rows) and not {0xA4, 0xA5} & {*rows} and max(rows) < 0xD8


def _decoded(body: bytes, names: list[str]) -> str | None:
    """The text in the first charset that reads all of `body`, else in the first that reads most."""
    for errors in ("strict", "replace"):
        for name in names:
            text = _read(body, name, errors)
            if text is not None:
                beyond = sum(not c.isascii() for c in text)
                if text.count("\ufffd") <= beyond * _UNREADABLE or errors == "strict":
                    return text
    return None


def _read(body: bytes, charset: str, errors: str) -> str | None:
    try:
        return body.decode(charset, errors)
    except (LookupError, UnicodeError):
        return None
