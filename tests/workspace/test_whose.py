"""A clip about another subject of the kind bears out nothing, unless it says what it calls this one."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import DOCUMENT, Tiny, a_fact

OTHER = "is of old-chip, not of new-chip"


def _problems(tiny: Tiny, **fact: Any) -> list[str]:
    calls_it = fact.pop("calls_it", None)
    entered = a_fact(**{"printed": "4.6 PFLOPS", **fact})
    if calls_it:
        entered["prints"][0]["calls_it"] = calls_it
    tiny.references([DOCUMENT], [entered])
    try:
        load_workspace(tiny.root)
    except BrokenInputError as broken:
        return [str(p) for p in broken.problems]
    return []


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"clip": "compute 4.6 PFLOPS"}, ""),
        ({"clip": "New chip: 4.6 PFLOPS"}, ""),
        ({"clip": "测试芯片 4.6 PFLOPS"}, ""),
        ({"clip": "Old chip: 4.6 PFLOPS"}, OTHER),
        ({"clip": "OLD CHIP: 4.6 PFLOPS"}, OTHER),
        ({"clip": "旧芯片 4.6 PFLOPS"}, OTHER),
        ({"clip": "the old chip has 4.6 PFLOPS"}, OTHER),
        ({"clip": "Old-chip: 4.6 PFLOPS"}, OTHER),
        ({"clip": "old chips have 4.6 PFLOPS"}, OTHER),
        ({"clip": "舊芯片 4.6 PFLOPS"}, OTHER),
        ({"clip": "4.6 PFLOPS of the Old chip"}, OTHER),
        ({"clip": "unlike the New chip, the Old chip has 4.6 PFLOPS"}, OTHER),
        ({"clip": "unlike the Old chip, the New chip has 4.6 PFLOPS"}, ""),
        ({"clip": "New chip, 4.6 PFLOPS, twice the Old chip"}, ""),
        ({"clip": "Older chips: 4.6 PFLOPS"}, ""),
        ({"clip": "Old chip: 4.6 PFLOPS", "calls_it": "Old chip"}, ""),
        ({"clip": "Old chip: 4.6 PFLOPS", "calls_it": "nowhere there"}, OTHER),
    ],
)
def test_of_whom_a_clip_is(tiny: Tiny, fact: dict[str, Any], said: str) -> None:
    found = _problems(tiny, **fact)
    assert (len(found), said in "".join(found)) == (int(bool(said)), True), found


@pytest.mark.parametrize(
    ("period", "published", "status", "is_refused"),
    [
        ("2025", "2025-06-01", None, False),
        ("2024", "2025-06-01", None, False),
        ("2026", "2025-06-01", None, True),
        ("2026", "2025", None, True),
        ("2025-Q2", "2025-08-08", None, False),
        ("2025-Q4", "2025-08-08", None, True),
        ("2025-H2", "2025-06", None, True),
        ("2025-07-02", "2025-07-01", None, True),
        ("2026", "2025-06-01", "announced", True),
        ("2026", "2025-06-01", "forecast", False),
        ("FY2026", "2025-06-01", None, False),
    ],
)
def test_a_period_that_had_not_begun_was_told_by_nobody(
    tiny: Tiny, period: str, published: str, status: str | None, is_refused: bool
) -> None:
    conditions = {"period": period, **({"status": status} if status else {})}
    tiny.references([{**DOCUMENT, "published": published}], [a_fact(conditions=conditions)])
    try:
        load_workspace(tiny.root)
    except BrokenInputError as broken:
        found = [str(p) for p in broken.problems]
    else:
        found = []
    assert any("still to come" in one for one in found) == is_refused, found
