"""The committed ledger: what each claim's verdict was, and whether it is still right."""

from __future__ import annotations

import csv

from claimaudit.base.files import Folder
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.record.ledger import LedgerRow, read_ledger

LEDGER = "reports/ledger.csv"
# Of two million claims.
LEDGER_BYTES = 100_000_000


def read_committed(folder: Folder) -> tuple[str | None, dict[str, LedgerRow]]:
    """(the ledger's text, claim id -> its row); (None, {}) where there is none.

    Raises BrokenInputError where the file is no ledger.
    """
    try:
        data = folder.read(LEDGER, LEDGER_BYTES + 1)
        if len(data) > LEDGER_BYTES:
            raise ValueError(f"more than {LEDGER_BYTES:,} bytes")
        text = data.decode("utf-8").replace("\r\n", "\n")
        return text, read_ledger(text)
    except FileNotFoundError:
        return None, {}
    except (OSError, ValueError, csv.Error) as error:
        fix = "run `claimaudit audit` to write it anew"
        raise BrokenInputError([Problem(LEDGER, 0, f"is no ledger: {error}", fix)]) from None


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
