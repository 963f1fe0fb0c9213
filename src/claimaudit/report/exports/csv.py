"""Every claim as a row of CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Mapping

from claimaudit.base.shown import csv_cell, one_line
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.gists import gist_entered, weight_of

HEADER = (
    "claim", "article", "verdict", "provisional", "reasons", "notes", "form", "subject", "versus",
    "metric", "figure", "claimed_low", "claimed_high", "reference_low", "reference_high", "unit",
    "facts", "quote", "place", "weight", "gist_zh", "gist_en",
)  # fmt: skip


def export(audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """One row a claim, sorted by id; every text cell quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(HEADER)
    for claim in sorted(audit.claims, key=lambda c: c.id):
        writer.writerow([csv_cell(value) for value in _row(claim)])
    return out.getvalue()


def _row(claim: ClaimRecord) -> list[object]:
    gist = gist_entered(claim)
    return [
        claim.id, claim.article, claim.verdict, claim.provisional,
        " ".join(claim.reasons), " ".join(claim.notes), claim.form, claim.subject,
        claim.versus, claim.metric, claim.figure, *(claim.claimed or (None, None)),
        *(claim.reference or (None, None)), claim.unit, " ".join(claim.facts),
        one_line(claim.quote), f"{claim.file}:{claim.line}", weight_of(claim),
        gist and gist.zh, gist and gist.en,
    ]  # fmt: skip
