"""The committed ledger: what each claim's verdict was, and whether it is still right."""

from __future__ import annotations

import csv
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.record.ledger import read_ledger
from claimaudit.workspace.policy import VERDICTS

LEDGER = "reports/ledger.csv"

Rows = dict[str, dict[str, str]]


def read_committed(root: Path) -> tuple[str | None, Rows]:
    """(the ledger's text, claim id -> its row); (None, {}) where there is none.

    Raises BrokenInputError where the file is no ledger.
    """
    path = root / LEDGER
    if not path.exists():
        return None, {}
    try:
        text = path.read_text("utf-8")
        return text, _rows(text)
    except (OSError, ValueError, csv.Error) as error:
        fix = "run `claimaudit audit` to write it anew"
        raise BrokenInputError([Problem(LEDGER, 0, f"is no ledger: {error}", fix)]) from None


def _rows(text: str) -> Rows:
    rows = read_ledger(text)
    for claim, row in rows.items():
        if row["verdict"] not in VERDICTS:
            raise ValueError(f"“{str(claim)[:60]}” has no verdict that is known")
        row["reasons"] = row["reasons"] or ""
    return rows


def difference(committed: str | None, fresh: str) -> str | None:
    """How the committed ledger differs from the audit's, in words; None where it does not."""
    if committed is None:
        return "there is no ledger"
    if committed == fresh:
        return None
    old, new = set(committed.splitlines()), set(fresh.splitlines())
    lacks, outdated = len(new - old), len(old - new)
    said = []
    if lacks:
        said.append(f"{lacks} row{'s' * (lacks != 1)} of the audit {_are(lacks)} not in it")
    if outdated:
        said.append(f"{outdated} of its rows {_are(outdated)} out of date")
    return ", and ".join(said) or "its rows are in another order, or stand twice"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
