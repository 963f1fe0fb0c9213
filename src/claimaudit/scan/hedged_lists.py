"""The hedge that figures in a row share: 至少21人死亡、7人失踪, up to 3, 5 and 7 years."""

from collections.abc import Iterator

from claimaudit.figures import Figure
from claimaudit.figures.figure import Unreadable
from claimaudit.figures.units import canonical_units, things
from claimaudit.scan.context import Context
from claimaudit.scan.lists import FIGURES, LIMITS
from claimaudit.scan.shared import Found, digits_of, unit_of

_LIST_JOINTS, _JOINTS = FIGURES.words("list_joints"), FIGURES.words("hedged_joints")
_LAST, _SIDES = FIGURES.words("hedged_last"), FIGURES.pattern("hedged_sides")
_BEFALLEN, _AT_LEAST = FIGURES.pattern("befallen_between"), FIGURES.pattern("at_least_all")
_EACH, _PENALTIES = FIGURES.ahead("each_of_these", "$"), FIGURES.pattern("penalties")
_RESPECTIVE = FIGURES.pattern("respective_before"), FIGURES.pattern("respective_behind")
_BEFORE, _BEHIND = LIMITS["respective_before"], LIMITS["respective_behind"]
_MANY = LIMITS["list_numbers"]


def share_hedges(context: Context, figures: Found) -> None:
    """Gives each of `figures` the hedge that its neighbours print for it too."""
    _in_chinese(context, figures)
    for i, row in _rows(context.text, figures):
        if _reaches_all(context.text, row):
            figures[i + 1 : i + len(row)] = _hedged(context, row)


def _rows(text: str, figures: Found) -> Iterator[tuple[int, list[Figure]]]:
    """(place of the first, figures) of each list that an English hedge opens."""
    for i, first in enumerate(figures[:-1]):
        if isinstance(first, Unreadable) or first.bound in ("exact", "range"):
            continue
        row = [first]
        for two in figures[i + 1 :]:
            if isinstance(two, Unreadable) or two.bound != "exact":
                break
            if text[row[-1].end : two.start] not in _JOINTS and not _SIDES.match(text, row[-1].end):
                break
            row.append(two)
        if len(row) > 1:
            yield i, row


def _reaches_all(text: str, row: list[Figure]) -> bool:
    """Whether the hedge of the first is that of all: of what is counted another thing may stand
    behind each, about 40 men, 30 women and 12 children."""
    first, last = row[0], row[-1]
    if any(one.unit not in (None, last.unit) for one in row):
        return False
    before, behind = _RESPECTIVE
    if before.search(text, first.start - _BEFORE, first.start):
        return True
    if behind.match(text, last.end, last.end + _BEHIND) or _SIDES.match(text, row[-2].end):
        return True
    if last.unit is None or text[row[-2].end : last.start] not in _LAST:
        return False
    bare = all(_is_bare(one.text, digits_of(text, one) - one.start) for one in row[:-1])
    if len(row) < _MANY:
        return bare and first.unit == last.unit
    return bare or last.unit not in things()


def _is_bare(printed: str, at: int) -> bool:
    """Whether the number at `at` has neither a currency nor a unit beside it."""
    return printed[at:].isdecimal() and printed[at - 1 : at] in ("", " ")


def _hedged(context: Context, row: list[Figure]) -> Iterator[Figure]:
    """All but the first of `row`, each with its hedge."""
    reader, first, last = context.reader, row[0], row[-1]
    number = digits_of(context.text, first) - first.start
    for two in row[1:]:
        at = digits_of(context.text, two) - two.start
        hedge = first.text[: number - at] if first.text[:number].endswith(two.text[:at]) else ""
        shared = two.unit is not None and _is_bare(two.text, at)
        unit = unit_of(context.text, last) if shared else None
        read = reader.read_at(hedge + two.text, len(hedge) + at, unit) if hedge else None
        if read and (read.unit, read.value) == (two.unit, two.value):
            yield read._replace(text=two.text, start=two.start, end=two.end)
        else:  # its scale is printed once, behind the last: up to $5, $10 and $15 million
            yield _bounded(first, two)


def _bounded(first: Figure, two: Figure) -> Figure:
    """`two` with the bound of `first`; what is about or nearly so many has two."""
    if first.bound == "over":
        return two._replace(bound="over", low=two.value, high=None, ceiling=None)
    if first.bound in ("under", "up_to"):
        high = two.value if first.bound == "under" else two.high
        return two._replace(bound=first.bound, low=None, high=high)
    return two


def _in_chinese(context: Context, figures: Found) -> None:
    """至少21人死亡、7人失踪, 最高可罚款5万元及监禁3年, 分别超过3人和9%: the hedge is of all."""
    hedge, hedged_at, each = "", 0, False
    for i in range(len(figures) - 1):
        one, two = figures[i], figures[i + 1]
        if isinstance(one, Unreadable) or isinstance(two, Unreadable):
            continue
        if one.bound in ("exact", "range") or two.bound != "exact":
            continue
        if hedged_at != i or not hedge:
            hedge = one.text[: digits_of(context.text, one) - one.start]
            each = _EACH(context.text, one.start) is not None
        if hedge.isascii() or not _hedges_both(context.text, one, two, hedge, each=each):
            continue
        unit = canonical_units().get(two.unit or "")
        hedged = context.reader.read_at(hedge + two.text, len(hedge), unit)
        if hedged and hedged.unit == two.unit and hedged.value == two.value:
            figures[i + 1] = hedged._replace(text=two.text, start=two.start, end=two.end)
            hedged_at = i + 1


def _hedges_both(text: str, one: Figure, two: Figure, hedge: str, *, each: bool) -> bool:
    """Whether the `hedge` of `one` is that of `two` too; `each`: it is said of each of a list."""
    between = text[one.end : two.start]
    if _PENALTIES.match(f"{hedge}¤{between}¤{text[two.end : two.end + 5]}"):
        return True
    if between in _LIST_JOINTS:
        return each
    if one.unit != two.unit:
        return False
    return _AT_LEAST.fullmatch(hedge) is not None and _BEFALLEN.fullmatch(between) is not None
