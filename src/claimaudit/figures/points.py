"""Points that are those of a poll, a 2 point lead in the survey, and not of a match."""

from claimaudit.figures.lexicon import EN

POINT_WORDS, _REACH = EN.words("point_words"), 150
_AHEAD, _PLAYED = EN.pattern("points_ahead"), EN.pattern("points_played")
_LED, _POLLED = EN.pattern("points_led"), EN.pattern("points_polled")


def is_polled(text: str, at: int, end: int) -> bool:
    """Whether the points of the number at:end are those of a poll, a 2 point lead."""
    ahead = _AHEAD.match(text, end)
    if not ahead and _LED.match(text, end) is None:
        return False
    low, high = max(0, at - _REACH), end + _REACH
    sentence = max(low, text.rfind(". ", low, at)), max(text.find(". ", end, high), 0) or high
    if _POLLED.search(text, *sentence):
        return True
    return ahead is not None and _PLAYED.search(text, *sentence) is None
