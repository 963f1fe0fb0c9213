"""What a claim is entered under is printed by its article near it; what is not is assumed, and both
are held to what they say."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.base.problems import Problem
from claimaudit.report.lookup import Lookup
from claimaudit.report.why import why
from tests.conftest import DOCUMENT, ROOT, Tiny, printed

METRICS = (ROOT / "references" / "metrics.yaml").read_text("utf-8")
WHY = {"zh": "上一段说的就是中国", "en": "the paragraph before speaks of it"}
CLAIM = {"id": "c", "form": "value", "subject": "new-chip", "metric": "revenue"}
OF_REVENUE = {**CLAIM, "quote": "营收46亿元", "figure": "46亿元"}
OF_REVENUE_EN = {**CLAIM, "quote": "revenue of $4.6 billion", "figure": "$4.6 billion"}


def problems(tiny: Tiny, text: str, **entered: Any) -> list[str]:
    """What is said of a claim on revenue in an article of 1 October 2025 with that text."""
    return [p.message for p in noted(tiny, text, **entered)]


def noted(tiny: Tiny, text: str, **entered: Any) -> list[Problem]:
    tiny.article(text)
    of = OF_REVENUE if OF_REVENUE["quote"] in text else OF_REVENUE_EN
    tiny.write("claims/t.yaml", {"article": "t", "claims": [{**of, **entered}]})
    tiny.references([DOCUMENT], [])
    return tiny.problems()


PRINTED: list[tuple[str, dict[str, Any]]] = [
    ("2024年,营收46亿元。", {"period": "2024"}),
    ("去年,营收46亿元。", {"period": "2024"}),
    ("今年一季度,营收46亿元。", {"period": "2025-Q1"}),
    ("年内,营收46亿元。", {"period": "2025"}),
    ("三季度的事。\n\n2025年上半年很好。其营收46亿元。", {"period": "2025-H1"}),
    ("2022年至2024年,营收46亿元。", {"period": "2022/2024"}),
    ("2022年至2024年,营收46亿元,逐年更多。", {"period": "2023"}),
    ("2025 年 8 月,营收46亿元。", {"period": "2025-08"}),
    ("八月,营收46亿元。", {"period": "2025-08"}),
    ("十一月,营收46亿元。", {"period": "2024-11"}),
    ("2026财年第二季度,营收46亿元。", {"period": "FY2026-Q2"}),
    ("## 2024年的账\n\n营收46亿元。", {"period": "2024"}),
    ("在中国市场,营收46亿元。", {"region": "china"}),
    ("测试芯片营收46亿元,按收盘价。", {"basis": "close"}),
    ("In China it had revenue of $4.6 billion.", {"region": "china"}),
    ("Last year it had revenue of $4.6 billion.", {"period": "2024"}),
    ("In the first quarter of 2025, revenue of $4.6 billion.", {"period": "2025-Q1"}),
    ("Worldwide, revenue of $4.6 billion.", {"region": "world"}),
    ("[China](x.html): revenue of $4.6 billion.", {"region": "china"}),
    # Beside a denial of something else, or of something about it.
    ("Not only AMD sold. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("AMD is not growing. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("Unlike AMD, it is young. AMD sold: revenue of $4.6 billion.", {"product": "amd"}),
    ("不仅H20在卖。其营收46亿元。", {"product": "h20"}),
    ("不是H20不好。H20的营收46亿元。", {"product": "h20"}),
    ("中国没有公布全年数字。其营收46亿元。", {"region": "china"}),
    ("2024年不好过。其营收46亿元。", {"period": "2024"}),
    ("It was not easy in May 2024. It had revenue of $4.6 billion.", {"period": "2024-05"}),
    ("In May 2024, not in June, it had revenue of $4.6 billion.", {"period": "2024-05"}),
    ("2024年5月不好过。其营收46亿元。", {"period": "2024-05"}),
    (
        "In the 12 months up to May 2024, it had revenue of $4.6 billion.",
        {"period": "2023-06/2024-05"},
    ),
    ("In May and June 2024, it had revenue of $4.6 billion.", {"period": "2024-05/2024-06"}),
    ("In China, no longer poor, it had revenue of $4.6 billion.", {"region": "china"}),
    ("AMD, no doubt, sold: it had revenue of $4.6 billion.", {"product": "amd"}),
    ("China and the South China Sea: it had revenue of $4.6 billion.", {"region": "china"}),
    ("中国城市很多。其营收46亿元。", {"region": "china"}),
    ("中国银行业很大。其营收46亿元。", {"region": "china"}),
    ("中国,不过是一处。其营收46亿元。", {"region": "china"}),
    # A year beside the month of something else.
    ("The year 2024 began in May 2024. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("码头毁于2024年5月。其营收46亿元。", {"period": "2024-05"}),
]
NOT_PRINTED: list[tuple[str, dict[str, Any]]] = [
    ("营收46亿元。", {"period": "2024"}),
    ("2023年,营收46亿元。", {"period": "2024"}),
    ("2024年,营收46亿元。", {"period": "2024-Q4"}),
    ("第四季度,营收46亿元。", {"period": "2024"}),
    ("2024年的事。\n\n营收46亿元。", {"period": "2024"}),
    ("第二季度,营收46亿元。", {"period": "FY2026-Q2"}),
    ("营收46亿元。", {"region": "china"}),
    ("在中国市场很好。\n\n营收46亿元。", {"region": "china"}),
    ("Old china, and revenue of $4.6 billion.", {"basis": "close"}),
    ("It disclosed revenue of $4.6 billion.", {"basis": "close"}),
    ("It had revenue of $4.6 billion.", {"period": "2025"}),
    ("Its version 2.1 had revenue of $4.6 billion.", {"product": "2"}),
    # It stands in the paragraph only to say that it is not so.
    ("It is not on H20 but on the others. It had revenue of $4.6 billion.", {"product": "h20"}),
    ("This is not about AMD. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("It had revenue of $4.6 billion. AMD is not part of this.", {"product": "amd"}),
    ("It isn't a report on AMD. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("Unlike AMD, it is young. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("## Outside China\n\nIt had revenue of $4.6 billion.", {"region": "china"}),
    ("The count does not include China. It had revenue of $4.6 billion.", {"region": "china"}),
    ("Unlike in 2024, it rained. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("本文不谈H20。其营收46亿元。", {"product": "h20"}),
    ("说的不是H20,而是别的芯片。其营收46亿元。", {"product": "h20"}),
    ("其营收46亿元。中国市场不计在内。", {"region": "china"}),
    ("与中国无关。其营收46亿元。", {"region": "china"}),
    ("不同于2024年。其营收46亿元。", {"period": "2024"}),
    ("No AMD here. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("Nobody speaks of AMD. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("AMD is another story. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("AMD, by contrast, fell. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("H20则不然。其营收46亿元。", {"product": "h20"}),
    ("且不说H20。其营收46亿元。", {"product": "h20"}),
    # A month that is denied, a name in a longer one, a bare question: none says that it is so.
    ("It was not in May 2024. It had revenue of $4.6 billion.", {"period": "2024-05"}),
    (
        "Unlike in the first half of 2024, it rained. It had revenue of $4.6 billion.",
        {"period": "2024-H1"},
    ),
    ("It rose 2024%. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("Until 2024 it rained. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("It cost $2024. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("China? No. It had revenue of $4.6 billion.", {"region": "china"}),
    ("AMD – no. It had revenue of $4.6 billion.", {"product": "amd"}),
    ("It sails on the South China Sea. It had revenue of $4.6 billion.", {"region": "china"}),
    ("The Bank of China knows. It had revenue of $4.6 billion.", {"region": "china"}),
    ("China Daily reported it. It had revenue of $4.6 billion.", {"region": "china"}),
    ("Mr China cheered. It had revenue of $4.6 billion.", {"region": "china"}),
    ("Excluding May 2024, it had revenue of $4.6 billion.", {"period": "2024-05"}),
    ("说的不是2024年5月。其营收46亿元。", {"period": "2024-05"}),
    ("它有2024人。其营收46亿元。", {"period": "2024"}),
    ("船在南中国海。其营收46亿元。", {"region": "china"}),
    ("登上中国日报。其营收46亿元。", {"region": "china"}),
    # No reader of the page sees it.
    ("---\nregion: China\n---\nIt had revenue of $4.6 billion.", {"region": "china"}),
    ("<!-- in China -->It had revenue of $4.6 billion.", {"region": "china"}),
    ("[It](https://a.example/china) had revenue of $4.6 billion.", {"region": "china"}),
    ("![China](x.png) It had revenue of $4.6 billion.", {"region": "china"}),
    ("<img alt='China'> It had revenue of $4.6 billion.", {"region": "china"}),
    ("<i hidden>2024</i> It had revenue of $4.6 billion.", {"period": "2024"}),
    ("<!-- 中国,2024年 -->\n其营收46亿元。", {"period": "2024"}),
    ("<!-- 中国 -->\n\n## 营收<!-- 中国 -->\n\n其营收46亿元。", {"region": "china"}),
    # A date of a month or a day names no whole year.
    ("The pier burned in May 2024. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("On 3 May 2024 the pier burned. It had revenue of $4.6 billion.", {"period": "2024"}),
    ("码头毁于2024年5月。其营收46亿元。", {"period": "2024"}),
    ("2024年第四季度,其营收46亿元。", {"period": "2024"}),
]

# Who says it, and whom the text must name for it.
SPEAKERS: list[tuple[str, str]] = [
    ("国际数据表明,营收46亿元。", "IDC"),
    ("图表:收入 数据来源:IDC,36氪汇编,营收46亿元。", "IDC"),
    ("阿莫迪说,营收46亿元。", "达里奥·阿莫迪"),
    ("沐曦股份招股书显示,营收46亿元。", "沐曦招股书"),
    ("“有限。”王女士表示。其营收46亿元。", "王女士"),
    ("沐曦V2发布会上宣布营收46亿元。", "沐曦"),
    ("MetaXV2 came with revenue of $4.6 billion.", "MetaX"),
    ("## MetaX\n\nIt had revenue of $4.6 billion.", "metax"),
    ("According to MetaX's prospectus, revenue of $4.6 billion.", "MetaX’s prospectus"),
    ("MetaX did not say why, and put revenue of $4.6 billion there.", "MetaX"),
    ("沐曦没有说明原因,只称营收46亿元。", "沐曦"),
    ("Ann Lee told MetaX of revenue of $4.6 billion.", "MetaX"),
]
SILENT: list[tuple[str, str]] = [
    ("营收46亿元。", "IDC"),
    ("据他透露,营收46亿元。", "王女士"),
    ("王女士很谨慎。\n\n据她透露,营收46亿元。", "王女士"),
    ("招股书说,营收46亿元。", "沐曦招股书"),
    ("It had revenue of $4.6 billion.", "MetaX"),
    ("This is not about MetaX. It had revenue of $4.6 billion.", "MetaX"),
    ("A rival of MetaX spoke of revenue of $4.6 billion.", "MetaX"),
    ("MetaX’s largest customer spoke of revenue of $4.6 billion.", "MetaX"),
    ("MetaX never said that it had revenue of $4.6 billion.", "MetaX"),
    ("A man formerly of MetaX spoke of revenue of $4.6 billion.", "MetaX"),
    ("沐曦从未说过,营收46亿元。", "沐曦"),
    ("Contradicting MetaX, it spoke of revenue of $4.6 billion.", "MetaX"),
    ("沐曦的竞争对手说,营收46亿元。", "沐曦"),
    ("It reportedly had revenue of $4.6 billion.", "reportedly"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_whom_the_text_names_may_have_said_it(shop: Tiny, text: str, speaker: str) -> None:
    assert problems(shop, text, said_by=speaker) == []
    said = f"claim c: said_by {speaker} is assumed, and the text prints it"
    assert problems(shop, text, assumed={"said_by": {"is": speaker, "why": WHY}}) == [said]


@pytest.mark.parametrize(("text", "speaker"), SILENT)
def test_who_is_not_named_is_assumed_to_have_said_it(shop: Tiny, text: str, speaker: str) -> None:
    said = f"claim c: said_by {speaker} is printed neither in its paragraph nor over it"
    assert problems(shop, text, said_by=speaker) == [said]
    assumed = {"said_by": {"is": speaker, "why": WHY}}
    assert problems(shop, text, assumed=assumed) == []
    both = problems(shop, text, said_by=speaker, assumed=assumed)
    assert both == ["claim c: said_by is stated and assumed"]


@pytest.fixture
def shop(tiny: Tiny) -> Tiny:
    names = [("new-chip", "测试芯片", "New chip"), ("china", "中国", "China"),
             ("metax", "沐曦", "MetaX"), ("amodei", "阿莫迪", "Dario Amodei"), ("idc", "国际数据", "IDC"),
             ("h20", "H20", "NVIDIA H20"), ("amd", "超威", "AMD")]  # fmt: skip
    subjects: list[Any] = [{"id": i, "zh": zh, "en": en, "kind": "company"} for i, zh, en in names]
    papers = [("沐曦招股书", "MetaX’s prospectus"), ("达里奥·阿莫迪", "Dario Amodei")]
    publishers = [{"zh": zh, "en": en} for zh, en in papers]
    tiny.write("references/subjects.yaml", {"subjects": subjects, "publishers": publishers})
    tiny.write("references/metrics.yaml", METRICS)
    return tiny


@pytest.mark.parametrize(("text", "held"), PRINTED)
def test_what_the_text_prints_is_a_condition(shop: Tiny, text: str, held: dict[str, str]) -> None:
    assert problems(shop, text, conditions=held) == []
    ((name, value),) = held.items()
    assumed = {name: {"is": value, "why": WHY}}
    said = f"claim c: {name} {value} is assumed, and the text prints it"
    assert problems(shop, text, assumed=assumed) == [said]


@pytest.mark.parametrize(("text", "held"), NOT_PRINTED)
def test_what_it_does_not_print_is_assumed(shop: Tiny, text: str, held: dict[str, str]) -> None:
    ((name, value),) = held.items()
    said = f"claim c: {name} {value} is printed neither in its paragraph nor over it"
    assert problems(shop, text, conditions=held) == [said]
    assert problems(shop, text, assumed={name: {"is": value, "why": WHY}}) == []


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("9月18日,营收46亿元。", "2025"),
        ("目前营收46亿元。", "2025-10-01"),
        ("截至2025年一季度末,营收46亿元。", "2025-03-31"),
    ],
)
def test_the_day_of_a_figure_may_be_told_by_the_text(shop: Tiny, text: str, as_of: str) -> None:
    assert problems(shop, text, as_of=as_of) == []
    (said,) = problems(shop, text, as_of="2023-05")
    assert said == "claim c: as_of 2023-05 is printed neither in its paragraph nor over it"


@pytest.mark.parametrize(
    ("assumed", "expected"),
    [
        ({"regoin": {"is": "china", "why": WHY}}, "unknown condition regoin"),
        ({"precision": {"is": "fp9", "why": WHY}}, "condition precision: unknown value fp9"),
        ({"period": {"is": "2024", "why": WHY}}, "period is stated and assumed"),
        ({"region": {"is": "china"}}, "why"),
        ({"region": {"is": "china", "why": "TODO"}}, "region is assumed without a reason"),
        ({"region": {"is": "china", "why": "\u200b"}}, "region is assumed without a reason"),
        ({"region": {"is": "china", "why": {"zh": "上一段", "en": ""}}}, "says nothing in one"),
    ],
)
def test_an_assumption_is_held_to_what_conditions_are(
    shop: Tiny, assumed: dict[str, Any], expected: str
) -> None:
    text, held = "2024年,营收46亿元。", {"period": "2024"}
    found = problems(shop, text, conditions=held, assumed=assumed)
    assert len(found) == 1 and expected in found[0]


@pytest.mark.parametrize("end", ["from", "to"])
def test_what_one_end_of_a_change_holds_under_is_printed_too(shop: Tiny, end: str) -> None:
    """The periods aside: a region that one end alone has would make it fit unseen."""
    change = {
        "form": "change",
        "quote": "营收增长50%",
        "figure": "50%",
        "from": {"period": "2024"},
        "to": {"period": "2025"},
    }
    text = "测试芯片营收增长50%。"
    given: dict[str, Any] = change | {end: change[end] | {"region": "china"}}  # type: ignore[operator]
    assert problems(shop, text, **change) == []
    said = "claim c: region china is printed neither in its paragraph nor over it"
    assert problems(shop, text, **given) == [said]
    assert problems(shop, f"中国{text}", **given) == []


def test_a_condition_that_makes_it_fit_is_seen(shop: Tiny) -> None:
    """A source gives the figure of China alone: entered as a condition the claim would be borne
    out; the text does not say China, so it is refused, and as an assumption it is shown."""
    fact = {
        "id": "f",
        "subject": "new-chip",
        "metric": "revenue",
        "conditions": {"region": "china"},
    }
    text = "测试芯片营收46亿元。"
    assert problems(shop, text, conditions={"region": "china"})
    shop.references([DOCUMENT], [{**fact, "prints": [printed("46亿元")]}])
    for given, verdict in (
        ({}, "unverifiable"),
        ({"assumed": {"region": {"is": "china", "why": WHY}}}, "supported"),
    ):
        shop.write("claims/t.yaml", {"article": "t", "claims": [{**OF_REVENUE, **given}]})
        record = shop.audit()
        (judged,) = record.claims
        assert judged.verdict == verdict
        told = why(Lookup(record), judged)
        assert [one.text("zh") for one in told.assumed] == (
            ["文中没有写明，理解为：中国（上一段说的就是中国）"] if given else []
        )
        assert ("Not printed, but read as: China." in told.headline.text("en")) == bool(given)


@pytest.mark.parametrize(
    ("assumed", "of"),
    [
        ({"region": {"is": "china", "why": WHY}, "period": {"is": "2024", "why": WHY}}, "period"),
        ({"region": {"is": "china", "why": WHY}, "period": {"is": "2023"}}, "period"),
        ({"region": {"is": "china", "why": WHY}, "basis": {"is": "close", "why": "TODO"}}, "basis"),
        ({"region": {"is": "china", "why": WHY}, "regoin": {"is": "us", "why": WHY}}, "regoin"),
    ],
)
def test_what_is_wrong_with_an_assumption_is_told_at_its_line(
    shop: Tiny, assumed: dict[str, Any], of: str
) -> None:
    (found,) = noted(shop, "2024年,营收46亿元。", assumed=assumed)
    lines = (shop.root / found.file).read_text("utf-8").splitlines()
    assert f"{of}:" in lines[found.line - 1], (found, lines)


def test_what_is_told_of_a_day_that_the_text_does_not_print_can_be_done(shop: Tiny) -> None:
    (found,) = noted(shop, "营收46亿元。", as_of="2023-05")
    assert found.fix.startswith("as_of is a day that the text gives: enter one that stands there")
    assert noted(shop, "营收46亿元。", assumed={"period": {"is": "2023-05", "why": WHY}}) == []
    (found,) = noted(shop, "营收46亿元。", assumed={"as_of": {"is": "2023-05", "why": WHY}})
    assert "as_of" in found.message
