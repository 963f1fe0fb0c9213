"""A claim's figure is a whole one of its article, or broken input that shows what stands there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.reading.register import read_claim
from claimaudit.workspace.register import RegisteredClaim
from tests.workspace.test_register import TEXTS


def _read(text: str, figure: str, quote: str | None = None, **given: Any) -> RegisteredClaim:
    entry = CatalogEntry(
        id="t", file="t.txt", title="T", publisher="P", language="en", sha256="0" * 64,
        rights="none", published="2025-10-01",
    )  # fmt: skip
    fields = {"id": "c", "form": "value", "subject": "s", "metric": "m", "figure": figure, **given}
    claim = Claim.model_validate({**fields, "quote": quote or text})
    return read_claim(claim, Article(entry, text), TEXTS)


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("It costs $5 per gizmo.", "$5", "$5 per gizmo"),
        ("It costs $5/gizmo.", "$5", "$5/gizmo"),
        ("It sold 1,23 million units.", "23 million units", "1,23 million units"),
        ("The ferry has 148,000 people.", "48,000 people", "148,000 people"),
        ("The ferry has 48,312,000,000 people.", "48,312", "48,312,000,000 people"),
        ("The ferry has 148312 people.", "48312 people", "148312 people"),
        ("It was 12.5% in May.", "5%", "12.5%"),
        ("The loss was -3.5%.", "3.5%", "-3.5%"),
        ("It sold nearly 50% of them.", "50%", "nearly 50%"),
        ("Up to 9,216 chips are linked.", "9,216 chips", "Up to 9,216 chips"),
        ("It may not last for over 9 days.", "over 9 days", "may not last for over 9 days"),
        ("It is 10% to 20% of all.", "20%", "10% to 20%"),
        ("It cost $4.5 billion.", "$4.5", "$4.5 billion"),
        ("It cost $4.5\nbillion.", "$4.5", "$4.5 billion"),
        ("It cost $4\u200b5 billion.", "5 billion", "$4�5 billion"),
        ("市占率近50%。", "50%", "近50%"),
        ("净利润为-3亿元。", "3亿元", "-3亿元"),
        ("出货一百二十万张。", "二十万张", "一百二十万张"),
        ("营收1亿2000万元。", "2000万元", "1亿2000万元"),
        ("营收45亿元。", "45", "45亿元"),
        ("增长3倍以上。", "3倍", "3倍以上"),
    ],
)
def test_a_figure_cut_out_of_another_is_refused(text: str, cut: str, whole: str) -> None:
    with pytest.raises(ClaimError, match="is not whole") as refused:
        _read(text, cut)
    assert f"the article prints “{whole}”" in str(refused.value)
    assert refused.value.fix.startswith(f"declare “{whole}”")


def test_a_bound_that_a_denial_leaves_open_is_refused_with_that_reason() -> None:
    with pytest.raises(ClaimError, match="leaves open whether it is more or less"):
        _read("The state has not paid more than 300 workers.", "more than 300 workers")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("There were 1&#44;948 people.", "948 people"),
        ("There were 1&nbsp;948 people.", "948 people"),
        ("There were 1&thinsp;948 people.", "948 people"),
        ("There were &#49;948 people.", "948 people"),
        ("There were 948&#44;312 people.", "948"),
        ("There were 948&nbsp;million people.", "948"),
        ("Growth was &minus;5.2%.", "5.2%"),
        ("It rose 5.2&permil;.", "5.2"),
        ("There were 1\u066c948 people.", "948 people"),
        ("It rose 1\u066b5 percent.", "5 percent"),
        ("It rose 5\u066b1 percent.", "5"),
        ("There were 1\u0338948 people.", "948 people"),
        ("There were 94\u03388 people.", "94"),
        ("There were l,948 people.", "948 people"),
        ("It rose I.5 percent.", "5 percent"),
        ("There were \u202e849 people\u202c.", "849 people"),
        ("\u202eThere were 849 people.", "849 people"),
        ("\u202dIn all there were 849 people.", "849 people"),
        ("There were ¹48 people.", "48 people"),
        ("There were Ⅸ48 people.", "48 people"),
        ("There were ①48 people.", "48 people"),
        ("There were 十48 people.", "48 people"),
        ("There were 9…73 people.", "73 people"),
        ("Revenue was 48,312 (million) dollars.", "48,312"),
        ("Revenue was 48,312 [million] dollars.", "48,312"),
        ("Revenue was 48,312 “million” dollars.", "48,312"),
        ("The fеrry, in Cyrillic, had\n948 people.", "948 people"),
    ],
)
def test_a_figure_among_signs_that_show_another_is_refused(text: str, cut: str) -> None:
    with pytest.raises(ClaimError, match="is not whole") as refused:
        _read(text, cut)
    assert refused.value.fix.startswith("signs around it show another number")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("There were&nbsp;948 people.", "948 people"),
        ("There were 948 people&nbsp;in all.", "948 people"),
        ("&quot;948 people&quot; came.", "948 people"),
        ("In all, 948 people.", "948 people"),
        ("World War II, 948 people.", "948 people"),
        ("\u202eshalom\u202c had 948 people.", "948 people"),
        ("\u202eshalom\nIt had 948 people.", "948 people"),
        ("① 948 people came.", "948 people"),
        ("It had 948 people.\n\nThe fеrry, in Cyrillic, had more.", "948 people"),
        ("The fеrry, in Cyrillic, had more.\r\n \r\nIt had 948 people.", "948 people"),
    ],
)
def test_signs_that_show_nothing_of_a_number_cut_nothing(text: str, figure: str) -> None:
    assert _read(text, figure).figure is not None


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("It employs 4,\n600 people.", "600 people", "4, 600"),
        ("It employs 1,234,\r\n600 people.", "600 people", "1,234, 600"),
        ("It employs 48,\n000 people.", "48", "48, 000"),
        ("营收达到4，\n600万元。", "600万元", "4， 600"),
        ("It grew to 3.\n2 billion dollars.", "2 billion dollars", "3. 2"),
    ],
)
def test_a_number_on_two_lines_has_no_part_that_is_a_figure(
    text: str, cut: str, whole: str
) -> None:
    with pytest.raises(ClaimError, match="is not whole") as refused:
        _read(text, cut)
    assert f"the article prints “{whole}”" in str(refused.value)
    assert "waive it" in refused.value.fix


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It lists:\n4.\n600 people came.", "600 people"),
        ("It was founded in 2004.\n600 people came.", "600 people"),
        ("It was so in 2004,\n\n600 people came.", "600 people"),
        ("It has 48,\n1234 people came.", "1234 people"),
        ("It grew to 3.2\nbillion dollars.", "3.2\nbillion dollars"),
    ],
)
def test_a_line_that_starts_with_a_figure_is_none(text: str, figure: str) -> None:
    assert _read(text, figure).figure is not None


@pytest.mark.parametrize("quote", ["48,000 people", "8,000 people were aboard"])
def test_a_quote_that_cuts_the_figure_does_not_hide_it(quote: str) -> None:
    text = "In all 148,000 people were aboard."
    with pytest.raises(ClaimError, match="prints “148,000 people”"):
        _read(text, quote.removesuffix(" were aboard"), quote)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("这是第三次访华。", "三次"),
        ("The H20 is sold.", "20"),
        ("Boeing 747 is old.", "747"),
    ],
)
def test_a_part_of_a_name_or_of_an_order_is_no_figure(text: str, figure: str) -> None:
    with pytest.raises(ClaimError, match=r"is no figure of the article|is not whole"):
        _read(text, figure)


def test_a_whole_figure_is_found_beside_a_longer_one() -> None:
    text = "Of 148,000 people some 48,000 people left; 48,000 people stayed."
    with pytest.raises(ClaimError, match="prints “148,000 people”"):
        _read(text, "48,000 people", "Of 148,000 people some 48,000 people left")
    read = _read(text, "48,000 people", "148,000 people some 48,000 people left; 48,000 people")
    assert read.figure_start == text.rindex("48,000")


def test_one_card_that_the_scan_passes_over_is_a_figure_where_it_is_declared() -> None:
    assert _read("两张卡,一片负责训练。", "一片").figure is not None


@pytest.mark.parametrize(
    ("figure", "part", "value", "low", "high"),
    [
        ("10% to 20%", "low", "10", "9.5", "10.5"),
        ("10% to 20%", "high", "20", "19.5", "20.5"),
        ("10%", "low", "10", "9.5", "10.5"),
        ("20%", "high", "20", "19.5", "20.5"),
        ("10%", "from", "10", "9.5", "10.5"),
        ("20%", "to", "20", "19.5", "20.5"),
    ],
)
def test_an_end_of_a_range_is_named_as_such(
    figure: str, part: str, value: str, low: str, high: str
) -> None:
    read = _read("It is 10% to 20% of all.", figure, part=part).figure
    assert read is not None
    assert (read.value, read.low, read.high) == (Decimal(value), Decimal(low), Decimal(high))


def test_an_end_of_a_range_that_has_its_unit_from_its_sentence_is_named_too() -> None:
    read = _read("It is 2 to 10 times the size.", "2 to 10 times", part="high").figure
    assert read is not None and read.value == 10


@pytest.mark.parametrize(("figure", "part"), [("10%", "high"), ("20%", "from"), ("10", "low")])
def test_a_part_that_it_is_not_is_refused(figure: str, part: str) -> None:
    with pytest.raises(ClaimError, match="is not whole"):
        _read("It is 10% to 20% of all.", figure, part=part)


@pytest.mark.parametrize(
    ("text", "figure", "part"),
    [
        ("It is 10% to 20% of all.", "10% to 20%", "from"),
        ("It is 95% of all.", "95%", "low"),
        ("份额为95%。", "95%", "high"),
    ],
)
def test_what_stands_whole_without_that_part_is_told_so(text: str, figure: str, part: str) -> None:
    with pytest.raises(ClaimError, match="has no such part"):
        _read(text, figure, part=part)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("发布于8月21日。", "8月2"), ("发布于11月2日。", "1月2日"), ("发布于十二月。", "二月"),
        ("发布于2025年8月21日。", "2025"), ("发布于2025年8月21日。", "2025年8月"),
        ("发布于2024年8月21日。", "8月21日"), ("发布于2025年第四季度。", "2025年"),
        ("It came on 21 August 2025.", "August 2025"), ("It came on 2025-08-21.", "2025"),
        ("It comes in the second half of 2027.", "2027"), ("It came in Q3 2025.", "2025"),
    ],
)  # fmt: skip
def test_a_date_cut_out_of_another_is_refused(text: str, cut: str) -> None:
    with pytest.raises(ClaimError, match="is not whole"):
        _read(text, cut, form="date")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("发布于8月21日。", "8月21日"), ("发布于2025年8月21日。", "2025年8月21日"),
        ("发布于2025年8月21日。", "8月21日"), ("2025年，8月以来", "8月"),
        ("It sold 12 in 2025, 7 more than in 2024.", "2025"), ("It may come in 2025.", "2025"),
    ],
)  # fmt: skip
def test_a_whole_date_stands_where_no_other_days_are_named(text: str, date: str) -> None:
    assert _read(text, date, form="date").days is not None


@pytest.mark.parametrize(
    ("text", "figure", "degrees"),
    [
        ("The world has warmed by 2.7°F.", "2.7°F", "1.5"),
        ("It was 2.7°F warmer.", "2.7°F", "1.5"),
        ("It aims to limit global warming to 2.7°F.", "2.7°F", "1.5"),
        ("It may rise by as much as 9 °F.", "as much as 9 °F", "5"),
        ("气温上升了9华氏度。", "9华氏度", "5"),
        ("The low was 50°F.", "50°F", "10"),
        ("It rose to 50°F.", "50°F", "10"),
        ("By noon it reached 50°F and fell below 14°F.", "50°F", "10"),
        ("By noon it reached 50°F and fell below 14°F.", "below 14°F", "-10"),
        ("It exceeded 50°F.", "exceeded 50°F", "10"),
    ],
)
def test_its_words_tell_whether_a_temperature_is_a_difference(
    text: str, figure: str, degrees: str
) -> None:
    read = _read(text, figure).figure
    assert read is not None and (read.unit, read.text) == ("°C", figure)
    assert round(read.value, 6) == Decimal(degrees)


@pytest.mark.parametrize(
    ("text", "figure", "part", "unit", "value"),
    [
        ("Adults aged 25–34 were hit.", "25–34", "low", "year", "25"),
        ("It ran 2 to 10 times slower.", "2 to 10 times", "high", "x", "10"),
        ("They were trimmed 5 million to 170 million bushels.", "5 million", None, "bushel", "5e6"),
    ],
)
def test_its_words_tell_what_it_is_of(
    text: str, figure: str, part: str | None, unit: str | None, value: str
) -> None:
    read = _read(text, figure, part=part).figure
    assert read is not None and (read.unit, read.value) == (unit, Decimal(value))
