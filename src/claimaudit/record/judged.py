"""One judged claim as it stands in the record: in the unit that the claim prints."""

from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from typing import Any

from claimaudit.figures import Figure, Interval
from claimaudit.figures.dates import Days
from claimaudit.record.claims import ApartRecord, ClaimRecord, Ends, FactRecord, TrialRecord
from claimaudit.record.measures import deviation, ratio, telling_trial
from claimaudit.verdict.evidence import Evidence, Trial, WeighedTrial
from claimaudit.verdict.judge import HOLDING
from claimaudit.verdict.ladder import Judgement
from claimaudit.verdict.span import PERCENT, Span
from claimaudit.workspace.library import ReadFact, ReadPrint

# What is known of where a claim stands.
_PLACE = ("file", "line", "start", "end", "figure_start")
_WHOLE = 10**15


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that prints shortest."""
    if value is None:
        return None
    whole = value == value.to_integral_value() and abs(value) < _WHOLE
    return int(value) if whole else float(value)


def ends(interval: Interval | None, factor: Decimal = Decimal(1)) -> Ends | None:
    """An interval in the unit that is `factor` to its own."""
    if interval is None:
        return None
    scaled = interval.scale(factor)
    return number(scaled.low), number(scaled.high)


def days_ends(days: Days | None) -> Ends | None:
    """An interval of days."""
    return (days.first.isoformat(), days.last.isoformat()) if days else None


def fact_record(read: ReadFact, like: Mapping[str, list[str]]) -> FactRecord:
    """A fact with its place and what it can mean; `like` are by document those with whose prints
    of its figure it shares its words."""
    best, figure = read.best.print, read.figure
    found = {
        **dict(read.fact),
        "prints": [_print(one, like.get(one.document.id, [])) for one in read.prints],
        "document": best.document,
        "locator": best.at,
        "printed": best.figure,
        "unit_from": best.unit_from,
        "file": read.file,
        "line": read.line,
        "bound": figure and figure.bound,
        "interval": _meaning(figure, read.days),
        "point": number(figure and figure.value),
        "rounded": ends(figure and figure.near),
        "unit": figure and figure.unit,
    }
    return FactRecord.model_validate(found)


def _print(one: ReadPrint, like: list[str]) -> dict[str, Any]:
    read = {name: getattr(one, name) for name in ("seen", "data", "figure_start")}
    return {**dict(one.print), **read, "like": like}


def _meaning(figure: Figure | None, days: Days | None) -> Ends | None:
    """What a figure, or a date, can mean."""
    return days_ends(days) or ends(figure and figure.interval)


def claim_record(row: Evidence, judgement: Judgement, ranks: Mapping[str, int]) -> ClaimRecord:
    """A claim with its verdict. `ranks` is fact id -> the rank of its document's tier."""
    claim, read, reference = row.registered.claim, _read(row), _reference(row)
    trials = [_trial(weighed, row) for weighed in row.trials]
    telling = telling_trial(judgement.verdict, judgement.reasons, trials, ranks)
    slip = "power_of_ten_slip" in judgement.reasons
    found = {
        **claim.model_dump(by_alias=True),
        **{name: getattr(row.registered, name) for name in _PLACE},
        **vars(judgement),
        **read,
        "article": row.registered.article.id,
        "reference": reference,
        "strength": None if row.strength is None else row.strength.name,
        "depends_on": row.depends_names,
        "depends_on_kind": row.row.depends_on,
        "facts": sorted({f.id for w in row.trials if w.decides for f in w.trial.facts}),
        "facts_of_quantity": row.row.facts,
        "trials": trials,
        "elsewhere": [_trial(weighed, row) for weighed in row.elsewhere],
        "apart": [
            ApartRecord(fact=a.fact.id, cause=a.cause, name=a.name, stated=a.stated, held=a.held)
            for a in row.apart
        ],
        "decided_by": telling,
    }
    if telling is not None and (slip or read["bound"] != "order"):  # 百万级 is no point to be off
        point, claimed, unit = read["point"], read["claimed"], read["unit"]
        printed = _printed(row.trials[telling].trial, _factor(row))
        found["off"] = deviation(point, claimed, unit, trials[telling], slip=slip, printed=printed)
    if any(trial.is_decisive for trial in trials):
        found["ratio"] = ratio(read["point"], reference)
    return ClaimRecord.model_validate(found)


def _read(row: Evidence) -> dict[str, Any]:
    """What was read of the claim's figure: as printed, and in the sense in which it is judged
    (a loss is a negative profit)."""
    printed, judged, days = row.registered.figure, row.figure, row.registered.days
    return {
        "bound": printed and printed.bound,
        "value": number(printed and printed.value),
        "near": ends(printed and printed.near),
        "ceiling": number(printed and printed.ceiling),
        "claimed": _meaning(judged, days),
        "point": number(judged and judged.value),
        "rounded": ends(judged and judged.near),
        "cut_off": number(judged and judged.ceiling),
        "unit": "date" if days else judged and judged.unit,
    }


def _factor(row: Evidence) -> Decimal:
    """From base units to the unit shown: percentages are shown as percentages."""
    return Decimal(100) if row.figure is not None and row.figure.unit == "%" else Decimal(1)


def _printed(trial: Trial, factor: Decimal) -> Ends | None:
    """The numbers that the one fact of a trial prints, those of a range; None where the trial
    makes another value of them."""
    figure = trial.facts[0].figure
    if len(trial.facts) > 1 or figure is None or trial.reference is None:
        return None
    span = Span.of(figure)
    if span.unit != trial.unit or trial.middle is not None:
        return None
    percent = PERCENT if figure.unit == "%" else Decimal(1)
    low, high = figure.ends or (figure.value, figure.value)
    return ends(Interval(low * percent, high * percent), factor)


def _trial(weighed: WeighedTrial, row: Evidence) -> TrialRecord:
    trial, factor, source = weighed.trial, _factor(row), weighed.trial.reference
    intervals = (source.interval, source.possible, source.surely) if source else (None, None, None)
    reference, possible, surely = (ends(interval, factor) for interval in intervals)
    return TrialRecord(
        conditions=dict(trial.key),
        facts=[f.id for f in trial.facts],
        outcome=trial.outcome,
        reference=days_ends(trial.days) or reference,
        difference_in=_difference_in(trial, row),
        steps=trial.steps,
        middle=number(trial.middle and trial.middle * factor),
        possible=possible,
        surely=surely,
        strength=weighed.strength.name,  # type: ignore[arg-type]
        late=weighed.late,
        decides=weighed.decides,
        judged_by=trial.judged_by,
    )


def _difference_in(trial: Trial, row: Evidence) -> str | None:
    """The unit of a difference that a relation was judged by, for want of a ratio."""
    return trial.unit if row.figure is None and trial.unit != "x" else None


def _reference(row: Evidence) -> Ends | None:
    """What the deciding trials say together: those that hold, else all of them."""
    deciding = [w.trial for w in row.trials if w.decides]
    chosen = [t for t in deciding if t.outcome in HOLDING] or deciding
    days = [t.days for t in chosen if t.days]
    if days:
        return days_ends(Days(min(d.first for d in days), max(d.last for d in days)))
    intervals = [t.reference.interval for t in chosen if t.reference and not _difference_in(t, row)]
    return ends(reduce(Interval.hull, intervals), _factor(row)) if intervals else None
