"""One parser for every printed figure: in a quote, in a fact, in a scanned article.

`FigureReader.read` takes a text that is one figure and nothing else; `read_at` takes
the place of a number in a longer text and finds how far the figure reaches. Both work
on folded text (claimaudit.folding); offsets that `read` returns are those of its input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from claimaudit.figures.figure import Figure
from claimaudit.figures.interval import Interval
from claimaudit.figures.numerals import Numeral, lexicon, read_numeral
from claimaudit.figures.policy import FigurePolicy, Hedge, default_policy
from claimaudit.figures.units import Unit, unit_table
from claimaudit.folding import fold

_SPACES = " \u00a0\u2009\u202f"
_RANGE = re.compile(r"[ \u00a0]?(?:到|至|~|～|〜|-|–|—|−| to | and )[ \u00a0]?", re.IGNORECASE)
_SIGN = re.compile(r"[-−－+＋﹣]")
_MINUS = frozenset("-−－﹣")
_WORD = re.compile(r"[A-Za-z]+")
_START = re.compile(r"[^\W_]")
_DECADES = Decimal(10)

# A number that no figure is longer than; a run of digits beyond it states nothing.
MAX_FIGURE = 60


class UnreadableFigureError(ValueError):
    """The text is not one figure; the message says what could not be read."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with the unit that follows it, up to `end`."""

    number: Numeral
    unit: Unit | None
    end: int


class FigureReader:
    """Reads figures by the tables of the package and the rules of one policy."""

    def __init__(self, policy: FigurePolicy | None = None) -> None:
        self.policy = policy or default_policy()
        self._before = _by_last_letter(self.policy.before)
        self._after = _by_first_letter(self.policy.after)

    # --- whole texts ------------------------------------------------------------

    def read(self, printed: str, unit_from: str | None = None) -> Figure:
        """The figure that `printed` is, `unit_from` the unit where a table's header names it.

        Raises UnreadableFigureError where something stays unread.
        """
        text = fold(printed.strip()).text
        if len(text) > MAX_FIGURE:
            raise UnreadableFigureError(f"longer than {MAX_FIGURE} characters")
        unit = None
        if unit_from is not None:
            unit, end = _unit_at(unit_from.strip(), 0)
            if unit is None or end != len(unit_from.strip()):
                raise UnreadableFigureError(f"unknown unit “{unit_from}”")
        for at in _starts(text):
            found = self.read_at(text, at, unit)
            if found and found.start == 0 and found.end == len(text):
                return replace(found, text=printed, end=len(printed))
        raise UnreadableFigureError(self._what_is_left(text, unit))

    def _what_is_left(self, text: str, unit: Unit | None) -> str:
        for at in _starts(text):
            if found := self.read_at(text, at, unit):
                rest = (text[: found.start] + " " + text[found.end :]).strip()
                return f"“{found.text}” is read, but “{rest}” is no unit or hedge that is known"
        return "no number in it that is known"

    # --- a place in a text -------------------------------------------------------

    def read_at(self, text: str, at: int, header: Unit | None = None) -> Figure | None:
        """The figure whose number (or phrase) starts at `at` of the folded `text`."""
        phrase = self._phrase(text, at)
        if phrase:
            return phrase
        start, negative, lead = _leading(text, at)
        first = _amount(text, at)
        if first is None:
            return None
        second = _range_end(text, first)
        unit = (second.unit if second else None) or first.unit or lead or header
        if lead and unit is not lead and first.unit is not None:
            unit = lead if first.unit.canonical == lead.canonical else first.unit
        end = (second or first).end
        if second:
            bounds = self._range(first, second, unit)
            return self._make(text, start, end, bounds, unit, "range", None)
        if first.number.kind == "pair":
            bounds = self._pair(first.number, unit)
            return self._make(text, start, end, bounds, unit, "range", None)
        return self._hedged(text, start, end, first.number, unit, negative)

    # --- intervals ----------------------------------------------------------------

    def _quantum(self, number: Numeral, unit: Unit | None) -> Decimal:
        """The place value that rounding could have touched; zero for an exact count."""
        confirmed = number.magnitude or (unit is not None and (unit.si or unit.percent))
        quantum = number.quantum if confirmed else number.loose
        whole = number.quantum == 1 and not number.magnitude and number.kind == "plain"
        if unit is not None and unit.counts and whole:
            exact = number.loose == 1 or number.value < self.policy.exact_counts_below
            return Decimal(0) if exact else quantum
        return quantum

    def _near(self, number: Numeral, unit: Unit | None) -> tuple[Interval, Decimal | None]:
        """(what rounds to the number, how far it reaches if cut off), before any hedge."""
        value = number.value
        if number.kind == "fraction":
            spread = value * self.policy.fraction
            return Interval(value - spread, value + spread), None
        quantum = self._quantum(number, unit)
        half = quantum * self.policy.half_unit
        # A figure of one digit would hide up to half of itself if it were cut off.
        cuttable = abs(value) >= quantum * _DECADES ** (self.policy.truncation_digits - 1)
        ceiling = value + quantum * self.policy.truncation_units if cuttable else None
        return Interval(value - half, value + half), ceiling

    def _range(self, first: _Amount, second: _Amount, unit: Unit | None) -> Interval:
        low, high = first.number, second.number
        if second.number.magnitude and not first.number.magnitude and low.value < high.core:
            scale = high.value / high.core
            low = replace(
                low, value=low.value * scale, quantum=low.quantum * scale, loose=low.quantum * scale,
                magnitude=True,
            )  # fmt: skip
        near_low, near_high = self._near(low, unit)[0], self._near(high, unit)[0]
        if first.unit and second.unit and first.unit is not second.unit:
            near_low = near_low.scale(first.unit.factor / second.unit.factor)
        return near_low.hull(near_high)

    def _pair(self, number: Numeral, unit: Unit | None) -> Interval:
        assert number.high is not None
        upper = replace(number, value=number.high, kind="plain")
        return self._near(replace(number, kind="plain"), unit)[0].hull(self._near(upper, unit)[0])

    def _make(
        self, text: str, start: int, end: int, bounds: Interval, unit: Unit | None, bound: str,
        value: Decimal | None,
    ) -> Figure:  # fmt: skip
        """A figure whose interval stands already; its value is the middle of a range."""
        factor = unit.factor if unit else Decimal(1)
        low, high = bounds.low, bounds.high
        if value is None:
            assert low is not None and high is not None
            value = (low + high) / 2
        scaled = bounds.scale(factor)
        return Figure(
            text[start:end], start, end, value * factor, scaled.low, scaled.high, scaled, None,
            unit.canonical if unit else None, bound,
        )  # fmt: skip

    def _hedged(
        self, text: str, start: int, end: int, number: Numeral, unit: Unit | None, negative: bool
    ) -> Figure:
        if number.kind == "several":
            low, high = (number.value * k for k in self.policy.several)
            start, end, _ = self._find_hedge(text, start, end)
            return self._make(text, start, end, Interval(low, high), unit, "order", number.value)
        if number.kind == "more":
            step = max(number.quantum, Decimal(1)) if number.quantum < 1 else number.quantum
            start, end, _ = self._find_hedge(text, start, end)
            upper = Interval(number.value, number.value + step)
            return self._make(text, start, end, upper, unit, "over", number.value)
        if number.kind == "percent":
            unit = unit or unit_table().spellings["%"]
            if unit.canonical == "%":
                unit = unit_table().spellings["x"]
                number = replace(number, magnitude=True)
        elif number.kind == "fraction" and unit is None:
            unit = unit_table().spellings["x"]
        start, end, hedge = self._find_hedge(text, start, end)
        near, ceiling = self._near(number, unit)
        factor = unit.factor if unit else Decimal(1)
        low, high = near.low, near.high
        if hedge:
            low, high = _apply(hedge, number.value, near)
            ceiling = None if hedge.bound not in ("nearly", "up_to") else ceiling
        if unit and unit.canonical == "x" and number.kind == "percent":
            unit, factor = unit_table().spellings["%"], Decimal(100)
        figure = Figure(
            text[start:end], start, end, number.value * factor,
            None if low is None else low * factor, None if high is None else high * factor,
            near.scale(factor), None if ceiling is None else ceiling * factor,
            unit.canonical if unit else None, hedge.bound if hedge else "exact",
        )  # fmt: skip
        return figure.negated() if negative else figure

    # --- hedges and phrases ---------------------------------------------------------

    def _find_hedge(self, text: str, start: int, end: int) -> tuple[int, int, Hedge | None]:
        """The span widened by the hedge words that touch it, and the hedge that rules."""
        before = _ends_with(text, start, self._before)
        after = _starts_with(text, end, self._after)
        if after:
            end = after[0]
            second = _starts_with(text, end, self._after)
            end = second[0] if second else end
        if before:
            start = before[0]
        chosen = before[1] if before else after[1] if after else None
        if before and after and after[1].bound == "order":
            chosen = after[1]
        return start, end, chosen

    def _phrase(self, text: str, at: int) -> Figure | None:
        for phrase, entry in _phrases().get(text[at].lower(), ()):
            end = at + len(phrase)
            if text[at:end].lower() != phrase:
                continue
            if phrase.isascii() and (_letter(text, at - 1) or _letter(text, end)):
                continue
            if entry["unit"] is None:
                unit, end = _unit_at(text, end)
            else:
                unit, _ = _unit_at(entry["unit"], 0)
            if "range" in entry:
                low, high = (Decimal(v) for v in entry["range"])
                return self._make(text, at, end, Interval(low, high), unit, "range", None)
            return self._phrase_value(text, at, end, unit, entry)
        return None

    def _phrase_value(
        self, text: str, at: int, end: int, unit: Unit | None, entry: dict[str, str]
    ) -> Figure:
        value = Decimal(entry["value"])
        kind = "fraction" if value < 1 else "plain"
        number = Numeral(end, value, Decimal(1), Decimal(1), kind, core=value)
        if entry.get("bound") == "over":
            return self._make(text, at, end, Interval(value, None), unit, "over", value)
        return self._hedged(text, at, end, number, unit, False)


def _apply(hedge: Hedge, value: Decimal, near: Interval) -> tuple[Decimal | None, Decimal | None]:
    """The interval of a hedged value: never narrower than its rounding on an open side."""
    low = None if hedge.low is None else value * hedge.low
    high = None if hedge.high is None else value * hedge.high
    assert near.low is not None and near.high is not None
    if hedge.bound in ("about", "order"):
        assert low is not None and high is not None
        return min(low, near.low), max(high, near.high)
    if hedge.bound in ("nearly", "up_to"):
        return low, near.high
    return low, high


def _starts(text: str) -> list[int]:
    """Where a number could start in a short text."""
    return [found.start() for found in _START.finditer(text)]


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def _amount(text: str, at: int) -> _Amount | None:
    number = read_numeral(text, at)
    if number is None or number.end - at > MAX_FIGURE:
        return None
    if number.glued:
        # "1.5T", "128k": a letter of a unit ("1.5TB") would have been read by the unit.
        return _Amount(number, None, number.end)
    unit, end = _unit_at(text, number.end)
    return _Amount(number, unit, end)


def _unit_at(text: str, at: int) -> tuple[Unit | None, int]:
    """The longest unit that stands at `at`, after one space or hyphen at most."""
    table = _spellings()
    for skip in (0, 1):
        start = at + skip
        if skip and (at >= len(text) or text[at] not in _SPACES + "-"):
            break
        for spelling, unit in table.get(text[start : start + 1], ()):
            if text.startswith(spelling, start):
                end = start + len(spelling)
                if spelling[-1].isascii() and spelling[-1].isalnum() and _letter(text, end):
                    continue
                return unit, end
        word = _WORD.match(text, start)
        if word and not _letter(text, word.end()):
            unit = unit_table().words.get(word.group().lower())
            if unit:
                return unit, word.end()
    return None, at


def _leading(text: str, at: int) -> tuple[int, bool, Unit | None]:
    """(start, negative, currency) of the sign and the currency before the number at `at`."""
    start, unit = at, None
    edge = start - 1 if start and text[start - 1] in _SPACES else start
    for sign, leading in _leads():
        if text.endswith(sign, 0, edge):
            if sign[0].isascii() and sign[0].isalpha() and _letter(text, edge - len(sign) - 1):
                continue
            start, unit = edge - len(sign), leading
            break
    edge = start - 1 if start > 1 and text[start - 1] in _SPACES else start
    if edge and _SIGN.match(text, edge - 1) and not _joins(text, edge - 2):
        return edge - 1, text[edge - 1] in _MINUS, unit
    return start, False, unit


def _joins(text: str, at: int) -> bool:
    """Whether a sign behind `at` joins two numbers or words instead of signing one."""
    return at >= 0 and (text[at].isalnum() and text[at].isascii() or text[at] in "%％)）")


def _range_end(text: str, first: _Amount) -> _Amount | None:
    joint = _RANGE.match(text, first.end)
    if not joint or joint.end() >= len(text) or first.number.kind in ("several", "fraction"):
        return None
    at = joint.end()
    for sign, _ in _leads():
        if text.startswith(sign, at) and at + len(sign) < len(text):
            at += len(sign)
            break
    second = _amount(text, at)
    if second is None or second.number.kind != "plain":
        return None
    if second.unit is None and first.unit is not None:
        return None
    if first.unit and second.unit and first.unit.dimension != second.unit.dimension:
        return None
    return second


_Words = dict[str, list[tuple[str, Hedge]]]


def _by_last_letter(words: dict[str, Hedge]) -> _Words:
    table: _Words = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        table.setdefault(word[-1], []).append((word, words[word]))
    return table


def _by_first_letter(words: dict[str, Hedge]) -> _Words:
    table: _Words = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        table.setdefault(word[0], []).append((word, words[word]))
    return table


def _ends_with(text: str, end: int, words: _Words) -> tuple[int, Hedge] | None:
    """(start, hedge) of the hedge word just before `end`."""
    edge = end
    while edge and text[edge - 1] in _SPACES and end - edge < 2:
        edge -= 1
    for filler in ("", "了", "出"):
        stop = edge - len(filler)
        if stop < 1 or (filler and text[stop:edge] != filler):
            continue
        for word, hedge in words.get(text[stop - 1].lower(), ()):
            start = stop - len(word)
            if start < 0 or text[start:stop].lower() != word:
                continue
            if word[0].isascii() and word[0].isalpha() and _letter(text, start - 1):
                continue
            if word in ("上", "过", "破") and not _opens(text, end, start):
                continue
            return start, hedge
    return None


def _opens(text: str, number: int, start: int) -> bool:
    """A one-letter hedge that is also a part of common words: 上万 yes, 以上3 and 通过3 no."""
    if text[start] == "上":
        return text[number : number + 1] in ("百", "千", "万", "亿") and text[start - 1 : start] != "以"
    before = text[start - 1 : start]
    return not before or before not in "通经超不难突打看"


def _surplus(text: str, at: int) -> bool:
    """Whether the 多 at `at` belongs to the figure before it: 6倍多 yes, 3天多次 no."""
    return text[at - 1] in "倍年月元天成岁人" and text[at + 1 : at + 2] not in tuple("于次种个家")


def _starts_with(text: str, at: int, words: _Words) -> tuple[int, Hedge] | None:
    """(end, hedge) of the hedge word that stands at `at`."""
    for start in (at, at + 1):
        if start >= len(text) or (start > at and text[at] not in _SPACES):
            break
        for word, hedge in words.get(text[start].lower(), ()):
            end = start + len(word)
            if text[start:end].lower() == word and not (
                word[-1].isascii() and word[-1].isalpha() and _letter(text, end)
            ):
                if word in ("多", "余") and not _surplus(text, start):
                    continue
                return end, hedge
    return None


@cache
def _spellings() -> dict[str, list[tuple[str, Unit]]]:
    table: dict[str, list[tuple[str, Unit]]] = {}
    for spelling in sorted(unit_table().spellings, key=lambda s: (-len(s), s)):
        table.setdefault(spelling[0], []).append((spelling, unit_table().spellings[spelling]))
    return table


@cache
def _leads() -> tuple[tuple[str, Unit], ...]:
    leads = unit_table().leading
    return tuple((s, leads[s]) for s in sorted(leads, key=lambda s: (-len(s), s)))


@cache
def _phrases() -> dict[str, list[tuple[str, dict[str, str]]]]:
    table: dict[str, list[tuple[str, dict[str, str]]]] = {}
    phrases = lexicon()["phrases"]
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        table.setdefault(phrase[0], []).append((phrase, phrases[phrase]))
    return table
