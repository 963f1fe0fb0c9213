"""The verdict of a claim in one sentence: what the article says, what the source says, how far off.

The trial that tells why and the deviation stand in the record; here they are put into words.
"""

from collections.abc import Sequence

from babel.numbers import is_currency

from claimaudit.record.claims import ClaimRecord, FactRecord, TrialRecord
from claimaudit.report.figure import DIGITS, around, how_far
from claimaudit.report.lookup import Lookup, printed_in
from claimaudit.report.phrase import Phrase, all_of, currency, joined, number, quantity, same, say
from claimaudit.verdict.judge import Outcome


def headline(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """The verdict in a sentence."""
    if claim.verdict == "not rated":
        return say(f"sentence.{claim.kind}" if claim.kind != "fact" else "sentence.not_rated")
    if claim.verdict == "unverifiable" or claim.decided_by is None:
        return _unverifiable(lookup, claim)
    trial = claim.trials[claim.decided_by]
    if claim.verdict == "conflicting":
        return _conflicting(lookup, claim)
    if claim.verdict == "misleading":
        return _misleading(lookup, claim, trial)
    if claim.verdict == "contradicted":
        return _contradicted(lookup, claim, trial)
    return _supported(lookup, claim, trial)


# --- the parts of a sentence --------------------------------------------------------------


def _publishers(lookup: Lookup, trial: TrialRecord) -> list[Phrase]:
    """Those whose figures a trial rests on."""
    facts = lookup.facts_of(trial.facts)
    names = dict.fromkeys(lookup.told_by(fact.best).publisher for fact in facts)
    return [same(name) for name in names]


def _source(lookup: Lookup, trial: TrialRecord) -> Phrase:
    """The same as one phrase."""
    return all_of(_publishers(lookup, trial))


def _reference(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What a trial's facts give: as printed where it is one, else as computed."""
    facts = lookup.facts_of(trial.facts)
    return same(printed_in(facts[0])) if len(facts) == 1 else around(claim, trial)


def _reasons(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    reasons = [lookup.reason(code) for code in claim.reasons]
    return all_of(reasons) if reasons else say("sentence.open")


def _said(
    lookup: Lookup, key: str, claim: ClaimRecord, trial: TrialRecord, **more: Phrase
) -> Phrase:
    """A sentence on what article and source say: one that prints it, one that was only seen in
    retellings, or several from whose figures it follows."""
    facts = lookup.facts_of(trial.facts)
    retold = _retelling(lookup, trial, facts[0]) if len(facts) == 1 else []
    ending = "" if len(facts) == 1 else "_computed"
    if retold:
        more["witnesses"] = all_of(map(same, retold))
    return say(
        f"sentence.{key}_retold" if retold else f"sentence.{key}{ending}",
        figure=_figure(lookup, claim, trial),
        source=_source(lookup, trial),
        reference=_reference(lookup, claim, trial),
        **more,
    )


def _figure(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What the article says, and whether it leaves out in which currency."""
    if not claim.figure:
        return say(f"relation.{claim.relation}")
    if _currency_read(lookup, claim, trial):
        return say("figure.no_currency", figure=claim.figure)
    return same(claim.figure)


def _currency_read(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> str | None:
    """The currency in which a figure was read that prints none."""
    unit = trial.conditions.get("currency") or lookup.facts[trial.facts[0]].unit
    return unit if claim.unit is None and unit and is_currency(unit) else None


def _retelling(lookup: Lookup, trial: TrialRecord, fact: FactRecord) -> list[str]:
    """Who retells a fact whose source itself was not read."""
    source = lookup.told_by(fact.best)
    if trial.strength == "firm" or source.id == fact.document:
        return []
    told = [p for p in fact.prints if p.seen != "not_seen" and lookup.told_by(p) == source]
    return list(dict.fromkeys(lookup.documents[p.document].publisher for p in told))


# --- one verdict each ---------------------------------------------------------------------


def _unverifiable(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """Why it is not settled; by name where a source only gives a bound."""
    bounds = (
        t for t in claim.trials if t.outcome is Outcome.inconclusive and t.strength != "not_seen"
    )
    for trial in bounds if "conditions_not_comparable" in claim.reasons else ():
        if trial.reference and len(trial.facts) == 1:
            side = "lower" if trial.reference[1] is None else "upper"
            return _said(lookup, f"only_a_{side}_bound", claim, trial)
    return say("sentence.unverifiable", reason=_reasons(lookup, claim))


def _supported(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    if trial.reference is None:
        return say("sentence.supported_attested", source=_witness(lookup, trial))
    if claim.form != "comparison":
        return _said(lookup, "supported", claim, trial)
    sources = joined(_publishers(lookup, trial), "sentence.whose")
    if _are_equal(trial):
        return say("sentence.supported_equal", sources=sources)
    if trial.difference_in and trial.middle is not None:
        apart = _apart(trial.middle, trial.difference_in)
        return say("sentence.supported_apart", sources=sources, apart=apart)
    reference = _reference(lookup, claim, trial)
    return say("sentence.supported_compared", sources=sources, reference=reference)


def _contradicted(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    if trial.reference is None:
        return _attested(lookup, "contradicted_attested", trial)
    if claim.form == "comparison" and trial.middle is not None:
        return _not_so(lookup, claim, trial, trial.middle)
    if trial.outcome is Outcome.opposite:
        return _opposite(lookup, claim, trial)
    if claim.off is None:
        return _said(lookup, "contradicted_plain", claim, trial)
    off, read_in = how_far(claim.off), _currency_read(lookup, claim, trial)
    if read_in:
        off = say("off.in_currency", currency=currency(read_in), off=off)
    return _said(lookup, "contradicted", claim, trial, off=off)


def _opposite(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    """What goes the other way: a loss for a profit, a fall for a rise."""
    fact = lookup.facts[trial.facts[0]]
    if claim.form == "value" and fact.metric != claim.metric:
        held, stated = lookup.metric(fact.metric), lookup.metric(claim.metric)
        return _said(lookup, "contradicted_metric", claim, trial, stated=stated, held=held)
    if claim.form != "change" or len(trial.facts) == 1:
        return _said(lookup, "contradicted", claim, trial, off=say("off.opposite"))
    relation = say(f"relation.{claim.relation}")
    said = say(f"sentence.says_{claim.relation}", figure=claim.figure) if claim.figure else relation
    return say(
        "sentence.contradicted_opposite",
        figure=said,
        source=_source(lookup, trial),
        reference=around(claim, trial),
    )


def _not_so(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord, middle: float) -> Phrase:
    """A comparison that goes another way, with both values as printed."""
    one, other = (printed_in(fact) for fact in lookup.facts_of(trial.facts))
    return say(
        f"sentence.not_{claim.relation}",
        subject=lookup.subject(claim.subject),
        versus=lookup.subject(claim.versus),
        one=one,
        other=other,
        far=_far(trial, middle),
        source=_source(lookup, trial),
    )


def _far(trial: TrialRecord, middle: float) -> Phrase:
    """How far the first of two values is from the second."""
    if _are_equal(trial):
        return say("off.equal")
    if trial.difference_in:
        return say("off.apart", x=_apart(middle, trial.difference_in))
    if middle < 1:
        return say("off.share_of", x=number(middle * 100, DIGITS))
    return say("off.times_of", x=number(middle, DIGITS))


def _are_equal(trial: TrialRecord) -> bool:
    """Whether a comparison is of equal values, as printed."""
    return trial.middle == (0 if trial.difference_in else 1)


def _apart(difference: float, unit: str) -> Phrase:
    """The difference of two values as printed, whichever is larger."""
    return quantity((abs(difference), abs(difference)), unit)


def _attested(lookup: Lookup, key: str, trial: TrialRecord) -> Phrase:
    """What a source says of a statement and why, quoted where the note is in another language."""
    why = next(fact.why or "" for fact in lookup.facts_of(trial.facts)).rstrip(".。")
    language = "zh" if any("\u4e00" <= character <= "\u9fff" for character in why) else "en"
    return say(f"sentence.{key}_{language}", source=_witness(lookup, trial), why=why)


def _witness(lookup: Lookup, trial: TrialRecord) -> Phrase:
    """Whose word it is, and who retells it where the original was not read."""
    retold = _retelling(lookup, trial, lookup.facts[trial.facts[0]])
    if not retold:
        return _source(lookup, trial)
    told_by = all_of(map(same, retold))
    return say("sentence.as_told", source=_source(lookup, trial), witnesses=told_by)


def _misleading(lookup: Lookup, claim: ClaimRecord, trial: TrialRecord) -> Phrase:
    if trial.outcome is Outcome.partly:
        return _attested(lookup, "misleading_partly", trial)
    if "overstated_hedge" in claim.reasons and trial.reference is not None:
        key = "misleading_more" if claim.bound == "under" else "misleading_hedge"
        return _said(lookup, key, claim, trial)
    if "overlaps_only" in claim.reasons:
        return _said(lookup, "misleading_overlaps", claim, trial)
    held = _told_apart(claim, [t for t in claim.decisive if t.holds])
    missed = _told_apart(claim, [t for t in claim.decisive if not t.holds])
    if held and missed:
        under, otherwise = _any_of(lookup, held), _any_of(lookup, missed)
        return say("sentence.misleading_under", under=under, otherwise=otherwise)
    for other in claim.elsewhere:
        if other.holds and len(other.facts) == 1:
            return _elsewhere(lookup, claim, trial, other)
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


def _elsewhere(
    lookup: Lookup, claim: ClaimRecord, trial: TrialRecord, other: TrialRecord
) -> Phrase:
    """A figure that belongs to another scope than the stated one."""
    held = lookup.facts[other.facts[0]].conditions
    scope = {n: held[n] for n, stated in claim.conditions.items() if held.get(n, stated) != stated}
    stated = {name: claim.conditions[name] for name in scope}
    return _said(
        lookup,
        "misleading_elsewhere",
        claim,
        trial,
        under=lookup.when(scope),
        stated=lookup.when(stated),
    )


def _conflicting(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    holding = [t for t in claim.decisive if t.holds]
    missing = [t for t in claim.decisive if not t.holds]
    if not holding or not missing:
        return say("sentence.conflicting_plain")
    one, two = (_says(lookup, trials) for trials in (holding, missing))
    return say("sentence.conflicting", one=one, two=two)


def _says(lookup: Lookup, trials: Sequence[TrialRecord]) -> Phrase:
    """What the worthiest source of these trials says."""
    trial = min(trials, key=lambda t: (t.strength != "firm", lookup.rank(t)))
    who = _source(lookup, trial)
    if trial.reference is not None:
        return say("sentence.says", publisher=who, printed=trial.steps)
    fact = lookup.facts[trial.facts[0]]
    return say(f"sentence.says_{fact.holds}", publisher=who, why=(fact.why or "").rstrip(".。"))
