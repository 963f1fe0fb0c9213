"""The tables of the method: verdicts, reasons, tiers, hedges and tolerances."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.report.views.book import CLASSES, GRAVEST, Record
from claimaudit.report.views.words import Pair, Slot, both, known, number, say

_TOLERANCES = ("rounding", "several", "level", "understated", "power_of_ten", "overstated",
               "date_slack", "nominal_memory")  # fmt: skip


@dataclass(frozen=True)
class Method:
    """Rows of each table."""

    verdicts: list[tuple[str, Pair, Pair]]
    reasons: list[tuple[str, Pair, Pair]]
    tiers: list[tuple[Pair, int, Pair]]
    hedges: list[Record]
    tolerances: list[tuple[Pair, Pair, Pair]]


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
        [
            hedge | {"name": known("bound", hedge["bound"]), "why": _why(hedge)}
            for hedge in policy.get("hedges", ())
        ],
        [
            (say(f"method.{name}"), _means(name, policy[name]), _why(policy[name]))
            for name in _TOLERANCES
            if name in policy
        ],
    )


def _means(name: str, entry: Record) -> Pair:
    """A tolerance's numbers in words."""
    slots = {
        "rounding": ("half_unit", "truncation_units", "exact_counts_below"),
        "several": ("low", "high"),
        "understated": ("times",),
        "date_slack": ("days", "vague_days"),
    }.get(name, ())
    named = {"half_unit": "half", "truncation_units": "cut", "exact_counts_below": "exact",
             "vague_days": "vague"}  # fmt: skip
    filled: dict[str, Slot] = {named.get(slot, slot): str(entry[slot]) for slot in slots}
    if "tolerance" in entry:
        filled["p"] = number(float(entry["tolerance"]) * 100, 4)
    if "shifts" in entry:
        filled["shifts"] = ", ".join(map(str, entry["shifts"]))
    return say(f"method.is_{name}", **filled)


def _why(entry: Record) -> Pair:
    return both(entry["why_zh"], entry["why"]) if "why" in entry else say("method.rounding_why")
