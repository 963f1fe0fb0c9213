"""reports/ledger.csv: claim, verdict, reasons. Its diff is what a reviewer reads first."""

import csv
import io
from dataclasses import dataclass

from claimaudit.record.models import Audit
from claimaudit.workspace.policy import VERDICTS, Verdict

# Of two million claims.
LEDGER_BYTES = 100_000_000
HEADER = ("claim", "verdict", "provisional", "reasons", "notes", "strength")


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
                claim.strength or "",
            )
        )
    return out.getvalue()


@dataclass(frozen=True)
class LedgerRow:
    """What a ledger says of a claim."""

    verdict: Verdict
    reasons: tuple[str, ...]


def read_ledger(text: str) -> dict[str, LedgerRow]:
    """Claim id -> its row. Raises ValueError, or csv.Error, where the file is no ledger."""
    rows = csv.DictReader(io.StringIO(text))
    # Ledgers of before strengths were told are read too.
    if tuple(rows.fieldnames or ()) not in (HEADER, HEADER[:-1]):
        raise ValueError(f"its header is not {','.join(HEADER)}")
    return {row["claim"]: _row(row) for row in rows}


def _row(row: dict[str, str]) -> LedgerRow:
    verdict = next((v for v in VERDICTS if v == row["verdict"]), None)
    if verdict is None:
        raise ValueError(f"“{str(row['claim'])[:60]}” has no verdict that is known")
    return LedgerRow(verdict, tuple((row["reasons"] or "").split()))
