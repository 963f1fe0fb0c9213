"""Text of strangers inside Markdown, CSV and JSON-LD: shown, never obeyed."""

from __future__ import annotations

import json
import re

from claimaudit.base.shown import one_line

_APART = "\u200b"
_CODE = re.compile(r"[A-Za-z0-9_./ -]{1,200}")
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
# A spreadsheet runs a cell that starts with one of these; full-width ones too.
_FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")


def markdown(text: str, limit: int = 0) -> str:
    """`text` as Markdown that shows it: no markup, mention, issue link, address or emoji."""
    line = one_line(text, limit)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKUP.sub(r"\\\1", line)
    line = re.sub(r"([@#:])", rf"\1{_APART}", line)
    return re.sub(r"(?i)\b(GH-|www\.)", rf"\1{_APART}", line)


def code(text: str) -> str:
    """An id or a code in code style; anything else as plain text."""
    return f"`{text}`" if _CODE.fullmatch(text) else markdown(text)


def cell(value: object) -> str | int | float:
    """A CSV cell that a spreadsheet shows and does not run. Numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def json_for_html(data: object) -> str:
    """JSON that may stand inside a <script> element."""
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text + "\n"
