"""The magnitude of an earthquake, which prints no unit: a 5.8 temblor, a magnitude of 9.5."""

from claimaudit.figures.lexicon import EN
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.numeral import Amount
from claimaudit.figures.units import Unit, canonical_units

_SIZE, _NEAR, _REACH = EN.pattern("quake"), EN.pattern("quake_near"), LIMITS["quake"]
_SIZED, _SIZED_REACH = tuple(EN.words("quake_sized")), LIMITS["quake_behind"]
_BEFORE, _BEHIND = EN.ahead("quake_before"), EN.pattern("quake_behind")
_BEFORE_ENDS = frozenset(" -–")


def sized(text: str, at: int, amount: Amount) -> Amount:
    """`amount`, whose number at `at` counts no quakes where it is their size: magnitude 5
    earthquakes."""
    counts = amount.unit is not None and amount.unit.things
    if not counts or not text.endswith(_SIZED, 0, at):
        return amount
    if not _NEAR.search(text, at, at + _SIZED_REACH):
        return amount
    return amount._replace(unit=None, end=amount.number.end)


def magnitude_at(text: str, at: int) -> Unit | None:
    """The unit of the number at `at`, where the words around it say that it is a magnitude."""
    if not text[at].isdecimal() or not _SIZE.match(text, at):
        return None
    before = text[at - 1 : at] in _BEFORE_ENDS and _BEFORE(text, at)
    if not (before or _BEHIND.match(text, at)):
        return None
    near = _NEAR.search(text, at - _REACH, at + _REACH)
    return canonical_units()["magnitude"] if near else None
