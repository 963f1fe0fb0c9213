"""One page of Markdown, fit for a comment on a pull request."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimaudit.base.inputs import read_file
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.diff import load_audit
from claimaudit.record.ledger import read_ledger
from claimaudit.record.models import Audit
from claimaudit.report.lookup import Lookup
from claimaudit.report.why import told_codes
from claimaudit.workspace.policy import VERDICTS, turned, verdict_rank

OPTIONS = {"against": "an older audit.json or ledger.csv: what turned worse since"}
MOST = 10
_QUOTE = 80
_FLAGGED = ("contradicted", "misleading")
_LEDGER_BYTES = 100_000_000
_LANGUAGE = "en"


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """Counts, what turned worse, and the first findings."""
    lookup = Lookup(audit)
    lines = ["## claimaudit", "", *_counts(audit)]
    if "against" in options:
        lines += ["", *_worse(lookup, verdicts_before(Path(options["against"])))]
    lines += ["", *_findings(lookup), "", *_sums(audit), *_foot(audit)]
    return "\n".join(lines) + "\n"


def verdicts_before(path: Path) -> dict[str, str]:
    """Claim id -> verdict, of an older audit.json or ledger.csv. Raises BrokenInputError."""
    if path.suffix == ".json":
        return {claim.id: claim.verdict for claim in load_audit(path).claims}
    text = read_file(path, _LEDGER_BYTES)
    try:
        return {claim: row.verdict for claim, row in read_ledger(text).items()}
    except (ValueError, csv.Error) as error:
        raise BrokenInputError([Problem(str(path), 1, f"is no ledger: {error}")]) from None


def _counts(audit: Audit) -> Iterator[str]:
    yield f"| article | {' | '.join(VERDICTS)} |"
    yield "| --- |" + " ---: |" * len(VERDICTS)
    for article in audit.articles:
        counts = " | ".join(str(article.counts.get(v, 0)) for v in VERDICTS)
        yield f"| {markdown_code(article.id)} {markdown(article.title, 30)} | {counts} |"
    counts = " | ".join(str(audit.counts.get(v, 0)) for v in VERDICTS)
    yield f"| **all** | {counts} |"


def _worse(lookup: Lookup, before: Mapping[str, str]) -> list[str]:
    """Verdicts that turned worse, and new claims that are flagged."""
    found = []
    for claim in lookup.audit.claims:
        old = before.get(claim.id)
        if old is None and claim.verdict in _FLAGGED:
            found.append((claim, "new"))
        elif old is not None and turned(old, claim.verdict) == "worse":
            found.append((claim, old))
    found.sort(key=lambda pair: (-verdict_rank(pair[0].verdict), pair[0].id))
    if not found:
        return ["**Nothing turned worse.**"]
    lines = [_line(lookup, claim, old) for claim, old in found]
    return [f"### Turned worse ({len(found)})", "", *_first(lines)]


def _findings(lookup: Lookup) -> list[str]:
    found = [c for c in lookup.audit.claims if c.verdict in _FLAGGED]
    found.sort(key=lambda c: (-verdict_rank(c.verdict), c.provisional, c.id))
    if not found:
        return ["**No claim is contradicted or misleading.**"]
    lines = [_line(lookup, claim) for claim in found]
    return [f"### Contradicted or misleading ({len(found)})", "", *_first(lines)]


def _line(lookup: Lookup, claim: ClaimRecord, old: str = "") -> str:
    words = [told.words.text(_LANGUAGE) for told in told_codes(lookup, claim.reasons)]
    why = f": {markdown('; '.join(words))}" if words else ""
    provisional = ", provisional" if claim.provisional else ""
    before = f"{markdown(old)} → " if old else ""
    place = markdown_code(claim.file)
    return (
        f"- {before}**{markdown(claim.verdict)}**{provisional}{why}. “"
        f"{markdown(claim.quote, _QUOTE)}” ({markdown_code(claim.id)}, {place} line {claim.line})"
    )


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], *([f"- … and {more} more"] if more > 0 else [])]


def _sums(audit: Audit) -> list[str]:
    failed = [s for s in audit.arithmetic if not s.holds]
    if not failed:
        return []
    lines = [f"- {markdown_code(s.id)}: {markdown(s.why)}" for s in failed]
    return [f"### Sums that do not fit ({len(failed)})", "", *_first(lines), ""]


def _foot(audit: Audit) -> list[str]:
    provisional = sum(claim.provisional for claim in audit.claims)
    count = len(audit.claims)
    return [
        f"{count} claim{'s' * (count != 1)}, {provisional} of the verdicts provisional; "
        f"as of {markdown(audit.as_of)}."
    ]
