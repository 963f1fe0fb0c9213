"""Units that the words around a number tell: 芮氏规模5.5, 百分比为58.8, aged 86, killed 12."""

import re

from claimaudit.figures.ages import age_at
from claimaudit.figures.lexicon import EN, ZH
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.race_times import sprinted_at
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, canonical_units

_TOLD = {
    unit: {part: re.compile(pattern) for part, pattern in told.items()}
    for unit, told in ZH.table("told_units").items()
}
_IN = tuple(EN.words("told_again_in"))
_AGAIN, _AGAIN_ENDS = EN.ahead("told_again"), EN.pattern("told_again_ends")
_MOVED, _MOVED_ENDS = EN.ahead("points_moved"), EN.pattern("points_moved_ends")
_ENDS, _REACH = ZH.words("told_ends"), LIMITS["told_unit"]
_BEFALLEN, _BEFALLEN_ENDS = EN.ahead("people_before"), EN.pattern("people_ends")
_BEFALLEN_BEHIND, _BEASTS = EN.pattern("people_behind"), EN.pattern("people_not")
_PEOPLE_REACH = LIMITS["people_told"]


def told_at(text: str, at: int, end: int) -> Unit | None:
    """The unit of the number at:end, which prints none, where the words around it tell one."""
    return _told(text, at) or _people(text, at, end)


def _people(text: str, at: int, end: int) -> Unit | None:
    """Those who were killed or laid off, where the words say no more of them."""
    told = _BEFALLEN_BEHIND.match(text, end)
    told = told or (_BEFALLEN_ENDS.match(text, end) and _BEFALLEN(text, at))
    if not told or _BEASTS.search(text, max(0, at - _PEOPLE_REACH), end + _PEOPLE_REACH):
        return None
    return canonical_units()["person"]


def _told(text: str, at: int) -> Unit | None:
    if text.endswith(_IN, 0, at) and (again := _AGAIN(text, at)):
        # Seven days, but done in two: it ends its clause.
        told = next(filter(None, again.groups()))
        return unit_at(told.lower(), 0)[0] if _AGAIN_ENDS.match(text, at) else None
    if sprinted := sprinted_at(text, at):
        return sprinted
    if _MOVED_ENDS.match(text, at) and _MOVED(text, at):
        return canonical_units()["pp"]
    if at == 0 or text[at - 1] not in _ENDS:
        return age_at(text, at)
    low, high = max(0, at - _REACH), at + _REACH
    for unit, told in _TOLD.items():
        if (
            told["before"].search(text, low, at)
            and told["number"].match(text, at)
            and told["near"].search(text, low, high)
        ):
            return canonical_units()[unit]
    return age_at(text, at)
