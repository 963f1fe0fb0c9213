"""The sentence of an article."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.record.models import ArticleRecord
from claimaudit.report.tallies import told
from claimaudit.workspace.policy import VERDICTS
from tests.report.html.made import audit


def _article(**counted: Any) -> ArticleRecord:
    given = audit().articles[0].model_dump()
    counted["verdicts"] = dict.fromkeys(VERDICTS, 0) | counted["verdicts"]
    return ArticleRecord.model_validate({**given, "tally": counted})


@pytest.mark.parametrize(
    ("counted", "en", "zh"),
    [
        (
            {"claims": 96, "verdicts": {"contradicted": 9, "misleading": 4, "supported": 83}, "point": 2},
            "96 statements checked: 83 hold, 4 misleading, 9 contradicted; 2 of them change its point.",
            "核查96条说法：83条有据，4条误导，9条不符；其中2条改变文章的意思。",
        ),
        (
            {"claims": 3, "verdicts": {"misleading": 1, "supported": 1, "not rated": 1}, "point": 1},
            "2 statements checked: 1 hold, 1 misleading; one of them changes its point."
            " Forecasts and opinions, not rated: 1.",
            "核查2条说法：1条有据，1条误导；其中1条改变文章的意思。另有1条预测或意见，不评级。",
        ),
        (
            {"claims": 5, "verdicts": {"unverifiable": 5, "supported": 0}, "slips": 1},
            "5 statements checked: 5 could not be verified. One of its sums does not fit.",
            "核查5条说法：5条无法核实。文中有1处算不拢。",
        ),
        (
            {"claims": 2, "verdicts": {"conflicting": 2}, "slips": 3},
            "2 statements checked: 2 on which sources conflict. 3 of its sums do not fit.",
            "核查2条说法：2条来源不一。文中有3处算不拢。",
        ),
        ({"claims": 0, "verdicts": {}}, "", ""),
    ],
)  # fmt: skip
def test_what_was_found_in_a_sentence(counted: dict[str, Any], en: str, zh: str) -> None:
    sentences = told(_article(**counted))
    assert " ".join(one.text("en") for one in sentences) == en
    assert "".join(one.text("zh") for one in sentences) == zh
