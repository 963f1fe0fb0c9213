"""Digits with Chinese scale words behind them: 2000万, 3千万, 9346余万, 2995.81 千公顷."""

from claimaudit.figures.languages.zh_sections import TENS
from claimaudit.figures.lexicon import SPACES, ZH
from claimaudit.figures.numeral import ONE, Numeral
from claimaudit.figures.unit_words import unit_at

_MAGNITUDES, _MAGNITUDE = ZH.decimals("magnitudes"), ZH.pattern("magnitude")
_BEHIND_DIGITS, _LATE_MORE = ZH.pattern("digits_magnitude"), ZH.pattern("late_more")


def scaled(text: str, number: Numeral) -> Numeral | None:
    """`number`, which is in digits, with the 多, 千, 万, 亿 behind it."""
    at = number.end
    if text[at : at + 1] in SPACES and not text[at + 1 : at + 2].isascii():
        at += _is_scale(text, at + 1)
    found = _BEHIND_DIGITS.match(text, at)
    if found is None or found.end() == at:
        return None
    factor = TENS.get(found["ten"], ONE) * _MAGNITUDES.get(found["big"], ONE)
    if found["more"] and number.loose < 10 and factor == ONE:
        return None  # "3多" is no number, 9346余万 is one
    late = found["late"] and not found["more"] and factor != ONE
    if late:
        factor *= _MAGNITUDES.get(found["last"], ONE)
    end = found.end() if late else found.end("big")
    if late or found["more"] or found["pieces_more"]:
        number = number.and_more(end)
    if factor != ONE:
        zeros = TENS.get(found["ten"], ONE)  # 3千万 is 3000万 in words
        return (number.times(zeros, end) if zeros != ONE else number).times(factor / zeros, end)
    return number if found["more"] else None


def _is_scale(text: str, at: int) -> bool:
    """Whether what stands behind a space at `at` is a scale word: 万, 千万, the 千 of 千公顷.

    千克 is a unit, and in 1990 千家万户 there is no figure of households.
    """
    ten = text[at : at + 1] in TENS
    if _MAGNITUDE.match(text, at + ten) or _LATE_MORE.match(text, at):
        return True
    measure = unit_at(text, at + 1)[0] if ten and unit_at(text, at)[0] is None else None
    return measure is not None and not measure.things
