"""Where a finding stands: a file, and in an article its lines and columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A file of the workspace, "" for no article; in order of article, file and place.

    `start` and `end` are code points of the article, -1 where the place is none in an article.
    Lines and columns count from 1, columns in UTF-16 units as SARIF has them, 0 where there is
    none; ends are exclusive.
    """

    article: str
    file: str
    start: int = -1
    end: int = -1
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def place_in(article: str, file: str, text: str, start: int, end: int) -> Place:
    """The place from `start` to `end` of the `text` of an article."""
    return Place(article, file, start, end, *_position(text, start), *_position(text, end))


def _position(text: str, offset: int) -> tuple[int, int]:
    """(line, column) of a code point."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    column = 1 + len(before) + sum(character > "\uffff" for character in before)
    return text.count("\n", 0, offset) + 1, column
