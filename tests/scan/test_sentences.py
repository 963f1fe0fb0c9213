"""Real sentences: what is found in them, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.scan.candidate import Candidate
from claimaudit.scan.scanner import Scanner
from tests.table import each, read_table

CASES = read_table(Path(__file__).parent / "sentences.yaml")
SCANNER = Scanner()


def figures(text: str, *kinds: str) -> list[str]:
    return [c.text for c in SCANNER.scan(text) if c.kind in (kinds or ("figure", "unreadable"))]


@each("case", CASES["figures"], ids=lambda c: c["text"][:24])
def test_every_figure_with_its_unit_and_hedge_and_no_more(case: dict[str, list[str]]) -> None:
    assert figures(str(case["text"])) == case["found"]


@each("case", CASES["unreadable"], ids=lambda c: c["text"][:24])
def test_a_figure_that_cannot_be_read_is_one_candidate(case: dict[str, list[str]]) -> None:
    text = str(case["text"])
    assert figures(text, "unreadable") == case["found"]
    assert figures(text, "figure") == case.get("figures", [])
    assert all(c.figure is None for c in SCANNER.scan(text) if c.kind == "unreadable")


@each("text", CASES["nothing"], ids=lambda t: t[:24])
def test_names_dates_ranks_and_idioms_are_no_figures(text: str) -> None:
    assert figures(text) == []


def said(candidate: Candidate) -> str:
    """Its text = value or both ends, unit and bound."""
    figure = candidate.figure
    if figure is None:
        return f"{candidate.text} = ?"
    value = "..".join(f"{float(end):g}" for end in figure.ends or (figure.value,))
    return f"{candidate.text} = {value} {figure.unit} {figure.bound}"


@each("case", CASES["read"], ids=lambda c: c["text"][:24])
def test_the_words_around_a_number_say_what_it_is_of(case: dict[str, list[str]]) -> None:
    assert [said(c) for c in SCANNER.scan(str(case["text"])) if c.has_figure] == case["read"]


@pytest.mark.parametrize("line", CASES["chrome"], ids=lambda t: t[:24])
def test_page_furniture_states_nothing(line: str) -> None:
    assert SCANNER.scan(f"{line}\n") == []
    assert figures(f"营收达570亿美元。\n{line}\n增长62%。") == ["570亿美元", "62%"]


def test_headlines_behind_the_article_are_left_out_until_a_paragraph_stands_again() -> None:
    article = "英伟达营收达570亿美元。\n\n相关推荐\n耗资84亿造不出一辆车!\n用了30年的锅要复产了,预售价60元!\n"
    assert figures(article) == ["570亿美元"]
    paragraph = "与此同时," + "公司在公告中说明了具体情况," * 8 + "研发投入达43亿元。"
    assert figures(article + paragraph) == ["570亿美元", "43亿元"]


def test_list_numbers_are_no_figures_but_items_are_read() -> None:
    text = "1. GPT-4o mini costs 60% less.\n(2) 营收5亿元\n3、占比6%\n一、概况\n1.2 存储空间\n"
    assert figures(text) == ["60%", "5亿元", "6%"]


@each("case", CASES["ages"], ids=lambda c: c["text"][:24])
def test_an_age_without_a_unit_is_in_years(case: dict[str, list[str]]) -> None:
    found = SCANNER.scan(str(case["text"]))
    assert [c.text for c in found if c.figure and c.figure.unit == "year"] == case["found"]


def test_a_figure_knows_its_sentence_its_date_its_subjects_and_its_metric() -> None:
    from claimaudit.scan.candidate import Vocabulary

    vocabulary = Vocabulary({"英伟达": "nvidia", "AMD": "amd"}, {"营收": "revenue"})
    text = "这是前一句。2025年第三季度,英偉達營收達570億美元,AMD随后。后一句。"
    found = Scanner(vocabulary=vocabulary).scan(text)
    one = next(c for c in found if c.figure)
    assert text[one.quote_start : one.quote_end] == "2025年第三季度,英偉達營收達570億美元,AMD随后。"
    assert (one.subjects, one.metric, one.as_of) == (("nvidia", "amd"), "revenue", "2025年第三季度")
    assert one.figure is not None
    assert (one.figure.value, one.figure.unit) == (57_000_000_000, "USD")


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("2019年全国粮食播种面积11606.4万公顷,比2018年减少97.5万公顷。", ["2019年", "2019年"]),
        ("全国粮食播种面积11606.4万公顷,比2018年减少97.5万公顷。", [None, None]),
        ("粮食播種面積較2018年減少97.5萬公頃。", [None]),
        ("与2018年相比,产量增加5%。", [None]),
        ("2012年以来累计增加5%。", [None]),
        ("Sales rose 12% compared with the same period of 2018.", [None]),
        ("In 2019 sales were 12% higher than in 2018.", ["2019"]),
        ("Sales rose 12% in 2019.", ["2019"]),
        ("对2018年的产量5万吨进行比较。", ["2018年"]),
    ],
)
def test_a_date_that_something_is_compared_with_places_no_figure(
    text: str, as_of: list[str | None]
) -> None:
    assert [found.as_of for found in SCANNER.scan(text) if found.figure] == as_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It shrank since the 1970s. The rest lost 5 km.", "The rest lost 5 km."),
        ("It grew by 2.5 m. In May it was 3 kg.", "It grew by 2.5 m."),
        ("Sales hit $5m. The rest fell.", "Sales hit $5m."),
        ("Mr. J. Smith of No. 5 had 3 kg. He left.", "Mr. J. Smith of No. 5 had 3 kg."),
        ("See p. 5 of it, of 3 kg. He left.", "See p. 5 of it, of 3 kg."),
    ],
)
def test_a_full_stop_ends_a_sentence_but_not_an_initial(text: str, sentence: str) -> None:
    found = next(c for c in SCANNER.scan(text) if c.figure)
    assert text[found.quote_start : found.quote_end] == sentence


@pytest.mark.parametrize(
    ("text", "kind", "clause"),
    [
        ("它成为全球最强大的算力集群,影响深远。", "first", "它成为全球最强大的算力集群"),
        ("其在显存容量上已超过英伟达的产品,很意外。", "comparison", "其在显存容量上已超过英伟达的产品"),
        ("The Park Fire is the largest fire in the world, officials said.", "first", "The Park Fire is the largest fire in the world"),
        ("It is the fourth-largest loss of the year, it said.", "first", "It is the fourth-largest loss of the year"),
        ("It was the largest loss since records began, it said.", "first", "It was the largest loss since records began"),
        ("该国是世界第二大产油国,很意外。", "first", "该国是世界第二大产油国"),
        ("Its chip outperforms rivals on par value.", "comparison", "Its chip outperforms rivals on par value."),
    ],
)  # fmt: skip
def test_claims_without_a_figure(text: str, kind: str, clause: str) -> None:
    (found,) = SCANNER.scan(text)
    assert (found.kind, found.text, found.figure) == (kind, clause, None)


def test_a_dated_event_counts_only_for_a_subject_that_is_known() -> None:
    from claimaudit.scan.candidate import Vocabulary

    text = "8月21日,DeepSeekV3.1发布,广受关注。"
    assert SCANNER.scan(text) == []
    (found,) = Scanner(vocabulary=Vocabulary({"DeepSeek": "deepseek"})).scan(text)
    assert (found.kind, found.subjects, found.as_of) == ("dated", ("deepseek",), "8月21日")
