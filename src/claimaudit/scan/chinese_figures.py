"""Numbers in Chinese numerals and phrases: which of them are figures."""

import re
from functools import cache

from claimaudit.figures import Figure, frequency
from claimaudit.figures.languages import zh, zh_sections
from claimaudit.figures.lexicon import GAP, ZH, either
from claimaudit.figures.spellings import splits_word
from claimaudit.figures.units import things, unit_table
from claimaudit.scan.context import ORDINAL_ENDS, Context
from claimaudit.scan.lists import FIGURES, LIMITS

(_ONE,), (_TWO,), (_TEN,) = *map(FIGURES.words, ("one", "rank_two")), ZH.words("date_ten")
_DIGITS_ONLY = frozenset(zh_sections.DIGITS) | ZH.words("sections")
(_HUNDRED_MILLION,) = FIGURES.words("hundred_million")
_HEDGES_GREAT, _HEDGES_GREATEST = FIGURES.words("hedges_great"), FIGURES.words("hedges_greatest")
_SEVERAL, _GREAT = ZH.words("several_signs"), FIGURES.words("great")
_LONG_IDIOM = LIMITS["idiom"]
_BESIDE = FIGURES.words("beside")
_FEET, _FORMAL = FIGURES.words("feet"), FIGURES.words("formal_starts")
_PAIR, _SMALL_TWO = FIGURES.words("pair"), FIGURES.words("small_two")
_LONE_GOES_ON = FIGURES.words("lone_goes_on")
_SMALL_COUNTS, (_QUITE,) = FIGURES.words("small_counts"), FIGURES.words("quite")


def read_phrase(context: Context, at: int, end: int) -> Figure | None:
    if FIGURES.pattern("no_phrase").match(context.text, at):
        return None
    return context.reader.read_at(context.text, at)


def read_numerals(context: Context, at: int, end: int) -> Figure | int | None:
    text = context.text
    if word := FIGURES.pattern("word_end").match(text, at, end):
        at = word.end()
    if over := context.no_amount(at, end):
        return over
    if (
        _is_word(context, at, end)
        or FIGURES.pattern("decimals_before").match(text, at - 1)
        or text[at - 1 : at] in _FEET
        or FIGURES.ahead("in_title")(text, at)
        or FIGURES.pattern("pair_apart").match(text, at - 2)
    ):
        return None
    if text[at] in _SEVERAL and text[at - 1 : at] == _QUITE:
        at -= 1
    figure = context.reader.read_at(text, at)
    if figure is None or figure.end <= at or context.is_rank(at, figure):
        return None
    if over := context.since_when(end, figure) or context.road_post(at, figure):
        return over
    bare = figure.end != end and (figure.unit is None or zh.PART_OF in figure.text)
    if FIGURES.ahead("classical")(text, at):
        return None
    if context.is_ordinal(end) or (bare and context.is_ordinal(figure.end)):
        return None
    if zh.PART_OF in figure.text:
        return figure
    if splits_word(text, figure.end) or not _counts(context, at, end, figure):
        return None
    return figure


def _is_word(context: Context, at: int, end: int) -> bool:
    """Whether the numeral is part of a word or names a place in an order."""
    text, run = context.text, context.text[at:end]
    if run[0] in _FORMAL and FIGURES.pattern("formal_alone").match(text, at):
        return True
    if len(run) == 1 and not _worth_reading(context, run, at, end):
        return True
    if run in _SEVERAL and FIGURES.pattern("several_in_word").search(text, at - 2, end):
        return True
    if run == _ONE and frequency.is_period(text, at):
        return True  # 一周两次 is one figure, that of 两次
    if run == _ONE and text[end : end + 1] != "." and FIGURES.ahead("one_before", GAP)(text, at):
        only = FIGURES.pattern("only_ones").match(text, at)
        return not (only or FIGURES.pattern("one_befallen").match(text, end))
    return _is_idiom(text, at, end)


def _is_idiom(text: str, at: int, end: int) -> bool:
    if text.startswith(zh.PART_OF, end) or FIGURES.pattern("decimals_behind").match(text, end):
        return False
    least = _LONG_IDIOM if zh_sections.POINT in text[at:end] else 0
    for start in range(max(0, at - 3), at + 1):
        for idiom in _idioms().get(text[start : start + 2], ()):
            if start + len(idiom) > at and len(idiom) >= least and text.startswith(idiom, start):
                if start == at and start + len(idiom) < end and _goes_on(text, at, end, idiom):
                    return False
                return FIGURES.pattern("no_idioms").match(text, start) is None
    return False


def _goes_on(text: str, at: int, end: int, idiom: str) -> bool:
    """Whether the numeral at:end is more than the `idiom` that it starts with: digits in their
    places, 五一九件 are no 五一, nor is 一二八八万元 the 一二八; and 二百五十席."""
    behind = text[at + len(idiom)]
    if behind in zh_sections.TENS:
        return True
    return behind in zh_sections.DIGITS and _DIGITS_ONLY.issuperset(text[at:end])


@cache
def _idioms() -> dict[str, list[str]]:
    """Idioms by the two characters that they start with."""
    table: dict[str, list[str]] = {}
    for idiom in FIGURES.words("idioms"):
        table.setdefault(idiom[:2], []).append(idiom)
    return table


def _worth_reading(context: Context, run: str, at: int, end: int) -> bool:
    """Whether a lone numeral can be a figure; most, as in 一个 and 万, cannot."""
    text, behind = context.text, context.text[end : end + 1]
    if FIGURES.pattern("joined_behind").match(text, end):
        return True  # 三到五倍
    if ZH.pattern("listed_pair").match(text, at):
        return True
    if behind == "." and text[end + 1 : end + 2] in zh_sections.DIGITS:
        return True  # 三.八九
    if run in _GREAT and (
        text[at - 1 : at] in _HEDGES_GREAT or text[at - 1 : end] in _HEDGES_GREATEST
    ):
        return True
    if behind not in _read_alone():
        return False
    if run != _ONE or _one_counts(text, at, end):
        return True
    return context.reader.starts_before(text, at)


@cache
def _read_alone() -> frozenset[str]:
    """What can follow a lone numeral that is a figure: the start of a unit, most of all."""
    return FIGURES.words("read_alone") | {spelling[0] for spelling in unit_table().spellings}


def goes_on(text: str, at: int, end: int) -> bool:
    """Whether the numeral at:end can begin a date: one alone does so only before a sign."""
    return end - at > 1 or text[end : end + 1] in _LONE_GOES_ON


def is_in_word(text: str, at: int) -> bool:
    """Whether the numeral at `at` stands alone, before what makes no figure and no date of it:
    一直, 百度. Most do, so that this is asked first."""
    return _lone().match(text, at) is not None


@cache
def _lone() -> re.Pattern[str]:
    numeral = either(zh.NUMERALS)
    goes_on = either(_LONE_GOES_ON | _read_alone())
    known = "".join(ORDINAL_ENDS | _HEDGES_GREAT | {word[0] for word in _HEDGES_GREATEST})
    return re.compile(f"(?<![{known} ]){numeral}(?!{numeral}|{goes_on})(?=.)")


def _one_counts(text: str, at: int, end: int) -> bool:
    beside = text[end] in _BESIDE and _is_beside(text, at, end)
    if beside or FIGURES.pattern("counted_ones").match(text, end):
        return True
    return FIGURES.ahead("ones_counted", "$")(text, at) is not None


def _is_beside(text: str, at: int, end: int) -> bool:
    """Whether the same measure word counts others near 一 at:end: 一宗盗窃、两宗抢劫."""
    if FIGURES.pattern("one_before_other").match(text, end):
        return True
    found = FIGURES.pattern("one_beside").search(text, at - 26, at + 2)
    return found is not None and found.end() == end + 1


def _counts(context: Context, at: int, end: int, figure: Figure) -> bool:
    """Whether what was read states an amount."""
    text, run, hedged = context.text, context.text[at:end], figure.start < at
    great = not _GREAT.isdisjoint(figure.text)
    vague = FIGURES.ahead("vague_periods", GAP)(text, at)
    if figure.bound == "range" and FIGURES.pattern("joined_behind").match(text, end):
        return great or figure.unit is not None
    if run.lstrip(_QUITE) in _SEVERAL and not great:
        return figure.unit in ("s", "x") and not (hedged or vague)
    if figure.bound == "range" and ZH.pattern("listed_pair").match(text, at):
        return True
    if run == _ONE and text[end : end + 1] != ".":
        return hedged or (not (vague and figure.unit == "s") and _one_counts(text, at, end))
    if run == _TWO and figure.unit != "card" and figure.unit in things():
        return FIGURES.pattern("counted_two").match(text, end) is not None
    if FIGURES.pattern("bare_magnitude").fullmatch(run):
        return _magnitude_counts(text, run, end, figure, hedged)
    if not figure.value and figure.unit in things():
        return False  # 零件
    if figure.unit is None:
        if zh_sections.POINT in run and FIGURES.ahead("rated_before", "$")(text, at):
            return True
        if FIGURES.pattern("numerals_of_list").match(text, end):
            return True
        return great or (len(run) > 1 and (hedged or figure.bound not in ("exact", "range")))
    return len(run) > 1 or hedged or _is_counted(text, at, end, figure.end)


def _is_counted(text: str, at: int, end: int, over: int) -> bool:
    """Whether the numeral at:end before what it counts, which ends at `over`, is no figure of
    speech: 两类, 分为三类, 三层高."""
    counter = text[end:over]
    if characters := FIGURES.pattern("characters").match(text, over):
        counter += characters.group()
    if counter not in _SMALL_COUNTS or (text[at] in _PAIR and counter in _SMALL_TWO):
        return True
    if FIGURES.pattern("counted_behind").match(text, over):
        return True
    return FIGURES.ahead("counts_all_the_same")(text, at) is not None


def _magnitude_counts(text: str, run: str, end: int, figure: Figure, hedged: bool) -> bool:
    """百万级, 千亿元 and 万卡, but not 万能 and 百姓."""
    if run == _TEN:
        return figure.unit is not None
    if hedged or figure.bound in ("order", "over", "under"):
        return True
    follows = FIGURES.pattern("magnitude_followers").match(text, end) is not None
    if len(run) > 1:
        return figure.unit is not None or follows or run[-1] == _HUNDRED_MILLION
    return follows and figure.unit not in (None, "s")
