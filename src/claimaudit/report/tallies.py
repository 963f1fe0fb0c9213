"""What was found in an article or in all, in a sentence: made of the counts of the record."""

from claimaudit.base.model import Told
from claimaudit.record.models import Coverage, Tally
from claimaudit.report.phrase import Phrase, joined, note, say
from claimaudit.workspace.policy import CONVICTIONS, GRAVEST, Verdict

# The best first, and what stands on nothing that decides left out.
STRENGTHS = ("firm", "two_reports", "one_origin")
_UNRATED: Verdict = "not rated"


def told(counted: Tally, known: Coverage | None = None) -> Phrase:
    """What was checked, how many sums were, and how many figures are claims; how many there are of
    each verdict stands beside it."""
    sentences = [found(counted, listed=False)]
    if counted.sums:
        key = "glance.slips" + "_one" * (counted.slips == 1)
        sentences.append(say(key, n=counted.sums, bad=counted.slips))
    if known and known.figures:
        some = known.claimed < known.figures
        key = "figures" if some else "figures_one" if known.figures == 1 else "figures_all"
        sentences.append(say(f"told.{key}", n=known.figures, claimed=known.claimed))
    return joined([sentence for sentence in sentences if sentence], "told.between")


def found(counted: Tally, *, listed: bool = True) -> Phrase | None:
    """145 checked: 83 supported, 9 contradicted. 9 are wrong or misleading; 2 change its point.
    None where nothing was rated."""
    rated = [v for v in GRAVEST[::-1] if v != _UNRATED and counted.verdicts[v]]
    if not rated:
        return None
    parts = joined((say(f"told.{v}", n=counted.verdicts[v]) for v in rated), "sentence.comma")
    n = counted.claims - counted.verdicts[_UNRATED]
    checked = say("told.checked_one" if n == 1 else "told.checked", n=n)
    if listed:
        checked = say("told.listed", told=checked, parts=parts)
    bad = sum(counted.verdicts[v] for v in CONVICTIONS)
    some = {0: "none", 1: "one"}.get(counted.point, "some")
    key = f"{some}_of_{'one' if bad == 1 else 'all'}" if bad else "ends"
    return say(f"told.{key}", told=checked, n=counted.point, bad=bad)


def covered(coverage: Coverage) -> Phrase:
    """How many figures the article has, how many of them are claims, what became of the others."""
    waived = sum(one.reason is not None for one in coverage.unclaimed)
    others = {"waived": waived, "open": len(coverage.unclaimed) - waived, "around": coverage.around}
    first = say("covered.found", n=coverage.figures, claimed=coverage.claimed)
    parts = [first, *(say(f"covered.{key}", n=n) for key, n in others.items() if n)]
    return joined(parts, "sentence.semicolon")


def why_unclaimed(reason: Told | None) -> Phrase:
    """Why a figure needs no check."""
    return say("covered.nobody") if reason is None else say("covered.because", why=note(reason))
