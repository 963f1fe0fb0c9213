"""Words beside a figure that make it another than a fact's: of another period, or of a server where
the fact is of a chip."""

import re
from datetime import date

from claimaudit.sweep.known import LINKING

_PERIODS = re.compile("|".join(f"(?P<{k}>{v})" for k, v in LINKING.table("periods").items()))
_LEVELS = LINKING.pattern("levels")
_SINGLE = LINKING.pattern("single")
_WRITTEN = re.compile(r"(?:FY)?\d{4}(?:-(?P<part>[QH]\d)|-(?P<month>\d\d))?")
# Kind of period -> its least and most days; fiscal quarters have 13 weeks or 14.
_DAYS = {"M": (27, 32), "Q": (80, 100), "H": (175, 190), "N": (265, 285), "Y": (355, 375)}


def period_beside(
    text: str, clause: tuple[int, int], start: int, end: int, begun: int = 0
) -> str | None:
    """The kind of the period printed nearest to the figure at start:end of a folded text, in its
    `clause` or else in the sentence that begins at `begun`: Q3, Q, H1, N (nine months), M or Y.
    None where there is none but a plain year."""
    opened, closed = clause
    found = list(_PERIODS.finditer(text, begun, closed))
    before = [m for m in found if m.end() <= start]
    here = [m for m in before if m.start() >= opened]
    behind = [m for m in found if m.start() >= end]
    nearest = here[-1:] or behind[:1] or before[-1:]
    kind = nearest[0].lastgroup if nearest else None
    return None if kind == "plain" else kind


def is_of_period(printed: str, period: str) -> bool:
    """Whether a `period`, as references write it, can be of the kind `printed`."""
    kind = _kind(period)
    if kind == "D":
        return printed == "M"
    return printed[0] == kind[0] and (len(printed) + len(kind) < 4 or printed == kind)


def _kind(period: str) -> str:
    """The kind of a period as references write it: D for a day, - for no known kind."""
    first, _, last = period.partition("/")
    if written := _WRITTEN.fullmatch(period):
        return written["part"] or ("M" if written["month"] else "Y")
    try:
        days = (date.fromisoformat(last or first) - date.fromisoformat(first)).days + 1
    except ValueError:
        return "-"
    if not last:
        return "D"
    return next((kind for kind, (few, many) in _DAYS.items() if few <= days <= many), "-")


def is_of_machine(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], folded, speaks of something that chips are built into, without
    coming back to a single chip behind it."""
    last = max((m.end() for m in _LEVELS.finditer(text, start, end)), default=None)
    return last is not None and _SINGLE.search(text, last, end) is None
