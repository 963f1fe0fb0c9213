"""What brackets that say a figure again tell of it: the hedge of about 20 miles (32 km) and
超过16英尺(5米), the short tons of 200 tons (181 metric tons)."""

from claimaudit.figures import Figure, Interval
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.reader import FigureReader
from claimaudit.figures.units import is_money
from claimaudit.scan.lists import FIGURES, LIMITS

_OPENED, _CLOSED = FIGURES.words("said_again_in"), FIGURES.words("said_again_to")
_GOES_ON = FIGURES.words("said_again_too")
_MEASURES = FIGURES.words("said_again_measures")
_TONS = FIGURES.pattern("bare_tons")
_ALIKE = LIMITS["restated_part"]
# Of these a hedge is told by words around the number; a range stands for itself.
_HEDGED = ("about", "nearly", "over", "under", "up_to")


def restate(text: str, reader: FigureReader, figures: list[Figure | Unreadable]) -> None:
    """Gives each figure in brackets, which says again what the one before it does, its hedge, and
    tons the size that the other tells; so with those behind it, up to €80m (£67m, $88m)."""
    told: Figure | None = None
    for i in range(1, len(figures)):
        one, two = figures[i - 1], figures[i]
        if isinstance(one, Unreadable) or isinstance(two, Unreadable):
            continue
        if text[one.end : two.start] in _OPENED:
            figures[i - 1 : i + 1] = one, two = _short(reader, one, two), _short(reader, two, one)
            told = one
        elif text[one.end : two.start] not in _GOES_ON:
            told = None
        if told is None or told.bound not in _HEDGED or two.bound != "exact":
            continue
        if _is_said_again(text, told, two):
            figures[i] = _hedged(reader, told, two) or two


def _short(reader: FigureReader, one: Figure, two: Figure) -> Figure:
    """`one` in short tons where its tons are those of `two` so: up to 4 tons (3,600 kilograms)."""
    told = _TONS.sub("short ton", one.text) if one.unit == two.unit else one.text
    short = _whole(reader, told) if told != one.text else None
    if short is None or abs(short.value - two.value) * _ALIKE > two.value:
        return one
    return short._replace(text=one.text, start=one.start, end=one.end)


def _is_said_again(text: str, one: Figure, two: Figure) -> bool:
    """Whether `two` is the amount `one`, as far as it is told, or in another currency."""
    if text[two.end : two.end + 1] not in _CLOSED:
        return False
    if one.unit == two.unit:
        return one.unit in _MEASURES and two.near.holds(Interval.point(one.value))
    return is_money(one.unit) and is_money(two.unit)


def _hedged(reader: FigureReader, one: Figure, two: Figure) -> Figure | None:
    """`two` with the hedge words before the number of `one`."""
    for start in range(1, len(one.text)):
        if (plain := _whole(reader, one.text[start:])) and plain.bound == "exact":
            found = _whole(reader, one.text[:start] + two.text)
            if found is None or found.unit != two.unit:
                return None
            if found.value != two.value:  # a difference of two temperatures, from no zero of theirs
                break
            return found._replace(text=two.text, start=two.start, end=two.end)
    return _as_far(one, two) if one.unit == two.unit else None


def _as_far(one: Figure, two: Figure) -> Figure | None:
    """`two` with bounds as far from it, for its size, as those of `one` are."""
    if one.value * two.value <= 0:
        return None
    ends = one.low, one.high
    low, high = (None if end is None else end * two.value / one.value for end in ends)
    return two._replace(low=low, high=high, bound=one.bound, ceiling=None)


def _whole(reader: FigureReader, text: str) -> Figure | None:
    """The figure that is all of `text`."""
    read = (reader.read_at(text, at) for at in range(len(text)))
    return next((one for one in read if one and (one.start, one.end) == (0, len(text))), None)
