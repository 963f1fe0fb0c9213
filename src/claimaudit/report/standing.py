"""Who stands for the audit, and what its verdicts rest on, in one vocabulary: a primary source, two
independent reports, or what was announced and is retold."""

from collections import Counter
from collections.abc import Collection

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.phrase import Phrase, address, joined, name_of, say
from claimaudit.workspace.policy import Desk


def settled(claims: Collection[ClaimRecord]) -> Phrase:
    """How many of these claims could be decided, and what the decisions rest on."""
    found = Counter(claim.strength for claim in claims if claim.is_decided)
    return say(
        "glance.settled",
        n=found.total(),
        firm=found["firm"],
        two=found["two_reports"],
        one=found["one_origin"],
    )


def signed(desk: Desk | None) -> Phrase:
    """Who made the check."""
    if desk is None:
        return say("desk.unsigned")
    by = say("desk.by", name=name_of(desk))
    return joined([by, name_of(desk.about)], "told.between") if desk.about else by


def objection(desk: Desk | None) -> Phrase:
    """Where an objection goes."""
    if desk is None:
        return say("desk.unnamed")
    if desk.contact:
        return say("desk.write_to", contact=address(desk.contact))
    return name_of(desk.objections)


def with_strength(verdict: Phrase, claim: ClaimRecord) -> Phrase:
    """A verdict, and what it rests on where no primary source decided it."""
    if not claim.provisional:
        return verdict
    return say("standing.rests", verdict=verdict, strength=say(f"strength_short.{claim.strength}"))
