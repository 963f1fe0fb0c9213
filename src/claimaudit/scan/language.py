"""Which language a text is in, where nobody has told.

Chinese is known by its characters. Any other text of some length is looked at by py3langid, a
naive Bayes classifier over byte n-grams with its model in the package: offline, and the same
answer every time. A line or a figure by itself tells nothing.
"""

from functools import cache
from typing import Any

from claimaudit.figures.known import UnknownLanguageError, base, called, is_there, is_told
from claimaudit.figures.lexicon import is_cjk
from claimaudit.scan.lists import LANGUAGE

# Letters; shares of them; what the classifier gives a language, of 1.
_LIMITS: dict[str, Any] = LANGUAGE.table("limits")


def detected(text: str, told: str | None = None) -> str | None:
    """The tag of the language of `text` (zh for Chinese of any script); None where it is too
    short, or of no language that can be told. A short text is told from the one it is said to be
    in, `told`, where nothing speaks for that."""
    sample = _sample(text)
    letters = sum(c.isalpha() for c in sample)
    if letters < _LIMITS["letters"]:
        return None
    kana = len(LANGUAGE.pattern("kana").findall(sample))
    han = sum(map(is_cjk, sample))
    if han > letters * _LIMITS["script"] and kana <= letters * _LIMITS["kana"]:
        return LANGUAGE.text("han")
    ranked: list[tuple[str, float]] = _classifier().rank(sample)
    if letters < _LIMITS["many"] and ranked[0][1] < _LIMITS["sure"]:
        return ranked[0][0] if told and _is_another(base(told), ranked) else None
    here = [(share, tag) for tag, share in ranked if is_there(tag)]
    if sum(share for share, _ in here) < _LIMITS["doubt"]:
        return ranked[0][0]
    share, best = max(here)
    return best if share >= _LIMITS["trust"] else None


def _is_another(told: str, ranked: list[tuple[str, float]]) -> bool:
    """Whether the classifier leaves next to nothing to the language `told`."""
    left: float = dict(ranked).get(told, 0)
    return ranked[0][1] >= float(_LIMITS["trust"]) and left < float(_LIMITS["unlike"])


def told_or_detected(text: str, told: str | None) -> str | None:
    """`told`, where that says which language it is, else what is detected.

    Raises UnknownLanguageError where figures in it cannot be read.
    """
    tag = told if is_told(told) else detected(text)
    if not is_there(tag):
        raise UnknownLanguageError(tag or "")
    return tag


def doubt(text: str, told: str | None) -> str | None:
    """What to tell whoever said that `text` is in the language `told`, where it looks to be in
    another: its figures are read by the rules of the one that was told."""
    found = detected(text, told) if is_told(told) else None
    if told is None or found is None or base(found) == base(told):
        return None
    return f"it is said to be in {called(told)} and looks like {called(found)}"


def _sample(text: str) -> str:
    """The start, the middle and the end of a text: what a page says around it is not the text."""
    part = int(_LIMITS["sample"])
    if len(text) <= 3 * part:
        return text
    middle = (len(text) - part) // 2
    return "\n".join((text[:part], text[middle : middle + part], text[-part:]))


@cache
def _classifier() -> Any:
    # It takes most of a second to load, and only texts of which nobody told need it.
    from py3langid import langid

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
