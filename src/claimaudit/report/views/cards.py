"""The claim card: everything that a verdict rests on."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.record.claims import ClaimRecord, FactRecord, TrialRecord
from claimaudit.record.models import SumRecord
from claimaudit.report.views.book import CLASSES, HOLDING, Book
from claimaudit.report.views.numbers import interval
from claimaudit.report.views.scales import Scale, scale
from claimaudit.report.views.sentences import sentence
from claimaudit.report.views.shown import anchor
from claimaudit.report.views.words import Pair, known, same, say


@dataclass(frozen=True)
class TrialRow:
    """One combination of conditions, and how it came out."""

    record: TrialRecord
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

    record: ClaimRecord
    number: int
    anchor: str
    style: str
    verdict: Pair
    sentence: Pair
    understood: list[tuple[Pair, Pair]]
    conditions: list[tuple[Pair, dict[str, str]]]
    scale: Scale | None
    trials: list[TrialRow]
    facts: list[FactRecord]
    rules: list[str]
    reasons: list[tuple[str, Pair]]
    notes: list[tuple[str, Pair]]
    sums: list[SumRecord]


def card(book: Book, claim: ClaimRecord, number: int) -> Card:
    """The card of one claim."""
    names = list(dict.fromkeys(f for trial in _ordered(claim) for f in trial.facts))
    return Card(
        record=claim,
        number=number,
        anchor=anchor(claim.id),
        style=CLASSES[claim.verdict],
        verdict=say(f"verdict.{claim.verdict}"),
        sentence=sentence(book, claim),
        understood=_understood(book, claim),
        conditions=[
            (say(f"card.{key}"), held)
            for key, held in (
                ("conditions", claim.conditions), ("from", claim.from_), ("to", claim.to)
            )
            if held
        ],
        scale=scale(claim),
        trials=[_trial(book, claim, trial, names) for trial in _ordered(claim)],
        facts=[book.facts[name] for name in names],
        rules=[r for r in claim.rules if r not in (*claim.reasons, *claim.notes)],
        reasons=[(code, book.reason(code)) for code in claim.reasons],
        notes=[(code, book.reason(code)) for code in claim.notes],
        sums=book.sums_of.get(claim.id, []),
    )  # fmt: skip


def _ordered(claim: ClaimRecord) -> list[TrialRecord]:
    return sorted(claim.trials, key=lambda t: (not t.decides, t.outcome in HOLDING))


def _understood(book: Book, claim: ClaimRecord) -> list[tuple[Pair, Pair]]:
    rows = [(say("card.subject"), book.subject(claim.subject))]
    if claim.relation:
        rows.append((say("card.relation"), say(f"relation.{claim.relation}")))
    if claim.versus:
        rows.append((say("card.versus"), book.subject(claim.versus)))
    rows.append((say("card.metric"), book.metric(claim.metric)))
    if claim.figure:
        rows.append((say("card.figure"), same(claim.figure)))
    whole = claim.whole
    if whole:
        rows.append((say("card.whole"), book.subject(whole.subject)))
    if claim.as_of:
        rows.append((say("card.as_of"), same(claim.as_of)))
    if claim.said_by:
        rows.append((say("card.said_by"), same(claim.said_by)))
    return rows


def _trial(book: Book, claim: ClaimRecord, trial: TrialRecord, names: list[str]) -> TrialRow:
    reference = trial.reference
    outcome = trial.outcome
    return TrialRow(
        record=trial,
        steps=trial.steps,
        value=interval(reference, claim.unit or "x") if reference else same(""),
        outcome=known("outcome", outcome),
        style="oh"
        if outcome in HOLDING
        else "op"
        if outcome in ("partly", "inconclusive")
        else "om",
        weight=known("standing", trial.standing),
        decides=trial.decides,
        late=trial.late,
        numbers=[names.index(f) + 1 for f in trial.facts],
    )
