"""What a claim's figure can honestly mean, and why: rounding, hedges, figures that were cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimaudit.record.claims import ClaimRecord, Ends
from claimaudit.record.models import Audit
from claimaudit.report.phrase import Phrase, both, known, quantity, same, say
from claimaudit.workspace.policy import Tolerances


@dataclass(frozen=True)
class FigureTold:
    """A figure, or the relation of a comparison without one, in words."""

    printed: Phrase
    means: Phrase
    rounded: Phrase | None
    """What its bare digits round from, where its words make it something else."""
    cut_off: Phrase | None
    """How far it reaches as a figure that was cut off, where only that makes it hold."""
    because: tuple[Phrase, ...]
    """Why it means that, a line each."""


def unit_of(claim: ClaimRecord) -> str | None:
    """The unit of what is claimed: a comparison without a figure is a ratio."""
    return claim.unit if claim.figure else "x"


def claimed_ends(claim: ClaimRecord, policy: Tolerances | None) -> Ends | None:
    """What the figure can mean, or the ratios for which a relation holds."""
    if claim.claimed is not None or claim.figure:
        return claim.claimed
    if claim.relation in ("above", "up"):
        return 1, None
    if claim.relation in ("below", "down"):
        return None, 1
    if claim.relation is None or policy is None:
        return None
    level = float(policy.level.tolerance)
    return 1 - level, 1 + level


def figure_told(audit: Audit, claim: ClaimRecord) -> FigureTold | None:
    """The figure or relation of `claim`; None where it has neither."""
    ends, unit = claimed_ends(claim, audit.policy), unit_of(claim)
    if ends is None:
        return None
    cut_off = claim.cut_off if "truncated" in claim.notes else None
    return FigureTold(
        same(claim.figure) if claim.figure else say(f"relation.{claim.relation}"),
        quantity(ends, unit),
        quantity(claim.rounded, unit) if claim.rounded and claim.rounded != ends else None,
        quantity((cut_off, cut_off), unit) if cut_off is not None else None,
        tuple(_because(claim, claim.rounded, audit.policy)) if claim.rounded else (),
    )


def _because(claim: ClaimRecord, rounded: Ends, policy: Tolerances | None) -> Iterator[Phrase]:
    unit = unit_of(claim)
    if claim.bound == "range":
        yield say("figure.range")
    elif rounded[0] == rounded[1]:
        yield say("figure.exact")
    else:
        yield say("figure.rounded", interval=quantity(rounded, unit))
    for hedge in policy.hedges if policy else ():
        if hedge.bound == claim.bound:
            low, high = (None if end is None else float(end) for end in (hedge.low, hedge.high))
            yield say(
                "figure.hedge",
                bound=known("bound", hedge.bound),
                times=quantity((low, high), "x"),
                why=both(hedge.why_zh, hedge.why),
            )
    if claim.bound == "up_to":
        yield say("figure.reached", interval=quantity(_judged(claim, rounded), unit))
    if (cut_off := claim.cut_off) is not None and _reaches_further(cut_off, claim.claimed):
        yield say("figure.cut_off", end=quantity((cut_off, cut_off), unit))
    if claim.unit is None:
        yield say("figure.no_unit")


def _judged(claim: ClaimRecord, rounded: Ends) -> Ends:
    """A maximum is claimed to be reached; a loss of up to 7 is a profit of -7."""
    low, high = claim.claimed or rounded
    return (rounded[0], high) if low is None else (low, rounded[1])


def _reaches_further(cut_off: float, ends: Ends | None) -> bool:
    low, high = (end if isinstance(end, int | float) else None for end in ends or (None, None))
    if cut_off < 0:
        return low is not None and cut_off < low
    return high is not None and cut_off > high
