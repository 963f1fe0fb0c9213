"""Checking the leads with Great Expectations before they are written (sound.yaml has the rules).

A check takes a tenth of a second however many rows it gets, so leads are checked many at a time.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.verdict.expectations import flag
from claimaudit.verdict.when import Rule, compile_when

_FILE = Path(__file__).with_name("sound.yaml")
_PLACES = ("start", "end", "quote_start", "quote_end")
_ROWS = 20_000
READ = ("article", *_PLACES, "outcome", "claims", "facts", "verdict")
"""The columns of leads that are checked."""


def check(batches: Iterable[list[dict[str, Any]]]) -> None:
    """Raises BrokenInputError where a lead breaks a rule."""
    for frame in _frames(chain.from_iterable(batches)):
        flagged = {name: ids for name, ids in flag(frame, _rules()).items() if ids}
        if flagged:
            fix = "the part folder beside the output is damaged: remove it, and sweep again"
            raise BrokenInputError(
                Problem("sweep", 0, f"{len(ids):,} leads are unsound ({name}), as {ids[0]}", fix)
                for name, ids in flagged.items()
            )


@cache
def _rules() -> list[Rule]:
    rules = yaml.safe_load(_FILE.read_text("utf-8"))
    return [
        Rule(name, compile_when(one["when"]), "critical", _FILE.name, 0)
        for name, one in rules.items()
    ]


def _frames(leads: Iterator[dict[str, Any]]) -> Iterator[pd.DataFrame]:
    number = 0
    while some := [_row(n, lead) for n, lead in enumerate(islice(leads, _ROWS), number)]:
        yield pd.DataFrame(some)
        number += len(some)


def _row(number: int, lead: dict[str, Any]) -> dict[str, Any]:
    """A row of the frame. Its id has the number too, for two articles may have one id."""
    return {
        "id": f"row {number} (article {lead['article']})",
        **{name: lead[name] for name in (*_PLACES, "outcome")},
        **{name: len(lead[name]) for name in ("claims", "facts")},
        "judged": lead["verdict"] is not None,
    }
