"""What the gate finds, each with what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimaudit.figures.dates import read_iso
from claimaudit.gate.base import Known, is_searched
from claimaudit.gate.baseline import HeldWaiver
from claimaudit.gate.ledger import LEDGER, Rows
from claimaudit.gate.reading import Reading
from claimaudit.record.models import Audit
from claimaudit.workspace.policy import verdict_rank

# Every code with what it means and what a journalist does about it.
CODES: dict[str, tuple[str, str]] = {
    "unregistered-claim": (
        "The article states something that no claim and no waiver covers.",
        "Register it (`claimaudit draft {article}` writes the stanza), or waive it with a reason "
        "(`claimaudit review`).",
    ),
    "unsourced-claim": (
        "A claim has no reference, and nobody noted having searched for one.",
        "Enter a source in references/, or note under `searched:` where you looked and when.",
    ),
    "verdict-worse": (
        "A claim is newly contradicted or misleading, or came out worse than before.",
        "`claimaudit explain {claim}` says why; mend the article, or add what the sources lack.",
    ),
    "stale-ledger": (
        "reports/ledger.csv is not what the audit gives.",
        "Run `claimaudit audit` and commit the ledger.",
    ),
    "waiver-without-reason": (
        "A waiver does not say why the words need no claim, so it waives nothing.",
        "Write the reason into the waiver (a few words), or register the claim.",
    ),
    "expired-waiver": (
        "A waiver is past its review_by date.",
        "Look again: register the claim, or set a new date with a reason that still holds.",
    ),
    "orphaned-waiver": (
        "A waiver's words are no longer in the article, or are covered by a claim now.",
        "`claimaudit gate --update` takes it out.",
    ),
}


@dataclass(frozen=True)
class GateFinding:
    """One finding. `file` is its file in the workspace. `start` and `end` are code points of
    the article, -1 where it has no place there; `line` is that of a waiver (0: none).
    `suppressed` is the waiver's reason where one holds it back."""

    article: str
    file: str
    start: int
    end: int
    line: int
    code: str
    message: str
    fix: str
    claim: str = ""
    quote: str = ""
    figure: str = ""
    suppressed: str | None = None

    @property
    def order(self) -> tuple[str, str, int, int, int, str, str]:
        """By article, file and place."""
        return (
            self.article, self.file, self.start, self.end, self.line, self.code, self.message
        )  # fmt: skip


def _finding(code: str, message: str, file: str, article: str = "", **about: Any) -> GateFinding:
    fix = CODES[code][1].format(article=article, claim=about.get("claim", ""))
    values = {"start": -1, "end": -1, "line": 0} | about
    return GateFinding(article=article, file=file, code=code, message=message, fix=fix, **values)


def candidate_findings(now: Reading, before: Reading | None) -> list[GateFinding]:
    """A finding for every candidate that no claim covers; waived ones are suppressed. What
    was open `before` is not new."""
    known = now.same(before.debt()) if before else set()
    text = now.article.text
    findings = []
    for number, item in enumerate(now.found):
        held = now.held.get(number)
        if item.covered or (held is None and number in known):
            continue
        candidate = item.candidate
        quote = " ".join(text[candidate.quote_start : candidate.quote_end].split())
        stated = f"“{item.figure}” is stated without a claim: {quote}"
        findings.append(
            _finding(
                "unregistered-claim", stated if item.figure else f"no claim covers: {quote}",
                now.file, item.article, start=candidate.start, end=candidate.end, quote=quote,
                figure=item.figure or "", suppressed=held.waiver.reason if held else None,
            )
        )  # fmt: skip
    return findings


def waiver_findings(now: Reading, before: Reading | None, today: date) -> list[GateFinding]:
    """Waivers without a reason, past their date, or whose candidate is gone."""
    then = before.waivers if before else ()
    known = {h.waiver.words for h in then}
    known_bare = {h.waiver.words for h in then if not h.waiver.has_reason}
    known_idle = {h.waiver.words for h in before.idle} if before else set()
    idle = set(map(id, now.idle))
    findings = []
    for held in now.waivers:
        words, by = held.waiver.words, held.waiver.review_by
        shown = f"the waiver of “{held.waiver.figure or held.waiver.quote}”"
        if id(held) in idle:
            if words not in known_idle:
                said = f"{shown} has nothing left to waive"
                findings.append(_of_waiver("orphaned-waiver", said, held))
        elif not held.waiver.has_reason:
            if words not in known_bare:
                said = f"{shown} gives no reason"
                findings.append(_of_waiver("waiver-without-reason", said, held))
        elif read_iso(by).last < today and words not in known:
            said = f"{shown} was to be looked at again by {by}"
            findings.append(_of_waiver("expired-waiver", said, held))
    return findings


def _of_waiver(code: str, message: str, held: HeldWaiver) -> GateFinding:
    return _finding(
        code, message, held.file, held.article, line=held.line, quote=held.waiver.quote,
        figure=held.waiver.figure or "",
    )  # fmt: skip


def claim_findings(
    record: Audit, rows: Rows | None, known: Known | None, files: Mapping[str, str]
) -> list[GateFinding]:
    """Claims without a source, and claims that came out worse than in the ledger (None:
    there is none to compare with). With `known` only what is new or worse since."""
    findings = []
    for claim in record.claims:
        about: dict[str, Any] = {
            "start": claim.start, "end": claim.end, "claim": claim.id,
            "quote": claim.quote, "figure": claim.figure or "",
        }  # fmt: skip
        place = (files[claim.article], claim.article)
        then = known.claim(claim) if known else None
        if "no_reference" in claim.reasons and not is_searched(claim.searched):
            message = f"claim {claim.id} has no reference: {claim.quote}"
            if not (then and then.unsourced):
                findings.append(_finding("unsourced-claim", message, *place, **about))
        if known:
            before = then.verdict if then else None
        elif rows is None:
            continue
        else:
            before = rows[claim.id]["verdict"] if claim.id in rows else None
        if is_worse(before, claim.verdict):
            was = f"was {before}" if before else "is not in the ledger of before"
            reasons = ", ".join(claim.reasons)
            message = f"claim {claim.id} {was}, and is {claim.verdict} now ({reasons})"
            findings.append(_finding("verdict-worse", message, *place, **about))
    return findings


def is_worse(before: str | None, now: str) -> bool:
    """Whether a verdict turned worse; one that was not there before, whether it is bad."""
    if before is None:
        return now in ("contradicted", "misleading")
    return verdict_rank(now) > verdict_rank(before) and now not in ("not rated", "supported")


def ledger_finding(difference: str) -> GateFinding:
    return _finding("stale-ledger", difference, LEDGER, line=1)


def failing(findings: Iterable[GateFinding]) -> list[GateFinding]:
    """The findings that no waiver holds back."""
    return [f for f in findings if f.suppressed is None]
