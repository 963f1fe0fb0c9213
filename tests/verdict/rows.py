"""Rows of evidence for the tests, and a generator of any rows at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from claimaudit.verdict.weigh import Evidence

# "4.6 PetaFLOPS FP8" for Ironwood: one vendor page prints 4614 TFLOPs, and it holds.
SUPPORTED = Evidence(
    id="000-ironwood-compute", article="000", form="value", rated=True, facts=2, comparable=1,
    seen=1, deciding=1, groups_hold=1, groups_miss=0, groups_mixed=0, partly=0, overstated=0,
    opposite=0, slip=0, refuted=0, elsewhere=0, depends_on="", provisional=False,
    truncated=False, understated=False, announced=False, superseded=False,
)  # fmt: skip
MISSES = replace(SUPPORTED, groups_hold=0, groups_miss=1)
SOME = replace(SUPPORTED, facts=4, comparable=4, seen=4, deciding=4, groups_hold=1, groups_miss=1)
UNDECIDED = replace(SUPPORTED, deciding=0, groups_hold=0, comparable=2)


def like(base: Evidence = SUPPORTED, **changes: Any) -> Evidence:
    """`base` with other values."""
    return replace(base, **changes)


_count = st.integers(min_value=0, max_value=3)
_forms = ("value", "ratio", "comparison", "change", "share", "date", "assertion")
_depends = ("", "holds_only_under", "scope_mismatch", "base_not_stated", "period")


def any_evidence() -> st.SearchStrategy[Evidence]:
    """Rows of every kind, those included that no weighing would give."""
    counts = (
        "facts comparable seen deciding groups_hold groups_miss groups_mixed partly overstated "
        "opposite slip refuted elsewhere"
    )
    flags = (
        "rated provisional truncated understated announced superseded "
        "arithmetic_slip articles_disagree"
    )
    return st.builds(
        Evidence,
        id=st.just("any"),
        article=st.just("000"),
        form=st.sampled_from(_forms),
        depends_on=st.sampled_from(_depends),
        **dict.fromkeys(counts.split(), _count),
        **dict.fromkeys(flags.split(), st.booleans()),
        trials=st.just(()),
        claimed=st.none(),
        unit=st.none(),
        depends_names=st.just(()),
        registered=st.none(),
    )
