"""Both intervals of a claim on one scale, as a small inline SVG."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log10

from markupsafe import Markup

from claimaudit.report.quantity import high_end_text, low_end_text
from claimaudit.report.views.book import HOLDING, Record, unit_of
from claimaudit.report.views.off import as_number, middle
from claimaudit.report.views.words import Ends, Pair, in_both, interval

WIDTH, PAD, ROW = 600, 14, 14
_LEVEL = 0.05
# Beyond this, the smaller of two figures would be a speck on a linear scale.
_SPREAD = 8.0
_MOST = 8


@dataclass(frozen=True)
class Scale:
    """The picture, the ends of its axis, and the intervals in words."""

    svg: Markup
    low: Pair
    high: Pair
    logarithmic: bool
    claimed: Pair
    digits: Pair | None
    cut: Pair | None
    references: list[tuple[Pair, bool]]


def claimed_ends(claim: Record) -> Ends | None:
    """What the claim allows: its interval, or for a comparison the ratios it stands for."""
    if claim["claimed"] is not None:
        ends: Ends = claim["claimed"]
        return ends
    relation = claim["relation"]
    if relation in ("above", "up"):
        return [1, None]
    if relation in ("below", "down"):
        return [None, 1]
    return [1 - _LEVEL, 1 + _LEVEL] if relation == "level" else None


def scale(claim: Record) -> Scale | None:
    """The picture of a claim that was computed, or None."""
    ends = claimed_ends(claim)
    rows = _references(claim)
    if ends is None or not rows:
        return None
    unit = unit_of(claim)
    near, cut = _near(claim), _cut(claim)
    spans = [
        ends,
        *(row[0] for row in rows),
        *([near] if near else []),
        *([[cut]] if cut is not None else []),
    ]
    low, high, logarithmic = _axis(
        [n for span in spans for n in map(as_number, span) if n is not None]
    )
    place = _placer(low, high, logarithmic)
    height = ROW * (1 + len(rows)) + 2
    parts = [f'<svg class=sc viewBox="0 0 {WIDTH} {height}" aria-hidden=true>']
    parts.append(_bar(ends, 7, "k1", place))
    if cut is not None:
        x0, x1 = _span(ends, place)[1], place(cut)
        parts.append(f'<path class=k3 d="M{min(x0, x1)} 7H{max(x0, x1)}"/>')
    if near and list(near) != list(ends):
        parts.append(_bar(near, 7, "k2", place))
    value = middle(claim)
    if value is not None:
        parts.append(f'<path class=k4 d="M{place(value)} 0v14"/>')
    for number, (reference, holds, _) in enumerate(rows, 1):
        parts.append(_bar(reference, 7 + ROW * number, "r1" if holds else "r0", place))
    parts.append("</svg>")
    shift = Markup("".join(parts))  # noqa: S704 - numbers and fixed names only
    return Scale(
        shift,
        *_axis_ends(low, high, unit),
        logarithmic,
        interval(ends, unit),
        interval(near, unit) if near and list(near) != list(ends) else None,
        interval([cut, cut], unit) if cut is not None else None,
        [(interval(reference, unit), holds) for reference, holds, _ in rows],
    )


def _references(claim: Record) -> list[tuple[Ends, bool, bool]]:
    """Distinct reference intervals, those that decide first: (ends, holds, decides)."""
    seen: dict[tuple[object, ...], tuple[Ends, bool, bool]] = {}
    trials = sorted(claim["trials"], key=lambda t: not t["decides"])
    for trial in trials:
        ends = trial["reference"]
        if ends is not None and (trial["decides"] or not any(t["decides"] for t in trials)):
            seen.setdefault(tuple(ends), (ends, trial["outcome"] in HOLDING, trial["decides"]))
    return list(seen.values())[:_MOST]


def _near(claim: Record) -> Ends | None:
    near, value = claim["near"], middle(claim)
    if not near or claim["unit"] == "date":
        return None
    turned = value is not None and claim["value"] is not None and value != float(claim["value"])
    if turned:
        return [None if end is None else -end for end in reversed(near)]
    ends: Ends = near
    return ends


def _cut(claim: Record) -> float | None:
    ceiling, value = claim["ceiling"], middle(claim)
    if ceiling is None or value is None or "truncated" not in claim["notes"]:
        return None
    return -float(ceiling) if value < 0 <= ceiling else float(ceiling)


def _axis(numbers: list[float]) -> tuple[float, float, bool]:
    low, high = min(numbers), max(numbers)
    if low > 0 and high / low > _SPREAD:
        return low / 1.25, high * 1.25, True
    room = (high - low) * 0.12 or abs(high) * 0.05 or 1.0
    return low - room, high + room, False


class _placer:  # noqa: N801 - a function with a memory
    """Values to places on the axis, whole pixels."""

    def __init__(self, low: float, high: float, logarithmic: bool) -> None:
        self.logarithmic = logarithmic
        self.low, self.high = (log10(low), log10(high)) if logarithmic else (low, high)

    def __call__(self, value: float) -> int:
        if self.logarithmic:
            value = log10(value) if value > 0 else self.low
        share = (value - self.low) / (self.high - self.low)
        return round(PAD + min(max(share, 0.0), 1.0) * (WIDTH - 2 * PAD))


def _span(ends: Ends, place: _placer) -> tuple[int, int]:
    low, high = as_number(ends[0]), as_number(ends[-1])
    return 0 if low is None else place(low), WIDTH if high is None else place(high)


def _bar(ends: Ends, middle: int, style: str, place: _placer) -> str:
    low, high = _span(ends, place)
    if high - low < 3:
        low, high = low - 1, low + 2
    return f'<path class={style} d="M{low} {middle}h{high - low}"/>'


def _axis_ends(low: float, high: float, unit: str | None) -> tuple[Pair, Pair]:
    if unit != "date":
        return in_both(low_end_text, low, high, unit), in_both(high_end_text, low, high, unit)
    first, last = (date.fromordinal(max(1, round(end))).isoformat() for end in (low, high))
    return interval([first], "date"), interval([last], "date")
