"""The tables of the method: verdicts, reasons, tiers, hedges and tolerances."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from claimaudit.figures.policy import Hedge
from claimaudit.record.models import Audit, Worded
from claimaudit.report.html.verdicts import STYLES
from claimaudit.report.phrase import Phrase, known, name_of, same, say
from claimaudit.workspace.policy import GRAVEST, Tolerances


@dataclass(frozen=True)
class Method:
    """Rows of each table."""

    verdicts: list[tuple[str, Phrase, Phrase]]
    """(style, verdict, what it means)"""
    reasons: list[tuple[str, Phrase, Phrase]]
    """(code, the verdict that it leads to, what it means)"""
    tiers: list[tuple[Phrase, int, Phrase]]
    """(document type, rank, what one such document decides)"""
    hedges: list[tuple[Phrase, Hedge, Phrase]]
    """(bound, the hedge, why)"""
    tolerances: list[tuple[Phrase, Phrase, Phrase]]
    """(name, its numbers in words, why)"""


class _Reasoned(Protocol):
    @property
    def why(self) -> str: ...
    @property
    def why_zh(self) -> str: ...


def method(audit: Audit) -> Method:
    """What a reader needs to check a verdict."""
    tiers = sorted(audit.tiers.items(), key=lambda item: (item[1].rank, item[0]))
    hedges = audit.policy.hedges if audit.policy else []
    return Method(
        [(STYLES[v], say(f"verdict.{v}"), say(f"verdict_means.{v}")) for v in GRAVEST],
        [
            (code, say(f"verdict.{r.verdict}" if r.verdict else "method.beside"), name_of(r))
            for code, r in sorted(audit.reasons.items())
        ],
        [(name_of(tier), tier.rank, known("method", tier.decides)) for _, tier in tiers],
        [(known("bound", hedge.bound), hedge, _why(hedge)) for hedge in hedges],
        _tolerances(audit.policy) if audit.policy else [],
    )


def _why(entry: _Reasoned) -> Phrase:
    return name_of(Worded(zh=entry.why_zh, en=entry.why))


def _tolerances(policy: Tolerances) -> list[tuple[Phrase, Phrase, Phrase]]:
    rounding, several, slack = policy.rounding, policy.several, policy.date_slack
    shifts = same(", ".join(map(str, policy.power_of_ten.shifts)))
    rounds = say(
        "method.is_rounding",
        half=str(rounding.half_unit),
        cut=str(rounding.truncation_units),
        exact=str(rounding.exact_counts_below),
    )
    rows: list[tuple[str, Phrase, _Reasoned]] = [
        ("several", _means("several", low=several.low, high=several.high), several),
        ("level", _means("level", p=100 * policy.level.tolerance), policy.level),
        ("understated", _means("understated", times=policy.understated.times), policy.understated),
        ("power_of_ten", say("method.is_power_of_ten", shifts=shifts), policy.power_of_ten),
        ("overstated", _means("overstated", p=100 * policy.overstated.tolerance),
         policy.overstated),
        ("date_slack", _means("date_slack", days=slack.days, vague=slack.vague_days), slack),
        ("nominal_memory", say("method.is_nominal_memory"), policy.nominal_memory),
    ]  # fmt: skip
    told = [(say(f"method.{name}"), means, _why(entry)) for name, means, entry in rows]
    return [(say("method.rounding"), rounds, say("method.rounding_why")), *told]


def _means(name: str, **numbers: Decimal | int) -> Phrase:
    return say(
        f"method.is_{name}", **{slot: f"{Decimal(n).normalize():f}" for slot, n in numbers.items()}
    )
