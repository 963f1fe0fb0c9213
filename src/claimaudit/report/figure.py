"""Figures in words: what a claim's figure can honestly mean and why, what its sources give, and how
far the two are apart. All of it stands in the record; here it is put into words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimaudit.record.claims import ClaimRecord, Deviation, End, Ends, TrialRecord
from claimaudit.record.models import Audit
from claimaudit.report.displays import measured
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, both, known, middle, note, number, quantity, say
from claimaudit.report.printed import claim_told, fact_told, given, steps_told
from claimaudit.workspace.policy import Tolerances

# So many digits tell how far off a figure is.
DIGITS, _PERCENT_DIGITS = 3, 2
# A claim of these forms that has a part of one is of a part of something, and no multiple.
_OF_A_WHOLE = ("value", "share")
# The words for each kind of deviation, where the article says more and where it says less.
# Of days and points there are words for one, too.
_OFF = {
    "edge": ("edge", "edge"),
    "days": ("later", "earlier"),
    "tens": ("tens_above", "tens_below"),
    "times": ("times", "times"),
    "share": ("only", "only"),
    "points": ("points_above", "points_below"),
    "percent": ("above", "below"),
}

# The factor of a deviation, from its amount: below zero where the article says less.
_TIMES: dict[str, Callable[[float], float]] = {
    "tens": lambda amount: 10**amount,
    "times": abs,
    "share": lambda amount: abs(amount) / 100,
    "percent": lambda amount: 1 + amount / 100,
}


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
    """The unit of what is claimed, as it is shown: a comparison without a figure is a ratio."""
    if not claim.figure:
        return "x"
    if claim.unit == "x" and claim.form in _OF_A_WHOLE and all(map(_is_part, claim.claimed or ())):
        return "of one"
    return measured(claim.figure, claim.unit, claim.quote)


def _is_part(end: End) -> bool:
    return end is None or (isinstance(end, int | float) and abs(end) < 1)


def claimed_ends(claim: ClaimRecord, policy: Tolerances | None) -> Ends | None:
    """What the figure can mean, or the ratios for which a relation holds."""
    if claim.figure:
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
        claim_told(claim) if claim.figure else say(f"relation.{claim.relation}"),
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


# --- what the sources give, and how far off it is ------------------------------------------


def computed(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """A trial's arithmetic with its result; of one fact what it prints and what that means."""
    facts = lookup.facts_of(trial.facts)
    if trial.reference is None:
        fact = facts[0]
        return say(
            f"trial.says_{'in_parts' if fact.in_parts else fact.holds}",
            source=lookup.source(fact.document),
            why=note(fact.why or ""),
        )
    key = "trial.printed" if len(facts) == 1 else "trial.computed"
    return say(key, steps=steps_told(facts, trial), value=around(claim, trial))


def reference(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What a trial's facts give: as printed where it is one, else as computed."""
    facts = lookup.facts_of(trial.facts)
    return fact_told(facts[0]) if len(facts) == 1 else around(claim, trial)


def around(claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What was computed; of a rise or fall without a figure by how many percent."""
    if (ends := given(trial)) is None:
        return steps_told([], trial)
    (low, high), central = ends, trial.middle
    unit = trial.difference_in or unit_of(claim)
    if claim.form == "change" and unit == "x" and claim.figure is None:
        low, high, unit = _percent(low), _percent(high), "%"
        central = None if central is None else (central - 1) * 100
    if claim.form != "change":
        return _between((low, high), central, unit)
    if turned := _turned(low, high):
        # What is below zero goes against the figure of a fall, and down where there is no figure.
        direction = "rise" if claim.figure and claim.relation == "down" else "fall"
        amount = _between(turned, None if central is None else -central, unit)
        return say(f"sentence.a_{direction}", amount=amount)
    amount = _between((low, high), central, unit)
    return amount if claim.figure else say("sentence.a_rise", amount=amount)


def _between(ends: Ends, central: float | None, unit: str | None) -> Phrase:
    """A computed value, and how far the rounding of the printed figures lets it stray."""
    between = quantity(ends, unit)
    if central is None or None in ends or ends[0] == ends[1]:
        return between
    return say("sentence.between", middle=middle(central, ends, unit), interval=between)


def _turned(low: End, high: End) -> Ends | None:
    """What is below zero with its sign turned: it went the other way."""
    if isinstance(low, int | float) and isinstance(high, int | float) and high < 0:
        return -high, -low
    return None


def _percent(times: End) -> End:
    """So many times as much, as a change in percent."""
    return (times - 1) * 100 if isinstance(times, int | float) else times


def times(claim: ClaimRecord) -> float | None:
    """How many times the source's figure the article's is, as `how_far` tells it; 1 where it
    fits, None where there is no ratio, or nothing decided that the two can be compared."""
    if not claim.is_decided:
        return None
    off = claim.off
    if off is None or off.kind not in _TIMES:
        return claim.ratio
    return _TIMES[off.kind](off.amount if off.above else -off.amount)


def how_far(deviation: Deviation) -> Phrase:
    """By how much the article is off."""
    kind, amount, above = deviation.kind, deviation.amount, deviation.above
    key = _OFF[kind][0 if above else 1]
    if kind == "tens":
        if amount == 1:
            return say("off.ten_times" if above else "off.a_tenth")
        return say(f"off.{key}", n=int(amount), x=10 ** int(amount))
    if kind in ("days", "points") and f"{amount:.{DIGITS}g}" == "1":
        return say(f"off.{key}_one")
    digits = _PERCENT_DIGITS if kind == "percent" else DIGITS
    return say(f"off.{key}", n=int(amount), x=number(amount, digits))


def far_apart(trial: TrialRecord, middle: float) -> Phrase:
    """How far the first of two values is from the second."""
    if are_equal(trial):
        return say("off.equal")
    if trial.difference_in:
        return say("off.apart", x=difference(middle, trial.difference_in))
    if middle < 1:
        return say("off.share_of", x=number(middle * 100, DIGITS))
    return say("off.times_of", x=number(middle, DIGITS))


def are_equal(trial: TrialRecord) -> bool:
    """Whether a comparison is of equal values, as printed."""
    return trial.middle == (0 if trial.difference_in else 1)


def difference(amount: float, unit: str) -> Phrase:
    """The difference of two values as printed, whichever is larger."""
    return quantity((abs(amount), abs(amount)), unit)
