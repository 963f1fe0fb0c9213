"""At a glance: what to look at first."""

from __future__ import annotations

from math import log

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.workspace.policy import GRAVEST, SEVERITIES, Verdict

_GRAVE: frozenset[Verdict] = frozenset({"contradicted", "misleading", "conflicting"})


def first(audit: Audit) -> list[ClaimRecord]:
    """What to look at first: by verdict, severity of the rung, then what primary sources
    decided, then the furthest off."""
    severities = {rung.rung: SEVERITIES.index(rung.severity) for rung in audit.ladder}

    def order(claim: ClaimRecord) -> tuple[int, int, bool, float, str]:
        severity = severities.get(claim.rung, len(SEVERITIES))
        far = abs(log(claim.ratio)) if claim.ratio else 0.0
        return GRAVEST.index(claim.verdict), severity, claim.provisional, -far, claim.id

    return sorted((c for c in audit.claims if c.verdict in _GRAVE), key=order)
