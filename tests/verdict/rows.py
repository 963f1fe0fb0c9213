"""Rows of evidence for the tests, and a generator of any rows at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from claimaudit.verdict.evidence import COLUMNS, Evidence, Row
from claimaudit.verdict.strength import Strength
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.register import RegisteredClaim

# "4.6 PetaFLOPS FP8" for Ironwood: one vendor page prints 4614 TFLOPs, and it holds.
SUPPORTED = Row(
    id="000-ironwood-compute",
    form="value",
    rated=True,
    facts=2,
    comparable=1,
    seen=1,
    inconclusive=0,
    hold=1,
    miss=0,
    mixed=0,
    left_open=0,
    depends_on="nothing",
    elsewhere=0,
    partly=0,
    refuted=0,
    overstated=0,
    overlaps=0,
    opposite=0,
    slip=0,
    provisional=False,
    announced=False,
    superseded=False,
    understated=False,
    truncated=False,
    vague_date=False,
    arithmetic_slip=False,
    articles_disagree=False,
)
MISSES = replace(SUPPORTED, hold=0, miss=1)
SOME = replace(SUPPORTED, facts=4, comparable=4, seen=4, hold=1, miss=1)
UNDECIDED = replace(SUPPORTED, hold=0, comparable=2)
NOTHING = replace(UNDECIDED, comparable=0, seen=0)

_ENTRY = CatalogEntry(
    id="000", file="t.txt", title="T", publisher="P", language="zh", sha256="0" * 64, rights="none"
)
_CLAIM = Claim(id="any", quote="不要紧", form="assertion", subject="a", metric="event")
REGISTERED = RegisteredClaim(
    _CLAIM, Article(_ENTRY, "不要紧"), 0, 3, None, None, None, "claims/t.yaml", 1
)


def like(base: Row = SUPPORTED, **changes: Any) -> Row:
    """`base` with other values."""
    return replace(base, **changes)


def evidence(row: Row) -> Evidence:
    """`row` with nothing behind it."""
    return Evidence(
        row,
        REGISTERED,
        strength=Strength.firm,
        trials=(),
        figure=None,
        depends_names=(),
        elsewhere=(),
        apart=(),
    )


def any_row() -> st.SearchStrategy[Row]:
    """Rows of every kind, those included that no weighing would give."""
    drawn = {
        name: st.integers(0, 3)
        if kind is int
        else st.booleans()
        if kind is bool
        else st.sampled_from(get_args(kind))
        for name, kind in COLUMNS.items()
        if name != "id"
    }
    return st.builds(Row, id=st.just("any"), **drawn)
