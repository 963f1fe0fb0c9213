"""Where findings stand: lines and columns of an article's file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from claimaudit.gate.candidates import GateArticle
from claimaudit.gate.findings import GateFinding


class Region(NamedTuple):
    """Lines and columns from 1, columns in UTF-16 units as SARIF counts them; the end is
    exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Places:
    """Where the findings of one run stand in its articles."""

    def __init__(self, articles: Mapping[str, GateArticle]) -> None:
        self._texts = {i: now.article.text for i, now in articles.items()}
        self._line_starts: dict[str, list[int]] = {}

    def region(self, finding: GateFinding) -> Region | None:
        """The finding's region of its article, None where it has none."""
        if finding.start < 0:
            return None
        return Region(
            *self._position(finding.article, finding.start),
            *self._position(finding.article, finding.end),
        )

    def line(self, finding: GateFinding) -> int:
        """The line of its file, 0 for the file as a whole."""
        region = self.region(finding)
        return region.start_line if region else finding.line

    def shown(self, finding: GateFinding) -> str:
        """Its file and line, as people write them."""
        line = self.line(finding)
        return f"{finding.file}:{line}" if line else finding.file

    def _position(self, article: str, offset: int) -> tuple[int, int]:
        """(line, column) of a code point."""
        text = self._texts[article]
        if article not in self._line_starts:
            starts = [0, *(i + 1 for i, character in enumerate(text) if character == "\n")]
            self._line_starts[article] = starts
        starts = self._line_starts[article]
        line = bisect_right(starts, offset)
        before = text[starts[line - 1] : offset]
        return line, 1 + len(before) + sum(character > "\uffff" for character in before)
