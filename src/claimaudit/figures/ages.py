"""Ages that print no unit: aged 86, children under five, Thomas Sam, 42, said."""

from claimaudit.figures.lexicon import EN
from claimaudit.figures.units import Unit, canonical_units

_AGE, _BEFORE, _CALLED = EN.pattern("age"), EN.pattern("age_before"), EN.pattern("age_set_apart")
_SET_APART, _REACH = EN.pattern("age_closed"), 90


def age_at(text: str, at: int) -> Unit | None:
    """The unit of the number at `at`, where the words before it say that it tells an age."""
    if text[at - 1 : at] != " " or not _AGE.match(text, at):
        return None
    before = max(0, at - _REACH), at
    if _BEFORE.search(text, *before) or _is_set_apart(text, before):
        return canonical_units()["year"]
    return None


def _is_set_apart(text: str, before: tuple[int, int]) -> bool:
    """Whether the number stands between commas behind the name of a person."""
    at = before[1]
    return _SET_APART.match(text, at) is not None and _CALLED.search(text, *before) is not None
