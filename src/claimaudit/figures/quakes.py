"""The magnitude of an earthquake, which prints no unit: a 5.8 temblor, a magnitude of 9.5."""

from claimaudit.figures.lexicon import EN
from claimaudit.figures.units import Unit, canonical_units

_SIZE, _NEAR, _REACH = EN.pattern("quake"), EN.pattern("quake_near"), 160
_BEFORE, _BEHIND = EN.pattern("quake_before"), EN.pattern("quake_behind")


def magnitude_at(text: str, at: int) -> Unit | None:
    """The unit of the number at `at`, where the words around it say that it is a magnitude."""
    if not text[at].isdecimal() or not _SIZE.match(text, at):
        return None
    if not (_BEHIND.match(text, at) or _BEFORE.search(text, max(0, at - 70), at)):
        return None
    near = _NEAR.search(text, max(0, at - _REACH), at + _REACH)
    return canonical_units()["level"] if near else None
