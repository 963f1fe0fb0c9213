"""What no lead may be: each rule finds what it is for, and lets a sound lead pass."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.sweep import sound

REPEATED = {
    "article": "a", "start": 5, "end": 9, "quote_start": 0, "quote_end": 20,
    "outcome": "repeated", "claims": ["c"], "facts": [], "verdict": "contradicted",
}  # fmt: skip
DEVIATES = REPEATED | {"outcome": "deviates", "claims": [], "facts": ["f"], "verdict": None}


def test_sound_leads_pass() -> None:
    sound.check([[REPEATED, DEVIATES], [DEVIATES | {"outcome": "agrees"}], []])
    sound.check([])


@pytest.mark.parametrize(
    ("lead", "rule"),
    [
        (REPEATED | {"quote_start": 6}, "figure_outside_its_quote"),
        (REPEATED | {"quote_end": 8}, "figure_outside_its_quote"),
        (REPEATED | {"end": 5}, "figure_outside_its_quote"),
        (REPEATED | {"claims": []}, "repeats_no_claim"),
        (REPEATED | {"verdict": None}, "repeats_no_claim"),
        (DEVIATES | {"facts": []}, "rests_on_no_fact"),
        (DEVIATES | {"claims": ["c"]}, "rests_on_no_fact"),
        (DEVIATES | {"outcome": "agrees", "verdict": "supported"}, "rests_on_no_fact"),
    ],
)
def test_an_unsound_lead_stops_the_sweep(lead: dict[str, Any], rule: str) -> None:
    told = rf"1 leads are unsound \({rule}\), as row 1 \(article a\)"
    with pytest.raises(BrokenInputError, match=told):
        sound.check([[REPEATED, lead, REPEATED]])


def test_a_slice_is_as_good_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "_ROWS", 2)
    with pytest.raises(BrokenInputError, match=r"as row 4 "):
        sound.check([[REPEATED] * 4, [DEVIATES | {"facts": []}]])
