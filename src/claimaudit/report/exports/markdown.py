"""The ledger as a Markdown table."""

from collections.abc import Mapping

from claimaudit.base.shown import markdown, markdown_code
from claimaudit.record.models import Audit
from claimaudit.report.gists import gist_entered


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """One row a claim, sorted by id."""
    lines = [
        "| claim | verdict | gist | reasons | notes | quote |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for claim in sorted(audit.claims, key=lambda c: c.id):
        verdict = claim.verdict + (" (provisional)" if claim.provisional else "")
        codes = (" ".join(map(markdown_code, found)) for found in (claim.reasons, claim.notes))
        gist = gist_entered(claim)
        said = markdown(verdict), markdown(gist.en if gist else "")
        cells = (markdown_code(claim.id), *said, *codes, markdown(claim.quote))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
