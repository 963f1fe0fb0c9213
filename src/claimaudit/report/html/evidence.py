"""The state of the evidence: what the suites remark on claims, facts and documents, by remark."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from claimaudit.record.models import FindingRecord
from claimaudit.report.html.anchors import Anchors
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, name_of
from claimaudit.workspace.policy import SEVERITIES, Severity


@dataclass(frozen=True)
class Entry:
    """What a remark was made on."""

    name: str
    link: str | None
    """The element of the page that shows it."""
    place: str
    """file:line where it was entered; empty where the record does not say."""


@dataclass(frozen=True)
class Remark:
    """One remark, and everything that earned it."""

    code: str
    severity: Severity
    words: Phrase
    mends: Phrase | None
    entries: list[Entry]


def evidence(lookup: Lookup, anchors: Anchors) -> list[Remark]:
    """All remarks that were earned, the gravest first, then those on most."""
    found: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in lookup.audit.findings:
        if _is_remark(lookup, finding):
            found[finding.rule].append(finding)
    remarks = [_remark(lookup, anchors, code, findings) for code, findings in found.items()]
    return sorted(remarks, key=lambda r: (SEVERITIES.index(r.severity), -len(r.entries), r.code))


def _is_remark(lookup: Lookup, finding: FindingRecord) -> bool:
    """Everything but the rungs and notes of claims, which stand on their cards."""
    claim = lookup.claims.get(finding.row)
    return claim is None or finding.rule not in claim.rules


def _remark(lookup: Lookup, anchors: Anchors, code: str, findings: list[FindingRecord]) -> Remark:
    told = lookup.audit.remarks.get(code)
    return Remark(
        code=code,
        severity=findings[0].severity,
        words=name_of(told, code),
        mends=name_of(told.mends) if told else None,
        entries=[_entry(lookup, anchors, finding) for finding in findings],
    )


def _entry(lookup: Lookup, anchors: Anchors, finding: FindingRecord) -> Entry:
    name, link = finding.row, None
    if name in lookup.claims:
        link = anchors.claim(name)
    elif name in lookup.facts:
        link = anchors.document(lookup.facts[name].document)
    elif name in lookup.documents:
        link = anchors.document(name)
    return Entry(name, link, f"{finding.file}:{finding.line}" if finding.file else "")
