"""One unit as it is spelled at a place, without what it is divided by."""

import re
from functools import cache
from string import ascii_letters, digits

from claimaudit.figures.composed import power
from claimaudit.figures.lexicon import either
from claimaudit.figures.units import Unit, UnitTable, source

# Of alphabets, which Chinese characters, behind a unit without a space, are not.
FIRST_CJK = "\u2e80"
_ALNUM = frozenset(ascii_letters + digits)
_WORD = re.compile(r"[A-Za-z]{1,24}+(?![A-Za-z0-9]|[^\W\d_\u2e80-\U0010ffff])")
# s-1 and m^2; the folded view lowers raised digits behind a letter (⁻¹).
_EXPONENT = re.compile(r"\^?(?P<minus>[-−])?(?P<digit>[1-4])(?![\dA-Za-z]|[.,]\d)")

_WHOLE = tuple(source()["whole_words"])
_SUCH = re.compile(rf"(?:{either(source()['rates']['such'])}|{source()['rates']['such_forms']})[ ]")
_ONLY_BEFORE = {
    one: behind for several, behind in source()["only_before"].items() for one in several.split("|")
}


def letter(text: str, at: int) -> bool:
    """Whether a letter of an alphabet, also ä or é, or a digit stands at `at`."""
    one = text[at : at + 1] if at >= 0 else ""
    return one in _ALNUM or ("\x7f" < one < FIRST_CJK and one.isalpha())


def splits_word(text: str, at: int) -> bool:
    """Whether letters or digits stand on both sides of `at`: "4|o", "9800X3|D", "7 G|äste"."""
    return letter(text, at - 1) and letter(text, at)


def is_digit(text: str, at: int) -> bool:
    return "0" <= text[at : at + 1] <= "9"


def _is_sign(last: str) -> bool:
    """Whether a unit that ends so may belong to digits behind it; a per cent cannot, 5%2023年."""
    return not last.isalpha() and last != "%"


def _lengths_at(lengths: dict[str, tuple[int, ...]], text: str, at: int) -> tuple[int, ...]:
    """The lengths that what stands at `at` can have."""
    get = lengths.get
    return get(text[at : at + 3]) or get(text[at : at + 2]) or get(text[at : at + 1]) or ()


def touching(table: UnitTable, text: str, at: int) -> tuple[Unit | None, int]:
    """(the longest unit that is spelled at `at`, its end)."""
    first = text[at : at + 1]
    for length in _lengths_at(table.lengths, text, at):
        spelling = text[at : at + length]
        unit = table.spellings.get(spelling)
        if unit is None or len(spelling) < length:
            continue
        end = at + length
        # In 3×4 the sign multiplies, and in 5 $10 bills it belongs to what follows.
        if splits_word(text, end) or (_is_sign(spelling[-1]) and is_digit(text, end)):
            continue
        half = text[end : end + 1] in table.half_words.get(spelling[-1], ())
        if half and not text.startswith(_WHOLE, end):
            continue  # 位 of 位列, 大 of 大学, 人 of 人均, but not of 人均未受伤
        if spelling in _ONLY_BEFORE and not _before(spelling).match(text, end):
            continue  # 对 of 8对夫妇, but not of 3对3
        return unit, end
    word = _WORD.match(text, at) if "A" <= first <= "z" else None
    named = word.group().lower() if word else ""
    if word is None or (unit := table.words.get(named)) is None:
        return None, at
    if named in _ONLY_BEFORE and not _before(named).match(text, word.end()):
        return None, at  # 300 second-hand cars
    return unit, word.end()


@cache
def _before(spelling: str) -> re.Pattern[str]:
    return re.compile(_ONLY_BEFORE[spelling])


def such_at(text: str, at: int) -> int:
    """Where the noun behind the "harvested" of "per harvested acre" starts, or `at`."""
    found = _SUCH.match(text, at)
    return found.end() if found else at


def divisor(table: UnitTable, text: str, at: int) -> tuple[Unit | None, int]:
    """The unit at `at` that something is divided by, and which of them: s and d are spelled so only
    here, and per harvested acre is per acre."""
    if (behind := such_at(text, at)) > at:
        unit, end = touching(table, text, behind)
        if unit:
            return unit, end
    unit, end = touching(table, text, at)
    for length in _lengths_at(table.lengths_below, text, at):
        found = table.below.get(text[at : at + length]) if at + length <= len(text) else None
        if found and at + length >= end and not splits_word(text, at + length):
            unit, end = found, at + length
            break
    if raised := raised_at(table, text, at):
        found, exponent, behind = raised
        if exponent > 0 and behind > end:
            return power(found, exponent), behind
    return (unit, end) if unit else (None, at)


def raised_at(table: UnitTable, text: str, at: int) -> tuple[Unit, int, int] | None:
    """(unit, exponent, end) of a symbol with an exponent: s2, s-1, m^3."""
    divisors, all_of_them = (table.below, table.lengths_below), (table.spellings, table.lengths)
    for spellings, lengths in (divisors, all_of_them):
        for length in _lengths_at(lengths, text, at):
            unit = spellings.get(text[at : at + length])
            if unit is None or at + length > len(text) or not letter(text, at + length - 1):
                continue
            if found := _EXPONENT.match(text, at + length):
                exponent = int(found["digit"])
                return unit, -exponent if found["minus"] else exponent, found.end()
    return None
