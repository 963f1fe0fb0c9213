"""A claim on two is entered as its sentence sets them against each other, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import CLAIM, DOCUMENT, Tiny, a_fact

SWAPPED = "sets old-chip against new-chip, and it is entered the other way"
TWICE = {"form": "ratio", "metric": "peak_compute", "subject": "new-chip", "versus": "old-chip"}


def _problems(tiny: Tiny, quote: str, **keys: Any) -> list[str]:
    claim = {key: value for key, value in (CLAIM | TWICE | keys).items() if value is not None}
    tiny.article(f"{quote}\n")
    tiny.claims(claim | {"quote": quote})
    tiny.references([DOCUMENT], [a_fact(printed="4.6 PFLOPS")])
    return [problem.message for problem in tiny.problems()]


@pytest.mark.parametrize(
    ("quote", "figure", "swapped"),
    [
        ("The Old chip has twice the compute of the New chip.", "twice", True),
        ("The Old chip is 3 times as fast as the New chip.", "3 times as fast", True),
        ("The Old chip computes twice as much as the much newer New chip.", "twice", True),
        ("Compared with the New chip, the Old chip has twice the compute.", "twice", True),
        ("旧芯片的算力是测试芯片的两倍。", "两倍", True),
        ("旧芯片的算力相当于缩水版测试芯片算力的3倍。", "3倍", True),
        ("与测试芯片相比，旧芯片的算力是其两倍。", "两倍", True),
        ("The New chip has twice the compute of the Old chip.", "twice", False),
        ("Compared with the Old chip, the New chip has twice the compute.", "twice", False),
        ("The Old chip was weak; the New chip has twice the compute.", "twice", False),
        ("Unlike the Old chip, its successor has twice the compute of anything before the New chip.", "twice", False),
        ("测试芯片的算力是旧芯片的两倍。", "两倍", False),
        ("与旧芯片相比，测试芯片的算力是其两倍。", "两倍", False),
        ("旧芯片已停产，测试芯片的算力是它的两倍。", "两倍", False),
        ("The compute of the Old chip is twice that of the New chip.", "twice", True),
        ("The Old chip doubles the compute of the New chip.", "doubles", True),
        ("The New chip's compute is doubled by the Old chip.", "doubled", True),
        ("The New chip is outperformed twofold by the Old chip.", "twofold", True),
        ("The New chip is beaten by the Old chip, which has twice the compute.", "twice", True),
        ("The Old chip, with twice the compute of the New chip, wins.", "twice", True),
        ("With twice the compute of the New chip, the Old chip wins.", "twice", True),
        ("Twice as fast as the New chip, the Old chip wins.", "Twice", True),
        ("The New chip lags the Old chip, whose compute is twice as high.", "twice", True),
        ("The Old chip leads the New chip by 2 times in compute.", "2 times", True),
        ("The Old chip has twice the New chip's compute.", "twice", True),
        ("The Old chip delivers 2x the New chip.", "2x", True),
        ("The Old chip: 2x the New chip.", "2x", True),
        ("The Old chip delivers 2x the compute versus the New chip.", "2x", True),
        ("Against the New chip, the Old chip has twice the compute.", "twice", True),
        ("Next to the New chip, the Old chip has twice the compute.", "twice", True),
        ("The New chip was tested; the Old chip had twice its compute.", "twice", True),
        ("Set beside the New chip, the Old chip shows twice the compute.", "twice", True),
        ("The ratio of the Old chip's compute to the New chip's is twice.", "twice", True),
        ("旧芯片算力两倍于测试芯片。", "两倍", True),
        ("旧芯片的算力有测试芯片的两倍。", "两倍", True),
        ("旧芯片拥有测试芯片两倍的算力。", "两倍", True),
        ("旧芯片具备两倍于测试芯片的算力。", "两倍", True),
        ("旧芯片算力测试芯片的两倍。", "两倍", True),
        ("测试芯片的两倍是旧芯片的算力。", "两倍", True),
        ("测试芯片的算力被旧芯片以两倍超越。", "两倍", True),
        ("测试芯片不如旧芯片，后者算力是前者的两倍。", "两倍", True),
        ("测试芯片落后于旧芯片，后者的算力达两倍。", "两倍", True),
        ("旧芯片比测试芯片算力翻倍。", "翻倍", True),
        ("相比测试芯片，旧芯片的算力是两倍。", "两倍", True),
        ("对比测试芯片，旧芯片算力达到两倍。", "两倍", True),
        ("以测试芯片为基准，旧芯片的算力为两倍。", "两倍", True),
        ("和测试芯片比起来，旧芯片的算力是两倍。", "两倍", True),
        ("旧芯片——测试芯片的两倍算力。", "两倍", True),
        ("旧芯片让测试芯片相形见绌，算力是它的两倍。", "两倍", True),
        ("The New chip doubles the compute of the Old chip.", "doubles", False),
        ("The compute of the New chip is twice that of the Old chip.", "twice", False),
        ("The New chip's compute is twice the Old chip's.", "twice", False),
        ("The New chip beats the Old chip, delivering twice its compute.", "twice", False),
        ("The New chip, successor of the Old chip, has twice its compute.", "twice", False),
        ("The New chip replaces the Old chip and has twice its compute.", "twice", False),
        ("With twice the compute of the Old chip, the New chip wins.", "twice", False),
        ("Twice as fast as the Old chip, the New chip wins.", "Twice", False),
        ("The Old chip is beaten by the New chip, which has twice the compute.", "twice", False),
        ("The Old chip was beaten twofold by the New chip.", "twofold", False),
        ("The Old chip trails the New chip, whose compute is twice as high.", "twice", False),
        ("The Old chip lags behind: the New chip has twice its compute.", "twice", False),
        ("Where the Old chip had one core, the New chip has twice the compute.", "twice", False),
        ("Buyers of the Old chip get twice the compute with the New chip.", "twice", False),
        ("The New chip offers twice the compute of the Old chip, which the maker of the New chip regrets.", "twice", False),
        ("Next to the Old chip, the New chip has twice the compute.", "twice", False),
        ("Compared to the Old chip's, the New chip's compute is double.", "double", False),
        ("The New chip costs as much as the Old chip but has twice the compute.", "twice", False),
        ("The New chip uses less power than the Old chip and offers twice the compute.", "twice", False),
        ("The ratio of the New chip's compute to the Old chip's is twice.", "twice", False),
        ("The Old chip has half the compute of the New chip, or the New chip twice that of the Old chip.", "twice", False),
        ("The New chip costs more, and it has twice the compute of the Old chip.", "twice", False),
        ("As the New chip arrives, it has twice the compute of the Old chip.", "twice", False),
        ("The Old chip gives way to the New chip with twice the compute.", "twice", False),
        ("The Old chip is gone; its successor the New chip has twice the compute.", "twice", False),
        ("The New chip, like the Old chip before it, is cheap but has twice the compute.", "twice", False),
        ("Unlike the Old chip the New chip has twice the compute.", "twice", False),
        ("The New chip: 2x the Old chip.", "2x", False),
        ("The Old chip was followed by the New chip, at twice the compute.", "twice", False),
        ("测试芯片拥有旧芯片两倍的算力。", "两倍", False),
        ("测试芯片的算力有旧芯片的两倍。", "两倍", False),
        ("测试芯片算力两倍于旧芯片。", "两倍", False),
        ("旧芯片被测试芯片以两倍算力超越。", "两倍", False),
        ("旧芯片不如测试芯片，后者算力是前者的两倍。", "两倍", False),
        ("测试芯片优于旧芯片，前者算力是后者的两倍。", "两倍", False),
        ("测试芯片优于旧芯片，算力是后者的两倍。", "两倍", False),
        ("测试芯片优于旧芯片，达到后者的两倍。", "两倍", False),
        ("旧芯片已老，测试芯片有其两倍的算力。", "两倍", False),
        ("以旧芯片为基准，测试芯片的算力为两倍。", "两倍", False),
        ("旧芯片让位于测试芯片，后者算力为其两倍。", "两倍", False),
        ("旧芯片的继任者是测试芯片，算力达到两倍。", "两倍", False),
        ("旧芯片的两倍才是测试芯片的算力。", "两倍", False),
        ("和旧芯片同价的测试芯片，算力是其两倍。", "两倍", False),
        ("相比旧芯片，测试芯片算力翻倍。", "翻倍", False),
        ("从旧芯片到测试芯片，算力达到两倍。", "两倍", False),
        ("旧芯片的用户改用测试芯片，算力达两倍。", "两倍", False),
        ("作为旧芯片的后继，测试芯片的算力达到两倍。", "两倍", False),
    ],
)  # fmt: skip
def test_of_which_a_ratio_is(tiny: Tiny, quote: str, figure: str, swapped: bool) -> None:
    found = _problems(tiny, quote, figure=figure)
    assert any(SWAPPED in one for one in found) is swapped, found


@pytest.mark.parametrize(
    ("quote", "relation", "swapped"),
    [
        ("The Old chip outperforms the New chip.", "above", True),
        ("The Old chip is faster than the New chip.", "above", True),
        ("The Old chip lags behind the New chip.", "below", True),
        ("旧芯片的性能超越测试芯片。", "above", True),
        ("旧芯片比测试芯片更快。", "above", True),
        ("旧芯片的算力不及测试芯片。", "below", True),
        ("The Old chip outperforms the New chip.", "below", False),
        ("The Old chip does not outperform the New chip.", "above", False),
        ("The New chip outperforms the Old chip.", "above", False),
        ("The Old chip lags behind the New chip.", "above", False),
        ("旧芯片的性能未能超越测试芯片。", "above", False),
        ("测试芯片的性能超越旧芯片。", "above", False),
        ("旧芯片不及测试芯片。", "above", False),
        ("与旧芯片相比测试芯片超过预期。", "above", False),
        ("The Old chip outdoes the New chip.", "above", True),
        ("The New chip loses to the Old chip.", "above", True),
        ("The New chip is outperformed by the Old chip.", "above", True),
        ("The New chip trails the Old chip.", "above", True),
        ("The New chip lags behind the Old chip.", "above", True),
        ("The New chip is slower than the Old chip.", "above", True),
        ("The New chip falls short of the Old chip.", "above", True),
        ("The New chip cannot match the Old chip.", "above", True),
        ("The New chip does not outperform the Old chip.", "above", True),
        ("The Old chip has more compute than the New chip.", "above", True),
        ("Compared with the New chip, the Old chip is faster.", "above", True),
        ("The Old chip leads the New chip.", "above", True),
        ("The Old chip is ahead of the New chip.", "above", True),
        ("The Old chip tops the New chip.", "above", True),
        ("测试芯片不如旧芯片。", "above", True),
        ("测试芯片逊于旧芯片。", "above", True),
        ("测试芯片落后于旧芯片。", "above", True),
        ("测试芯片被旧芯片超越。", "above", True),
        ("测试芯片比旧芯片慢。", "above", True),
        ("测试芯片没有旧芯片快。", "above", True),
        ("测试芯片输给旧芯片。", "above", True),
        ("测试芯片未能超过旧芯片。", "above", True),
        ("旧芯片强于测试芯片。", "above", True),
        ("旧芯片碾压测试芯片。", "above", True),
        ("旧芯片完胜测试芯片。", "above", True),
        ("与测试芯片相比，旧芯片更快。", "above", True),
        ("论算力，测试芯片不敌旧芯片。", "above", True),
        ("旧芯片甩开测试芯片。", "above", True),
        ("The Old chip is no match for the New chip.", "above", False),
        ("The New chip is no match for the Old chip.", "above", True),
        ("测试芯片并不比旧芯片慢。", "above", False),
        ("旧芯片没有测试芯片快。", "above", False),
        ("旧芯片不如测试芯片。", "above", False),
        ("The Old chip is slower than the New chip.", "above", False),
        ("The Old chip is outperformed by the New chip.", "above", False),
        ("The New chip outperforms the Old chip.", "below", True),
        ("测试芯片被旧芯片超越。", "below", False),
    ],
)
def test_which_of_two_is_more(tiny: Tiny, quote: str, relation: str, swapped: bool) -> None:
    found = _problems(tiny, quote, figure=None, form="comparison", relation=relation)
    assert any("and it is entered the other way" in one for one in found) is swapped, found


def test_what_is_faster_may_take_less(tiny: Tiny) -> None:
    keys = {"form": "comparison", "figure": None, "relation": "below"}
    quote = "The New chip beats the Old chip."
    assert _problems(tiny, quote, **keys)
    assert not _problems(tiny, quote, **keys, metric="price")


@pytest.mark.parametrize(
    ("quote", "swapped"),
    [
        ("From 2024 to 2023 revenue of the New chip rose 150%.", True),
        ("In 2023 revenue of the New chip was up 150% on 2024.", True),
        ("In 2023 revenue of the New chip rose 150% compared with 2024.", True),
        ("In 2023 revenue of the New chip was 150% higher than in 2024.", True),
        ("Compared with 2024, revenue of the New chip in 2023 was up 150%.", True),
        ("Revenue of the New chip rose 150% in 2023 against 2024.", True),
        ("2023年测试芯片营收较2024年增长150%。", True),
        ("2023年测试芯片营收比2024年高150%。", True),
        ("与2024年相比，2023年测试芯片营收增长150%。", True),
        ("从2024年到2023年，测试芯片营收增长150%。", True),
        ("From 2023 to 2024 revenue of the New chip rose 150%.", False),
        ("In 2024 revenue of the New chip was up 150% on 2023.", False),
        ("Revenue of the New chip rose 150% in 2024 from 2023.", False),
        ("Compared with 2023, revenue of the New chip in 2024 was up 150%.", False),
        ("Since 2023, revenue of the New chip was up 150% by 2024.", False),
        ("In 2023 the New chip came; revenue was up 150% in 2024.", False),
        ("Having sold little in 2023, the New chip saw revenue rise 150% on 2024's boom.", True),
        ("2024年测试芯片营收较2023年增长150%。", False),
        ("相比2023年，2024年测试芯片营收增长150%。", False),
        ("2023年发布的测试芯片，2024年营收增长150%。", False),
    ],
)
def test_from_which_year_a_change_is(tiny: Tiny, quote: str, swapped: bool) -> None:
    keys = {"versus": None, "metric": "revenue", "form": "change", "relation": "up"}
    years: dict[str, Any] = {"from": {"period": "2023"}, "to": {"period": "2024"}}
    found = _problems(tiny, quote, figure="150%", **keys, **years)
    assert any("the other way in time" in one for one in found) is swapped, found
