"""A claim covers what it is of, and not what stands right beside it."""

from __future__ import annotations

import pytest

from tests.conftest import CLAIM
from tests.gate.conftest import Repo

pytestmark = pytest.mark.usefixtures("quick")

METRICS = {
    "5000家": "company_count",
    "3万人": "population",
    "3万元": "revenue",
    "5%": "gross_margin",
}


def _open(repo: Repo, text: str, *claims: dict[str, object]) -> list[str]:
    """What of `text` no claim covers, beside `claims`."""
    repo.add_article("n", text, list(claims))
    findings = [f for f in repo.gate().failing if f.code == "unregistered-claim"]
    return [text[f.place.start : f.place.end] for f in findings]


def _claim(quote: str, figure: str) -> dict[str, object]:
    return {**CLAIM, "id": "n-c", "quote": quote, "figure": figure, "metric": METRICS[figure]}


@pytest.mark.parametrize(
    ("text", "claimed", "left"),
    [
        ("共有5000家3万人。", "5000家", "3万人"),
        ("共有5000家3万人。", "3万人", "5000家"),
        ("收费3万元5%折扣。", "3万元", "5%"),
        ("收费3万元5%折扣。", "5%", "3万元"),
        ("共有5000家,3万人。", "5000家", "3万人"),
    ],
)
def test_the_figure_beside_it_is_still_open(repo: Repo, text: str, claimed: str, left: str) -> None:
    assert _open(repo, text, _claim(text, claimed)) == [left]


@pytest.mark.parametrize(
    ("quote", "left"), [("新芯片发布,", ["这是全球第一款。"]), ("新芯片发布,这", [])]
)
def test_a_first_is_covered_where_a_quote_reaches_into_it(
    repo: Repo, quote: str, left: list[str]
) -> None:
    said = {
        "id": "n-s",
        "quote": quote,
        "form": "assertion",
        "subject": "new-chip",
        "metric": "event",
    }
    assert _open(repo, "新芯片发布,这是全球第一款。\n", said) == left
