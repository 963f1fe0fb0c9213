"""The ledger as a Markdown table."""

from __future__ import annotations

from claimaudit.record.models import Audit
from claimaudit.report.exports.escape import code, markdown


def ledger_markdown(record: Audit, texts: dict[str, str]) -> str:
    """One row a claim, sorted by id."""
    lines = [
        "| claim | verdict | reasons | notes | quote |",
        "| --- | --- | --- | --- | --- |",
    ]
    for claim in sorted(record.claims, key=lambda c: str(c.id)):
        verdict = claim.verdict + (" (provisional)" if claim.provisional else "")
        codes = (" ".join(code(c) for c in claim[key]) for key in ("reasons", "notes"))
        cells = (code(claim.id), markdown(verdict), *codes, markdown(claim.quote))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
