"""The tables of the method: verdicts, reasons, tiers, hedges and tolerances."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimaudit.record.models import Audit
from claimaudit.report.views.book import CLASSES, GRAVEST
from claimaudit.report.views.numbers import digits
from claimaudit.report.views.words import Pair, both, known, say
from claimaudit.workspace.policy import Hedge, Several, Tolerance, Tolerances


@dataclass(frozen=True)
class Method:
    """Rows of each table."""

    verdicts: list[tuple[str, Pair, Pair]]
    """(style, verdict, what it means)"""
    reasons: list[tuple[str, Pair, Pair]]
    """(code, the verdict that it leads to, what it means)"""
    tiers: list[tuple[Pair, int, Pair]]
    """(document type, rank, what one such document decides)"""
    hedges: list[tuple[Pair, Hedge, Pair]] = field(default_factory=list)
    """(bound, the hedge, why)"""
    tolerances: list[tuple[Pair, Pair, Pair]] = field(default_factory=list)
    """(name, its numbers in words, why)"""


def method(audit: Audit) -> Method:
    """What a reader needs to check a verdict."""
    tiers = sorted(audit.tiers.items(), key=lambda item: (item[1].rank, item[0]))
    policy = audit.policy
    return Method(
        verdicts=[
            (CLASSES[v], say(f"verdict.{v}"), say(f"verdict_means.{v}")) for v in GRAVEST
        ],
        reasons=[
            (code, say(f"verdict.{r.verdict}" if r.verdict else "method.beside"), both(r.zh, r.en))
            for code, r in sorted(audit.reasons.items())
        ],
        tiers=[(both(t.zh, t.en), t.rank, known("method", t.decides)) for _, t in tiers],
        hedges=[(known("bound", h.bound), h, _why(h)) for h in policy.hedges] if policy else [],
        tolerances=_tolerances(policy) if policy else [],
    )


def _why(entry: Hedge | Tolerance | Several) -> Pair:
    return both(entry.why_zh, entry.why)


def _tolerances(policy: Tolerances) -> list[tuple[Pair, Pair, Pair]]:
    """Each tolerance, its numbers in words, and why it is so."""
    rounding, several, slack = policy.rounding, policy.several, policy.date_slack
    rows = {
        "rounding": {
            "half": rounding.half_unit,
            "cut": rounding.truncation_units,
            "exact": rounding.exact_counts_below,
        },
        "several": {"low": several.low, "high": several.high},
        "level": {"p": digits(float(policy.level.tolerance) * 100)},
        "understated": {"times": policy.understated.times},
        "power_of_ten": {"shifts": ", ".join(map(str, policy.power_of_ten.shifts))},
        "overstated": {"p": digits(float(policy.overstated.tolerance) * 100)},
        "date_slack": {"days": slack.days, "vague": slack.vague_days},
        "nominal_memory": {},
    }
    return [
        (
            say(f"method.{name}"),
            say(f"method.is_{name}", **{slot: str(value) for slot, value in slots.items()}),
            _why(getattr(policy, name)) if name != "rounding" else say("method.rounding_why"),
        )
        for name, slots in rows.items()
    ]
