"""What a reader asks of a verdict first: which trial tells why, and by how much the figure is off.

Computed once, from what was judged, so that no page works it out again.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import log10

from claimaudit.record.claims import Deviation, End, Ends, TrialRecord
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.workspace.policy import Verdict

# From this factor on a figure is told as so many times the reference, or a share of it.
_TIMES = 2
# Nearer than this the figure lies on the edge of what the reference allows.
_EDGE = 0.0005


def as_number(end: End) -> float | None:
    """An end of an interval on a number line: days count from the year 1."""
    if isinstance(end, str):
        return float(date.fromisoformat(end).toordinal())
    return None if end is None else float(end)


def telling_trial(
    verdict: Verdict,
    reasons: Sequence[str],
    trials: Sequence[TrialRecord],
    ranks: Mapping[str, int],
) -> int | None:
    """The number of the trial that tells best why the verdict is what it is: of those that bear
    it out or speak against it, one that says more before a plain miss, the worthiest source first.

    `ranks` is fact id -> the rank of its document's tier.
    """
    decisive = [i for i, trial in enumerate(trials) if trial.is_decisive]
    wanted = [i for i in decisive if _tells(verdict, reasons, trials[i].outcome)]
    return min(wanted or decisive, key=lambda i: _worth(trials[i], ranks), default=None)


def _tells(verdict: Verdict, reasons: Sequence[str], outcome: Outcome) -> bool:
    if verdict == "supported":
        return outcome in HOLDING
    if verdict == "contradicted":
        return outcome not in HOLDING
    codes = {Outcome.partly: "attested_partly", Outcome.overlaps: "overlaps_only"}
    return codes.get(outcome) in reasons


def _worth(trial: TrialRecord, ranks: Mapping[str, int]) -> tuple[bool, bool, int]:
    return (
        trial.outcome is Outcome.miss,
        trial.strength != "firm",
        max((ranks[f] for f in trial.facts), default=99),
    )


def ratio(point: float | None, reference: Ends | None) -> float | None:
    """The figure over the nearest end of a bounded reference; 1 inside it."""
    if point is None or reference is None or isinstance(reference[0], str):
        return None
    low, high = map(as_number, reference)
    if low is None or high is None:
        return None
    nearest = min(max(point, low), high)
    if nearest == point:
        return 1.0
    return point / nearest if nearest and point / nearest > 0 else None


def deviation(
    point: float | None,
    claimed: Ends | None,
    unit: str | None,
    trial: TrialRecord,
    *,
    slip: bool,
    printed: Ends | None = None,
) -> Deviation | None:
    """By how much a figure is off what `trial` gives, or None where that cannot be said; a
    `slip` of the decimal point is counted in powers of ten. `printed` are the numbers that its
    one source prints, which readers see; without them it is the end of what that allows."""
    if trial.reference is None:
        return None
    if unit == "date":
        return _days(claimed, trial.reference)
    if point is None or (near := _nearest(point, printed, trial)) is None:
        return None
    if slip and point * near > 0 and (shift := round(log10(point / near))):
        return Deviation(kind="tens", above=shift > 0, amount=abs(shift))
    if unit in ("%", "pp"):
        if point == near:
            return Deviation(kind="edge", above=False, amount=0)
        return Deviation(kind="points", above=point > near, amount=abs(point - near))
    return _relative(point, near)


def _relative(point: float, near: float) -> Deviation | None:
    if near == 0 or point / near <= 0:
        return None
    times = point / near
    if times >= _TIMES:
        return Deviation(kind="times", above=True, amount=times)
    if times <= 1 / _TIMES:
        return Deviation(kind="share", above=False, amount=times * 100)
    if abs(times - 1) < _EDGE:
        return Deviation(kind="edge", above=times > 1, amount=0)
    return Deviation(kind="percent", above=times > 1, amount=abs(times - 1) * 100)


def _nearest(point: float, printed: Ends | None, trial: TrialRecord) -> float | None:
    """The value of the reference that is nearest to the figure: of what was computed from
    several facts, what it gives for the figures as printed."""
    if trial.middle is not None and len(trial.facts) > 1:
        return float(trial.middle)
    ends = [e for e in map(as_number, printed or trial.reference or ()) if e is not None]
    if len(ends) == 2 and ends[0] <= point <= ends[1]:
        return point
    return min(ends, key=lambda end: abs(end - point), default=None)


def _days(claimed: Ends | None, reference: Ends) -> Deviation | None:
    if claimed is None:
        return None
    first, last = map(as_number, claimed)
    low, high = map(as_number, reference)
    if first is None or last is None or low is None or high is None:
        return None
    if first > high:
        return Deviation(kind="days", above=True, amount=first - high)
    return Deviation(kind="days", above=False, amount=low - last) if last < low else None
