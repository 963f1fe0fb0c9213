"""What figures in a row share: the unit and the magnitude that are printed once."""

import re
from dataclasses import replace

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.languages import read_numeral
from claimaudit.figures.languages.digits import RUN
from claimaudit.figures.languages.zh import MAGNITUDE, MAGNITUDES, NUMERALS
from claimaudit.figures.lexicon import EN, either
from claimaudit.figures.unit_words import unit_at
from claimaudit.figures.units import Unit, canonical_units, is_money
from claimaudit.scan.context import Context
from claimaudit.scan.lists import FIGURES, LIMITS

_NEAR = LIMITS["shared_apart"]
# Units that figures share across English joints too.
_SHARED = ("pp", "%", "year", "level", "magnitude")
_LIST_JOINTS = FIGURES.words("list_joints")
_SPELLED_JOINTS, _SCALE_LATER = FIGURES.words("hedged_joints"), FIGURES.pattern("scale_later")
_COMMA = _SPELLED_JOINTS - FIGURES.words("hedged_last")
_SPELLED = EN.pattern("scale")
_ACROSS, _LENGTH = FIGURES.words("across"), "m"
_LATE = FIGURES.pattern("hedged_behind")
_LAST_JOINTS, _COMMAS = FIGURES.words("last_joints"), FIGURES.words("comma")
_IN_PLACE_OF = FIGURES.words("in_place_of")
_MEASURES, _COUNTED = FIGURES.words("listed_measures"), tuple(FIGURES.words("listed_counts"))
_NAMED_BETWEEN, _PART = FIGURES.pattern("named_between"), "."
_TIMES = FIGURES.pattern("listed_times")
_LARGE, _ALIKE = LIMITS["unshared_from"], LIMITS["shared_times"]
_TIMED, _TIMED_ALIKE = ("s", "year"), FIGURES.pattern("timed_alike")
_LATER = FIGURES.pattern("listed_later")
_SCALED = FIGURES.words("scaled_joints")
_NUMBER, _WORD = re.compile(either({*"0123456789", *NUMERALS})), re.compile(r"\b[A-Za-z]")

Found = list[Figure | Unreadable]


def share_scales(context: Context, figures: Found) -> None:
    """$5, $10 and $15 million, 3, 5 and 7 million people: the scale of the last is that of all. Two
    that print no currency may be of two things, 3 and 5 million people; the first is refused."""
    scale, many = "", False
    for i in reversed(range(len(figures) - 1)):
        one, two = figures[i], figures[i + 1]
        joint = context.text[one.end : two.start] if two.start - one.end <= _NEAR else ""
        later = _SCALE_LATER.fullmatch(context.text, one.start, two.start)
        if (
            (not later and joint not in _SPELLED_JOINTS)
            or isinstance(one, Unreadable)
            or isinstance(two, Unreadable)
        ):
            scale = ""
            continue
        if joint not in _COMMA:
            own = _SPELLED.match(context.text, _number_end(context.text, two))
            scale = own.group() if own else ""
            many = i > 0 and context.text[figures[i - 1].end : one.start] in _COMMA
        read = _scaled_alike(context, one, two, scale) if scale else None
        if read is None:
            scale = ""
            continue
        alike = is_money(one.unit) or many or _PART in one.text
        near = read.value * _ALIKE >= two.value
        figures[i] = read if alike and near else Unreadable(one.start, one.end)


def _scaled_alike(context: Context, one: Figure, two: Figure, scale: str) -> Figure | None:
    """`one`, in the currency of `two` or in nothing, with the `scale` of `two`; None where it is
    none of the same size: fees of $300 and $1 million."""
    signed = digits_of(context.text, two) > two.start
    paid = two.unit if is_money(one.unit) or (is_money(two.unit) and signed) else None
    if one.end != _number_end(context.text, one) or one.unit != paid:
        return None
    read = context.reader.read_at(one.text + scale, digits_of(context.text, one) - one.start)
    if read is None or (read.start, read.unit) != (0, one.unit):
        return None
    if read.value > _ALIKE * two.value:
        return None
    return read._replace(text=one.text, start=one.start, end=one.end)


def _number_end(text: str, figure: Figure) -> int:
    """Where the digits of `figure`, or the words for its number, end."""
    if found := RUN.match(text, digits_of(text, figure)):
        return found.end()
    words = (one.start() for one in _WORD.finditer(text, figure.start, figure.end))
    spelled = next(filter(None, (read_numeral(text, at) for at in words)), None)
    return spelled.end if spelled else figure.end


def share_units(context: Context, figures: Found) -> None:
    """“4.6和3.1个百分点”, “9、24、40层”: those before are in the unit of the last."""
    unit: Unit | None = None
    for i in reversed(range(len(figures) - 1)):
        one, two = figures[i], figures[i + 1]
        if isinstance(one, Unreadable) or isinstance(two, Unreadable):
            continue
        if one.unit is not None or two.start - one.end > _NEAR:
            unit = None
            continue
        unit = _shared(context.text, one, two, unit)
        if unit is not None:
            at = digits_of(context.text, one)
            shared = context.reader.read_at(context.text, at, unit)
            if shared and shared.end == one.end and shared.start <= one.start:
                figures[i] = shared._replace(unit=shared.unit or None)


def digits_of(text: str, figure: Figure) -> int:
    """Where the digits of `figure` start, behind its hedge."""
    found = _NUMBER.search(text, figure.start, figure.end)
    return found.start() if found else figure.start


def _shared(text: str, one: Figure, two: Figure, known: Unit | None) -> Unit | None:
    """The unit of `two` where it is printed once for `one` too; `known` where `two` itself has
    it from another."""
    between = text[one.end : two.start].strip()
    if between in _SCALED and (scaled := _scaled(text, one, two, known)):
        return scaled
    if two.unit is None:
        return None
    if between in _IN_PLACE_OF and _number_end(text, one) == one.end:
        return unit_of(text, two)
    if two.unit in _TIMED and _TIMED_ALIKE.fullmatch(text, one.end, two.end):
        return unit_of(text, two)  # 13- and 14-year-olds, two and five-year terms
    if two.unit in _SHARED or (two.unit == "x" and (known or _TIMES.search(two.text))):
        # 5,不足三成; of those 34, 95%
        lone = two.bound != "exact" or (known is None and text[one.end] == ",")
        apart = between in _COMMAS and lone
        # 2.5 million, 1.5 per cent more
        apart = apart or (one.value >= _LARGE and one.value >= _ALIKE * two.value)
        shares = between in _LIST_JOINTS and not _LATE.search(one.text)  # 65 or older and 12%
        shares = shares or (two.unit == "x" and between in _LAST_JOINTS)
        shares = shares or (_PART in one.text and _NAMED_BETWEEN.fullmatch(between) is not None)
        return canonical_units()[two.unit] if shares and not apart else None
    if between in _LAST_JOINTS or (between in _COMMAS and known is not None):
        counted = "," in one.text and two.text.endswith(_COUNTED)  # 26,000 and 24,000 jobs
        across = two.unit in _MEASURES or counted
    else:
        across = two.unit == _LENGTH and between in _ACROSS
    ranges = one.ends and two.ends  # 124±9 versus 132±7 mm Hg, 硬棘12至13、软条15至17枚
    listed = between in _LIST_JOINTS or (ranges and _NAMED_BETWEEN.fullmatch(between))
    if not across and (between.isascii() or not listed):
        return None
    if text[one.end - 1] in MAGNITUDES:  # 3万、5万元 and 五百万及六百万元
        return known or unit_of(text, two)
    if not (ranges or _number_end(text, one) == one.end) or _LATER.match(text, two.end):
        return None  # killed four and six hours later fled
    return known or (unit_of(text, two) if ranges else unit_at(text, _number_end(text, two))[0])


def unit_of(text: str, figure: Figure) -> Unit | None:
    """The unit that `figure` ends with, as it is meant: 枚 alone are chips or any things."""
    for at in range(digits_of(text, figure) + 1, figure.end):
        unit, end = unit_at(text, at)
        if unit is not None and end == figure.end:
            meant = figure.unit or ""
            return unit if unit.canonical == meant else canonical_units().get(meant)
    return None


def _scaled(text: str, one: Figure, two: Figure, known: Unit | None) -> Unit | None:
    """What 3 is counted in where 3、5万元 is printed: the magnitude of `two`, and its unit."""
    if known is None and MAGNITUDES.keys().isdisjoint(text[two.start : two.end + 1]):
        return None  # as of most in a row
    last = RUN.match(text, two.start)
    scale = MAGNITUDE.match(text, last.end()) if last else None
    if last is None or (scale is None and known is None):
        return None
    first = RUN.match(text, one.start)
    if first is None or first.end() != one.end:
        return None
    if scale is None:
        return known
    unit = unit_at(text, scale.end())[0] or Unit("")
    return replace(unit, factor=unit.factor * MAGNITUDES[scale.group()])
