"""The tables of the method: verdicts, reasons, tiers, hedges and tolerances."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.reports.views.book import CLASSES, GRAVEST, Record
from claimaudit.reports.views.words import Pair, both, known, say

_TOLERANCES = ("level", "understated", "power_of_ten", "overstated", "date_slack", "nominal_memory")


@dataclass(frozen=True)
class Method:
    """Rows of each table."""

    verdicts: list[tuple[str, Pair, Pair]]
    reasons: list[tuple[str, Pair, Pair]]
    tiers: list[tuple[Pair, int, Pair]]
    hedges: list[Record]
    tolerances: list[tuple[Pair, str, str]]


def method(record: Record) -> Method:
    """What a reader needs to check a verdict."""
    policy = record.get("policy") or {}
    reasons = [
        (
            code,
            say(f"verdict.{r['verdict']}") if r["verdict"] else say("method.beside"),
            both(r["zh"], r["en"]),
        )
        for code, r in record["reasons"].items()
    ]
    tiers = [
        (both(tier["zh"], tier["en"]), tier["rank"], known("method", tier["decides"]))
        for _, tier in sorted(record["tiers"].items(), key=lambda item: (item[1]["rank"], item[0]))
    ]
    return Method(
        [(CLASSES[v], say(f"verdict.{v}"), say(f"verdict_means.{v}")) for v in GRAVEST],
        reasons,
        tiers,
        [hedge | {"name": known("bound", hedge["bound"])} for hedge in policy.get("hedges", ())],
        [
            (known("method", name), _values(policy[name]), policy[name]["why"])
            for name in _TOLERANCES
            if name in policy
        ],
    )


def _values(entry: Record) -> str:
    """A tolerance's numbers: the first entry that is not its reason."""
    value = next(v for k, v in entry.items() if k != "why")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
