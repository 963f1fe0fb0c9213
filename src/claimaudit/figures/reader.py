"""One parser for every printed figure: in a quote, in a fact, in a scanned article.

`FigureReader.read` takes a text that is one figure and nothing else; `read_at` takes
the place of a number in a longer text and finds how far the figure reaches. Both work
on folded text (claimaudit.base.folding); offsets that `read` returns are those of its input.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claimaudit.base.folding import Folded, fold
from claimaudit.figures.amounts import paid, read_amount, read_bracketed
from claimaudit.figures.figure import Bound, Figure, UnreadableFigureError
from claimaudit.figures.hedges import Hedged, HedgeFinder
from claimaudit.figures.inside import concerns_number, is_piece
from claimaudit.figures.interval import Interval
from claimaudit.figures.known import viewed_as
from claimaudit.figures.languages.digits import bare_point
from claimaudit.figures.languages.view import view_of
from claimaudit.figures.lexicon import EN, ZH, is_behind_cjk
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.metals import is_weight, ounces
from claimaudit.figures.numeral import MAX_FIGURE, Amount
from claimaudit.figures.phrases import SIGN, START, read_phrase, read_share_of_each
from claimaudit.figures.policy import FigurePolicy, default_policy
from claimaudit.figures.quakes import magnitude_at, sized
from claimaudit.figures.ranges import Range, changed, range_spread, read_range
from claimaudit.figures.rates import with_divisors
from claimaudit.figures.rates_before import (
    BEFORE_DIVISOR,
    divided_before,
    is_divisor,
    may_be_divided,
    may_stand_between,
)
from claimaudit.figures.rounding import AS_WRITTEN, Printed, bounds, spread
from claimaudit.figures.temperatures import DEGREE, temperature
from claimaudit.figures.told import told_at
from claimaudit.figures.unit_words import before_number, either_way, leading, unit_at
from claimaudit.figures.units import Unit, unit_table

_BARE, _PACKED = Unit(""), EN.pattern("packed")
_EACH, _ONCE, _TIMES_WHAT = ZH.words("each"), ZH.pattern("once"), EN.pattern("times_what")
_NEAR = LIMITS["times_each"]


class FigureReader:
    """Reads figures by the tables of the package and the rules of one policy, in texts of
    `language`; None reads Chinese and English."""

    def __init__(self, policy: FigurePolicy | None = None, language: str | None = None) -> None:
        self.policy = policy or default_policy()
        self.units = self.policy.units or unit_table()
        viewed = viewed_as(language)
        self._hedges = HedgeFinder(self.policy, viewed)
        self._view = view_of(viewed, self._hedges.words) if viewed else None
        # The same figure is printed again and again: 50%, 2 million.
        self._read_once = lru_cache(maxsize=4096)(self._read)

    def seen(self, folded: Folded) -> Folded:
        """The text in which `read_at` finds figures: `folded`, or what its language makes of it."""
        return self._view.of(folded) if self._view else folded

    def read(self, printed: str, unit_from: str | None = None) -> Figure:
        """The figure that `printed` is, `unit_from` the unit where a table's header names it:
        TFLOPS, million dollars, or million where the cells have their "$".

        Raises UnreadableFigureError where something stays unread.
        """
        return self._read_once(printed, unit_from)

    def _read(self, printed: str, unit_from: str | None) -> Figure:
        seen = self.seen(fold(printed.strip()))
        text = seen.running
        if len(text) > MAX_FIGURE:
            raise UnreadableFigureError(f"longer than {MAX_FIGURE} characters")
        unit = None if unit_from is None else self._header(unit_from)
        if unit_from is not None and unit is None:
            return self._scaled(printed, unit_from)
        for found in self._anywhere(text, unit):
            if found.start == 0 and found.end == len(text):
                return found if text == printed else found._replace(text=printed, end=len(printed))
        part = next(self._anywhere(text, unit), None)
        if part is None:
            raise UnreadableFigureError("no number in it that is known")
        raw, start, end = printed.strip(), seen.raw(part.start), seen.raw_end(part.end)
        rest = (raw[:start] + " " + raw[end:]).strip()
        message = f"“{raw[start:end]}” is read, but “{rest}” is no unit or hedge that is known"
        raise UnreadableFigureError(message)

    def _header(self, unit_from: str) -> Unit | None:
        """The unit that a header names, if it is one by itself."""
        text = self._view.of(fold(unit_from.strip())).text if self._view else unit_from.strip()
        unit, end = unit_at(text, 0, self.units)
        if unit is not None and end == len(text):
            return unit
        # In a text `s` is no second but behind a slash; a header names nothing else by it.
        symbol = self.units.below.get(text)
        return symbol if symbol is not None and symbol.canonical == text else None

    def _scaled(self, printed: str, header: str) -> Figure:
        """The figure under a header that names what it is counted in: million dollars."""
        try:
            if header.strip()[:1].isdecimal():
                raise UnreadableFigureError("digits would go on the number")
            found = self.read(f"{printed} {header}")
        except UnreadableFigureError:
            raise UnreadableFigureError(f"unknown unit “{header}”") from None
        return found._replace(text=printed, end=len(printed))

    def _anywhere(self, text: str, unit: Unit | None) -> Iterator[Figure]:
        for start in START.finditer(text):
            if found := self.read_at(text, start.start(), unit):
                yield found

    def read_at(self, text: str, at: int, header: Unit | None = None) -> Figure | None:
        """The figure whose number (or phrase) starts at `at` of the folded `text`.

        `header` is the unit of a number that prints none.
        """
        if at >= len(text):
            return None
        share = read_share_of_each(self.policy, text, at) if at else None
        if phrase := share or read_phrase(self.policy, text, at):
            return self._figure(text, phrase)
        start, negative, lead = at, False, None
        if at and concerns_number(text[at - 1]):
            start, negative, lead = leading(text, at - bare_point(text, at))
            if start == at and (is_piece(text, at) or self._divides(text, at)):
                return None
            if start == at > 1 and text[at - 1] == "(" and (loss := self._loss(text, at)):
                return loss
        first = read_amount(text, at, self.units, negative=negative)
        if first is None:
            return None
        first = sized(text, start, first)
        if header is None and lead is None and first.unit is None:
            header = told_at(text, start, first.end) or magnitude_at(text, start)
        if lead is not None:
            first = paid(text, first, lead, self.units) or first._replace(
                unit=None, end=first.number.end
            )
        both = None
        if first.end < len(text):
            both = read_range(text, start, first, lead, self.units)
        if both and both.change:
            first = changed(both, start, first.unit or lead)
        elif both:
            return self._range(text, both, lead, header)
        return self._single(text, (start, at), first, first.unit or lead or header)

    def starts_before(self, text: str, at: int) -> bool:
        """Whether a figure whose number stands at `at` may start further left: with a sign, a
        currency, what it is divided by or a hedge."""
        if at and (text[at - 1] in before_number() or may_be_divided(text, at)):
            return True
        return self.is_hedged(text, at)

    def is_hedged(self, text: str, at: int) -> bool:
        """Whether a hedge may end before the number at `at`."""
        return self._hedges.may_end_at(text, at)

    def _divides(self, text: str, at: int) -> bool:
        """Whether the number at `at` is of what another is divided by, as in 每10万人中有15467人;
        每4分钟收取1公里 tells two figures, and how often something is done is one."""
        if not is_divisor(text, at) or _PACKED.match(text, at):
            return False
        amount = read_amount(text, at, self.units) if text[at - 1] in _EACH else None
        if amount is not None and amount.unit is None:  # 每5—10年
            both = read_range(text, at, amount, None, self.units)
            amount = both.second if both else amount
        if amount is None or amount.unit is None or amount.unit.canonical != "s":
            return True
        for number in SIGN.finditer(text, amount.end, amount.end + _NEAR):
            if _ONCE.match(text, number.start()):
                return False
            if read_amount(text, number.start(), self.units):
                start = self._hedges.find(text, leading(text, number.start())[0], number.end())[0]
                return may_stand_between(text, amount.end, start)
        return False

    def _single(
        self, text: str, place: tuple[int, int], first: Amount, unit: Unit | None
    ) -> Figure:
        """The figure that is one amount; `place` is where it starts, and its number."""
        (start, at), number = place, first.number
        hedged = self._hedges.find(text, start, first.end)
        if start and unit is not None and unit.counts:
            unit = self._averaged(text, start, hedged[0], unit)
        written, kind = spread(self.policy, number, unit), number.kind
        if both_ways := either_way(text, start, negative=first.negative):  # how far, not where
            start, first = start - both_ways, first._replace(negative=False)
            unit = replace(unit, offset=Decimal(0)) if unit and unit.offset else unit
        elif unit is not None and (unit.offset or unit.canonical == DEGREE or is_weight(unit)):
            unit = temperature(text, start, first.end, unit)
            if first.negative and unit.offset:
                unit = replace(unit, offset=-unit.offset)  # all of it is negated below
        printed = Printed(start, first.end, written, unit, kind, number)
        figure = self._figure(text, printed, hedged if start == place[0] else None)
        if first.negative:
            figure = figure.below_zero()
        if figure.end == first.end:
            return figure
        if unit is None:
            return self._counted(text, at, figure)
        unit, end = with_divisors(self.units, text, unit, figure.end)
        if end > figure.end and unit is not None:  # $1 million or more per game
            figure = self._figure(text, printed._replace(unit=unit), hedged)
            figure = figure._replace(text=text[figure.start : end], end=end)
        return figure

    def _averaged(self, text: str, start: int, hedged: int, unit: Unit) -> Unit:
        """每平方公里153人 is no exact count: `unit` as one that is not counted. The number and its
        currency start at `start`, its hedge at `hedged`."""
        if text[start - 1].isascii():
            return unit
        made, _ = divided_before(self.units, text, hedged, unit)
        return unit if made is unit else replace(unit, counts=False)

    def _counted(self, text: str, at: int, figure: Figure) -> Figure:
        """Six or more cups, 25k+ stars: the unit behind the hedge."""
        last = text[figure.end - 1]
        unit, end = unit_at(text, figure.end, self.units) if last.isascii() else (None, 0)
        if unit is None or (unit.is_multiple and not _TIMES_WHAT.match(text, end)):
            return figure  # cancelled two or more times
        low = max(0, figure.start - 1)
        named = self.read_at(text[low : figure.end], at - low, unit)
        if named is None or named.start + low != figure.start:
            return figure
        return named._replace(text=text[figure.start : end], start=figure.start, end=end)

    def _loss(self, text: str, at: int) -> Figure | None:
        """$(4.5) million: money in brackets is lost."""
        start, _, lead = leading(text, at - 1)
        amount = read_bracketed(text, at) if lead else None
        if amount is None:
            return None
        written = spread(self.policy, amount.number, lead)
        return self._figure(text, Printed(start, amount.end, written, lead, "plain")).negated()

    def _range(
        self, text: str, both: Range, lead: Unit | None, header: Unit | None
    ) -> Figure | None:
        if lead is None and both.is_dated(text):
            return None
        unit = both.second.unit or both.first.unit or lead or header
        if unit is not None:
            unit = temperature(text, both.start, both.end, unit)
        written = range_spread(self.policy, both, unit)
        number = both.second.number
        printed = Printed(both.start, both.end, written, unit, "pair", number)
        return self._figure(text, printed, inner=both.hedge)

    def _figure(
        self, text: str, printed: Printed, hedged: Hedged | None = None, inner: str | None = None
    ) -> Figure:
        """The figure that is printed, with the hedge words that touch it, where they are not told
        as `hedged`, and the `inner` one."""
        written, unit = printed.written, printed.unit
        start, end, hedges = hedged or self._hedges.find(text, printed.start, printed.end)
        if inner and (inside := self._hedges.named(inner)):
            hedges = [*hedges, inside]
        if unit is not None and start and is_behind_cjk(text, start) and not unit.is_multiple:
            unit, divided = divided_before(self.units, text, start, unit)
            unit = unit if divided == start else ounces(text, divided, end, unit)
            if divided < start and not hedges and text[divided] in BEFORE_DIVISOR:  # 约每公斤20元
                divided, end, hedges = self._hedges.find(text, divided, end)
            start = divided
        if hedges and unit is not None and printed.number and not printed.number.is_round:
            # 10纳米级 names a class, no order of magnitude
            hedges = [hedge for hedge in hedges if hedge.bound != "order"]
        low: Decimal | None = written.low
        high: Decimal | None = written.high
        bound: Bound = "exact"
        if hedges or printed.kind not in AS_WRITTEN:
            low, high, bound = bounds(printed, hedges)
        ceiling = None if hedges and bound != "up_to" else written.ceiling
        value = (written.value + written.top) / 2 if printed.kind == "pair" else written.value
        made = unit or _BARE
        # Of most units nothing is added to the number.
        of: Callable[[Decimal], Decimal] = made.of if made.offset else made.factor.__mul__
        near_low, near_high = of(written.low), of(written.high)
        if low is written.low:
            low = near_low
        elif low is not None:
            low = of(low)
        if high is written.high:
            high = near_high
        elif high is not None:
            high = of(high)
        return Figure(
            text[start:end], start, end, of(value), low, high, Interval(near_low, near_high),
            None if ceiling is None else of(ceiling),
            unit.canonical if unit else None, bound,
            written.core and (of(written.core[0]), of(written.core[1])),
            (of(written.value), of(written.top)) if printed.kind == "pair" else None,
        )  # fmt: skip
