"""The verdict of a claim in one sentence: what the article says, what the source says, how far off.

The trial that tells why and the deviation stand in the record; here they are put into words.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.record.claims import ClaimRecord, Deviation, TrialRecord
from claimaudit.report.figure import unit_of
from claimaudit.report.lookup import Lookup, printed_in
from claimaudit.report.phrase import Phrase, joined, middle, number, quantity, same, say
from claimaudit.verdict.judge import HOLDING, Outcome

# So many digits tell how far off a figure is.
_DIGITS, _PERCENT_DIGITS = 3, 2


def headline(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """The verdict in a sentence."""
    if claim.verdict == "not rated":
        return say(f"sentence.{claim.kind}" if claim.kind != "fact" else "sentence.not_rated")
    if claim.verdict == "unverifiable" or claim.decided_by is None:
        return say("sentence.unverifiable", reason=_reasons(lookup, claim))
    trial = claim.trials[claim.decided_by]
    if claim.verdict == "conflicting":
        return _conflicting(lookup, claim)
    if claim.verdict == "misleading":
        return _misleading(lookup, claim, trial)
    if claim.verdict == "contradicted":
        return _contradicted(lookup, claim, trial)
    return _supported(lookup, claim, trial)


def _reasons(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    if not claim.reasons:
        return say("sentence.open")
    return joined(lookup.reason(code) for code in claim.reasons)


# --- the parts of a sentence --------------------------------------------------------------


def source(lookup: Lookup, trial: TrialRecord) -> Phrase:
    """The publishers whose figures a trial rests on."""
    names = dict.fromkeys(lookup.document(f).publisher for f in lookup.facts_of(trial.facts))
    return joined(same(name) for name in names)


def reference(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What a trial's facts give: as printed where it is one, else as computed."""
    facts = lookup.facts_of(trial.facts)
    if len(facts) == 1 and facts[0].printed:
        return same(printed_in(facts[0]))
    return _around(claim, trial)


def _around(claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What was computed, and how far the rounding of the printed figures lets it stray."""
    if trial.reference is None:
        return same(trial.steps)
    between = quantity(trial.reference, unit_of(claim))
    low, high = trial.reference
    if trial.middle is None or low is None or high is None or low == high:
        return between
    central = middle(trial.middle, trial.reference, unit_of(claim))
    return say("sentence.between", middle=central, interval=between)


def computed(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """A trial's arithmetic with its result; of one fact what it prints and what that means."""
    facts = lookup.facts_of(trial.facts)
    if trial.reference is None:
        fact = facts[0]
        return say(f"trial.says_{fact.holds}", source=fact.document, why=fact.why or "")
    key = "trial.printed" if len(facts) == 1 else "trial.computed"
    return say(key, steps=trial.steps, value=_around(claim, trial))


def off(deviation: Deviation) -> Phrase:
    """By how much the article is off."""
    kind, amount, above = deviation.kind, deviation.amount, deviation.above
    if kind == "edge":
        return say("off.edge")
    if kind == "days":
        return say("off.later" if above else "off.earlier", n=int(amount))
    if kind == "tens":
        if amount == 1:
            return say("off.ten_times" if above else "off.a_tenth")
        key = "off.tens_above" if above else "off.tens_below"
        return say(key, n=int(amount), x=10 ** int(amount))
    if kind in ("times", "share"):
        return say("off.times" if kind == "times" else "off.only", x=number(amount, _DIGITS))
    direction = "above" if above else "below"
    if kind == "points":
        return say(f"off.points_{direction}", x=number(amount, _DIGITS))
    return say(f"off.{direction}", x=number(amount, _PERCENT_DIGITS))


def _figure(claim: ClaimRecord) -> Phrase:
    return same(claim.figure or claim.quote)


def _given(key: str, trial: TrialRecord) -> str:
    """Whether a source prints the figure, or it follows from figures that sources print."""
    return key if len(trial.facts) == 1 else f"{key}_computed"


# --- one verdict each ---------------------------------------------------------------------


def _supported(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    who = source(lookup, trial)
    if trial.reference is None:
        return say("sentence.supported_attested", source=who)
    key = "supported_compared" if claim.form == "comparison" else _given("supported", trial)
    return say(f"sentence.{key}", source=who, reference=reference(lookup, claim, trial))


def _contradicted(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    if trial.reference is None:
        return _attested(lookup, "contradicted_attested", trial)
    slots = {"source": source(lookup, trial), "reference": reference(lookup, claim, trial)}
    if claim.figure is None:
        slots |= {"subject": lookup.subject(claim.subject), "versus": lookup.subject(claim.versus)}
        return say("sentence.contradicted_compared", **slots)
    slots["figure"] = _figure(claim)
    if claim.off is None:
        return say(f"sentence.{_given('contradicted_plain', trial)}", **slots)
    return say(f"sentence.{_given('contradicted', trial)}", off=off(claim.off), **slots)


def _attested(lookup: Lookup, key: str, trial: TrialRecord) -> Phrase:
    """What a source says of a statement, and why."""
    who = source(lookup, trial)
    why = next((f.why for f in lookup.facts_of(trial.facts) if f.why), None)
    if why is None:
        return say(f"sentence.{key}", source=who)
    return say(f"sentence.{key}_why", source=who, why=why.rstrip(".。"))


def _misleading(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    if trial.outcome is Outcome.partly:
        return _attested(lookup, "misleading_partly", trial)
    if "overstated_hedge" in claim.reasons and trial.reference is not None:
        return say(
            f"sentence.{_given('misleading_hedge', trial)}",
            figure=_figure(claim),
            source=source(lookup, trial),
            reference=reference(lookup, claim, trial),
        )
    held = _told_apart(claim, [t for t in claim.decisive if t.outcome in HOLDING])
    missed = _told_apart(claim, [t for t in claim.decisive if t.outcome not in HOLDING])
    if held and missed:
        under, otherwise = _any_of(lookup, held), _any_of(lookup, missed)
        return say("sentence.misleading_under", under=under, otherwise=otherwise)
    return say("sentence.misleading", reason=_reasons(lookup, claim))


def _told_apart(claim: ClaimRecord, trials: Sequence[TrialRecord]) -> list[dict[str, str]]:
    """The conditions that the outcome depends on, as these trials have them."""
    found: list[dict[str, str]] = []
    for trial in trials:
        key = {n: trial.conditions[n] for n in claim.depends_on if n in trial.conditions}
        if key and key not in found:
            found.append(key)
    return found


def _any_of(lookup: Lookup, keys: Sequence[dict[str, str]]) -> Phrase:
    clauses = [lookup.when(key) for key in keys[:2]]
    return joined([*clauses, say("under.other")] if len(keys) > 2 else clauses, "sentence.or")


def _conflicting(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    holding = [t for t in claim.decisive if t.outcome in HOLDING]
    missing = [t for t in claim.decisive if t.outcome not in HOLDING]
    if not holding or not missing:
        return say("sentence.conflicting_plain")
    one, two = (_says(lookup, trials) for trials in (holding, missing))
    return say("sentence.conflicting", one=one, two=two)


def _says(lookup: Lookup, trials: Sequence[TrialRecord]) -> Phrase:
    trial = min(trials, key=lambda t: t.standing != "alone")
    printed = trial.steps or trial.outcome.value
    return say("sentence.says", publisher=source(lookup, trial), printed=printed)
