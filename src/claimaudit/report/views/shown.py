"""Text of others, made safe to look at: escaped, controls visible, right-to-left isolated."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup, escape

# Everything that moves, hides or reorders text without showing itself: C0 and C1 controls,
# line and paragraph separators, bidi controls, zero-width and tag characters, surrogates.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


def _name(match: re.Match[str]) -> str:
    return f"U+{ord(match[0]):04X}"


def plain(text: str) -> str:
    """`text` with every hidden character named in brackets, for places that take no markup."""
    return _HIDDEN.sub(lambda m: f"⟦{_name(m)}⟧", text)


@lru_cache(maxsize=65536)
def shown(text: str) -> Markup:
    """`text` as HTML that shows exactly what it holds."""
    escaped = str(escape(text))
    if _HIDDEN.search(escaped):
        escaped = _HIDDEN.sub(lambda m: f"<b class=cc>{_name(m)}</b>", escaped)
    if _RIGHT_TO_LEFT.search(text):
        escaped = f"<bdi>{escaped}</bdi>"
    return Markup(escaped)  # noqa: S704 - escaped two lines above


def finalize(value: object) -> object:
    """What Jinja does with every expression of a template before it is printed."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return shown(value)
    return "" if value is None else value


def attr(value: object) -> Markup:
    """A value for a quoted attribute."""
    return escape(plain(str(value)))


def anchor(name: str) -> str:
    """`name` as the id of an element: itself where it is a plain word."""
    if _WORD.match(name):
        return name
    return "x_" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in name)


def web(url: str | None) -> str | None:
    """`url` where it may be a link: https, without spaces or characters that hide."""
    if url is None or not url.startswith("https://") or _HIDDEN.search(url):
        return None
    return None if any(c.isspace() or unicodedata.category(c) == "Cc" for c in url) else url
