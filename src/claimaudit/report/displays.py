"""How amounts are shown in a report language: the sizes and words of each unit, and numbers.

The words and each language's habits stand in figures/units.yaml. What CLDR knows, which is
separators, plural forms, words such as 万 and million and the names of all currencies, comes
through Babel.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import pairwise, product
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_currency_name, is_currency
from pydantic import BaseModel

from claimaudit.figures.chips import counts_no_chips
from claimaudit.figures.composed import Part, Parts, dimension
from claimaudit.figures.lexicon import either
from claimaudit.figures.units import ratio, source


@dataclass(frozen=True)
class Size:
    """One size in which amounts are shown: km among lengths, 万 or million among numbers."""

    factor: Decimal
    start: Decimal  # the smallest amount that is shown in it
    words: Mapping[str, str]  # CLDR plural form -> word; "other" is always there
    exact: bool = False  # only where it takes few digits: it was printed so
    rate: bool = False  # so many of one unit for another


# What CLDR calls the fields of a date that is a stretch of days.
_SPANS = {"month": "yMMMM", "quarter": "yQQQ", "year": "y"}

# Between a unit and the measure word that its figure printed; it stands in no name of a unit.
_MEASURED = "|"
PLAIN = Size(Decimal(1), Decimal(1), {"other": ""})


class Language(BaseModel, frozen=True, arbitrary_types_allowed=True):
    """One report language: its CLDR locales and its habits of writing amounts."""

    code: str
    locale: Locale
    dates: Locale
    grouped: bool
    words_from: Decimal
    written_below: Decimal
    currency: str
    between: str
    at_least: str
    at_most: str

    def number(self, value: Decimal) -> str:
        """A number with all its digits, in this language's signs."""
        return format_decimal(
            value, locale=self.locale, decimal_quantization=False, group_separator=self.grouped
        )

    def word(self, size: Size, value: Decimal | None) -> str:
        """The word of `size` behind `value`, or behind a range (None)."""
        form = "other" if value is None else self.locale.plural_form(value)
        return size.words.get(form, size.words["other"])


@cache
def load_language(code: str) -> Language:
    """The language `code` of units.yaml. Raises KeyError where it is not there."""
    habits = source()["languages"][code]
    locales = {"locale": Locale.parse(habits["locale"])}
    locales["dates"] = Locale.parse(habits.get("dates", habits["locale"]))
    return Language(code=code, **(habits | locales))


@cache
def multiples(code: str) -> tuple[Size, ...]:
    """The words for large numbers, smallest first; the first is none."""
    spoken, found = load_language(code), {PLAIN.factor: PLAIN}
    formats = spoken.locale.compact_decimal_formats
    patterns = formats["long" if "long" in formats else "short"]
    for power, pattern in patterns["other"].items():
        factor = Decimal(power).scaleb(1 - pattern.pattern.count("0"))
        if factor >= spoken.words_from and factor not in found:
            words = {form: patterns[form][power].pattern.replace("0", "") for form in patterns}
            found[factor] = Size(factor, factor, words)
    return tuple(found[factor] for factor in sorted(found))


def is_misfit(printed: str, code: str) -> bool:
    """Whether another word for a number would be said: 2,769 million, 74,307.16万, 0.46亿."""
    for less, more in pairwise((*multiples(code)[1:], PLAIN)):
        number = re.search(rf"(\d[\d,]*)(?:\.\d+)? ?{less.words['other'].strip()}", printed)
        whole = int(number[1].replace(",", "")) if number else 1
        if not whole or whole >= more.factor / less.factor > 1:
            return True
    return False


@cache
def sizes(unit: str | None, code: str, *, negative: bool = False) -> tuple[Size, ...]:
    """The sizes in which amounts of `unit` are shown in the language `code`, smallest first.

    `unit` is a canonical unit of units.yaml, any currency of ISO 4217, or None for a bare
    number. A `negative` amount of money is shown by the currency's code where a sign would
    stand before the minus. A unit that a workspace adds is shown under its own name. Raises
    KeyError where units.yaml does not say how `unit` is shown.
    """
    if unit is None:
        return (PLAIN,)
    if _MEASURED in unit:
        counted, measure = unit.split(_MEASURED)
        return _measured(counted, measure, code)
    shown = source()["units"].get(unit, {}).get("shown", {})
    if is_currency(unit):
        return (_size({}, _money(unit, code, shown, negative=negative)),)
    if not shown and unit not in source()["units"]:
        return _rates(unit, code, negative=negative)
    rows = shown if isinstance(shown, list) else [*_with_prefixes(shown)]
    found = [(row, word) for row in rows if (word := row.get(code, row.get("symbol"))) is not None]
    if not found:
        raise _unknown(unit, code)
    return tuple(sorted((_size(row, word) for row, word in found), key=lambda size: size.factor))


def measured(figure: str, unit: str | None, quote: str = "") -> str | None:
    """`unit` with the measure word that the printed `figure` has, where reports show that; the 张
    of beds in its `quote` are no chips."""
    if unit == "card" and counts_no_chips(quote, quote.find(figure)):
        unit = "item"
    counted = (unit or "").split("/")[0]
    found = _measures(counted).findall(figure) if counted in source()["measures"] else []
    return f"{unit}{_MEASURED}{found[-1]}" if found else unit


def whole(unit: str | None) -> bool:
    """Whether it says “so many of them”, with whichever measure word: things have no parts."""
    counted = (unit or "").split(_MEASURED)[0]
    return "things" in source()["units"].get(counted, {}).get("flags", ())


def respelled(printed: str, unit: str | None) -> str:
    """A printed figure, its unit spelt as computed amounts have it: 293 TFLOPS for 293Tflops."""
    known = _spelt(unit or "")
    return known[0].sub(rf"\1 \2{known[1]}", printed) if known else printed


@cache
def _spelt(unit: str) -> tuple[re.Pattern[str], str] | None:
    """(each spelling of it behind a number and a prefix, its symbol), where it has those."""
    entry = source()["units"].get(unit, {})
    shown, mark = entry.get("shown", {}), "{p}"
    if not isinstance(shown, dict) or not {"symbol", "prefixes"} <= shown.keys():
        return None
    rows = [row for row in entry["printed"] if "prefixes" in row and "factor" not in row]
    ends = {s.removeprefix(mark) for row in rows for s in row["spellings"] if s.startswith(mark)}
    prefixes = either({p for row in rows for p in row["prefixes"].split()})
    latin = either(end for end in ends if end.isascii())
    return re.compile(rf"(\d) ?({prefixes})(?:{latin})(?![A-Za-z/])"), shown["symbol"]


@cache
def _measures(counted: str) -> re.Pattern[str]:
    words = either(source()["measures"][counted])
    return re.compile(rf"(?<=[{source()['measured_behind']}])[ ]?({words})")


def _measured(unit: str, measure: str, code: str) -> tuple[Size, ...]:
    """The sizes of `unit`, with `measure` in place of its own word, where `code` has such."""
    own = source()["units"][unit.split("/", maxsplit=1)[0]]["shown"]
    if code not in source()["measured_in"]:
        return sizes(unit, code)
    return tuple(
        replace(size, words={f: measure + w.removeprefix(own[code]) for f, w in size.words.items()})
        for size in sizes(unit, code)
    )


def _rates(unit: str, code: str, *, negative: bool) -> tuple[Size, ...]:
    """The sizes of a product or quotient of units; of one factor that of the first divisor."""
    try:
        composed = dimension(unit)
    except ValueError:
        raise _unknown(unit, code) from None
    if unit == composed.name and not composed.below and len(composed.above) == 1:
        return (_size({}, unit),)
    if not unit or unit != composed.name:
        raise _unknown(unit, code)
    found: dict[Decimal, Size] = {}
    above = _above(composed.above, code, negative=negative)
    for divisor, size in product(_divisors(composed.below, code), above):
        factor, behind = size.factor / divisor.factor, divisor.words["other"]
        words = {form: _over(word, behind) for form, word in size.words.items()}
        found.setdefault(factor, Size(factor, factor, words, rate=True))
    return tuple(found[factor] for factor in sorted(found))


def _over(above: str, below: str) -> str:
    if not above:
        return f"/{below}"
    return f"{above}/{below}" if below else above


def _above(side: Parts, code: str, *, negative: bool) -> tuple[Size, ...]:
    """What stands above the line, in the sizes that it has by itself."""
    if len(side) == 1 and side[0].name in source()["units"]:
        return tuple(
            size for size in sizes(side[0].name, code, negative=negative) if not size.exact
        )
    return (_size({}, "·".join(_divisors_of(part, code)[0].words["other"] for part in side)),)


def _divisors(side: Parts, code: str) -> list[Size]:
    """What stands below the line: so many of it as people say, per km, per 100,000 people."""
    rows = [_divisors_of(part, code) for part in side]
    if len(rows) == 1:
        return rows[0]
    products = [PLAIN]
    for row in rows:  # 10万人 stands alone only
        one_each = [size for size in row if not any(map(str.isdigit, size.words["other"]))]
        products = [_times(first, second) for first in products for second in one_each]
    return products


def _times(first: Size, second: Size) -> Size:
    words = "·".join(filter(None, (first.words["other"], second.words["other"])))
    factor = first.factor * second.factor
    return Size(factor, factor, {"other": words})


def _divisors_of(part: Part, code: str) -> list[Size]:
    if rows := source()["divisors"].get(part.name):
        return [_size(row, row.get(code, row.get("symbol", ""))) for row in rows]
    size = next(size for size in sizes(part.atom, code) if size.factor == 1)
    word = size.words.get("one", size.words["other"]).replace("{}", "").strip() or part.atom
    return [_size({}, replace(part, atom=word).name)]


def _unknown(unit: str, code: str) -> KeyError:
    return KeyError(f"units.yaml does not say how {unit} is shown in {code}")


def currency_text(code: str, language: str) -> str:
    """The name of several units of a currency: US dollars."""
    return get_currency_name(code, count=2, locale=load_language(language).locale)


def unit_text(unit: str, language: str) -> str:
    """The word for one of a unit; of a currency its name; itself where it has none."""
    if is_currency(unit):
        return currency_text(unit, language)
    with suppress(KeyError, StopIteration):
        size = next(size for size in sizes(unit, language) if size.factor == 1)
        return size.words["other"].replace("{}", "").strip() or unit
    return unit


def day_text(first: date, span: str, language: str) -> str:
    """A day, or the month, quarter or year that begins with it: 2025年9月22日, Q3 2025."""
    locale = load_language(language).dates
    if span == "day":
        return format_date(first, "long", locale)
    return format_skeleton(_SPANS[span], datetime(first.year, first.month, 1), locale=locale)


def _size(row: Mapping[str, Any], word: str | Mapping[str, str]) -> Size:
    factor = ratio(row.get("size", "1"))
    start = ratio(row["from"]) if "from" in row else factor
    words = {"other": word} if isinstance(word, str) else word
    return Size(factor, start, words, exact="exact" in row)


def _money(unit: str, code: str, shown: Mapping[str, str], *, negative: bool) -> str:
    """The word of a currency: its own in units.yaml, else its name or code."""
    word = shown.get(code, "")
    if word and not (negative and word.endswith("{}")):
        return word
    spoken = load_language(code)
    name = get_currency_name(unit, locale=spoken.locale)
    return spoken.currency.format(code=unit, name=name, number="{}")


def _with_prefixes(shown: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The sizes of a unit that has one, or one with each of its prefixes."""
    if shown:
        yield shown
    for letter in shown.get("prefixes", "").split():
        size = source()["prefixes"][letter]["factor"]
        yield {"size": size, "symbol": letter + shown["symbol"]}
