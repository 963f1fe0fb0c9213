"""Whole phrases that are a figure by themselves: 一半, 翻两番, twice, mid-single-digit."""

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from claimaudit.figures.languages import read_numeral, zh
from claimaudit.figures.languages.fractions import VULGAR
from claimaudit.figures.lexicon import EN, WORDS, ZH, by_edge, either
from claimaudit.figures.numeral import ONE, Kind, Numeral, place
from claimaudit.figures.policy import FigurePolicy
from claimaudit.figures.rate_words import CLOSED
from claimaudit.figures.rates import with_divisors
from claimaudit.figures.rounding import Printed, Spread, spread
from claimaudit.figures.spellings import splits_word
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, source, unit_table

(_EACH,), _SHARE_OF_EACH = ZH.words("each"), ZH.pattern("share_of_each")
_MONEY, _SHARE_OF_MONEY = EN.words("shared_money"), EN.pattern("share_of_money")
_HOW_OFTEN = frozenset(source()["rates"]["how_often"])
_HALVES = {ZH.text("half") + of: {"value": "0.5", "unit": of} for of in ZH.words("halved")}
_TOLD = (WORDS.table("phrases") | _HALVES).items()
PHRASES = {word: meaning for words, meaning in _TOLD for word in words.split("|")}
_NO_LETTERS = [words for words in PHRASES if not words[0].isascii()]
_SIGNS = "".join(sorted(zh.STARTS.union(VULGAR)))
_NUMBER = rf"(?<![A-Za-z0-9])[A-Za-z0-9]|(?<=[A-Za-z])[0-9]|[{_SIGNS}]"
# Where a figure can start, a number or all of a phrase; and any of their signs, whatever follows.
START = re.compile(f"{_NUMBER}|(?={either(_NO_LETTERS)}).")
SIGN = re.compile(f"{_NUMBER}|[{''.join(sorted({words[0] for words in _NO_LETTERS}))}]")


class _Phrase(NamedTuple):
    number: Numeral
    top: Decimal | None  # of a range
    unit: Unit | None
    at_least: bool
    skip: int = 0  # so many characters before it are a hedge
    divided: bool = False  # no figure without what it is divided by


def read_phrase(policy: FigurePolicy, text: str, at: int) -> Printed | None:
    """The phrase that starts at `at` of the folded `text`."""
    for words, phrase in _phrases().get(text[at].lower(), ()):
        number, named, end = phrase.number, phrase.unit, at + len(words)
        if text[at:end].lower() != words:
            continue
        if splits_word(text, at) or splits_word(text, end):
            continue
        unit, end = (named, end) if named else unit_at(text, end, policy.units)
        if named and words in _HOW_OFTEN:  # twice a day
            unit, end = with_divisors(policy.units or unit_table(), text, named, end)
        if phrase.divided and (unit == named or not CLOSED.match(text, end)):
            return None
        if phrase.top is not None:
            core = number.value, phrase.top
            return Printed(at, end, Spread(*core, *core, core=core), unit, "pair")
        written = spread(policy, number, unit)
        kind = "at_least" if phrase.at_least else number.kind
        return Printed(at + phrase.skip, end, written, unit, kind)
    return None


def read_share_of_each(policy: FigurePolicy, text: str, at: int) -> Printed | None:
    """每五人中有一人, £1 in every £7: the share that the number at `at` begins."""
    each = at - 2 if text[at - 1] == " " else at - 1
    found = text[each : each + 1] == _EACH and _SHARE_OF_EACH.match(text, at)
    if text[at - 1] in _MONEY:
        found = _SHARE_OF_MONEY.match(text, each)
    if not found:
        return None
    whole, part = read_numeral(found["whole"], 0), read_numeral(found["part"], 0)
    if whole is None or part is None or {whole.kind, part.kind} != {"plain"}:
        return None
    if not 0 < part.value < whole.value:
        return None
    number = Numeral(found.end(), part.value / whole.value, ONE, ONE, "fraction")
    unit = unit_table().canonical["x"]
    return Printed(each, found.end(), spread(policy, number, unit), unit, "fraction", number)


@cache
def _phrases() -> dict[str, list[tuple[str, _Phrase]]]:
    return by_edge({words: _phrase(entry) for words, entry in PHRASES.items()}, 0)


def _phrase(entry: dict[str, Any]) -> _Phrase:
    low, high = entry.get("range", (entry.get("value"), None))
    kind: Kind = "fraction" if Decimal(low) < 1 else "plain"
    number = Numeral(0, Decimal(low), ONE, place(low)[1], kind)
    top = None if high is None else Decimal(high)
    unit = unit_table().find(entry["unit"]) if entry["unit"] else None
    skip, divided = int(entry.get("skip", 0)), bool(entry.get("divided"))
    return _Phrase(number, top, unit, entry.get("bound") == "over", skip, divided)
