"""Trying a claim under every combination of conditions that the facts allow, like for like.

Each form computes its reference from facts: a value is a fact, a ratio is fact / fact, a
change is (to - from) / from, a share is part / whole, a date is an interval of days; an
assertion cannot be computed, a fact attests it.
"""

from __future__ import annotations

from claimaudit.verdict import computed, direct
from claimaudit.verdict.judge import Outcome
from claimaudit.verdict.trials import Trial, Tried
from claimaudit.workspace.library import Library
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.register import RegisteredClaim

_ATTESTED = {"yes": Outcome.holds, "no": Outcome.refuted, "partly": Outcome.partly}
_FORMS = {
    "value": direct.value,
    "ratio": computed.ratio,
    "comparison": computed.comparison,
    "change": computed.change,
    "share": computed.share,
    "date": direct.date,
    "assertion": direct.assertion,
}


def try_claim(registered: RegisteredClaim, library: Library, policy: Policy) -> Tried:
    """All trials of one claim."""
    attested = [
        Trial((), (fact,), _ATTESTED[fact.fact.holds or "no"])
        for fact in library.by_claim.get(registered.id, ())
    ]
    tried = _FORMS[registered.claim.form](registered, library, policy)
    return Tried(
        (*attested, *tried.trials),
        tried.candidates + len(attested),
        tried.comparable + len(attested),
        tried.elsewhere,
    )
