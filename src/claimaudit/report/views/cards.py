"""The claim card: everything that a verdict rests on."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.report.views.book import CLASSES, HOLDING, Book, Record, unit_of
from claimaudit.report.views.scales import Scale, scale
from claimaudit.report.views.sentences import sentence
from claimaudit.report.views.shown import anchor
from claimaudit.report.views.words import Pair, interval, known, same, say


@dataclass(frozen=True)
class TrialRow:
    """One combination of conditions, and how it came out."""

    record: Record
    steps: str
    value: Pair
    outcome: Pair
    style: str
    weight: Pair
    decides: bool
    late: bool
    numbers: list[int]


@dataclass(frozen=True)
class Card:
    """One claim."""

    record: Record
    number: int
    anchor: str
    style: str
    verdict: Pair
    sentence: Pair
    understood: list[tuple[Pair, Pair]]
    conditions: list[tuple[Pair, dict[str, str]]]
    scale: Scale | None
    trials: list[TrialRow]
    facts: list[Record]
    rules: list[str]
    reasons: list[tuple[str, Pair]]
    notes: list[tuple[str, Pair]]
    sums: list[Record]


def card(book: Book, claim: Record, number: int) -> Card:
    """The card of one claim."""
    names = list(dict.fromkeys(f for trial in _ordered(claim) for f in trial["facts"]))
    return Card(
        record=claim,
        number=number,
        anchor=anchor(claim["id"]),
        style=CLASSES[claim["verdict"]],
        verdict=say(f"verdict.{claim['verdict']}"),
        sentence=sentence(book, claim),
        understood=_understood(book, claim),
        conditions=[(say(f"card.{k}"), claim[k]) for k in ("conditions", "from", "to") if claim[k]],
        scale=scale(claim),
        trials=[_trial(book, claim, trial, names) for trial in _ordered(claim)],
        facts=[book.facts[name] for name in names],
        rules=[r for r in claim["rules"] if r not in (*claim["reasons"], *claim["notes"])],
        reasons=[(code, book.reason(code)) for code in claim["reasons"]],
        notes=[(code, book.reason(code)) for code in claim["notes"]],
        sums=book.sums_of.get(claim["id"], []),
    )  # fmt: skip


def _ordered(claim: Record) -> list[Record]:
    return sorted(claim["trials"], key=lambda t: (not t["decides"], t["outcome"] in HOLDING))


def _understood(book: Book, claim: Record) -> list[tuple[Pair, Pair]]:
    rows = [(say("card.subject"), book.subject(claim["subject"]))]
    if claim["relation"]:
        rows.append((say("card.relation"), say(f"relation.{claim['relation']}")))
    if claim["versus"]:
        rows.append((say("card.versus"), book.subject(claim["versus"])))
    rows.append((say("card.metric"), book.metric(claim["metric"])))
    if claim["figure"]:
        rows.append((say("card.figure"), same(claim["figure"])))
    whole = claim.get("whole")
    if whole:
        rows.append((say("card.whole"), book.subject(whole["subject"])))
    for key in ("as_of", "said_by"):
        if claim[key]:
            rows.append((say(f"card.{key}"), same(claim[key])))
    return rows


def _trial(book: Book, claim: Record, trial: Record, names: list[str]) -> TrialRow:
    reference = trial["reference"]
    outcome = trial["outcome"]
    return TrialRow(
        record=trial,
        steps=trial["steps"],
        value=interval(reference, unit_of(claim)) if reference else same(""),
        outcome=known("outcome", outcome),
        style="oh"
        if outcome in HOLDING
        else "op"
        if outcome in ("partly", "inconclusive")
        else "om",
        weight=known("standing", trial["standing"]),
        decides=trial["decides"],
        late=trial["late"],
        numbers=[names.index(f) + 1 for f in trial["facts"]],
    )
