"""What a claim's figure can mean and what its sources give, as bars on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from claimaudit.record.claims import ClaimRecord, Ends
from claimaudit.record.measures import as_number
from claimaudit.report.figure import claimed_ends, unit_of
from claimaudit.report.html.drawing import Axis, drawn
from claimaudit.report.phrase import Phrase, quantity
from claimaudit.verdict.judge import HOLDING
from claimaudit.workspace.policy import Tolerances

_WIDTH, _PAD, _ROW = 600, 14, 14
# Beyond this, the smaller of two figures would be a speck on a linear scale.
_SPREAD = 8.0
# So many references are drawn.
_MOST = 8


@dataclass(frozen=True)
class Scale:
    """The picture, and what it shows in words."""

    svg: Markup
    low: Phrase
    high: Phrase
    logarithmic: bool
    references: list[tuple[Phrase, bool]]
    """(interval, whether the claim holds against it)"""


def scale(claim: ClaimRecord, policy: Tolerances | None) -> Scale | None:
    """The picture of a claim that was computed, or None."""
    claimed = claimed_ends(claim, policy)
    references = _references(claim)
    if claimed is None or not references:
        return None
    cut_off = claim.cut_off if "truncated" in claim.notes else None
    axis = _axis([*claimed, *(claim.rounded or ()), cut_off, *(e for r in references for e in r)])
    unit = unit_of(claim)
    height = _ROW * (1 + len(references)) + 2
    return Scale(
        drawn(
            "sc",
            f'viewBox="0 0 {_WIDTH} {height}"',
            _shapes(claim, axis, claimed, cut_off, references),
        ),
        _end_of(axis.low, unit),
        _end_of(axis.high, unit),
        axis.logarithmic,
        [(quantity(ends, unit), holds) for ends, holds in references.items()],
    )


def _references(claim: ClaimRecord) -> dict[Ends, bool]:
    """Distinct references -> whether the claim holds; where some decide, these alone."""
    deciding = [trial for trial in claim.trials if trial.decides]
    found: dict[Ends, bool] = {}
    for trial in deciding or claim.trials:
        if trial.reference is not None and len(found) < _MOST:
            found.setdefault(trial.reference, trial.outcome in HOLDING)
    return found


def _axis(ends: Iterable[float | int | str | None]) -> Axis:
    numbers = [number for end in ends if (number := as_number(end)) is not None]
    low, high = min(numbers), max(numbers)
    if low > 0 and high / low > _SPREAD:
        return Axis(low / 1.25, high * 1.25, logarithmic=True)
    room = (high - low) * 0.12 or abs(high) * 0.05 or 1.0
    return Axis(low - room, high + room, logarithmic=False)


def _shapes(
    claim: ClaimRecord,
    axis: Axis,
    claimed: Ends,
    cut_off: float | None,
    references: dict[Ends, bool],
) -> Iterator[str]:
    yield _bar(axis, claimed, 7, "k1")
    if cut_off is not None:
        first, last = sorted((_edges(axis, claimed)[1], _place(axis, cut_off)))
        yield f'<path class=k3 d="M{first} 7H{last}"/>'
    if claim.rounded and claim.rounded != claimed:
        yield _bar(axis, claim.rounded, 7, "k2")
    if claim.point is not None:
        yield f'<path class=k4 d="M{_place(axis, claim.point)} 0v14"/>'
    for number, (reference, holds) in enumerate(references.items(), 1):
        yield _bar(axis, reference, 7 + _ROW * number, "r1" if holds else "r0")


def _place(axis: Axis, value: float) -> int:
    return round(_PAD + axis.share(value) * (_WIDTH - 2 * _PAD))


def _edges(axis: Axis, ends: Ends) -> tuple[int, int]:
    """Where an interval begins and ends; an open end is the edge of the picture."""
    low, high = map(as_number, ends)
    return (
        0 if low is None else _place(axis, low),
        _WIDTH if high is None else _place(axis, high),
    )


def _bar(axis: Axis, ends: Ends, height: int, style: str) -> str:
    low, high = _edges(axis, ends)
    if high - low < 3:
        low, high = low - 1, low + 2
    return f'<path class={style} d="M{low} {height}h{high - low}"/>'


def _end_of(value: float, unit: str | None) -> Phrase:
    """An end of the axis."""
    if unit != "date":
        return quantity((value, value), unit)
    day = date.fromordinal(max(1, round(value))).isoformat()
    return quantity((day, day), unit)
