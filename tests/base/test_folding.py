"""The folded view of a text, and the way back to the raw one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.base.folding import fold, fold_characters

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("未來(lái)", "未来"),
        ("準(zhǔn)許英偉達(dá)向中國(guó)出口", "准许英伟达向中国出口"),
        ("F(xiàn)P8", "FP8"),
        ("數(shù)據(jù)中心", "数据中心"),
        ("一點(diǎn)點(diǎn)", "一点点"),
        ("萬億級別", "万亿级别"),
        ("昇騰950", "升腾950"),
        ("１２８ＧＢ", "128GB"),
        ("５０％", "50%"),
        ("來（lái）", "来"),
        ("了(le)", "了"),
        ("Figure (a)", "Figure (a)"),
        ("Table(b)", "Table(b)"),
        ("英伟达(NVIDIA)", "英伟达(NVIDIA)"),
        ("华为(Huawei)", "华为(Huawei)"),
        ("增长(约50%)", "增长(约50%)"),
        ("逗号，句号。", "逗号，句号。"),
        ("(lái)", "(lái)"),
        ("未來\u200b(lái)", "未来"),
        ("4\u200b5亿", "45亿"),
        ("\ufeff4\u00ad.\u20605", "4.5"),
        ("𝟒𝟓 ٧٣ ९१२", "45 73 912"),
        ("10²⁵次", "10²⁵次"),
        ("8192¹张", "8192¹张"),
        ("9.8 m/s², 3 m s⁻¹", "9.8 m/s2, 3 m s-1"),
        ("1，234万元，增长", "1,234万元，增长"),
        ("2021，2022年", "2021，2022年"),
        ("45 \u3000 billion", "45 billion"),
        ("12  345   678", "12  345  678"),
        ("$5  \r\n  million", "$5\nmillion"),
        ("四十\n五亿元", "四十五亿元"),
        ("", ""),
    ],
)
def test_folded_text(raw: str, folded: str) -> None:
    assert fold(raw).text == folded


@pytest.mark.parametrize(
    ("raw", "running"),
    [
        ("$5\nmillion", "$5 million"),
        ("约\n45\r\n亿元", "约 45 亿元"),
        ("in 2020\n3 million", "in 2020\n3 million"),
        ("in 2020\n\nmillions", "in 2020\n\nmillions"),
    ],
)
def test_a_line_runs_on_but_no_two_numbers_and_no_paragraphs(raw: str, running: str) -> None:
    assert fold(raw).running == running
    assert len(fold(raw).text) == len(running)


def test_spans_of_a_glossed_text() -> None:
    raw = "預(yù)計(jì)未來(lái)三年"
    folded = fold(raw)
    assert folded.text == "预计未来三年"
    at = folded.text.index("未来")
    assert raw[folded.raw(at) : folded.raw_end(at + 2)] == "未來"
    assert raw[folded.raw(at) : folded.raw(at + 2)] == "未來(lái)"


# What folds by what stands beside it.
_NARROW = dict(zip("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹，", "+-0123456789,", strict=True))

_GLOSSES = st.sampled_from(["(lái)", "(zhǔn)", "（guó）", "(de)", "(a)", ""])
_WORDS = st.text(st.sampled_from("來國未中AI1２%，。 (\n²\u200b三"), max_size=6)
TEXTS = st.lists(st.tuples(_WORDS, _GLOSSES), max_size=12).map(
    lambda pairs: "".join(word + gloss for word, gloss in pairs)
)


def _maps_back(raw: str) -> None:
    folded = fold(raw)
    seen = [folded.raw(at) for at in range(len(folded.text))]
    assert seen == sorted(set(seen))
    for at, offset in enumerate(seen):
        assert folded.text[at] in (fold_characters(raw[offset]), _NARROW.get(raw[offset]))
        assert folded.raw_end(at + 1) == offset + 1


@given(TEXTS)
def test_offsets_map_back(raw: str) -> None:
    _maps_back(raw)


@given(st.text(max_size=500))
def test_any_text_maps_back(raw: str) -> None:
    _maps_back(raw)


@given(st.text(max_size=200))
def test_characters_fold_one_for_one_and_once(raw: str) -> None:
    folded = fold_characters(raw)
    assert len(folded) == len(raw)
    assert fold_characters(folded) == folded


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_articles_map_back(path: Path) -> None:
    _maps_back(path.read_text("utf-8"))


def test_articles_are_there() -> None:
    assert len(SEEDS) == 5


@pytest.mark.parametrize("raw", ["(" * 100_000, "來(lái)" * 20_000, "(a" * 50_000, "來(" * 50_000])
def test_hostile_text(raw: str) -> None:
    assert len(fold(raw).text) <= len(raw)
