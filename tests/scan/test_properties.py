"""What holds for every text: sound offsets, no overlap, time in line with length."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.figures.languages import zh
from claimaudit.scan.candidate import Candidate, Vocabulary
from claimaudit.scan.chinese_figures import is_in_word, read_numerals
from claimaudit.scan.context import Context
from claimaudit.scan.scanner import Scanner

SCANNER = Scanner(vocabulary=Vocabulary({"英伟达": "nvidia", "AMD": "amd"}, {"营收": "revenue"}))
WORDS = [
    "英伟达",
    "營收",
    "達",
    "高达",
    "超过",
    "不到",
    "近",
    "约",
    "最近",
    "570",
    "億",
    "万亿",
    "美元",
    "元",
    "%",
    "个百分点",
    "三",
    "一",
    "两",
    "数",
    "几",
    "百",
    "倍",
    "一半",
    "三分之一",
    "第",
    "年",
    "月",
    "日",
    "级",
    "度",
    "以上",
    "左右",
    "从",
    "到",
    "至",
    "和",
    "、",
    ",",
    "。",
    "(",
    ")",
    "（",
    "）",
    "《",
    "》",
    "H20",
    "FP8",
    "V3.1",
    "RTX",
    "GPT-4",
    "iPhone",
    "$",
    "€",
    "-5",
    "2025",
    "9月18日",
    "1,037.3",
    "3.5",
    "10",
    "10.5",
    "the",
    "of",
    "about",
    "more",
    "than",
    "million",
    "billion",
    "percent",
    "three",
    "two",
    "a",
    "third",
    "half",
    "doubled",
    "May",
    "27",
    "in",
    "2015",
    "to",
    "goals",
    "mg",
    "km/h",
    "[12]",
    "https://a.b",
    "1.",
    "(guó)",
    "国(guó)",
    "\n",
    "\t",
    "|",
    "#",
    "`",
    "相关推荐",
    "Related",
    "首次",
    "全球最",
    "超越",
    "发布",
    "①",
    "²",
    "🙂",
    "\x00",
    "�",
    "\u202e",
    "\xa0",
    "\u3000",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map("".join))


def check(text: str, found: list[Candidate]) -> None:
    reached = 0
    for c in found:
        assert 0 <= c.quote_start <= c.start < c.end <= c.quote_end <= len(text)
        assert c.text == text[c.start : c.end]
        assert c.start >= reached
        reached = c.end
        assert (c.figure is None) == (c.kind != "figure")


@settings(max_examples=400)
@given(TEXTS)
def test_offsets_are_sound_and_candidates_sorted_and_apart(text: str) -> None:
    check(text, SCANNER.scan(text))


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_a_line_in_front_moves_offsets_and_nothing_else(text: str) -> None:
    before = "前面这一行只是普通的叙述而已。\n\n"
    moved = [(c.start - len(before), c.text) for c in SCANNER.scan(before + text)]
    if text.isprintable() and "推荐" not in text and not text.startswith("("):
        assert moved == [(c.start, c.text) for c in SCANNER.scan(text)]


HOSTILE = {
    "digits in a row": "7" * 50_000,
    "brackets": "[(" * 25_000 + ")]" * 25_000,
    "links": "[" * 25_000 + "](" * 25_000,
    "nul": "\0" * 50_000,
    "surrogates": "\ud800" * 50_000,
    "right to left": "\u202e1\u202c" * 15_000,
    "grouped by spaces": "100 " * 10_000,
    "grouped by commas": "1,234" * 10_000,
    "number words": "one hundred and " * 2_500,
    "numerals": "一二三" * 15_000,
    "magnitudes": "万" * 50_000,
    "fractions": "三分之" * 5_000,
    "joined": "1-" * 11_250,
    "years": "2020-" * 10_000,
    "glosses": "国(guó)" * 10_000,
    "identifiers": "A1-" * 10_000,
    "at signs": "a@" * 15_000,
    "angles": "<" * 50_000,
    "bullets": "●" * 50_000,
    "superlatives": "全球最" * 15_000,
    "one letter": "a" * 50_000,
    "blank": " \n" * 25_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_neither_crash_nor_hang(name: str) -> None:
    text = HOSTILE[name]
    started = time.process_time()
    found = SCANNER.scan(text)
    assert time.process_time() - started < 5  # in quadratic time it would take far longer
    check(text, found)


def test_time_grows_with_length() -> None:
    line = "英伟达营收达570亿美元,同比增长62%,全年没有换行的一句话又一句话,"

    def seconds(times: int) -> float:
        started = time.process_time()
        SCANNER.scan(line * times)
        return time.process_time() - started

    seconds(50)
    small = min(seconds(250) for _ in range(3))
    assert seconds(2500) < 40 * small


def test_scanning_loads_nothing_heavy() -> None:
    code = (
        "import sys; from claimaudit.scan.scanner import Scanner; Scanner().scan('营收570亿美元');"
        "print([m for m in ('pandas', 'pydantic', 'great_expectations', 'rich') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_a_numeral_that_is_passed_over_is_no_figure_and_no_date() -> None:
    """What `is_in_word` gives up at a glance, the readers would have refused one by one."""
    reader = SCANNER.reader(None)
    passed = 0
    for numeral in sorted(zh.NUMERALS):
        for behind in map(chr, range(0x4E00, 0x9FA0, 7)):
            text = f"由于{numeral}{behind}也在其中"
            if is_in_word(text, 2):
                context = Context(text, reader)
                assert not context.date(2), text
                assert read_numerals(context, 2, 3) is None, text
                passed += 1
    assert passed > 20_000


def test_an_inch_sign_is_told_by_the_quotation_mark_far_before_it() -> None:
    words = "as the owners of the old house told us last summer, " * 4
    same = f'{words}the wall of it is 6" thick where it stands, {words * 3}'
    spoken, plain = SCANNER.scan(f'"{same}"'), SCANNER.scan(same)
    both = SCANNER.scan(f'"{same}"\n\n{same}')
    assert spoken[0].text == "6" and plain[0].text == '6"'
    assert [one.text for one in both] == ["6", '6"']
