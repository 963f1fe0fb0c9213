"""Escaping text of strangers for each place where it is shown: visible as it is, never obeyed."""

import json
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape
from pydantic_core import to_json

# Everything that moves, hides or reorders text without showing itself: C0 and C1 controls,
# line and paragraph separators, bidi controls, zero-width, filler and tag characters,
# surrogates. Tab, line feed and carriage return are left to each place.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Commands that CI servers obey in a log: ::error at the start of a line, ##[error] anywhere.
_COMMAND = re.compile(r"^(\s*:)(?=:)|(#)(?=#\w*\[)")
_APART = "\u200b"
_CODE = re.compile(r"[A-Za-z0-9_./ -]{1,200}")
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
# Characters that would end a Markdown address.
_ENDS_LINK = str.maketrans({sign: f"%{ord(sign):X}" for sign in "<>\\"})
# A spreadsheet runs a cell that starts with one of these; full-width ones too.
_FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")
# The values that an attribute may have without quotes (HTML, 13.1.2.3).
_BARE = re.compile(r"[^\s\"'=<>`]+")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


def visible(text: str) -> str:
    """`text` with what hides or steers shown as U+FFFD; line feeds and tabs are kept."""
    return _HIDDEN.sub("\ufffd", text).replace("\r", "\ufffd")


def in_line(text: str) -> str:
    """`text` as a part of a line: every run of white space is one space."""
    return visible(re.sub(r"\s+", " ", text))


def one_line(text: str, limit: int = 0) -> str:
    """`text` on one line, cut at `limit` characters (0: whole)."""
    line = in_line(text).strip()
    return line[: limit - 1] + "…" if 0 < limit < len(line) else line


def log_line(text: str) -> str:
    """`text` as one line of a log: line breaks shown, no command to the CI server that runs it."""
    line = visible(text).replace("\n", "⏎")
    return _COMMAND.sub(r"\1\2 ", line)


def named(text: str) -> str:
    """`text` with every hidden character named in brackets, for places that take no markup."""
    return _HIDDEN.sub(lambda m: f"⟦U+{ord(m[0]):04X}⟧", text)


@lru_cache(maxsize=65536)
def html_text(text: str) -> Markup:
    """`text` as HTML that shows exactly what it holds; right-to-left text is isolated."""
    escaped = _HIDDEN.sub(lambda m: f"<b class=cc>U+{ord(m[0]):04X}</b>", str(escape(text)))
    if _RIGHT_TO_LEFT.search(text):
        escaped = f"<bdi>{escaped}</bdi>"
    return Markup(escaped)  # noqa: S704 - escaped above


def html_value(value: object) -> object:
    """The `finalize` function of Jinja: escapes the value of every expression of a template."""
    if type(value) is str:  # what is escaped is of another type
        return html_text(value)
    return "" if value is None else value


def html_attribute(value: object) -> Markup:
    """A value for a quoted attribute."""
    return escape(named(str(value)))


def html_quoted(value: object) -> Markup:
    """A value for an attribute, with the quotes that it needs."""
    text = html_attribute(value)
    return text if _BARE.fullmatch(text) else Markup('"{}"').format(text)


def html_id(name: str) -> str:
    """`name` as the id of an element: itself where it is a plain word."""
    if _WORD.match(name):
        return name
    return "x_" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in name)


def https_link(url: str | None) -> str | None:
    """`url` where it may be a link: https, without spaces or characters that hide."""
    if url is None or not url.startswith("https://") or _HIDDEN.search(url):
        return None
    return None if any(c.isspace() for c in url) else url


def json_text(data: object) -> str:
    """JSON that is the same for the same data, a value a line. What hides or steers, and what a
    CI server obeys anywhere in a line, is escaped: it says the same, and does nothing."""
    try:
        text = to_json(_by_key(data), indent=1).decode()
    except ValueError:  # half a surrogate pair, which only the slower writer can tell
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return _HIDDEN.sub(_escaped, text).replace("##[", "#\\u0023[") + "\n"


def _by_key(data: Any) -> Any:
    """`data` with the keys of every mapping in their order."""
    if type(data) is dict:
        return {key: _by_key(data[key]) for key in sorted(data)}
    if type(data) is list:
        return [_by_key(value) for value in data]
    return data


def _escaped(hidden: re.Match[str]) -> str:
    return json.dumps(hidden[0])[1:-1]


def json_for_html(data: object) -> str:
    """JSON as `json_text` has it, fit to stand inside a <script> element."""
    text = json_text(data)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def markdown(text: str, limit: int = 0) -> str:
    """`text` as Markdown that shows it: no markup, mention, issue link, address or emoji."""
    line = one_line(text, limit)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKUP.sub(r"\\\1", line)
    line = re.sub(r"([@#:])", rf"\1{_APART}", line)
    return re.sub(r"(?i)\b(GH-|www\.)", rf"\1{_APART}", line)


def markdown_code(text: str) -> str:
    """An id or a code in code style; anything else as plain text."""
    return f"`{text}`" if _CODE.fullmatch(text) else markdown(text)


def markdown_link(text: str, url: str | None) -> str:
    """`text` as Markdown shows it, linked where `url` may be a link."""
    link = https_link(url)
    if link is None:
        return markdown(text)
    return f"[{markdown(text)}](<{link.translate(_ENDS_LINK)}>)"


def csv_cell(value: object) -> str | int | float:
    """A CSV cell that a spreadsheet shows and does not run. Numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text
