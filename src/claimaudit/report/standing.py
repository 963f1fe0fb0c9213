"""What verdicts rest on, in one vocabulary: a primary source, two independent reports, or what was
announced and is retold."""

from collections import Counter
from collections.abc import Collection

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.phrase import Phrase, say

_UNDECIDED = frozenset({"unverifiable", "not rated"})


def settled(claims: Collection[ClaimRecord]) -> Phrase:
    """How many could be decided, and on what."""
    found = Counter(claim.strength for claim in claims if claim.verdict not in _UNDECIDED)
    return say(
        "glance.settled",
        n=found.total(),
        firm=found["firm"],
        two=found["two_reports"],
        one=found["one_origin"],
    )


def with_strength(verdict: Phrase, claim: ClaimRecord) -> Phrase:
    """A verdict, and what it rests on where no primary source decided it."""
    if not claim.provisional:
        return verdict
    return say("standing.rests", verdict=verdict, strength=say(f"strength_short.{claim.strength}"))
