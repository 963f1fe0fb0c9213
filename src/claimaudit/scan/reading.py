"""Reading one figure at a place: the parser in a window, and units that its table lacks.

The window bounds what one number can cost, whatever stands around it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimaudit.figures import Figure, FigureReader
from claimaudit.figures.units import Unit, unit_table
from claimaudit.scan.words import either, load

_BEFORE, _BEHIND = 24, 88
_SPACES = " \u00a0"
_DIGITS = re.compile(r"\d++(?:,\d{3})*+(?:\.\d++)?+", re.ASCII)
_FEW = Decimal(100)
_COUNTED = frozenset({"company", "item", "person", "card", "share"})


class WindowReader:
    """`FigureReader.read_at` on a window of a long text."""

    def __init__(self, reader: FigureReader) -> None:
        self._reader = reader
        self.hedge_ends = frozenset(word[-1] for word in reader.policy.before) | frozenset(
            "了出有 "
        )
        self._hedges = re.compile(rf"[ ]?(?:{either(reader.policy.after)})", re.IGNORECASE)

    def read(self, text: str, at: int) -> Figure | None:
        """The figure whose number starts at `at`, with offsets of `text`."""
        low = max(0, at - _BEFORE)
        window = text[low : at + _BEHIND]
        here = at - low
        found = self._reader.read_at(window, here)
        if found is not None and (cut := _false_edges(window, here, found)):
            window, low, here = window[cut[0] : cut[1]], low + cut[0], here - cut[0]
            found = self._reader.read_at(window, here)
        digits = _DIGITS.match(window, here)
        if digits and (found is None or found.unit is not None or found.bound == "order"):
            # "10mg", "265km/h": a unit of ours that the parser stops before.
            longer = _unit_at(window, digits.end())
            graded = longer and found is not None and found.bound == "order" and found.unit is None
            if longer and (found is None or found.end < longer[1] or graded):
                bare = self._reader.read_at(window[: digits.end()], here)
                found = self._with_unit(window, here, bare, *longer) if bare else None
        elif found is not None and found.unit is None and (more := _unit_at(window, found.end)):
            found = self._with_unit(window, here, found, *more)
        return found and _shifted(found, low, text)

    def with_unit(self, text: str, at: int, unit: Unit) -> Figure | None:
        """The bare figure at `at`, in the unit of the figure that it is listed with."""
        low = max(0, at - _BEFORE)
        found = self._reader.read_at(text[low : at + _BEHIND], at - low, unit)
        return found and _shifted(found, low, text)

    def _with_unit(self, window: str, at: int, bare: Figure, unit: Unit, unit_end: int) -> Figure:
        """`bare` in `unit`, which stands up to `unit_end`; a hedge may follow the unit."""
        hedge = self._hedges.match(window, unit_end)
        reached = window[: bare.end]
        if hedge:
            reached += window[unit_end : hedge.end()].lstrip()
        found = self._reader.read_at(reached, at, unit)
        if found is None or found.end < bare.end:
            return bare
        end = hedge.end() if hedge and found.end > bare.end else unit_end
        return replace(found, end=end)


def _false_edges(window: str, at: int, found: Figure) -> tuple[int, int] | None:
    """What of the window to read again where a hedge or a unit is part of another word."""
    rules = load("figures")
    low, high = 0, len(window)
    if found.start < at:
        before = window[found.start - 1 : found.start]
        if before and before in rules["false_hedges"]["words"].get(window[found.start], ""):
            low = at
        elif window[found.start] == "过" and found.value < _FEW and found.unit != "%":
            low = at  # 进行过两次
    last, behind = window[found.end - 1], window[found.end : found.end + 1]
    if behind and not last.isascii() and behind in rules["false_units"]["words"].get(last, ""):
        high = found.end - 1
    elif found.unit in _COUNTED and found.text[0] in "$€£¥" and " " in found.text:
        high = found.start + found.text.rfind(" ")  # a $1 trillion company
    return (low, high) if (low, high) != (0, len(window)) else None


def _shifted(found: Figure, low: int, text: str) -> Figure:
    start, end = found.start + low, found.end + low
    return Figure(
        text[start:end], start, end, found.value, found.low, found.high, found.near,
        found.ceiling, found.unit, found.bound,
    )  # fmt: skip


@cache
def unit_starts() -> frozenset[str]:
    """Every character that a unit can start with."""
    known = unit_table()
    return frozenset(word[0] for word in known.spellings) | frozenset(_table())


@cache
def _table() -> dict[str, list[tuple[str, Unit]]]:
    table: dict[str, list[tuple[str, Unit]]] = {}
    rows = [
        (word, Unit(row["canonical"], "", Decimal(row["factor"]), False, counts, False))
        for name, group in load("units").items()
        for counts in (name in ("people", "counters"),)
        for row in group["units"]
        for word in row["words"]
    ]
    for word, unit in sorted(rows, key=lambda row: -len(row[0])):
        table.setdefault(word[0].lower(), []).append((word, unit))
    return table


def _unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The longest unit of units.yaml at `at`, after one space or hyphen at most."""
    false = load("figures")["false_units"]["words"]
    for skip in (0, 1):
        start = at + skip
        if start >= len(text) or (skip and text[at] not in _SPACES):
            return None
        for word, unit in _table().get(text[start].lower(), ()):
            end = start + len(word)
            letters = word[-1].isascii() and word[-1].isalpha()
            if text[start:end].lower() != word.lower() or (
                len(word) <= 3 and text[start:end] != word
            ):
                continue
            if letters and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
                continue
            if text[at - 1].isalpha() and text[at - 1].isascii() and not skip and letters:
                continue
            if text[end : end + 1] in tuple(false.get(word[-1], "")):
                continue
            return unit, end
    return None
