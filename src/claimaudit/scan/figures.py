"""Which numbers of a text are figures that state something."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from claimaudit.figures import Figure
from claimaudit.figures.lexicon import DIGITS, ENGLISH, PHRASES, TENS
from claimaudit.figures.units import canonical_units
from claimaudit.scan import dates, names
from claimaudit.scan.chrome import Chrome
from claimaudit.scan.reading import WindowReader, unit_starts
from claimaudit.scan.words import either, load, words

_NUMERALS = "".join([*DIGITS, *TENS, "万亿兆几数"])
_SHORT = 40
_ONES = [word for word, value in ENGLISH.items() if value < 10]
_TENS = [word for word, value in ENGLISH.items() if value >= 20]
_SPELLED = rf"(?:(?:{either(_TENS)})[ -](?:{either(_ONES)})|{either(ENGLISH)})"
_SEVERAL = ["tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"]
_ARTICLE = "third quarter half fifth tenth dozen hundred thousand million billion trillion".split()
_PHRASES = [*PHRASES, "half"]
_FIGURES = re.compile(r"\d++(?:,\d{3})*+(?:\.\d++)?+", re.ASCII)
_CJK = re.compile(f"[{_NUMERALS}]++")
_SAID = re.compile(either(p for p in _PHRASES if not p.isascii()))
_MONTH = re.compile(
    rf"(?:{either(words('dates', 'months'))}|Q(?=[1-4])|H(?=[12] 20)|FY(?= ?\d))(?![a-z])"
)
_WORD = re.compile(
    rf"(?:{_SPELLED}(?: hundred(?: and)?(?: {_SPELLED})?)?"
    rf"|an? (?:{either(_ARTICLE)})|{either(_SEVERAL)})(?![A-Za-z])",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"(?:{either(p for p in _PHRASES if p.isascii())})(?![A-Za-z])", re.IGNORECASE
)
_MONTHS = frozenset([*words("dates", "months"), "Q", "H", "FY"])
_WORDS = frozenset([*ENGLISH, *_SEVERAL, "a", "an"])
_SPOKENS = frozenset(re.split("[ -]", p)[0].lower() for p in _PHRASES if p.isascii())
# Where a number can start: cheap, since every character of a text passes here.
_START = re.compile(
    f"[0-9{_NUMERALS}{''.join({p[0] for p in _PHRASES if not p.isascii()})}]|[A-Za-z]++"
)
_RANKED = re.compile(r"\b(?:first|top|last)[ ]$")
_SCORE = re.compile(r"\d{1,3} ?[-–:：] ?\d{1,3}")
_LEADING_ZERO = re.compile(r"0\d")


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('figures', name))})[ ]?$")


@cache
def _after() -> re.Pattern[str]:
    endings = either(words("figures", "ordinal_endings"))
    return re.compile(rf"(?:{endings})(?![a-z])|(?:{either(words('figures', 'ordinal_after'))})")


@cache
def _list(name: str, key: str = "words") -> frozenset[str]:
    return frozenset(str(load("figures")[name][key]).split())


@cache
def _idioms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for idiom in words("figures", "idioms"):
        table.setdefault(idiom[:2], []).append(idiom)
    return table


_Reads = Callable[["Figures", int, int], "Figure | int | None"]


class Figures:
    """The figures of one folded text, and the dates that were met on the way."""

    def __init__(
        self, text: str, chrome: Chrome, reader: WindowReader, printed: Callable[[int], str]
    ) -> None:
        self._text, self._chrome, self._reader = text, chrome, reader
        self._printed = printed  # folded offset -> character of the raw text
        self.figures: list[Figure] = []
        self.dates: list[tuple[int, int]] = []
        self._collect()

    def _collect(self) -> None:
        text, at, reached = self._text, 0, 0
        for found in _START.finditer(text):
            start = found.start()
            if start < at:
                continue
            place = self._place(start, found)
            if place is None:
                continue
            kind, end = place
            if covered := self._chrome.end_of(start):
                at = max(covered, start + 1)
                continue
            at = end
            if kind is not Figures._digits and (dated := self._date(start)):
                at = max(at if kind is Figures._cjk else start, dated)
                continue
            if kind is Figures._month or end - start > _SHORT:
                continue
            figure = kind(self, start, end)
            if isinstance(figure, int):
                at = max(at, figure)
            elif figure is not None:
                at = max(at, figure.end)
                if figure.start >= reached:
                    self.figures.append(figure)
                    reached = figure.end
        self._share_units()

    def _place(self, start: int, found: re.Match[str]) -> tuple[_Reads, int] | None:
        """What kind of number can stand at `start`, and where its written part ends."""
        text, first = self._text, found.group()
        if first.isdecimal():
            # A circled or raised digit is folded to a digit, but counts nothing.
            plain = self._printed(start).isdecimal()
            match = _FIGURES.match(text, start)
            return (Figures._digits, match.end()) if match and plain else None
        if first.isascii():
            if first in _MONTHS and (match := _MONTH.match(text, start)):
                return Figures._month, match.end()
            lower = first.lower()
            if lower in _SPOKENS and (match := _SPOKEN.match(text, start)):
                return Figures._spoken, match.end()
            if lower in _WORDS and (match := _WORD.match(text, start)):
                return Figures._word, match.end()
            return None
        if match := _SAID.match(text, start):
            return Figures._phrase, match.end()
        return (Figures._cjk, match.end()) if (match := _CJK.match(text, start)) else None

    def _month(self, at: int, end: int) -> None:
        """The name of a month alone states nothing."""

    def _date(self, at: int) -> int:
        """The end of a date or time that starts at `at`, or 0."""
        if found := dates.date_at(self._text, at):
            self.dates.append(found)
            return found[1]
        return dates.time_at(self._text, at)

    # --- digits ------------------------------------------------------------------

    def _digits(self, at: int, end: int) -> Figure | int | None:
        text = self._text
        before = text[max(0, at - 4) : at]
        if _before("ordinal_before").search(before) or names.refused(text, at):
            return None
        signed = names.glued_to_name(text, at)
        if not signed and (reached := self._date(at)):
            return reached
        figure = self._reader.read(text, at)
        if figure is None or (signed and names.glued_to_name(text, at, figure.start)):
            return None
        if _after().match(text, end) or _LEADING_ZERO.fullmatch(text[at:end]) or self._cut(figure):
            return None
        if (year := dates.year_at(text, at)) and self._is_year(at, year, figure):
            self.dates.append((at, year))
            return year
        if text[at] == "0" and end - at > 1 and text[at + 1] != ".":
            return None
        if names.is_name(text, at, figure) or self._is_rank(at, figure):
            return figure.end if figure.unit == "x" else None
        if _RANKED.search(text, max(0, at - 6), at):
            return None  # the first 270 patients
        return figure if figure.unit is not None or self._states(at, end, figure) else None

    def _cut(self, figure: Figure) -> bool:
        """Whether a letter follows directly: "4o", "9800X3D"."""
        following = self._text[figure.end : figure.end + 1]
        last = self._text[figure.end - 1]
        return following.isascii() and following.isalnum() and last.isascii() and last.isalnum()

    def _is_year(self, at: int, year: int, figure: Figure) -> bool:
        if figure.start < at and self._text[at - 1] not in "-–":
            return figure.unit is None and figure.bound == "exact" and self._text[at - 1] in "'’"
        if figure.bound == "range" and dates.leads_year(self._text, at):
            return True  # from 200 in 2015 to 300
        if figure.unit is None or figure.unit == "s" or self._text[year : year + 1] in ("国", "年"):
            return figure.end <= year + 6 and figure.bound in ("exact", "range")
        return dates.leads_year(self._text, at) and figure.unit in (
            "item",
            "person",
            "company",
            "card",
        )

    def _is_rank(self, at: int, figure: Figure) -> bool:
        ranked = figure.unit in (None, "item", "person", "company")
        low = max(0, at - 2)
        if not ranked or not _before("ranks_before").search(self._text, low, at):
            return False
        other = _before("no_rank_before").search(self._text, low, at)
        return not other or any(mark in figure.text for mark in "大名位强")

    def _states(self, at: int, end: int, figure: Figure) -> bool:
        """Whether a number without a unit states something."""
        text = self._text
        written = text[at : figure.end]
        if figure.start < at or figure.bound not in ("exact", "range"):
            return True
        if not written[-1:].isdecimal() or "," in written:
            return True  # a magnitude, or grouped by commas
        if _SCORE.fullmatch(written) or (end - at > 6 and "." not in written):
            return False
        before, behind = text[max(0, at - 6) : at], text[figure.end : figure.end + 1]
        cjk = "\u3400" <= before[-1:] <= "\u9fff" or "\u3400" <= behind <= "\u9fff"
        if cjk:
            value = "." in written and not written.endswith(".0")
            return value or bool(_before("number_left").search(before))
        return not behind or behind not in "*/×÷^=_"

    # --- Chinese -------------------------------------------------------------------

    def _phrase(self, at: int, end: int) -> Figure | None:
        if self._text[at - 1 : at] in ("上", "下", "前", "后"):
            return None
        spoiled = load("figures")["phrase_behind"]["words"].get(self._text[at:end], "")
        if self._text[end : end + 1] in tuple(spoiled):
            return None
        return self._reader.read(self._text, at)

    def _cjk(self, at: int, end: int) -> Figure | None:
        text = self._text
        run = text[at:end]
        if self._idiom(at, end) or _before("ordinal_before").search(text, max(0, at - 4), at):
            return None
        if run == "一" and _before("one_before").search(text, max(0, at - 1), at):
            return None
        if len(run) == 1 and not self._worth_reading(run, at, end):
            return None
        if run[0] == "数" and len(run) > 1 and text[at - 1 : at] in _list("counted_by") and at:
            at, run = at + 1, run[1:]  # 人数千万
        figure = self._reader.read(text, at)
        if figure is None or self._is_rank(at, figure):
            return None
        if _after().match(text, end) or _after().match(text, figure.end):
            return None
        if run == "二" and figure.unit in ("item", "person", "company"):
            return None  # 二次, 二级: a rank; counts say 两
        if "分之" in figure.text:
            return figure
        if figure.end <= at or self._cut(figure):
            return None
        hedged = figure.start < at
        if run[0] in "几数" and len(run) == 1:
            vague = hedged or _before("vague_periods").search(text, max(0, at - 2), at)
            return figure if figure.unit == "s" and not vague else None
        if run == "一":
            return figure if hedged or self._one_counts(at, end) else None
        if all(c in "百千万亿十" for c in run):
            return figure if self._magnitude_counts(run, end, figure, hedged) else None
        if figure.unit is None:
            return (
                figure
                if len(run) > 1 and (hedged or run[-1] in "万亿千百" or figure.bound != "exact")
                else None
            )
        if len(run) == 1 and not hedged and text[end : figure.end] in _list("small_counts"):
            return None
        return figure

    def _worth_reading(self, run: str, at: int, end: int) -> bool:
        """Whether a lone numeral can be a figure; most, as in 一个 and 万, cannot."""
        behind = self._text[end : end + 1]
        if behind not in unit_starts() and behind not in "分多余来" or not behind:
            return False
        if self._text[at - 1 : at] in self._reader.hedge_ends:
            return True
        return run != "一" or self._one_counts(at, end)

    def _one_counts(self, at: int, end: int) -> bool:
        rule = load("figures")["weak_when_one"]
        behind = self._text[end : end + 4]
        if any(behind.startswith(unit) for unit in rule["units"].split()):
            return True
        before = self._text[max(0, at - 2) : at]
        return any(before.endswith(word) for word in rule["before"].split())

    def _magnitude_counts(self, run: str, end: int, figure: Figure, hedged: bool) -> bool:
        """百万级, 千亿元 and 万卡, but not 万能 and 百姓."""
        if run == "十":
            return figure.unit is not None
        if hedged or figure.bound == "order":
            return True
        follows = any(self._text.startswith(w, end) for w in _list("magnitude_followers"))
        if len(run) > 1:
            return figure.unit is not None or follows or run[-1] == "亿"
        return figure.bound == "over" or (follows and figure.unit not in (None, "s"))

    def _idiom(self, at: int, end: int) -> bool:
        text = self._text
        if text.startswith("分之", end):
            return False
        table = _idioms()
        for start in range(max(0, at - 3), at + 1):
            for idiom in table.get(text[start : start + 2], ()):
                if start + len(idiom) > at and text.startswith(idiom, start):
                    return True
        return False

    # --- English -------------------------------------------------------------------

    def _word(self, at: int, end: int) -> Figure | None:
        text = self._text
        if self._inside_word(at) or (text[end : end + 1] == "-" and not self._unit_behind(at, end)):
            return None
        first = text[at:end].lower()
        if first in _SEVERAL and not text.startswith(" of ", end):
            return None
        if first.startswith(
            ("a quarter", "a half", "a fifth", "a tenth", "a third")
        ) and not text.startswith((" of ", " to "), end):
            return None
        figure = self._reader.read(text, at)
        if figure is None or self._cut(figure):
            return None
        if first in _list("english_ones") and (figure.unit is None or figure.start == at):
            return (
                figure
                if figure.end > end + 3 and figure.unit is None and figure.value > 1
                else None
            )
        before = re.search(r"([A-Za-z]+)[ ]$", text[max(0, at - 12) : at])
        if (
            before
            and figure.start == at
            and before.group(1).lower() in _list("english_determiners")
        ):
            return (
                figure if figure.unit == "s" and before.group(1) not in ("first", "top") else None
            )
        if figure.unit is None and figure.end == end and first in ENGLISH:
            return (
                figure if self._counts_noun(end) and not names.is_name(text, at, figure) else None
            )
        return figure

    def _counts_noun(self, end: int) -> bool:
        behind = self._text[end : end + 4]
        return behind[:1] == " " and behind[1:2].isalpha() and behind != " or "

    def _unit_behind(self, at: int, end: int) -> bool:
        figure = self._reader.read(self._text, at)
        return figure is not None and figure.end > end

    def _inside_word(self, at: int) -> bool:
        before = self._text[at - 1 : at]
        return bool(before) and (before.isalnum() and before.isascii() or before in "-–'’_")

    def _spoken(self, at: int, end: int) -> Figure | None:
        text = self._text
        if self._inside_word(at):
            return None
        rule = load("figures")["loose_english"]
        if text[at:end].lower() in rule["words"].split():
            before = re.search(r"([A-Za-z]+)[ ]$", text[max(0, at - 10) : at])
            behind = re.match(r"[ ]([A-Za-z]+)", text[end : end + 10])
            if before and before.group(1).lower() in rule["refused_before"].split():
                return None
            if not behind or behind.group(1).lower() not in [*rule["only_before"].split(), "of"]:
                return None
        return self._reader.read(text, at)

    # --- lists -----------------------------------------------------------------------

    def _share_units(self) -> None:
        """ "4.6和3.1个百分点": the first is in the unit of the second."""
        for i in range(len(self.figures) - 1):
            one, two = self.figures[i], self.figures[i + 1]
            if one.unit is None and two.unit in ("pp", "%") and two.start - one.end <= 5:
                if self._text[one.end : two.start].strip() in (
                    "和",
                    "、",
                    "及",
                    "与",
                    "and",
                    ",",
                    ",and",
                    "/",
                    "或",
                ):
                    unit = canonical_units().get(two.unit)
                    shared = unit and self._reader.with_unit(self._text, one.start, unit)
                    if shared and shared.end == one.end:
                        self.figures[i] = shared
