"""Why one claim has its verdict: everything that a card, `explain` or an export says of it.

Made from the record alone. Nothing is judged here again and nothing is worked out that the
record could hold; what the parts mean is put into words in every report language.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.record.claims import ApartRecord, ClaimRecord, FactRecord, TrialRecord
from claimaudit.record.models import ArticleRecord, FindingRecord, SumRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase


@dataclass(frozen=True)
class CodeTold:
    """A reason or a note in words."""

    code: str
    words: Phrase


@dataclass(frozen=True)
class FigureTold:
    """What the article's figure, or its relation, can honestly mean, and why."""

    printed: Phrase
    means: Phrase
    rounded: Phrase | None
    """What its bare digits round from, where its words make it something else."""
    cut_off: Phrase | None
    """How far it reaches as a figure that was cut off, where only that makes it hold."""
    because: tuple[Phrase, ...]
    """Why it means that: rounding, the hedge and its tolerance, cutting off."""


@dataclass(frozen=True)
class TrialTold:
    """One combination of facts that the claim was held against."""

    trial: TrialRecord
    outcome: Phrase
    holds: bool
    value: Phrase | None
    """What its facts give; None for an attestation."""
    computed: Phrase
    """The arithmetic: 1 PFLOPS / 296 TFLOPS = 3.38× (3.2 – 3.55×); a single fact as printed."""
    weight: Phrase
    """What its sources can decide."""
    tells: bool
    """Whether it is the one that tells best why the verdict is what it is."""
    numbers: tuple[int, ...]
    """The places of its facts in `Why.facts`, from 1."""


@dataclass(frozen=True)
class ApartTold:
    """A fact of the quantity that could not be compared, and what keeps the two apart."""

    apart: ApartRecord
    fact: FactRecord
    because: Phrase


@dataclass(frozen=True)
class SumTold:
    """A declared sum, computed."""

    record: SumRecord
    left_text: str
    """The expression, its names replaced by the figures as printed where all are known."""
    right_text: str
    left: Phrase
    right: Phrase
    sign: str
    """=, ≤ or ≥."""
    kind: Phrase
    should: Phrase
    outcome: Phrase
    terms: tuple[tuple[str, ClaimRecord], ...]
    """(name in the expression, claim) of those in the record."""
    sentence: Phrase
    """What does not fit, in one sentence."""


@dataclass(frozen=True)
class RungTold:
    """The rung that gave the verdict, or the rule of a note."""

    name: str
    decides: bool
    words: Phrase
    when: str
    why: str
    place: str
    """file:line of checks/ladder.yaml; empty where the record has no ladder."""


@dataclass(frozen=True)
class RemarkTold:
    """A remark on the claim, on a fact that it was held against, or on that fact's document."""

    finding: FindingRecord
    words: Phrase
    mends: Phrase


@dataclass(frozen=True)
class Why:
    """The explanation of one verdict."""

    claim: ClaimRecord
    article: ArticleRecord
    verdict: Phrase
    headline: Phrase
    """The verdict in one sentence."""
    reasons: tuple[CodeTold, ...]
    notes: tuple[CodeTold, ...]
    understood: tuple[tuple[Phrase, Phrase], ...]
    """(label, value) of how the claim was understood: subject, metric, versus …"""
    figure: FigureTold | None
    trials: tuple[TrialTold, ...]
    """Those that decide first."""
    elsewhere: tuple[TrialTold, ...]
    """Trials under another scope that hold."""
    facts: tuple[FactRecord, ...]
    """The facts of `trials`, in their order, each once."""
    apart: tuple[ApartTold, ...]
    sums: tuple[SumTold, ...]
    rungs: tuple[RungTold, ...]
    """The rung that decided, then the notes."""
    remarks: tuple[RemarkTold, ...]
    """The gravest first."""
    mends: tuple[Phrase, ...]
    """What would change the verdict."""


def why(lookup: Lookup, claim: ClaimRecord) -> Why:
    """The explanation of one claim of the record."""
    raise NotImplementedError


def sum_told(lookup: Lookup, entry: SumRecord) -> SumTold:
    """One sum in words and figures."""
    raise NotImplementedError
