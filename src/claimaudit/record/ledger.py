"""reports/ledger.csv: claim, verdict, reasons. Its diff is what a reviewer reads first."""

from __future__ import annotations

import csv
import io

from claimaudit.record.models import Audit

HEADER = ("claim", "verdict", "provisional", "reasons", "notes")


def ledger_csv(record: Audit) -> str:
    """One row a claim, sorted by id. Ids and codes hold no character that a sheet could run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for claim in sorted(record.claims, key=lambda c: str(c.id)):
        writer.writerow(
            (
                claim.id,
                claim.verdict,
                "yes" if claim.provisional else "no",
                " ".join(claim.reasons),
                " ".join(claim.notes),
            )
        )
    return out.getvalue()


def read_ledger(text: str) -> dict[str, dict[str, str]]:
    """Claim id -> its row. Raises ValueError where the file is no ledger."""
    rows = csv.DictReader(io.StringIO(text))
    if tuple(rows.fieldnames or ()) != HEADER:
        raise ValueError(f"its header is not {','.join(HEADER)}")
    return {row["claim"]: row for row in rows}
