"""The pictures of the page, as SVG: counts as a bar, ratios as dots, intervals on one scale."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from babel.numbers import is_currency
from markupsafe import Markup

from claimaudit.record.claims import ClaimRecord, Ends, FactRecord, TrialRecord
from claimaudit.record.measures import as_number
from claimaudit.record.models import Counts
from claimaudit.record.tally import statements
from claimaudit.report.displays import whole
from claimaudit.report.figure import claimed_ends, times, unit_of
from claimaudit.report.html.axis import Axis, axis_of
from claimaudit.report.phrase import Phrase, currency, joined, number, quantity, say
from claimaudit.report.printed import given
from claimaudit.workspace.policy import GRAVEST, Tolerances, Verdict

# The style sheet gives each class a sign and a colour: never colour alone.
STYLES: dict[Verdict, str] = {
    "contradicted": "vc",
    "misleading": "vm",
    "conflicting": "vk",
    "supported": "vs",
    "unverifiable": "vu",
    "not rated": "vn",
}


def _drawn(style: str, attributes: str, shapes: Iterable[str]) -> Markup:
    """An SVG of `shapes`. All three are numbers and fixed names; what is drawn stands beside the
    picture in words, so it is hidden from screen readers."""
    inside = "".join(shapes)
    return Markup(f"<svg class={style} {attributes} aria-hidden=true>{inside}</svg>")  # noqa: S704


# --- how many of each verdict ---------------------------------------------------------------

_BAR = 1000


def bar(counts: Counts) -> Markup:
    """The shares as one stacked bar, the gravest first."""
    total = sum(counts.values()) or 1
    ends = accumulate((counts[verdict] for verdict in GRAVEST), initial=0)
    places = pairwise(round(_BAR * end / total) for end in ends)
    shapes = (
        f"<rect class=f-{STYLES[verdict]} x={start} width={end - start} height=20 />"
        for verdict, (start, end) in zip(GRAVEST, places, strict=True)
        if end > start
    )
    return _drawn("bar", f'viewBox="0 0 {_BAR} 20" preserveAspectRatio=none', shapes)


def share(part: int, whole: int) -> Markup:
    """One of these counts as a bar."""
    width = round(_BAR * part / (whole or 1))
    shapes = [f"<rect class=f-vs width={width} height=8 />"]
    return _drawn("share", f'viewBox="0 0 {_BAR} 8" preserveAspectRatio=none', shapes)


# --- an article's figures over their sources': a row for each that is off -----------------------

_RATIOS = Axis(1 / 20, 20, logarithmic=True)
_TICKS = {"1/10": 1 / 10, "1/3": 1 / 3, "1": 1, "3": 3, "10": 10}
# Percent of the width, for the labels at the ends.
_MARGIN = 3
_DIGITS = 2

# (claim, and for each currency that it may be in its picture and how many times as much it is)
Row = tuple[ClaimRecord, list[tuple[Markup, Phrase]]]


@dataclass(frozen=True)
class Chart:
    """What it shows in a sentence, a row for each figure that is off, the highest ratio first, and
    those that fit: what is said as “over” fits a higher one."""

    summary: Phrase
    off: list[Row]
    fits: list[ClaimRecord]


def chart(claims: Sequence[ClaimRecord]) -> Chart | None:
    """The picture of one article's claims, or None where nothing can be computed."""
    found = [(far, claim) for claim in statements(claims) if (far := times(claim)) is not None]
    if not found:
        return None
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    fits = [claim for _, claim in found if claim.verdict == "supported"]
    off = [_row(claim, far) for far, claim in found if claim.verdict != "supported"]
    key = "charts.summary" if off else "charts.all_fit"
    return Chart(say(key, n=len(found), fits=len(fits)), off, fits)


def _row(claim: ClaimRecord, far: float) -> Row:
    """Where no currency is printed, a picture for each that it may be in: no axis has two."""
    decided = None if claim.decided_by is None else claim.trials[claim.decided_by]
    readings = [(decided, [far])]
    point = (claim.unit is None and claim.point) or 0
    for trial in claim.decisive if point else ():
        if trial is not decided and "currency" in trial.conditions and (ends := given(trial)):
            readings.append((trial, [point / end for end in map(as_number, ends[::-1]) if end]))
    return claim, [(_dot(r, claim.verdict), _times(claim, trial, r)) for trial, r in readings]


def _times(claim: ClaimRecord, trial: TrialRecord | None, ratios: list[float]) -> Phrase:
    told = joined((number(ratio, _DIGITS) for ratio in ratios), "printed.to")
    off = say("charts.times", x=told)
    code = trial.conditions.get("currency") if trial and claim.unit is None else None
    return say("off.in_currency", currency=currency(code), off=off) if code else off


def grid() -> Markup:
    """The ratios that every row is drawn against."""
    lines = (
        f"<line x1={at} x2={at} y2=26 /><text x={at} y=40>{tick}</text>"
        for tick, at in ((tick, _percent(ratio)) for tick, ratio in _TICKS.items())
    )
    return _drawn("defs", "", ["<defs><g id=s-grid>", *lines, "</g></defs>"])


def _percent(ratio: float) -> str:
    return f"{_MARGIN + (100 - 2 * _MARGIN) * _RATIOS.share(ratio):.1f}%"


def _dot(ratios: list[float], verdict: Verdict) -> Markup:
    """The article's figure, from end to end where its source's is a range, and how far from it."""
    low, high = min(ratios), max(ratios)
    near = min(max(low, 1), high)
    line = f"<line x1={_percent(1)} x2={_percent(near)} y1=13 y2=13 />"
    figure = f"<circle class=f-{STYLES[verdict]} cx={_percent(low)} cy=13 r=6 />"
    if low != high:
        ends = f"x1={_percent(low)} x2={_percent(high)} y1=13 y2=13"
        figure = f"<line class={STYLES[verdict]} {ends} />"
    return _drawn("dot", "", ["<use href=#s-grid />", line, figure])


# --- what a figure can mean, and what its sources give ----------------------------------------

WIDTH, _PAD, _ROW = 600, 14, 14
# So many references are drawn.
_MOST = 8


@dataclass(frozen=True)
class Bar:
    """What is drawn of an interval, in its row: its class, from where to where of `WIDTH`."""

    style: str
    row: int
    start: int
    end: int

    @property
    def path(self) -> str:
        middle = _ROW * self.row + _ROW // 2
        return f'<path class={self.style} d="M{self.start} {middle}h{self.end - self.start}"/>'


@dataclass(frozen=True)
class Scale:
    """Both figures along one axis, and what that shows in words."""

    bars: list[Bar]
    is_told: bool
    """Whether the words beside it say it all: a figure fits."""
    is_mixed: bool
    """Whether its sources are in two currencies: the article prints none, so that its figure is
    read beside each in its own."""
    low: Phrase
    high: Phrase
    logarithmic: bool
    references: list[tuple[Phrase, TrialRecord]]
    """(interval, the trial against it)"""
    decides: bool
    """Whether one of these decides: otherwise none has a sign."""

    @property
    def svg(self) -> Markup | None:
        """The picture, where it says more than the words."""
        box = f'viewBox="0 0 {WIDTH} {_ROW * (1 + len(self.references)) + 2}"'
        return None if self.is_told else _drawn("sc", box, (bar.path for bar in self.bars))

    @property
    def along(self) -> Phrase:
        """What is to be known of its axis."""
        words = ("mixed", self.is_mixed), ("scale_log", self.logarithmic)
        return joined((say(f"card.{key}") for key, so in words if so), "sentence.semicolon")

    def misfit(self, trial: TrialRecord) -> Phrase | None:
        """What is wrong with a reference, where something is."""
        if trial.holds or not self.decides:
            return None
        is_open = trial.outcome in ("partly", "inconclusive")
        return say(f"outcome.{trial.outcome}" if is_open else "conflicts.fails")

    def told(self, means: Phrase) -> list[Phrase]:
        """What the figure can mean, and what the sources give, where nobody sees the picture."""
        off = ((ends, self.misfit(trial)) for ends, trial in self.references)
        given = (say("share.off", given=ends, off=why) if why else ends for ends, why in off)
        said = ("claimed", means), ("reference", joined(given, "sentence.comma"))
        return [say("card.noted", label=say(f"card.{key}"), text=text) for key, text in said]


def scale(
    claim: ClaimRecord, policy: Tolerances | None, facts: Mapping[str, FactRecord]
) -> Scale | None:
    """The picture of a claim that was computed, or None."""
    claimed, unit = claimed_ends(claim, policy), unit_of(claim)
    references, units = _references(claim), _units(claim, facts)
    if claimed is None or not references:
        return None
    cut_off = claim.cut_off if "truncated" in claim.notes else None
    ends = [*claimed, *(claim.rounded or ()), cut_off, *(e for r in references for e in r)]
    # The article may print no currency: its axis is that of its sources where they have one.
    unit = unit or (units.get(next(iter(references))) if len({*units.values()}) == 1 else None)
    along = axis_of(ends, unit)
    # What holds is told in words; a picture shows how far something is off, or what else is left.
    hold = all(trial.holds for trial in references.values())
    return Scale(
        [*_figure(claim, along, claimed, cut_off), *_sources(along, references)],
        claim.verdict == "supported" and hold and cut_off is None,
        len({*units.values()}) > 1,
        _end_of(along.low, unit),
        _end_of(along.high, unit),
        along.logarithmic,
        [(quantity(ends, units.get(ends, unit)), trial) for ends, trial in references.items()],
        any(trial.decides for trial in claim.trials),
    )


def _units(claim: ClaimRecord, facts: Mapping[str, FactRecord]) -> dict[Ends, str]:
    """The currency of each reference or what it counts, where the article prints no unit."""
    found: dict[Ends, str] = {}
    for trial in claim.trials if claim.unit is None and claim.figure else ():
        fact = facts.get(trial.facts[0])
        unit = trial.conditions.get("currency") or (fact.unit if fact else None)
        if (ends := given(trial)) and unit and (is_currency(unit) or whole(unit)):
            found.setdefault(ends, unit)
    return found


def _references(claim: ClaimRecord) -> dict[Ends, TrialRecord]:
    """Distinct references -> the first trial against each; where some decide, these alone."""
    deciding = [trial for trial in claim.trials if trial.decides]
    found: dict[Ends, TrialRecord] = {}
    for trial in deciding or claim.trials:
        ends = given(trial)
        if ends is None or trial.difference_in is not None:
            continue  # a difference is on no axis of ratios
        if len(found) < _MOST:
            found.setdefault(ends, trial)
    return found


def _figure(claim: ClaimRecord, along: Axis, claimed: Ends, cut_off: float | None) -> Iterator[Bar]:
    yield _interval(along, claimed, 0, "k1")
    if cut_off is not None:
        yield Bar("k3", 0, *sorted((_edges(along, claimed)[1], _place(along, cut_off))))
    if claim.rounded and claim.rounded != claimed:
        yield _interval(along, claim.rounded, 0, "k2")
    if claim.point is not None:
        at = _place(along, claim.point)
        yield Bar("k4", 0, at - 1, at + 1)


def _sources(along: Axis, references: dict[Ends, TrialRecord]) -> Iterator[Bar]:
    for row, (reference, trial) in enumerate(references.items(), 1):
        yield _interval(along, reference, row, "r1" if trial.holds else "r0")


def _place(along: Axis, value: float) -> int:
    return round(_PAD + along.share(value) * (WIDTH - 2 * _PAD))


def _edges(along: Axis, ends: Ends) -> tuple[int, int]:
    """Where an interval begins and ends; an open end is the edge of the picture."""
    low, high = map(as_number, ends)
    start = 0 if low is None else _place(along, low)
    return start, WIDTH if high is None else _place(along, high)


def _interval(along: Axis, ends: Ends, row: int, style: str) -> Bar:
    low, high = _edges(along, ends)
    if high - low < 3:
        low, high = low - 1, low + 2
    return Bar(style, row, low, high)


def _end_of(value: float, unit: str | None) -> Phrase:
    if unit != "date":
        return quantity((value, value), unit)
    day = date.fromordinal(max(1, round(value))).isoformat()
    return quantity((day, day), unit)
