"""Sorting the deciding trials by the conditions that the claim left open.

One combination of open conditions is one group. It holds, it misses, or the sources
disagree in it; where some groups hold and others miss, the answer depends on a condition.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.verdict.evidence import DependsOn, Key, Trial
from claimaudit.verdict.judge import HOLDING, Outcome
from claimaudit.workspace.library import Vocabulary

BEARS_OUT = HOLDING | {Outcome.partly}
# What a condition's `reason` in metrics.yaml makes of it; one without (the period) is open.
_KINDS: dict[str | None, DependsOn] = {
    "scope_mismatch": "scope",
    "base_not_stated": "base",
    "holds_only_under": "condition",
    None: "period",
}


@dataclass(frozen=True)
class Grouped:
    """The open conditions under which a claim holds, misses, or meets disagreeing sources; `names`
    decide between holding and missing, `depends_on` says what kind they are."""

    hold: tuple[Key, ...]
    miss: tuple[Key, ...]
    mixed: tuple[Key, ...]
    names: tuple[str, ...]
    depends_on: DependsOn


def group(trials: Sequence[Trial], vocabulary: Vocabulary) -> Grouped:
    """The groups of conclusive, deciding trials."""
    groups: dict[Key, set[bool]] = {}
    said: set[bool] = set()  # an attestation speaks of the claim under whatever conditions
    for trial in trials:
        seen = said if trial.attests else groups.setdefault(trial.key, set())
        seen.add(trial.outcome in BEARS_OUT)
    if said:
        groups = {key: seen | said for key, seen in groups.items()} or {(): said}
    hold = tuple(k for k, seen in groups.items() if seen == {True})
    miss = tuple(k for k, seen in groups.items() if seen == {False})
    mixed = tuple(k for k, seen in groups.items() if len(seen) > 1)
    names = _separating(hold, miss)
    return Grouped(hold, miss, mixed, names, _kind(names, vocabulary))


def _separating(hold: Sequence[Key], miss: Sequence[Key]) -> tuple[str, ...]:
    """The conditions whose values tell the holding combinations from the missing ones."""
    if not hold or not miss:
        return ()
    held, missed = [dict(k) for k in hold], [dict(k) for k in miss]
    names = sorted({n for key in (*held, *missed) for n in key})
    values = {n: ({k.get(n) for k in held}, {k.get(n) for k in missed}) for n in names}
    apart = tuple(n for n in names if not values[n][0] & values[n][1])
    return apart or tuple(n for n in names if values[n][0] != values[n][1]) or tuple(names)


def _kind(names: Sequence[str], vocabulary: Vocabulary) -> DependsOn:
    """The one kind that all of `names` have, else "condition"; the period where it is among
    them, for it may be that alone."""
    kinds = {_KINDS[vocabulary.table.conditions[name].reason] for name in names}
    if "period" in kinds:
        return "period"
    return kinds.pop() if len(kinds) == 1 else "condition" if kinds else "nothing"
