"""What the gate finds: each a code, a place, what is wrong and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimaudit.gate.baseline import HeldWaiver, Identity
from claimaudit.gate.coverage import Found
from claimaudit.policy import VERDICTS
from claimaudit.reports.record import Record

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
    "expired-waiver": (
        "A waiver is past its review_by date.",
        "Look again: register the claim, or renew the date with a reason that still holds.",
    ),
    "orphaned-waiver": (
        "A waiver's words are no longer in the article, or are covered by a claim now.",
        "`claimaudit gate --update` takes it out.",
    ),
}


@dataclass(frozen=True, order=True)
class GateFinding:
    """One finding. `start` and `end` are code points of the article, None where it has no
    place there; `suppressed` is the waiver's reason where one holds it back."""

    article: str
    file: str
    start: int
    end: int
    code: str
    message: str
    fix: str
    line: int = 0
    claim: str | None = None
    quote: str = ""
    figure: str = ""
    suppressed: str | None = None


def _finding(code: str, message: str, **place: object) -> GateFinding:
    fix = CODES[code][1].format(
        article=place.get("article") or "ARTICLE", claim=place.get("claim") or "CLAIM"
    )
    values: dict[str, object] = {"article": "", "file": "", "start": -1, "end": -1} | place
    return GateFinding(code=code, message=message, fix=fix, **values)  # type: ignore[arg-type]


def candidate_findings(
    found: list[Found], waivers: Mapping[Identity, HeldWaiver], text: str, file: str
) -> list[GateFinding]:
    """A finding for every candidate that no claim covers; waived ones are suppressed."""
    findings = []
    for item in found:
        if item.covered:
            continue
        held = waivers.get(item.identity)
        candidate = item.candidate
        quote = " ".join(text[candidate.quote_start : candidate.quote_end].split())
        stated = candidate.text if candidate.figure is not None else quote
        findings.append(
            _finding(
                "unregistered-claim", f"“{stated}” is stated without a claim: {quote}",
                article=item.article, file=file, start=candidate.start, end=candidate.end,
                quote=quote, figure=candidate.text if candidate.figure is not None else "",
                suppressed=held.waiver.reason if held else None,
            )
        )  # fmt: skip
    return findings


def waiver_findings(
    found: list[Found], waivers: Mapping[Identity, HeldWaiver], today: date
) -> list[GateFinding]:
    """Waivers that are past their date, or whose candidate is gone."""
    needed = {item.identity for item in found if not item.covered}
    findings = []
    for known, held in waivers.items():
        place = {
            "article": held.article, "file": held.file, "line": held.line,
            "quote": held.waiver.quote, "figure": held.waiver.figure or "",
        }  # fmt: skip
        shown = held.waiver.figure or held.waiver.quote
        if known not in needed:
            message = f"the waiver of “{shown}” has nothing left to waive"
            findings.append(_finding("orphaned-waiver", message, **place))
        elif held.waiver.review_by[:10] < today.isoformat()[: len(held.waiver.review_by)]:
            message = f"the waiver of “{shown}” was to be reviewed by {held.waiver.review_by}"
            findings.append(_finding("expired-waiver", message, **place))
    return findings


def claim_findings(
    record: Record, ledger: Mapping[str, str] | None, files: Mapping[str, str]
) -> list[GateFinding]:
    """Claims without a source, and claims that came out worse than in `ledger`
    (claim id -> verdict; None where there is no ledger yet)."""
    findings = []
    for claim in record["claims"]:
        place = {
            "article": claim["article"], "file": files[claim["article"]], "start": claim["start"],
            "end": claim["end"], "claim": claim["id"], "quote": claim["quote"],
            "figure": claim["figure"] or "",
        }  # fmt: skip
        if claim["reasons"] == ["no_reference"] and not claim["searched"]:
            message = f"claim {claim['id']} has no reference: {claim['quote']}"
            findings.append(_finding("unsourced-claim", message, **place))
        before = (ledger or {}).get(claim["id"])
        if _is_worse(before, claim["verdict"]):
            was = f"was {before}" if before else "is new"
            reasons = ", ".join(claim["reasons"])
            message = f"claim {claim['id']} {was}, and is {claim['verdict']} ({reasons})"
            findings.append(_finding("verdict-worse", message, **place))
    return findings


def _is_worse(before: str | None, now: str) -> bool:
    order: dict[str, int] = {verdict: i for i, verdict in enumerate(VERDICTS)}
    if before is None:
        return now in ("contradicted", "misleading")
    return order[now] > order.get(before, 0) and now not in ("not rated", "supported")


def ledger_finding(difference: str) -> GateFinding:
    return _finding("stale-ledger", difference, file="reports/ledger.csv", line=1)
