"""A clip about another subject of the kind bears out nothing, unless it says what it calls this one."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import DOCUMENT, Tiny, a_fact
from tests.workspace.wording.test_against import problems

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
    ("claim", "clip", "said"),
    [
        (
            "Harbour Boats’ main rival carried ⟦48,312 people⟧.",
            "⟦48,312 people⟧ in all",
            "is of another",
        ),
        (
            "It carried ⟦48,312 people⟧.",
            "a rival of Harbour Boats carried ⟦48,312 people⟧",
            "is of whom it names first",
        ),
        (
            "It carried ⟦48,312 people⟧.",
            "Harbour Boats’ supplier carried ⟦48,312 people⟧",
            "is of whom it names first",
        ),
        ("运送⟦48312人⟧。", "港湾船务的竞争对手运送⟦48312人⟧", "is of whom it names first"),
    ],
)
def test_who_only_tells_who_another_is(tiny: Tiny, claim: str, clip: str, said: str) -> None:
    (found,) = problems(tiny, claim, clip, "passengers, 乘客, people", {}, {})
    assert said in found
