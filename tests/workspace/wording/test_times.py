"""The time that the words beside a figure give is the one that it is entered of, and of a claim and
its source one time, or it is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DOCUMENT, Tiny, a_fact
from tests.table import read_table
from tests.workspace.wording import test_stated
from tests.workspace.wording.test_against import problems
from tests.workspace.wording.test_ways import EARNED, PROFIT

TABLE: dict[str, Any] = read_table(Path(__file__).with_name("times.yaml"))


@pytest.mark.parametrize(
    ("period", "metric", "claim", "clip"), [row.split(" | ") for row in TABLE["of one time"]]
)
def test_what_is_of_one_time(tiny: Tiny, period: str, metric: str, claim: str, clip: str) -> None:
    entered = {"conditions": {"period": period}}
    assert problems(tiny, claim, clip, metric, entered, entered) == []


@pytest.mark.parametrize(
    ("period", "metric", "claim", "clip"), [row.split(" | ") for row in TABLE["of two times"]]
)
def test_what_is_of_two(tiny: Tiny, period: str, metric: str, claim: str, clip: str) -> None:
    entered = {"conditions": {"period": period}}
    assert len(problems(tiny, claim, clip, metric, entered, entered)) == 1


OTHER_YEAR = "2021"


@pytest.mark.parametrize(
    ("claim", "fact", "said"),
    [
        ({"quote": "In 2024, net profit was $5.12 million"}, {}, ""),
        ({"quote": "In 2021, net profit was $5.12 million"}, {}, OTHER_YEAR),
        ({"quote": "net profit was $5.12 million in 2021"}, {}, OTHER_YEAR),
        ({"quote": "2021年净利润为5.12亿元", "figure": "5.12亿元"}, {}, OTHER_YEAR),
        ({"quote": "2021年,净利润为5.12亿元", "figure": "5.12亿元"}, {}, OTHER_YEAR),
        ({"quote": "net profit was $5.12 million, more than in 2021"}, {}, ""),
        ({"quote": "net profit was $5.12 million, after a loss in 2021"}, {}, ""),
        ({"quote": "2021年至2025年净利润为5.12亿元", "figure": "5.12亿元"}, {}, OTHER_YEAR),
        ({"quote": "net profit was $5.12 million in 2021", "conditions": {"period": "FY2022"}}, {}, ""),
        ({}, {"clip": "net profit in 2021 was $5.12 million"}, OTHER_YEAR),
        ({}, {"clip": "net profit of 2021 … $5.12 million"}, OTHER_YEAR),
        ({}, {"clip": "2021年净利润 … $5.12 million"}, OTHER_YEAR),
        ({}, {"clip": "net profit since 2021 … $5.12 million"}, OTHER_YEAR),
        ({}, {"clip": "net profit: 2021 $5.12 million, 2024 $6 million"}, OTHER_YEAR),
        ({}, {"clip": "净利润2021年$5.12 million，2024年$6 million"}, OTHER_YEAR),
        ({}, {"clip": "net profit: 2024 $5.12 million, 2021 $6 million"}, ""),
        ({}, {"clip": "net profit 2024, 2021: $5.12 million and $6 million"}, ""),
        ({"quote": "Net profit: 2021 $5.12 million, 2024 $6 million"}, {}, OTHER_YEAR),
        ({}, {"clip": "in 2023, 2024 and 2025 … $5.12 million"}, ""),
        ({}, {"clip": "net profit in 2021 was $5.12 million", "conditions": {"period": "FY2022"}}, ""),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_year_that_its_words_give(
    tiny: Tiny, claim: dict[str, Any], fact: dict[str, Any], said: str
) -> None:
    found = test_stated.problems(tiny, {**PROFIT, **claim}, {**EARNED, **fact})
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
    found = [str(p) for p in tiny.problems()]
    assert any("still to come" in one for one in found) == is_refused, found
