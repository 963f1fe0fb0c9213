"""What would change a verdict: the words of its rung, with what they name filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.figure import figure_told
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, all_of, both, filled, joined, same, say
from claimaudit.workspace.ladder import Mends

# So many ids are named; the others are counted.
_MOST = 3


def mends(lookup: Lookup, claim: ClaimRecord) -> Iterator[Phrase]:
    """One sentence for each thing that would give another verdict."""
    rung = lookup.rungs.get(claim.rung)
    if rung is not None and rung.mends is not None:
        yield _filled(lookup, claim, rung.mends)
    if claim.provisional:
        yield say("mends.provisional")


def _filled(lookup: Lookup, claim: ClaimRecord, words: Mends) -> Phrase:
    facts = lookup.facts_of(name for trial in claim.trials for name in trial.facts)
    unseen = sorted({f.document for f in facts if lookup.document(f).seen == "not_seen"})
    depends = [_condition(lookup, name) for name in claim.depends_on]
    subjects = [name for name in (claim.subject, claim.versus) if name]
    return filled(
        words,
        subject=all_of(map(same, subjects)),
        metric=claim.metric,
        stated=_stated(lookup, claim),
        claimed=_claimed(lookup, claim),
        depends=all_of(depends) if depends else say("mends.left_out"),
        unseen=_named(unseen, "sentence.or") if unseen else say("mends.documents"),
        facts=_named(claim.facts, "sentence.list"),
    )


def _condition(lookup: Lookup, name: str) -> Phrase:
    """A condition as it is entered; in Chinese as it is called."""
    return both(lookup.condition(name).text("zh"), name)


def _stated(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """The conditions that a fact must hold under."""
    held = claim.conditions
    return say("mends.stated", conditions=lookup.listed(held)) if held else same("")


def _claimed(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    told = figure_told(lookup.audit, claim)
    if told is None:
        return say("mends.claimed")
    return say("mends.figure", figure=told.printed, interval=told.means)


def _named(ids: Sequence[str], between: str) -> Phrase:
    named = joined(map(same, ids[:_MOST]), between)
    more = len(ids) - _MOST
    return say("mends.more", named=named, n=more) if more > 0 else named
