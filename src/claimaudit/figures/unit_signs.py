"""Units by a sign or a word that means more than that: 0.25", 1.5”, 5'10", 2.2 in (56 mm), 75p."""

from claimaudit.figures.lexicon import EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.rates import with_divisors
from claimaudit.figures.spellings import letter
from claimaudit.figures.unit_context import as_meant
from claimaudit.figures.units import Unit, unit_table

(_QUOTE,), _INCH_WORD = EN.words("inch_quote"), EN.pattern("inch_word")
_FEET_SIGN, _FEET_SIGNS = EN.pattern("feet_sign"), EN.words("feet_signs")
_FEET_BESIDE, _FEET_TOLD = EN.ahead("feet_beside"), EN.pattern("feet_told")
_FEET_QUOTED = EN.ahead("feet_quoted")
_GLUED_UNIT, _GLUED_UNITS = EN.pattern("glued_unit"), EN.table("glued_units")
_QUOTED = LIMITS["quotation"]
_CURLY, (_CURLY_OPENED,) = EN.pattern("inch_curly"), EN.words("curly_opened")
_CURLY_CLOSED = EN.pattern("curly_closed")
_OPENED, _CLOSED = EN.pattern("quote_opened"), EN.pattern("quote_closed")
# 26c is a temperature or a price only by what stands around it.
_C = "c"
_FOOT, _INCH = sorted(EN.words("foot_and_inch"))


def inch_at(text: str, at: int, end: int) -> tuple[Unit | None, int]:
    """(inch, its end) of the sign or the word behind the number at:end, which both mean more
    than that: 0.25", 2.2 in (56 mm); and what is a unit only where it touches it, 75p."""
    if glued := _GLUED_UNIT.match(text, end):
        unit = unit_table().find(_GLUED_UNITS[glued[1]])
        if unit is None:
            return None, end
        return with_divisors(unit_table(), text, unit, glued.end())
    if text[end : end + 1] == _C and not letter(text, end + 1):
        unit = as_meant(text, at, f"glued {_C}", end + 1)
        return (unit, end + 1) if unit else (None, end)
    if _CURLY.match(text, end):
        near = max(0, at - _QUOTED), at
        open_ = text.count(_CURLY_OPENED, *near) != len(_CURLY_CLOSED.findall(text, *near))
        return (None, end) if open_ else (unit_table().words[_INCH], end + 1)
    if text[end : end + 1] == _QUOTE:
        line = max(text.rfind("\n", 0, at) + 1, at - _QUOTED)
        open_ = len(_OPENED.findall(text, line, at)) != len(_CLOSED.findall(text, line, at))
        return (None, end) if open_ else (unit_table().words[_INCH], end + 1)
    feet = text[end : end + 1] in _FEET_SIGNS and text[end : end + 1]
    if feet and (
        _FEET_SIGN.match(text, end)
        or _FEET_BESIDE(text, at)
        or (_FEET_TOLD.match(text, end + 1) and not _FEET_QUOTED(text, at))
    ):
        return unit_table().spellings[_FOOT], end + 1
    found = _INCH_WORD.match(text, end)
    return (unit_table().words[_INCH], found.end()) if found else (None, end)
