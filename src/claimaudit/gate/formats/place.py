"""From code points of an article to the lines and columns of its file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from claimaudit.gate.findings import GateFinding
from claimaudit.gate.run import GateRun


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` takes: what SARIF counts columns in."""
    return len(text) + sum(c > "\uffff" for c in text)


@dataclass(frozen=True)
class Place:
    """A region in lines and columns from 1, columns in UTF-16 units; the end is exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


@dataclass
class Lines:
    """The lines of one text."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) - 1
        return line + 1, utf16_length(self.text[self._starts[line] : offset]) + 1

    def place(self, start: int, end: int) -> Place:
        return Place(*self._at(start), *self._at(end))


class Places:
    """Where the findings of a run stand."""

    def __init__(self, run: GateRun) -> None:
        self._lines = {i: Lines(reading.article.text) for i, reading in run.articles.items()}

    def region(self, finding: GateFinding) -> Place | None:
        """The finding's region of its article, None where it has none."""
        if finding.start < 0:
            return None
        return self._lines[finding.article].place(finding.start, finding.end)

    def line(self, finding: GateFinding) -> int:
        """The line of its file, 0 for the file as a whole."""
        region = self.region(finding)
        return region.start_line if region else finding.line

    def shown(self, finding: GateFinding) -> str:
        """Its file and line, as people write them."""
        line = self.line(finding)
        return f"{finding.file}:{line}" if line else finding.file
