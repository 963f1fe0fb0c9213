"""A clip about another subject of the kind bears out nothing, unless it says what it calls this one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import DOCUMENT, Tiny, a_fact
from tests.workspace.wording.test_against import problems

OTHER = "is of old-chip, not of new-chip"


def _problems(tiny: Tiny, **fact: Any) -> list[str]:
    calls_it = fact.pop("calls_it", None)
    entered = a_fact(**{"printed": "4.6 PFLOPS", **fact})
    if calls_it:
        entered["prints"][0]["calls_it"] = calls_it
    tiny.references([DOCUMENT], [entered])
    return [str(p) for p in tiny.problems()]


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


def _of_both(tiny: Tiny, claim: str, clip: str | None = None) -> list[str]:
    """What is said of a claim of Harbour Boats and a clip, which names nobody unless it is given."""
    nobody = "共⟦48312人⟧" if "人" in claim else "⟦48,312 people⟧ in all"
    return problems(tiny, claim, clip or nobody, "passengers, 乘客, people", {}, {})


@pytest.mark.parametrize(
    "claim",
    [
        "Harbour Boats’ main rival carried ⟦48,312 people⟧.",
        "Old Barges, which bought Harbour Boats, carried ⟦48,312 people⟧.",
        "Harbour Boats said Old Barges carried ⟦48,312 people⟧.",
        "Harbour Boats’ parent carried ⟦48,312 people⟧.",
        "Harbour Boats’ subsidiaries carried ⟦48,312 people⟧.",
        "The Harbour Boats Foundation carried ⟦48,312 people⟧.",
        "The union at Harbour Boats carried ⟦48,312 people⟧.",
        "Harbour Boats and Old Barges between them carried ⟦48,312 people⟧.",
        "Not Harbour Boats but its bank carried ⟦48,312 people⟧.",
        "Everyone except Harbour Boats carried ⟦48,312 people⟧.",
        "Half of Harbour Boats carried ⟦48,312 people⟧.",
        "The captain of Harbour Boats received ⟦48,312 people⟧.",
        "Harbour Boats’ captain made ⟦48,312 people⟧ wait.",
        "Nobody at Harbour Boats carried ⟦48,312 people⟧.",
        "All operators but Harbour Boats carried ⟦48,312 people⟧.",
        "Old Barges, not Harbour Boats, carried ⟦48,312 people⟧.",
        "Harbour Boats watched Old Barges carry ⟦48,312 people⟧.",
        "Harbour Boats and Old Barges carried ⟦48,312 people⟧.",
        "湖光而非港湾船务运送⟦48312人⟧。",
        "港湾船务与湖光合计运送⟦48312人⟧。",
        "港湾船务母公司运送⟦48312人⟧。",
        "港湾船务基金会运送⟦48312人⟧。",
        "收购港湾船务的银行运送⟦48312人⟧。",
        "港湾船务等十家公司共运送⟦48312人⟧。",
        "港湾船务称湖光公司运送⟦48312人⟧。",
        "前港湾船务运送⟦48312人⟧。",
    ],
)
def test_who_only_tells_who_another_is(tiny: Tiny, claim: str) -> None:
    (found,) = _of_both(tiny, claim)
    assert "is of another" in found


@pytest.mark.parametrize(
    ("claim", "clip"),
    [
        ("It carried ⟦48,312 people⟧.", "a rival of Harbour Boats carried ⟦48,312 people⟧"),
        ("It carried ⟦48,312 people⟧.", "Harbour Boats’ supplier carried ⟦48,312 people⟧"),
        ("运送⟦48312人⟧。", "港湾船务的竞争对手运送⟦48312人⟧"),
    ],
)
def test_so_in_a_clip(tiny: Tiny, claim: str, clip: str) -> None:
    (found,) = _of_both(tiny, claim, clip)
    assert "is of whom it names first" in found


@pytest.mark.parametrize(
    "claim",
    [
        "Harbour Boats told investors that it carried ⟦48,312 people⟧.",
        "The captain of Harbour Boats said that it carried ⟦48,312 people⟧.",
        "Nobody drowned, and Harbour Boats carried ⟦48,312 people⟧.",
        "Harbour Boats and Old Barges each carried ⟦48,312 people⟧.",
        "港湾船务与湖光分别运送⟦48312人⟧和3人。",
        "Harbour Boats said Monday's boats carried ⟦48,312 people⟧.",
        "Half of Harbour Boats’ fleet carried ⟦48,312 people⟧.",
        "Harbour Boats, which bought Old Barges, carried ⟦48,312 people⟧.",
        "收购港湾船务的价格之外，港湾船务运送⟦48312人⟧。",
    ],
)
def test_who_is_spoken_of(tiny: Tiny, claim: str) -> None:
    assert _of_both(tiny, claim) == []
