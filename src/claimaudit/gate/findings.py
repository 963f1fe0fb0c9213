"""What the gate finds, each with what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from claimaudit.figures.dates import read_iso
from claimaudit.gate.base import PastClaim, is_unsourced
from claimaudit.gate.candidates import GateArticle
from claimaudit.gate.places import Place
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import FindingRecord
from claimaudit.workspace.ladder import RemarkRule
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
    """One finding. `suppressed` is the waiver's reason where one holds it back. `row` is the id
    of what a remark is on, `remark` its code, and `mends` what it says to do."""

    place: Place
    code: str
    message: str
    claim: str = ""
    quote: str = ""
    figure: str = ""
    suppressed: str | None = None
    level: Level = "error"
    row: str = ""
    remark: str = ""
    mends: str = ""

    @property
    def fix(self) -> str:
        """What to do next."""
        general = CODES[self.code].fix.format(article=self.place.article, claim=self.claim)
        return self.mends or general

    @property
    def fails(self) -> bool:
        """Whether it fails the gate: an error that no waiver holds back."""
        return self.level == "error" and self.suppressed is None


def candidate_findings(now: GateArticle, before: GateArticle | None) -> Iterator[GateFinding]:
    """A finding for every candidate that no claim covers; waived ones are suppressed. What
    was open `before` is not new."""
    known = now.same(before.open) if before else set()
    for number, found in enumerate(now.candidates):
        if found.covered or (found.waiver is None and number in known):
            continue
        figure, quote = found.figure or "", found.quote
        stated = f"“{figure}” is stated without a claim" if figure else "no claim covers"
        place = now.place(found.candidate.start, found.candidate.end)
        reason = found.waiver.waiver.reason if found.waiver else None
        message = f"{stated}: {quote}"
        yield GateFinding(
            place, "unregistered-claim", message, quote=quote, figure=figure, suppressed=reason
        )


def waiver_findings(
    now: GateArticle, before: GateArticle | None, today: date
) -> Iterator[GateFinding]:
    """Waivers without a reason, past their date, or whose candidate is gone. What was so `before`
    is not new; neither is a date that has passed since."""
    then = before.waivers if before else ()
    known = {placed.waiver.fingerprint for placed in then}
    known_idle = {placed.waiver.fingerprint for placed in before.idle} if before else set()
    known_bare = {p.waiver.fingerprint for p in then if not p.waiver.has_reason}
    for placed in now.waivers:
        waiver, old = placed.waiver, known
        if placed in now.idle:
            code, said, old = "orphaned-waiver", "has nothing left to waive", known_idle
        elif not waiver.has_reason:
            code, said, old = "waiver-without-reason", "gives no reason", known_bare
        elif read_iso(waiver.review_by).last < today:
            code, said = "expired-waiver", f"was to be looked at again by {waiver.review_by}"
        else:
            continue
        if waiver.fingerprint not in old:
            message = f"the waiver of “{waiver.figure or waiver.quote}” {said}"
            figure = waiver.figure or ""
            yield GateFinding(placed.place, code, message, quote=waiver.quote, figure=figure)


def claim_findings(
    claim: ClaimRecord, place: Place, then: PastClaim | None, compared: bool
) -> Iterator[GateFinding]:
    """Whether a claim has no source, and whether it came out worse than `then`, where it was
    `compared` with what was."""
    figure = claim.figure or ""
    if is_unsourced(claim, claim.reasons) and not (then and then.unsourced):
        message = f"claim {claim.id} has no reference: {claim.quote}"
        yield GateFinding(place, "unsourced-claim", message, claim.id, claim.quote, figure)
    before = then.verdict if then else None
    if compared and is_worse(before, claim.verdict):
        was = f"was {before}" if before else "is not in the ledger of before"
        reasons = ", ".join(claim.reasons)
        message = f"claim {claim.id} {was}, and is {claim.verdict} now ({reasons})"
        yield GateFinding(place, "verdict-worse", message, claim.id, claim.quote, figure)


def is_worse(before: Verdict | None, now: Verdict) -> bool:
    """Whether a verdict turned worse; one that was not there before, whether it is bad."""
    if before is None:
        return now in ("contradicted", "misleading")
    return verdict_rank(now) > verdict_rank(before) and now not in ("not rated", "supported")


def remark_finding(found: FindingRecord, said: RemarkRule, article: str) -> GateFinding:
    """A remark on a claim of `article`, or on a fact or document (article "")."""
    return GateFinding(
        Place(article, found.file, line=found.line),
        "weak-evidence",
        f"{found.of} {found.row}: {said.en}",
        claim=found.row if found.of == "claim" else "",
        level=LEVELS[found.severity],
        row=found.row,
        remark=found.rule,
        mends=said.mends.en,
    )
