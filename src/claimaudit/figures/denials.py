"""Whether what a hedge says is denied before it: not less than, never fell below, nobody over."""

from claimaudit.figures.lexicon import EN, WORDS, ZH
from claimaudit.figures.limits import LIMITS

_DENIED, _UNDENIED = WORDS.ahead("negated"), ZH.words("undenied")
_VERBS = tuple(map(EN.pattern, ("denied_far", "denied_by_none")))
_OBJECT, _COMPARING = EN.pattern("denied_object"), tuple(EN.words("object_denied"))
_DOUBTFUL, _DENIED_OR, _OR = EN.ahead("doubtfully_denied"), EN.pattern("denied_or"), " or "
_WHILE, _PREPOSITIONS = EN.ahead("forbidden_while"), tuple(f" {w} " for w in EN.words("ruled"))
_FAR, _CLAUSE = LIMITS["denial"], LIMITS["denied_or"]
_TO = "to "  # of "to exceed"


def denied_from(text: str, start: int) -> int | None:
    """Where the words start that deny the bound whose hedge starts at `start` of the folded `text`;
    None where none do."""
    if not start or text[start] in _UNDENIED:
        return None
    found = _DENIED(text, start)
    if found is None and text[start - 1] == " ":
        verb_from = start + len(_TO) if text.startswith(_TO, start) else start
        near = max(0, start - _FAR), verb_from
        found = next(filter(None, (verb.search(text, *near) for verb in _VERBS)), None)
        if found is None and text.startswith(_COMPARING, start):
            found = _OBJECT.search(text, *near)
        if found is None and text.endswith(_PREPOSITIONS, 0, start):
            found = _WHILE(text, start)
    return found.start() if found else None


def may_be_denied(text: str, start: int) -> bool:
    """Whether nobody knows if the bound whose hedge starts at `start` is denied: has not paid more
    than 300 workers."""
    if text[start - 1 : start] != " ":
        return False
    if _DOUBTFUL(text, start):
        return True
    low = max(0, start - _CLAUSE)
    return text.endswith(_OR, 0, start) and _DENIED_OR.search(text, low, start) is not None
