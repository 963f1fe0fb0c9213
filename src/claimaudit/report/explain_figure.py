"""What a figure can honestly mean and why, and the sums that it is held against."""

from __future__ import annotations

from decimal import Decimal

from claimaudit.figures import Interval
from claimaudit.figures.dates import Days
from claimaudit.report.explain import Case
from claimaudit.report.quantity import days_text, interval_text, middle_text
from claimaudit.verdict.judge import PERCENT, Span
from claimaudit.verdict.trials import Trial, claimed_figure


def _percent(case: Case) -> bool:
    figure = case.registered.figure
    return figure is not None and figure.unit == "%"


def _as_printed(case: Case, unit: str | None) -> tuple[Decimal, str | None]:
    """(factor, unit) from base units to those that the claim prints."""
    return (1 / PERCENT, "%") if unit == "x" and _percent(case) else (Decimal(1), unit)


def in_its_unit(case: Case, interval: Interval, unit: str | None) -> str:
    """An interval in the unit that the claim prints."""
    factor, unit = _as_printed(case, unit)
    interval = interval.scale(factor)
    return interval_text(interval.low, interval.high, unit, "en")


def _days(days: Days) -> str:
    return days_text(days.first, days.last, "en")


def claimed_words(case: Case) -> str:
    """The claim's figure with what it can mean: “两倍: 1.5 to 2.5×”."""
    claim = case.registered.claim
    if case.registered.days is not None:
        return f"{claim.figure}: {_days(case.registered.days)}"
    figure = claimed_figure(case.registered, case.workspace.library)
    if figure is None:
        return f"the relation “{claim.relation}”" if claim.relation else ""
    span = Span.of(figure)
    return f"{claim.figure}: {in_its_unit(case, span.judged, span.unit)}"


def about_figure(case: Case) -> list[str]:
    """The figure, its interval, and why it is that interval."""
    claim = case.registered.claim
    if case.registered.days is not None:
        return [f"“{claim.figure}” can mean {_days(case.registered.days)}"]
    figure = claimed_figure(case.registered, case.workspace.library)
    if figure is None:
        return []
    span, policy = Span.of(figure), case.workspace.policy
    lines = [f"“{claim.figure}” can mean {in_its_unit(case, span.interval, span.unit)}"]
    near = in_its_unit(case, span.near, span.unit)
    if span.bound == "range":
        lines.append("a range as printed, each end rounded")
    elif span.near.low == span.near.high:
        lines.append("an exact count")
    else:
        lines.append(f"the bare number, rounded to its last digit, is {near}")
    for hedge in policy.hedges:
        if hedge.bound == span.bound:
            bounds = " to ".join("open" if b is None else f"{b:f}" for b in (hedge.low, hedge.high))
            lines.append(f"its words make it “{hedge.bound}” ({bounds} times): {hedge.why}")
    if span.bound == "up_to":
        lines.append(f"a maximum is judged as reached: {in_its_unit(case, span.judged, span.unit)}")
    if span.stretched != span.judged:
        reach = in_its_unit(case, span.stretched, span.unit)
        lines.append(f"cut off instead of rounded it reaches {reach}")
    if figure.unit is None:
        lines.append("no unit is printed with it")
    return lines


def trial_sum(case: Case, trial: Trial, reference: Interval) -> str:
    """`1 PFLOPS / 296 TFLOPS = 3.38× (1.69 to 5.08×)`; a single fact as printed."""
    shown = in_its_unit(case, reference, trial.unit)
    if trial.middle is None:
        return f"{trial.steps}: {shown}" if len(trial.facts) < 2 else f"{trial.steps} = {shown}"
    factor, unit = _as_printed(case, trial.unit)
    ends = reference.scale(factor)
    middle = middle_text(trial.middle * factor, ends.low, ends.high, unit, "en")
    return f"{trial.steps} = {middle} ({shown})"
