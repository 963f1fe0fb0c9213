"""The summary of a sweep: the wrong figures that are repeated most, and where."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from claimaudit.base.model import Model
from claimaudit.sweep.batch import Swept

# Verdicts that make a repeated claim a wrong figure.
_WRONG = {"contradicted", "misleading", "contradicted, misleading"}
# How many wrong figures are listed, and how many outlets of each: more than anybody follows up.
FIGURES, PLACES = 200, 20


class Place(Model):
    """An article in which a figure stands."""

    article: str
    url: str | None
    published: str | None
    outlet: str
    quote: str
    figure: str


class Wrong(Model):
    """A wrong figure: one that repeats a convicted claim, or deviates from every reference."""

    outcome: str
    verdict: str | None
    subject: str
    metric: str
    low: str | None
    high: str | None
    unit: str | None
    claims: list[str]
    facts: list[str]
    times: int
    days: dict[str, int]
    outlets: dict[str, int]
    first: Place


class Summary(Model):
    """summary.json"""

    articles: int = 0
    figures: int = 0
    linked: int = 0
    leads: dict[str, int] = {}
    repeated: dict[str, int] = {}
    left_out: dict[str, int] = {}
    wrong: list[Wrong] = []
    wrong_figures: int = 0
    days: dict[str, int] = {}
    outlets: dict[str, int] = {}


@dataclass
class _Group:
    row: dict[str, Any]
    days: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)


def summed_up(units: list[Swept], batches: Iterable[list[dict[str, Any]]]) -> Summary:
    """The summary of all units, from their counts and their leads as rows."""
    left, leads, repeated = Counter[str](), Counter[str](), Counter[str]()
    for one in units:
        left += one.left_out
    groups: dict[tuple[Any, ...], _Group] = {}
    for row in (row for batch in batches for row in batch):
        leads[row["outcome"]] += 1
        if row["outcome"] == "repeated":
            repeated[row["verdict"]] += 1
        if row["outcome"] == "deviates" or row["verdict"] in _WRONG:
            group = groups.setdefault(_key(row), _Group(row))
            group.days[row["published"] or ""] += 1
            group.outlets[row["outlet"]] += 1
    wrong = sorted(groups.items(), key=lambda item: (-item[1].days.total(), item[0]))
    return Summary(
        articles=sum(one.articles for one in units),
        figures=sum(one.figures for one in units),
        linked=sum(one.linked for one in units),
        leads=_sorted(leads),
        repeated=_sorted(repeated),
        left_out=_sorted(left),
        wrong=[_wrong(group) for _, group in wrong[:FIGURES]],
        wrong_figures=len(wrong),
        days=_sorted(sum((g.days for g in groups.values()), Counter())),
        outlets=_most(sum((g.outlets for g in groups.values()), Counter())),
    )


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    names = ("outcome", "subject", "metric", "low", "high", "unit", "verdict")
    return tuple(row[name] or "" for name in names)


def _wrong(group: _Group) -> Wrong:
    row = group.row
    return Wrong(
        **{name: row[name] for name in Wrong.model_fields if name in row},
        times=group.days.total(),
        days=_sorted(group.days),
        outlets=_most(group.outlets),
        first=Place(**{name: row[name] for name in Place.model_fields}),
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _most(counts: Counter[str]) -> dict[str, int]:
    """The largest counts, with ties in the order of names."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:PLACES])
