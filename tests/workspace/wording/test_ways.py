"""A figure is entered the way its words say that it went, and a loss as one, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, Tiny, a_fact
from tests.workspace.wording.test_stated import problems

YEAR = {"period": "2024"}


def _enter(tiny: Tiny, claim: dict[str, Any], fact: dict[str, Any]) -> None:
    """One claim, its quote the whole article, and one fact."""
    entered = {**CLAIM, "conditions": YEAR, "form": "value", **claim}
    tiny.article(str(entered["quote"]) + "\n")
    tiny.claims(entered)
    tiny.references([DOCUMENT], [a_fact(**{"conditions": YEAR, **fact})])


def _refused(tiny: Tiny) -> str:
    (problem,) = tiny.problems()
    assert problem.line > 1
    return f"{problem.file}: {problem.message} / {problem.fix}"


RISE = {"quote": "In 2024 revenue was up 1.2 %", "metric": "revenue_change", "figure": "1.2 %"}
FALL = {"quote": "2024年营收下降1.2%", "metric": "revenue_decline", "figure": "1.2%"}
ROSE = {"metric": "revenue_change", "printed": "1.2%", "clip": "2024年营收同比增长1.2%"}
FELL = {"metric": "revenue_decline", "printed": "1.2 percent",
        "clip": "revenue decreased by 1.2 percent"}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "fact", "verdict", "reasons"),
    [
        (RISE, ROSE, "supported", []),
        (FALL, FELL, "supported", []),
        (RISE, FELL, "contradicted", ["wrong_direction"]),
        (FALL, ROSE, "contradicted", ["wrong_direction"]),
        # A minus that is printed is the sign, whatever the word before it.
        (FALL, {**ROSE, "printed": "-1.2%", "clip": "2024年营收同比增长-1.2%"}, "supported", []),
        ({**FALL, "metric": "cost_saving"}, {**FELL, "metric": "cost_saving"}, "supported", []),
    ],
)
def test_up_is_never_borne_out_by_down(
    tiny: Tiny, claim: dict[str, Any], fact: dict[str, Any], verdict: str, reasons: list[str]
) -> None:
    _enter(tiny, claim, fact)
    (judged,) = tiny.audit().claims
    assert (judged.verdict, judged.reasons) == (verdict, reasons)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"clip": "revenue decreased by 1.2 percent"}, "“1.2 percent” is down by its clip"),
        ({"clip": "revenue … down 1.2 percent"}, "revenue_change counts what is above zero as up"),
        ({"clip": "2024年营收同比减少1.2%", "printed": "1.2%"}, "negative_of: revenue_change"),
        ({"clip": "revenue rose 1.2 percent", "metric": "revenue_decline"},
         "enter it under revenue_change"),
        ({"clip": "1.2 percent higher", "metric": "cost_saving", "conditions": {}}, "cost_saving counts falls"),
        # Of two falls the one is no rise.
        ({"clip": "sank -1.2 percent", "printed": "-1.2 percent", "metric": "revenue_decline"},
         "“-1.2 percent” is down by its clip"),
        ({"clip": "1.2 percent lower than", "versus": "old-chip"}, "no ratio of the two"),
    ],
)  # fmt: skip
def test_a_print_that_goes_the_other_way_is_refused(
    tiny: Tiny, given: dict[str, Any], message: str
) -> None:
    fact = {"metric": "revenue_change", "printed": "1.2 percent", **given}
    _enter(tiny, RISE, fact)
    refused = _refused(tiny)
    assert refused.startswith("references/maker.yaml")
    assert message in refused


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ({**RISE, "metric": "revenue_decline"}, "enter it under revenue_change"),
        ({**FALL, "metric": "revenue_change"}, "“1.2%” is down by the words of its article"),
        ({**FALL, "form": "change", "metric": "revenue", "from": {"period": "2023"},
          "to": YEAR, "conditions": {}}, "it has no relation / relation: down"),
        ({**RISE, "form": "change", "metric": "revenue", "from": {"period": "2023"},
          "to": YEAR, "conditions": {}, "relation": "down"}, "relation is down / relation: up"),
        ({"quote": "成本比旧芯片降低了40%", "figure": "40%", "form": "ratio", "metric": "unit_cost",
          "versus": "old-chip", "conditions": {}}, "it has no relation / relation: below"),
    ],
)  # fmt: skip
def test_a_claim_that_goes_the_other_way_is_refused(
    tiny: Tiny, claim: dict[str, Any], message: str
) -> None:
    _enter(tiny, claim, ROSE)
    refused = _refused(tiny)
    assert refused.startswith("claims/t.yaml")
    assert message in refused


@pytest.mark.parametrize(
    "claim",
    [
        {**FALL, "metric": "revenue_change", "kind": "forecast"},
        {"quote": "份额从85%下降至70%", "metric": "market_share", "figure": "70%"},
    ],
)
def test_what_tells_no_change_is_none(tiny: Tiny, claim: dict[str, Any]) -> None:
    _enter(tiny, claim, ROSE)
    load_workspace(tiny.root)


PROFIT = {
    "quote": "Net profit was $5.12 million",
    "metric": "net_profit",
    "figure": "$5.12 million",
}
EARNED = {"metric": "net_profit", "printed": "$5.12 million", "clip": "net profit $5.12 million"}
LOSS, GAIN = "is a loss by", "is a profit by"


@pytest.mark.parametrize(
    ("claim", "fact", "said"),
    [
        ({}, {}, ""),
        ({"quote": "It lost $5.12 million"}, {}, LOSS),
        ({"quote": "Its net loss for the year was $5.12 million"}, {}, LOSS),
        ({"quote": "a $5.12 million loss"}, {}, LOSS),
        ({"quote": "公司净亏损5.12亿元", "figure": "5.12亿元"}, {}, LOSS),
        ({"quote": "净利润亏损5.12亿元", "figure": "5.12亿元"}, {}, LOSS),
        ({"quote": "公司净亏损5.12亿元", "figure": "5.12亿元", "metric": "net_loss"}, {}, ""),
        ({"metric": "net_loss"}, {}, GAIN),
        # Accounts print a loss as a profit below nothing.
        ({"quote": "Net profit was -$5.12 million", "figure": "-$5.12 million"}, {}, ""),
        ({}, {"clip": "a net loss of $5.12 million"}, LOSS),
        ({}, {"clip": "net profit $5.12 million", "metric": "net_loss"}, GAIN),
        ({}, {"clip": "a net loss of $5.12 million", "metric": "net_loss"}, ""),
        ({}, {"clip": "net loss 2024: $5.12 million"}, LOSS),
        ({}, {"clip": "after a loss in 2023, net profit 2024: $5.12 million"}, ""),
        # No metric of the workspace is the opposite of revenue.
        ({"quote": "lost sales of $5.12 million", "metric": "revenue"}, {}, ""),
    ],
)
def test_a_loss_is_no_profit(
    tiny: Tiny, claim: dict[str, Any], fact: dict[str, Any], said: str
) -> None:
    found = problems(tiny, {**PROFIT, **claim}, {**EARNED, **fact})
    assert (len(found), said in "".join(found)) == (int(bool(said)), True), found


@pytest.mark.parametrize(
    ("quote", "comes_in"),
    [
        ("The maker owed $5.12 million.", False),
        ("The maker spent $5.12 million.", False),
        ("The maker was fined $5.12 million.", False),
        ("The maker stole $5.12 million.", False),
        ("公司被罚$5.12 million。", False),
        ("公司负债$5.12 million。", False),
        ("Customers spent $5.12 million.", True),
        ("Passengers paid $5.12 million.", True),
        ("The maker owed it to luck: $5.12 million.", True),
    ],
)
def test_what_is_paid_out_is_no_revenue(tiny: Tiny, quote: str, comes_in: bool) -> None:
    claim = {"quote": quote, "metric": "revenue", "figure": "$5.12 million"}
    found = problems(tiny, {**PROFIT, **claim}, {**EARNED, "metric": "revenue", "clip": None})
    assert any("is what comes in" in one for one in found) is not comes_in, found


@pytest.mark.parametrize(
    ("quote", "of_sales"),
    [
        ("The maker made a profit of $5.12 million.", False),
        ("Net income for 2024 was $5.12 million.", False),
        ("The maker was $5.12 million in profit.", False),
        ("Its losses reached $5.12 million.", False),
        ("The chip has a list price of $5.12 million.", False),
        ("公司净利润达$5.12 million。", False),
        ("芯片售价为$5.12 million。", False),
        ("The maker made a profit on sales of $5.12 million.", True),
        ("It sold chips for $5.12 million, and its profit rose.", True),
        ("Profits and revenue of $5.12 million were told.", True),
        ("公司利润率下降，营收达$5.12 million。", True),
    ],
)
def test_a_profit_or_price_is_no_revenue(tiny: Tiny, quote: str, of_sales: bool) -> None:
    claim = {"quote": quote, "metric": "revenue", "figure": "$5.12 million"}
    found = problems(tiny, {**PROFIT, **claim}, {**EARNED, "metric": "revenue", "clip": None})
    assert any("is what sales are" in one for one in found) is not of_sales, found
