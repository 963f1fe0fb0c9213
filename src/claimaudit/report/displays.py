"""How amounts are shown in a report language: the sizes and words of each unit, and numbers.

The words and each language's habits stand in figures/units.yaml. What CLDR knows, which is
separators, plural forms, words such as 万 and million and the names of all currencies, comes
through Babel.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal, get_currency_name, is_currency
from pydantic import BaseModel

from claimaudit.figures.units import source


@dataclass(frozen=True)
class Size:
    """One size in which amounts are shown: km among lengths, 万 or million among numbers."""

    factor: Decimal
    start: Decimal  # the smallest amount that is shown in it
    words: Mapping[str, str]  # CLDR plural form -> word; "other" is always there


PLAIN = Size(Decimal(1), Decimal(1), {"other": ""})


class Language(BaseModel, frozen=True, arbitrary_types_allowed=True):
    """One report language: its CLDR locale and its habits of writing amounts."""

    code: str
    locale: Locale
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
    return Language(code=code, **{**habits, "locale": Locale.parse(habits["locale"])})


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


@cache
def sizes(unit: str | None, code: str, *, negative: bool = False) -> tuple[Size, ...]:
    """The sizes in which amounts of `unit` are shown in the language `code`, smallest first.

    `unit` is a canonical unit of units.yaml, any currency of ISO 4217, or None for a bare
    number. A `negative` amount of money is shown by the currency's code where a sign would
    stand before the minus. Raises KeyError where nothing says how `unit` is shown.
    """
    if unit is None:
        return (PLAIN,)
    shown = source()["units"].get(unit, {}).get("shown", {})
    if is_currency(unit):
        return (_size({}, _money(unit, code, shown, negative=negative)),)
    rows = shown if isinstance(shown, list) else [*_with_prefixes(shown)]
    found = [(row, word) for row in rows if (word := row.get(code, row.get("symbol"))) is not None]
    if not found:
        raise KeyError(f"units.yaml does not say how {unit} is shown in {code}")
    return tuple(_size(row, word) for row, word in found)


def currency_text(code: str, language: str) -> str:
    """The name of several units of a currency: US dollars."""
    return get_currency_name(code, count=2, locale=load_language(language).locale)


def _size(row: Mapping[str, Any], word: str | Mapping[str, str]) -> Size:
    factor = row.get("size", "1")
    words = {"other": word} if isinstance(word, str) else word
    return Size(Decimal(factor), Decimal(row.get("from", factor)), words)


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
