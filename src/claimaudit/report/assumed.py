"""What a claim is read as that its article does not print."""

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, clause, note, say


def read_as(lookup: Lookup, claim: ClaimRecord) -> tuple[Phrase, ...]:
    """Each condition that was put in, with why: a clause."""
    return tuple(
        say("why.assumed", what=lookup.listed({name: one.is_}), why=note(clause(one.why)))
        for name, one in claim.assumed.items()
    )


def rests_on(lookup: Lookup, claim: ClaimRecord) -> Phrase | None:
    """What was put in, so that a figure was held against one that it chose: a sentence."""
    chosen = {name: one.is_ for name, one in claim.assumed.items()}
    return say("sentence.assumed", what=lookup.listed(chosen)) if chosen else None
