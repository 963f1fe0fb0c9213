"""The state of the evidence: what the suites remark on claims, facts and documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from claimaudit.record.models import FindingRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, name_of
from claimaudit.workspace.policy import SEVERITIES, Severity


@dataclass(frozen=True)
class Remark:
    """One remark, and everything that earned it."""

    code: str
    of: str | None
    """claim, fact or document."""
    severity: Severity
    words: Phrase
    mends: Phrase | None
    findings: list[FindingRecord]


def evidence(lookup: Lookup) -> list[Remark]:
    """All remarks that were earned, the gravest first, then those on most."""
    found: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in lookup.audit.findings:
        claim = lookup.claims.get(finding.row)
        # The rungs and notes of a claim stand on its card.
        if claim is None or finding.rule not in claim.rules:
            found[finding.rule].append(finding)
    remarks = [_remark(lookup, code, findings) for code, findings in found.items()]
    return sorted(remarks, key=lambda r: (SEVERITIES.index(r.severity), -len(r.findings), r.code))


def _remark(lookup: Lookup, code: str, findings: list[FindingRecord]) -> Remark:
    told = lookup.audit.remarks.get(code)
    return Remark(
        code,
        told.of if told else None,
        findings[0].severity,
        name_of(told, code),
        name_of(told.mends) if told else None,
        findings,
    )
