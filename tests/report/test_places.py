"""Where in a document something stands, as people enter it, told to readers of each language."""

from __future__ import annotations

import pytest

from claimaudit.report.phrase import Phrase
from claimaudit.report.places import data_told
from claimaudit.report.places import place as _place

# Those of a workspace.
NAMES = {"regulation": "监管", "cloud line": "云端产品线"}


def place(text: str) -> Phrase:
    return _place(text, NAMES)


@pytest.mark.parametrize(
    ("entered", "zh"),
    [
        ("page 12", "第12页"),
        ("pages 3-5", "第3至5页"),
        ("Table 3", "表3"),
        ("table 3-1", "表3-1"),
        ("slide 7", "第7张幻灯片"),
        ("figure 2", "图2"),
        ("note 16", "附注16"),
        ("cell B12", "“B12”一格"),
        ("first paragraph", "第1段"),
        ("second and fourth paragraphs", "第2、4段"),
        ("paragraphs 1, 3 and 6", "第1、3、6段"),
        ("last paragraph of the excerpt", "摘录末段"),
        ("last two paragraphs", "末两段"),
        ("headline and paragraph 2", "标题、第2段"),
        ("section on the results", "谈业绩的一节"),
        ("paragraph on AMD", "谈AMD的一段"),
        ("paragraph on 2018", "谈2018年的一段"),
        ("IDC sentence", "谈IDC的一句"),
        ("answer of Greg Slabaugh, paragraph 3", "Greg Slabaugh的回答，第3段"),
        ("At a glance, paragraph 2", "“At a glance”，第2段"),
        ("section Praise for Chinese Rivals", "“Praise for Chinese Rivals”一节"),
        ("MD&A, Recent Developments", "管理层讨论与分析，近期动态"),
        ("Summary, first paragraph", "摘要，第1段"),
        ("Item 1A, regulation", "第1A项，监管"),
        ("section 2, on the cloud line", "第2节，谈云端产品线处"),
        ("section 2, on the weather", "第2节，“on the weather”"),
        ("The headline numbers", "“The headline numbers”"),
        ("paragraph on his weekend", "“paragraph on his weekend”"),
        ("募投方向", "“募投方向”"),
    ],
)
def test_a_place_is_told_in_chinese_or_quoted(entered: str, zh: str) -> None:
    assert place(entered).text("zh") == zh


@pytest.mark.parametrize(
    ("entered", "en"),
    [
        ("first paragraph", "first paragraph"),
        ("section 募投方向", "section “募投方向”"),
        ("section GPU不够用了, first paragraph", "section “GPU不够用了”, first paragraph"),
        ("募投方向", "“募投方向”"),
        ("MD&A, Recent Developments", "MD&A, Recent Developments"),
        ("The headline numbers", "“The headline numbers”"),
    ],
)
def test_readers_of_english_have_it_as_entered_with_chinese_in_quotation_marks(
    entered: str, en: str
) -> None:
    assert place(entered).text("en") == en


def test_on_a_page_a_quotation_says_its_language() -> None:
    assert place("At a glance, line 2").html("zh") == "<q lang=en>At a glance</q>，第2行"
    assert place("<b>").html("zh") == "<q lang=en>&lt;b&gt;</q>"


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ("us-gaap:Revenues, 2025-04-28/2025-07-27", "2025-04-28 to 2025-07-27"),
        (
            "us-gaap:Revenues, 2021-02-01/2022-01-30, srt:ProductsAxis = nvda:GraphicsMember",
            "2021-02-01 to 2022-01-30",
        ),
        ("table 2, 2025-04-28", None),
        ("note 3: Revenues", None),
    ],
)
def test_a_tag_of_data_is_told_by_its_period(entered: str, told: str | None) -> None:
    found = data_told(entered)
    assert (found and found.text("en")) == (told and f"tagged data (XBRL), {told}")
