"""Text of articles and files made fit to show: one line, nothing that steers a terminal."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """`text` with its control and direction-changing characters shown as U+FFFD."""
    if text.isprintable():
        return text
    return "".join("\ufffd" if c not in "\n\t" and _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def one_line(text: str, limit: int = 0) -> str:
    """`text` on one line, cut at `limit` characters (0: whole)."""
    line = visible(" ".join(text.split()))
    return line[: limit - 1] + "…" if 0 < limit < len(line) else line
