"""The ledger as a Markdown table."""

from collections.abc import Mapping

from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.models import Audit


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """One row a claim, sorted by id."""
    lines = [
        "| claim | verdict | reasons | notes | quote |",
        "| --- | --- | --- | --- | --- |",
    ]
    for claim in sorted(audit.claims, key=lambda c: c.id):
        verdict = claim.verdict + (" (provisional)" if claim.provisional else "")
        codes = (" ".join(map(markdown_code, found)) for found in (claim.reasons, claim.notes))
        cells = (markdown_code(claim.id), markdown(verdict), *codes, markdown(claim.quote))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
