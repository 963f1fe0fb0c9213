"""What the gate finds, each with what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from claimaudit.figures.dates import read_iso
from claimaudit.gate.base import PastClaim, is_unsourced
from claimaudit.gate.candidates import GateArticle
from claimaudit.gate.ledger import LEDGER
from claimaudit.gate.waivers import PlacedWaiver
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit, FindingRecord
from claimaudit.workspace.policy import Severity, Verdict, verdict_rank

# The gravest first. Errors fail, the others are shown.
Level = Literal["error", "warning", "note"]
# What a severity of checks/ comes to; a branch may tune those, so none of them fails.
LEVELS: Mapping[Severity, Level] = {"critical": "warning", "warning": "warning", "info": "note"}


class Rule(NamedTuple):
    """What a finding means, and what a journalist does about it."""

    says: str
    fix: str


CODES: dict[str, Rule] = {
    "unregistered-claim": Rule(
        "The article states something that no claim and no waiver covers.",
        "Register it (`claimaudit draft {article}` writes the stanza), or waive it with a reason "
        "(`claimaudit review`).",
    ),
    "unsourced-claim": Rule(
        "A claim has no reference, and nobody noted having searched for one.",
        "Enter a source in references/, or note under `searched:` where you looked and when.",
    ),
    "verdict-worse": Rule(
        "A claim is newly contradicted or misleading, or came out worse than before.",
        "`claimaudit explain {claim}` says why; mend the article, or add what the sources lack.",
    ),
    "stale-ledger": Rule(
        "reports/ledger.csv is not what the audit gives.",
        "Run `claimaudit audit` and commit the ledger.",
    ),
    "waiver-without-reason": Rule(
        "A waiver does not say why the words need no claim, so it waives nothing.",
        "Write the reason into the waiver (a few words), or register the claim.",
    ),
    "expired-waiver": Rule(
        "A waiver is past its review_by date.",
        "Look again: register the claim, or set a new date with a reason that still holds.",
    ),
    "orphaned-waiver": Rule(
        "A waiver's words are no longer in the article, or are covered by a claim now.",
        "`claimaudit gate --update` takes it out.",
    ),
    "weak-evidence": Rule(
        "What was entered since the base is weaker than it could be. This fails nothing.",
        "Mend what the remark names, or leave it: the report shows it too.",
    ),
}


@dataclass(frozen=True)
class GateFinding:
    """One finding. `file` is its file in the workspace. `start` and `end` are code points of
    the article, -1 where it has no place there; `line` is that of a YAML file (0: none).
    `suppressed` is the waiver's reason where one holds it back. `row` is the id of what a
    remark is on, and `remark` its code."""

    code: str
    message: str
    file: str
    article: str = ""
    start: int = -1
    end: int = -1
    line: int = 0
    claim: str = ""
    quote: str = ""
    figure: str = ""
    suppressed: str | None = None
    level: Level = "error"
    mends: str = ""
    row: str = ""
    remark: str = ""

    @property
    def fix(self) -> str:
        """What to do next."""
        return self.mends or CODES[self.code].fix.format(article=self.article, claim=self.claim)

    @property
    def fails(self) -> bool:
        """Whether it fails the gate: an error that no waiver holds back."""
        return self.level == "error" and self.suppressed is None


def in_order(findings: Iterable[GateFinding]) -> tuple[GateFinding, ...]:
    """By article, file and place."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (f.article, f.file, f.start, f.end, f.line, f.code, f.message),
        )
    )


def candidate_findings(now: GateArticle, before: GateArticle | None) -> list[GateFinding]:
    """A finding for every candidate that no claim covers; waived ones are suppressed. What
    was open `before` is not new."""
    known = now.same(before.open) if before else set()
    return [
        GateFinding(
            "unregistered-claim",
            f"“{found.figure}” is stated without a claim: {found.quote}"
            if found.figure
            else f"no claim covers: {found.quote}",
            now.file,
            now.article.id,
            start=found.candidate.start,
            end=found.candidate.end,
            quote=found.quote,
            figure=found.figure or "",
            suppressed=found.waiver.waiver.reason if found.waiver else None,
        )
        for number, found in enumerate(now.candidates)
        if not found.covered and (found.waiver or number not in known)
    ]


def waiver_findings(now: GateArticle, before: GateArticle | None, today: date) -> list[GateFinding]:
    """Waivers without a reason, past their date, or whose candidate is gone."""
    then = before.waivers if before else ()
    known = {p.waiver.fingerprint for p in then}
    known_bare = {p.waiver.fingerprint for p in then if not p.waiver.has_reason}
    known_idle = {p.waiver.fingerprint for p in before.idle} if before else set()
    findings = []
    for placed in now.waivers:
        waiver = placed.waiver
        if placed in now.idle:
            if waiver.fingerprint not in known_idle:
                said = "has nothing left to waive"
                findings.append(_of_waiver("orphaned-waiver", said, placed))
        elif not waiver.has_reason:
            if waiver.fingerprint not in known_bare:
                findings.append(_of_waiver("waiver-without-reason", "gives no reason", placed))
        elif read_iso(waiver.review_by).last < today and waiver.fingerprint not in known:
            said = f"was to be looked at again by {waiver.review_by}"
            findings.append(_of_waiver("expired-waiver", said, placed))
    return findings


def _of_waiver(code: str, said: str, placed: PlacedWaiver) -> GateFinding:
    waiver = placed.waiver
    return GateFinding(
        code,
        f"the waiver of “{waiver.figure or waiver.quote}” {said}",
        placed.file,
        placed.article,
        line=placed.line,
        quote=waiver.quote,
        figure=waiver.figure or "",
    )


def claim_findings(
    record: Audit,
    past: Callable[[ClaimRecord], PastClaim | None] | None,
    files: Mapping[str, str],
) -> list[GateFinding]:
    """Claims without a source, and claims that came out worse than in the `past` (None: there
    is nothing to compare with). `files` is article id -> its file."""
    findings = []
    for claim in record.claims:
        then = past(claim) if past else None
        if is_unsourced(claim, claim.reasons) and not (then and then.unsourced):
            said = f"claim {claim.id} has no reference: {claim.quote}"
            findings.append(_of_claim("unsourced-claim", said, claim, files))
        before = then.verdict if then else None
        if past and is_worse(before, claim.verdict):
            was = f"was {before}" if before else "is not in the ledger of before"
            said = f"claim {claim.id} {was}, and is {claim.verdict} now"
            said = f"{said} ({', '.join(claim.reasons)})"
            findings.append(_of_claim("verdict-worse", said, claim, files))
    return findings


def _of_claim(code: str, message: str, claim: ClaimRecord, files: Mapping[str, str]) -> GateFinding:
    return GateFinding(
        code,
        message,
        files[claim.article],
        claim.article,
        start=claim.start,
        end=claim.end,
        claim=claim.id,
        quote=claim.quote,
        figure=claim.figure or "",
    )


def is_worse(before: Verdict | None, now: Verdict) -> bool:
    """Whether a verdict turned worse; one that was not there before, whether it is bad."""
    if before is None:
        return now in ("contradicted", "misleading")
    return verdict_rank(now) > verdict_rank(before) and now not in ("not rated", "supported")


def ledger_finding(difference: str) -> GateFinding:
    """That the committed ledger is not that of the audit."""
    return GateFinding("stale-ledger", difference, LEDGER, line=1)


def remark_findings(record: Audit, remarks: Iterable[FindingRecord]) -> list[GateFinding]:
    """What can be said against claims, facts and documents that were entered or changed."""
    claims = {claim.id: claim for claim in record.claims}
    findings = []
    for found in remarks:
        claim = claims.get(found.row) if found.of == "claim" else None
        remark = record.remarks[found.rule]
        findings.append(
            GateFinding(
                "weak-evidence",
                f"{found.of} {found.row}: {remark.en}",
                found.file,
                claim.article if claim else "",
                line=found.line,
                claim=claim.id if claim else "",
                level=LEVELS[found.severity],
                mends=remark.mends.en,
                row=found.row,
                remark=found.rule,
            )
        )
    return findings
