"""Whose word a verdict rests on, and who retells what was not read itself."""

from collections import defaultdict
from collections.abc import Sequence

from claimaudit.record.claims import ClaimRecord, FactRecord, PrintRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, all_of, say
from claimaudit.workspace.policy import CONVICTIONS

# So many that retell one source are named.
_MOST = 2


def attributed(lookup: Lookup, facts: Sequence[FactRecord]) -> list[Phrase]:
    """The publishers whose figures these facts are, each once; where they are several facts, or one
    in parts, each with those who retell it, unless it was read itself."""
    told = defaultdict[str, list[str | None]](list)
    for fact in facts:
        rests_on = fact.shown if fact.in_parts else [fact.best]
        houses = {lookup.told_by(one).publisher for one in rests_on}
        for one in fact.shown:
            if (house := lookup.told_by(one).publisher) in houses:
                told[house].append(_retelling(lookup, one))
    if len(facts) == 1 and not facts[0].in_parts:
        return [lookup.publisher(house) for house in told]
    return [_named(lookup, house, by) for house, by in told.items()]


def also_reported(lookup: Lookup, claim: ClaimRecord) -> bool:
    """Whether a primary document goes against it, and what is told beside that others report: one
    instance is enough to convict, and the finding names more."""
    if claim.verdict not in CONVICTIONS or claim.strength != "firm":
        return False
    for fact in lookup.facts_of(f for trial in claim.decisive for f in trial.facts):
        told = defaultdict[bool, set[str]](set)
        for one in fact.shown if fact.holds else ():
            is_primary = lookup.documents[one.document].type in lookup.primary
            told[is_primary].add(lookup.told_by(one).publisher)
        if told[True] and told[False] - told[True]:
            return True
    return False


def word_alone(lookup: Lookup, claim: ClaimRecord) -> str | None:
    """What is told beside a claim that holds only as somebody's word: `own_word`, a maker's on what
    it makes; `said`, that of whom the article credits with a statement."""
    if lookup.on_own_word(claim):
        return "own_word"
    metric = lookup.metrics.get(claim.metric)
    states = metric is not None and metric.dimension == "statement" and claim.said_by
    return "said" if states and claim.verdict == "supported" else None


def _retelling(lookup: Lookup, one: PrintRecord) -> str | None:
    """Who prints what another said, in other words than its own."""
    document, source = lookup.documents[one.document], lookup.told_by(one)
    return None if source.id in (document.id, document.copy_of) else document.publisher


def _named(lookup: Lookup, house: str, retold: Sequence[str | None]) -> Phrase:
    by = [lookup.publisher(name) for name in dict.fromkeys(retold) if name not in (None, house)]
    if None in retold or not by:
        return lookup.publisher(house)
    return say("sentence.retold_by", source=lookup.publisher(house), witnesses=all_of(by[:_MOST]))
