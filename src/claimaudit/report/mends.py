"""What would change a verdict: the words of its rung, with what they name filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Worded
from claimaudit.report.figure import figure_told
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, all_of, filled, joined, same, say

# So many ids are named; the others are counted.
_MOST = 3


def mends(lookup: Lookup, claim: ClaimRecord) -> Iterator[Phrase]:
    """One sentence for each thing that would give another verdict."""
    rung = lookup.rungs.get(claim.rung)
    if rung is not None and rung.mends is not None:
        yield _filled(lookup, claim, rung.mends)
    if claim.provisional:
        yield say("mends.provisional")


def _filled(lookup: Lookup, claim: ClaimRecord, words: Worded) -> Phrase:
    facts = lookup.facts_of(name for trial in claim.trials for name in trial.facts)
    unseen = sorted({f.document for f in facts if lookup.document(f).seen == "not_seen"})
    depends = [same(name) for name in claim.depends_on]
    subjects = [name for name in (claim.subject, claim.versus) if name]
    return filled(
        words,
        subject=all_of(map(same, subjects)),
        metric=claim.metric,
        stated=_stated(claim),
        claimed=_claimed(lookup, claim),
        depends=all_of(depends) if depends else say("mends.left_out"),
        unseen=_named(unseen, "sentence.or") if unseen else say("mends.documents"),
        facts=_named(claim.facts, "sentence.list"),
    )


def _stated(claim: ClaimRecord) -> Phrase:
    """The conditions that a fact must hold under, by the names under which they are entered."""
    stated = "; ".join(f"{name} {value}" for name, value in sorted(claim.conditions.items()))
    return say("mends.stated", conditions=stated) if stated else same("")


def _claimed(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    told = figure_told(lookup.audit, claim)
    if told is None:
        return say("mends.claimed")
    return say("mends.figure", figure=told.printed, interval=told.means)


def _named(ids: Sequence[str], between: str) -> Phrase:
    named = joined(map(same, ids[:_MOST]), between)
    more = len(ids) - _MOST
    return say("mends.more", named=named, n=more) if more > 0 else named
