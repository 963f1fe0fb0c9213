"""A printed figure in the reader's language: as it is printed where that is their own, in their
characters, else in their words. 22 September 2025 is 2025年9月22日, 5萬億 is 5万亿."""

import calendar
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache

from babel.numbers import is_currency

from claimaudit.base.folding import fold, fold_characters, without_pinyin
from claimaudit.figures.lexicon import WORDS, compiled_late, either
from claimaudit.record.claims import ClaimRecord, End, Ends, FactRecord, TrialRecord
from claimaudit.report.displays import is_misfit, respelled
from claimaudit.report.phrase import (
    Phrase,
    by_language,
    days,
    joined,
    middle,
    quantity,
    quoted,
    same,
    say,
    together,
)

# What a reader of a language does not read: of units and names only the letters stand in both.
_FOREIGN = {
    "zh": re.compile(r"\b(?:[A-Z][a-z]{2,}|[a-z]{3,})\b"),
    "en": compiled_late("[\u3005-\u9fff]"),
}
_PERIOD = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})(?:-(?P<part>Q[1-4]|H[12])|-(?P<month>0[1-9]|1[0-2]))?"
)
# A unit of a table's header in two scripts, GB每秒, is told in one.
_MIXED = compiled_late("[A-Za-z][\u3400-\u9fff]")
# English money has a sign before its number and a word behind: not 16 billion dollars, nor $16B.
_MONEY = re.compile(r"(?:^|[\s~])\d|\d ?(?:[BKMT]|[bmt]n)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,.]*")
# Between Chinese and Latin no space is written; the style sheet sets them apart.
_SPACE = compiled_late(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
_RATE = re.compile(r" × ([\d.]+)–([\d.]+) ([A-Z]{3}/[A-Z]{3})")
_SPANS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_YEAR = 12
# A loss over 5 billion is a profit under -5 billion.
_TURNED = {"over": "under", "under": "over"}


def fact_told(fact: FactRecord) -> Phrase:
    """What a fact prints."""
    ends, bound = fact.interval, fact.bound or "exact"
    if fact.printed is None or ends is None:
        return same(fact.printed or "")
    point = fact.point
    if point is not None and point < 0 and not _minus().search(fold(fact.printed).text):
        low, high = (None if end is None else -float(end) for end in ends)
        ends, point, bound = (high, low), -point, _TURNED.get(bound, bound)
    words = _in_words(fact.printed, ends, point, fact.unit, bound)
    if fact.unit_from and _MIXED.search(fact.unit_from):
        return words
    return _reader(respelled(printed_in(fact), fact.unit), words, fact)


def claim_told(claim: ClaimRecord) -> Phrase:
    """The figure of a claim, as the article prints it."""
    figure = without_pinyin(claim.figure or "")
    if claim.claimed is None or not figure:
        return _reader(figure, same(figure))
    # A loss is told as it is printed, without its sign.
    point = None if claim.point is None else claim.point * (-1 if _is_turned(claim) else 1)
    words = _in_words(figure, claim.claimed, point, claim.unit, claim.bound or "exact")
    return _reader(figure, words, claim)


def period_told(period: str) -> Phrase:
    """A period as it is entered: 2025-Q2, FY2026-Q3, 2022/2024, 2025-10-29."""
    first, _, last = period.partition("/")
    if last and "/" not in last:
        return joined([period_told(first), period_told(last)], "printed.to")
    with suppress(ValueError):
        return days(date.fromisoformat(period), "day")
    found = _PERIOD.fullmatch(period)
    if found is None or not int(found["year"]):
        return _reader(period, quoted(period))
    year, part = found["year"], found["part"] or ""
    if found["fiscal"] or part.startswith("H"):
        return _part_of_year("fiscal" if found["fiscal"] else "half", year, part)
    if part:
        return days(date(int(year), 3 * int(part[1:]) - 2, 1), "quarter")
    return days(date(int(year), int(found["month"] or 1), 1), "month" if found["month"] else "year")


def _part_of_year(kind: str, year: str, part: str) -> Phrase:
    if kind == "half":
        return say(f"printed.half_{part[1:]}", year=year)
    if part.startswith("Q"):
        return say("printed.fiscal_quarter", year=year, part=part[1:])
    return say(f"printed.fiscal_{part[1:]}" if part else "printed.fiscal", year=year)


def steps_told(facts: list[FactRecord], trial: TrialRecord) -> Phrase:
    """The arithmetic of a trial, its figures in the reader's language."""
    parts, rest = list[Phrase](), trial.steps
    for fact in facts:
        printed = printed_in(fact)
        if printed and printed in rest:
            before, _, after = rest.partition(printed)
            parts += [same(before), fact_told(fact)]
            rest = after
    if rate := _RATE.fullmatch(rest):
        span = quantity((float(rate[1]), float(rate[2])), rate[3])
        return together(*parts, same(" × "), say("printed.rates", span=span))
    return together(*parts, same(rest)) if parts else _reader(rest, quoted(rest))


def given(trial: TrialRecord) -> Ends | None:
    """What a trial's facts give; converted at the rates of years, it has three digits."""
    if trial.reference is None or not _RATE.search(trial.steps):
        return trial.reference
    low, high = (float(f"{e:.3g}") if isinstance(e, int | float) else e for e in trial.reference)
    return low, high


def printed_in(fact: FactRecord) -> str:
    """What a fact prints, with the unit where a table's header prints it."""
    printed, unit = fact.printed or "", fact.unit_from
    return f"{printed} {unit}" if unit and unit not in printed else printed


def replaced(text: str, told: Mapping[str, Phrase]) -> Phrase:
    """`text` with each of these words in it as it is told."""
    if not told:
        return same(text)
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(told)))
    pieces, last = list[Phrase](), 0
    for found in words.finditer(text):
        pieces += [same(text[last : found.start()]), told[found[0]]]
        last = found.end()
    return together(*pieces, same(text[last:]))


@cache
def _minus() -> re.Pattern[str]:
    """Any sign or word of a minus."""
    told = (WORDS.table(signs).items() for signs in ("signs", "sign_words"))
    return re.compile(either(word.strip() for signs in told for word, is_ in signs if is_ == "-1"))


def _is_odd(printed: str, of: FactRecord | ClaimRecord, code: str) -> bool:
    """Whether readers of a language say an amount otherwise than it is printed: then it is told as
    the others on its card are. 2,769 million USD, 0.46亿 beside 4608万, 16 billion dollars, $4T."""
    if of.point is None or of.bound == "order":
        return False
    is_money = code == "en" and is_currency(of.unit or "")
    return bool(is_money and _MONEY.search(printed)) or is_misfit(printed, code)


def _reader(printed: str, told: Phrase, of: FactRecord | ClaimRecord | None = None) -> Phrase:
    """As printed for those who read it, else as told; the one stands for both where it can."""
    readers = {
        name: not (strange.search(printed) or (of and _is_odd(printed, of, name)))
        for name, strange in _FOREIGN.items()
    }
    if all(readers.values()):
        return same(printed)
    own = same(fold_characters(_SPACE.sub("", printed)))
    return by_language({name: own if reads else told for name, reads in readers.items()})


def _is_turned(claim: ClaimRecord) -> bool:
    return claim.point is not None and claim.value is not None and claim.point == -claim.value


def _in_words(
    printed: str, ends: Ends, point: float | None, unit: str | None, bound: str
) -> Phrase:
    if any(isinstance(end, str) for end in ends):
        return days_told(ends)
    if unit == "x" and all(isinstance(end, str) or abs(end or 0) < 1 for end in (*ends, point)):
        ends, point, unit = percent(ends), _percent(point), "%"
    vague = bound == "order" and point is not None and not _is_power(point)
    if point is None or vague or bound == "range":
        span = quantity(_printed_ends(printed, ends), unit)
        wordy = ends[0] == 0 and not _NUMBER.search(printed)  # 几乎归零
        return say("printed.near_zero", span=span) if wordy else span
    amount = middle(point, _around(ends, point), unit)
    return amount if bound == "exact" else say(f"printed.{bound}", amount=amount)


def _printed_ends(printed: str, ends: Ends) -> Ends:
    """The two numbers of a range as printed; what they round from where that cannot be told."""
    numbers = [float(found.replace(",", "").rstrip(".")) for found in _NUMBER.findall(printed)]
    low, high = ends
    if len(numbers) != 2 or low is None or high is None or not sum(numbers):
        return ends
    size = (float(low) + float(high)) / sum(numbers)
    first, last = (float(f"{number * size:.12g}") for number in numbers)
    return (first, last) if float(low) <= first <= last <= float(high) else ends


def percent(shares: Ends) -> Ends:
    """The ends of a share in percent."""
    return _percent(shares[0]), _percent(shares[1])


def _percent(share: End) -> float | None:
    return None if share is None else float(share) * 100


def _is_power(point: float) -> bool:
    """百万级 names its own power of ten; 数百万 does not."""
    return f"{abs(point):e}".startswith("1.000000e")


def _around(ends: Ends, point: float) -> Ends:
    """An interval in which the middle may be rounded."""
    low, high = (end if isinstance(end, int | float) else point for end in ends)
    return min(low, point), max(high, point)


def days_told(ends: Ends) -> Phrase:
    """A day, or the month, quarter, half or year that the ends make up."""
    first, last = (None if end is None else date.fromisoformat(str(end)) for end in ends)
    if first is None or last is None:
        end = together(*(days(day, "day") for day in (first, last) if day is not None))
        return say("printed.up_to" if first is None else "printed.over", amount=end)
    if first == last:
        return days(first, "day")
    span = _span(first, last)
    if span is None:
        return joined([days(first, "day"), days(last, "day")], "printed.to")
    if span == "years":
        return joined([days(first, "year"), days(last, "year")], "printed.to")
    if span == "half":
        return say("printed.half_1" if first.month == 1 else "printed.half_2", year=str(first.year))
    return days(first, span)


def _span(first: date, last: date) -> str | None:
    """What two days begin and end; None where that has no name."""
    months = last.month - first.month + 1
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not whole or months not in _SPANS or (first.month - 1) % months:
        return None
    if first.year != last.year:
        return "years" if months == _YEAR else None
    return _SPANS[months]
