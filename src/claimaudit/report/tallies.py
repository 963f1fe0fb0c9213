"""What was found in an article or in all, in a sentence: made of the counts of the record."""

from claimaudit.base.model import Told
from claimaudit.record.models import Coverage, Tally
from claimaudit.report.phrase import Phrase, joined, note, say
from claimaudit.workspace.policy import CONVICTIONS, GRAVEST


def found(counted: Tally, *, listed: bool = True) -> Phrase | None:
    """145 checked: 9 contradicted, 83 supported. 9 are contradicted; 2 of these change its point.
    None where nothing was rated."""
    rated = [v for v in GRAVEST if v != "not rated" and counted.verdicts[v]]
    if not rated:
        return None
    # What is wrong is said in the sentence behind.
    shown = rated if listed else [v for v in reversed(rated) if v in ("supported", "unverifiable")]
    n = sum(counted.verdicts[v] for v in rated)
    checked = say("told.checked_one" if n == 1 else "told.checked", n=n)
    if shown:
        counts = (say(f"told.{v}", n=counted.verdicts[v]) for v in shown)
        checked = say("told.listed", told=checked, parts=joined(counts, "sentence.comma"))
    bad = sum(counted.verdicts[v] for v in CONVICTIONS)
    some = {0: "none", 1: "one"}.get(counted.point, "some")
    key = f"{some}_of_{'one' if bad == 1 else 'all'}" if bad else "ends"
    return say(f"told.{key}", told=checked, n=counted.point, bad=bad)


def sentences(counted: Tally) -> Phrase | None:
    """What is counted, and of how many sentences; None where nothing was rated."""
    n, whole = counted.sentences, counted.borne_out
    return say("told.sentences", n=n, whole=whole) if n else None


def unfit(counted: Tally) -> Phrase:
    """What of its sums does not add up, and which figures differ that may be of different things;
    or that all fit."""
    parts = ("sums", counted.slips - counted.differ), ("pairs", counted.differ)
    told = [say(f"glance.{key}" + "_one" * (n == 1), n=n) for key, n in parts if n]
    return joined(told, "sentence.comma") if told else say("glance.all_fit")


def covered(coverage: Coverage) -> Phrase:
    """How many figures the article has, how many of them are claims, what became of the others."""
    waived = sum(one.reason is not None for one in coverage.unclaimed)
    others = {"waived": waived, "open": len(coverage.unclaimed) - waived, "around": coverage.around}
    first = say("covered.found", n=coverage.figures, claimed=coverage.claimed)
    parts = [first, *(say(f"covered.{key}", n=n) for key, n in others.items() if n)]
    return say("told.ends", told=joined(parts, "sentence.semicolon"))


def why_unclaimed(reason: Told | None) -> Phrase:
    """Why a figure needs no check."""
    return say("covered.nobody") if reason is None else say("covered.because", why=note(reason))
