"""Phrases: plain text of one language, HTML of all, and strangers' text in both."""

from __future__ import annotations

import pytest

from claimaudit.base.model import Bilingual
from claimaudit.report.languages import LANGUAGES, closest, passage_in, texts, written_in
from claimaudit.report.phrase import (
    Phrase,
    all_of,
    both,
    filled,
    foreign,
    joined,
    known,
    middle,
    name_of,
    number,
    quantity,
    same,
    say,
    together,
    where,
)

A, B, C = same("A"), same("B"), same("C")


@pytest.mark.parametrize(
    ("phrase", "zh", "en"),
    [
        (where("zh", A, B), "A", "B"),
        (where("en", A, same("")), "", "A"),
        (say("verdict.supported"), "有据", "Supported"),
        (say("off.above", x="12"), "文中高出12%", "the article is 12% higher"),
        (say("off.above", x=both("十二", "twelve")), "文中高出十二%", "the article is twelve% higher"),
        (say("glance.more", n=12345), "其余12345条", "12,345 more"),
        (same("H20"), "H20", "H20"),
        (both("芯片", "chip"), "芯片", "chip"),
        (name_of(Bilingual(zh="芯片", en="chip"), "c"), "芯片", "chip"),
        (name_of(None, "c"), "c", "c"),
        (known("value", "planned"), "规划中", "planned"),
        (known("value", "of-a-workspace"), "of-a-workspace", "of-a-workspace"),
        (quantity((27.65e8, 27.75e8), "CNY"), "27.65 – 27.75亿元", "CNY 2.765 – 2.775 billion"),
        (quantity(("2025-01-02", "2025-01-02"), "date"), "2025-01-02", "2025-01-02"),
        (quantity((None, 5), "%"), "≤ 5%", "≤ 5%"),
        (middle(149.98, (149.8, 150.2), "%"), "150%", "150%"),
        (number(0.77784, 3), "0.778", "0.778"),
        (all_of([A]), "A", "A"),
        (all_of([A, B]), "A、B", "A and B"),
        (all_of([A, B, C]), "A、B、C", "A, B and C"),
        (joined([A, B], "sentence.or"), "A或B", "A or B"),
        (together(A, B), "AB", "AB"),
        (filled(Bilingual(zh="缺 {what}", en="{what} is missing"), what=both("甲", "a")), "缺 甲", "a is missing"),
    ],
)  # fmt: skip
def test_what_is_said(phrase: Phrase, zh: str, en: str) -> None:
    assert phrase.text("zh") == zh
    assert phrase.text("en") == en


@pytest.mark.parametrize(
    ("phrase", "html"),
    [
        (say("verdict.supported"), "<i>有据</i><i lang=en>Supported</i>"),
        (same("a < b"), "a &lt; b"),
        (say("off.above", x="<b>"), "<i>文中高出&lt;b&gt;%</i><i lang=en>the article is &lt;b&gt;% higher</i>"),
        (same("{x} {0.__class__}"), "{x} {0.__class__}"),
        (say("off.above", x="{x}"), "<i>文中高出{x}%</i><i lang=en>the article is {x}% higher</i>"),
        (same("a\u202eb"), "a<b class=cc>U+202E</b>b"),
    ],
)  # fmt: skip
def test_html_holds_every_language_and_no_markup_of_strangers(phrase: Phrase, html: str) -> None:
    assert phrase.__html__() == html


def test_equal_parts_make_equal_phrases() -> None:
    assert say("off.above", x="1") == say("off.above", x="1")
    assert len({say("off.above", x="1"), say("off.above", x="1"), say("off.above", x="2")}) == 2


def test_a_text_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("verdict.splendid").text("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("sentence", "variants"),
    [
        ("supported", ("_retold", "_computed")),
        ("contradicted", ("_retold", "_computed")),
        ("contradicted_plain", ("_retold", "_computed")),
        ("contradicted_metric", ("_retold",)),
        ("misleading_hedge", ("_retold", "_computed")),
        ("misleading_more", ("_retold", "_computed")),
        ("misleading_elsewhere", ("_retold", "_computed")),
        ("only_a_lower_bound", ("_retold",)),
        ("only_an_upper_bound", ("_retold",)),
        ("only_that", ("_retold",)),
    ],
)
def test_a_sentence_can_be_said_of_retellings_and_of_what_was_computed(
    sentence: str, variants: tuple[str, ...], language: str
) -> None:
    for variant in ("", *variants):
        assert texts(language)[f"sentence.{sentence}{variant}"]


@pytest.mark.parametrize(
    ("text", "reader", "attribute"),
    [
        ("却", "zh", ""),
        ("却", "en", " lang=zh-Hans"),  # it stands within words that are marked as English
        ("to be or not to be", "en", " lang=en"),
        ("時価総額:約4.16兆ドル", "zh", " lang=ja"),
        ("시가총액은 4조", "zh", " lang=ko"),
        ("达里奥・阿莫迪", "zh", ""),
    ],
)
def test_a_quotation_says_its_language(text: str, reader: str, attribute: str) -> None:
    assert foreign(text, reader) == attribute


@pytest.mark.parametrize(
    ("text", "article", "language"),
    [
        ("Someone is going to lose a phenomenal amount of money", "zh-Hant", "en"),
        ("108.3%", "zh-Hant", "zh-Hant"),
        ("TPU v4 Pod", "zh-Hans", "zh-Hans"),
        ("他说a little less than expected", "zh-Hans", "zh-Hans"),
        ("jemand wird sehr viel Geld verlieren", "de", "de"),
    ],
)
def test_an_english_sentence_in_a_chinese_article_is_english(
    text: str, article: str, language: str
) -> None:
    assert passage_in(text, article) == language


@pytest.mark.parametrize(
    ("language", "reader"), [("zh-Hans", "zh"), ("zh", "zh"), ("en-GB", "en"), ("ko", "en")]
)
def test_readers_of_a_text_are_answered_in_their_language(language: str, reader: str) -> None:
    assert closest(language) == reader
    assert reader in LANGUAGES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("占總收入比例從13%驟降至5%", "zh-Hant"),
        ("附加了15%的营收上缴条款", "zh-Hans"),
        ("决定对英伟达实施进一步调查，由此开始的调查仍在进行（記）", "zh-Hans"),
        ("H20", "en"),
        ("4조1620억 달러", "ko"),
    ],
)
def test_words_are_in_a_language_and_chinese_in_a_script(text: str, language: str) -> None:
    assert written_in(text) == language
