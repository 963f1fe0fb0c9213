"""Who stands for the audit, and what its verdicts rest on, in one vocabulary: a primary document, a
copy of one, two reports of different origin, or what was announced and is retold."""

from collections import Counter
from collections.abc import Iterable

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, address, joined, name_of, say
from claimaudit.workspace.policy import Desk

# The best first, and what stands on nothing that decides left out.
STRENGTHS = ("firm", "copy", "two_reports", "one_origin")


def rests(lookup: Lookup, claims: Iterable[ClaimRecord]) -> Counter[str]:
    """What the claims that could be decided rest on, and how many on each."""
    return Counter(lookup.rests_on(c) or "" for c in claims if c.is_decided)


def settled(lookup: Lookup, claims: Iterable[ClaimRecord]) -> Phrase:
    """How many of these claims could be decided, and what the decisions rest on."""
    found = rests(lookup, claims)
    return say("glance.settled", n=found.total(), **{name: found[name] for name in STRENGTHS})


def checked_by(desk: Desk | None) -> Phrase:
    """Who made the check."""
    return say("desk.by", name=name_of(desk)) if desk else say("desk.unsigned")


def signed(desk: Desk | None) -> Phrase:
    """The same, and who that is."""
    by = checked_by(desk)
    return joined([by, name_of(desk.about)], "told.between") if desk and desk.about else by


def objection(desk: Desk | None) -> Phrase:
    """Where an objection goes."""
    if desk is None:
        return say("desk.unnamed")
    if desk.contact:
        return say("desk.write_to", contact=address(desk.contact))
    return name_of(desk.objections)


def with_strength(verdict: Phrase, claim: ClaimRecord) -> Phrase:
    """A verdict, and what it rests on where no primary document decided it."""
    if not claim.provisional:
        return verdict
    return say("standing.rests", verdict=verdict, strength=say(f"strength_short.{claim.strength}"))
