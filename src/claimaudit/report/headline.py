"""The verdict of a claim in one sentence: what the article says, what the source says, how far off.

The trial that tells why and the deviation stand in the record; here they are put into words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from babel.numbers import is_currency

from claimaudit.base.model import Bilingual
from claimaudit.record.claims import ClaimRecord, FactRecord, TrialRecord
from claimaudit.report.apart import nearest
from claimaudit.report.attribution import attributed
from claimaudit.report.figure import are_equal, around, difference, far_apart, how_far, reference
from claimaudit.report.gists import gist_of
from claimaudit.report.languages import language_of
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import (
    Phrase,
    all_of,
    clause,
    currency,
    joined,
    note,
    say,
    together,
    where,
)
from claimaudit.report.printed import claim_told, fact_told, steps_told
from claimaudit.verdict.judge import Outcome


def headline(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """The verdict in a sentence."""
    if claim.verdict == "not rated":
        return say(f"sentence.{claim.kind}" if claim.kind != "fact" else "sentence.not_rated")
    if claim.verdict == "unverifiable" or claim.decided_by is None:
        return _unverifiable(lookup, claim)
    if claim.verdict == "conflicting":
        return _conflicting(lookup, claim)
    told = _Telling(lookup, claim, claim.trials[claim.decided_by])
    if claim.verdict == "misleading":
        return _misleading(told)
    if claim.verdict == "contradicted":
        return _contradicted(told)
    chosen = lookup.assumed(claim) if told.trial.reference else None
    return together(_supported(told), chosen) if chosen else _supported(told)


@dataclass(frozen=True)
class _Telling:
    """A claim told by one of its trials, and the parts of a sentence on it."""

    lookup: Lookup
    claim: ClaimRecord
    trial: TrialRecord

    @cached_property
    def facts(self) -> list[FactRecord]:
        return self.lookup.facts_of(self.trial.facts)

    @property
    def publishers(self) -> list[Phrase]:
        """The publishers whose figures the trial rests on, each once."""
        return attributed(self.lookup, self.facts)

    @property
    def source(self) -> Phrase:
        """These publishers as one phrase: A, B and C."""
        return all_of(self.publishers)

    @property
    def reference(self) -> Phrase:
        return reference(self.lookup, self.claim, self.trial)

    @property
    def figure(self) -> Phrase:
        """What the article says, and whether it leaves out in which currency."""
        if not self.claim.figure:
            return say(f"relation.{self.claim.relation}")
        if self.currency_read:
            return say("figure.no_currency", figure=claim_told(self.claim))
        return claim_told(self.claim)

    @property
    def currency_read(self) -> str | None:
        """The currency in which a figure was read that prints none."""
        unit = self.trial.conditions.get("currency") or self.facts[0].unit
        return unit if self.claim.unit is None and unit and is_currency(unit) else None

    def said(self, key: str, **more: Phrase) -> Phrase:
        """A sentence on what article and source say: one that prints it, one that was only seen
        in retellings, or several from whose figures it follows."""
        source, ending = self.source, "" if len(self.facts) == 1 else "_computed"
        if not ending and (others := self._others()):
            more["witnesses"], ending = all_of(others), "_retold"
        elif not ending:
            source = self.witness
        parts = {"figure": self.figure, "source": source, "reference": self.reference}
        return say(f"sentence.{key}{ending}", **parts, **more)

    def attested(self, key: str) -> Phrase:
        """What a source says of a statement and why. Where the note is in another language it is
        quoted; where a gist stands above it, it is left out."""
        why = clause(self.facts[0].why)
        told = say(f"sentence.{key}", source=self.witness, why=note(why))
        if gist_of(self.claim) is None or isinstance(why, Bilingual):
            return told
        return where(language_of(why), told, say(f"sentence.{key}_bare", source=self.witness))

    @property
    def witness(self) -> Phrase:
        """Whose word the first fact is, and who retells it where the original was not read."""
        if not self._retelling():
            return self.source
        if others := self._others():
            return say("sentence.as_told", source=self.source, witnesses=all_of(others))
        return say("sentence.unread", source=self.source)

    def _others(self) -> list[Phrase]:
        """Who retells the first fact: a house that retells itself is named once."""
        told = map(self.lookup.publisher, self._retelling())
        return [name for name in told if name.text("en") != self.source.text("en")]

    def _retelling(self) -> list[str]:
        """Who retells the first fact, where its source itself was not read."""
        fact = self.facts[0]
        source = self.lookup.told_by(fact.best)
        if self.trial.strength == "firm" or source.id == fact.document:
            return []
        told = [p for p in fact.prints if p.is_read and self.lookup.told_by(p) == source]
        return list(dict.fromkeys(self.lookup.documents[p.document].publisher for p in told))


def _reasons(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    reasons = [lookup.reason(code) for code in claim.reasons]
    return all_of(reasons) if reasons else say("sentence.open")


# --- one verdict each ---------------------------------------------------------------------


def _unverifiable(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    """Why it is not settled; by name where a source leaves it open."""
    for trial in claim.left_open:
        if trial.of_two_editions:
            after, before = map(fact_told, lookup.facts_of(trial.facts))
            return say("sentence.of_two_editions", before=before, after=after)
        if trial.reference and len(trial.facts) == 1:
            low, high = trial.reference
            gives = "an_upper_bound" if low is None else "a_lower_bound" if high is None else "that"
            return _Telling(lookup, claim, trial).said(f"only_{gives}")
    if claim.depends_on_kind == "period" and (told := _either(lookup, claim, "open_period")):
        return told
    if "conditions_not_comparable" in claim.rules and (why := nearest(lookup, claim)):
        return say("sentence.not_comparable", why=why)
    return say("sentence.unverifiable", reason=_reasons(lookup, claim))


def _supported(told: _Telling) -> Phrase:
    trial = told.trial
    if trial.reference is None and len(told.publishers) > 1:
        return say("sentence.supported_in_parts", source=told.source)
    if trial.reference is None:
        return say("sentence.supported_attested", source=told.witness)
    if told.claim.form != "comparison":
        return told.said("supported")
    sources = told.source
    if are_equal(trial):
        return say("sentence.supported_equal", sources=sources)
    if trial.difference_in and trial.middle is not None:
        apart = difference(trial.middle, trial.difference_in)
        return say("sentence.supported_apart", sources=sources, apart=apart)
    return say("sentence.supported_compared", sources=sources, reference=told.reference)


def _contradicted(told: _Telling) -> Phrase:
    claim, trial = told.claim, told.trial
    if trial.reference is None:
        return told.attested("contradicted_attested")
    if claim.form == "comparison" and trial.middle is not None:
        return _not_so(told, trial.middle)
    if trial.outcome is Outcome.opposite:
        return _opposite(told)
    if claim.off is None:
        return told.said("contradicted_plain")
    off = how_far(claim.off)
    if read_in := told.currency_read:
        off = say("off.in_currency", currency=currency(read_in), off=off)
    return told.said("contradicted", off=off)


def _opposite(told: _Telling) -> Phrase:
    """What goes the other way: a loss for a profit, a fall for a rise."""
    claim, metric = told.claim, told.facts[0].metric
    if claim.form == "value" and metric != claim.metric:
        held, stated = told.lookup.metric(metric), told.lookup.metric(claim.metric)
        return told.said("contradicted_metric", stated=stated, held=held)
    if claim.form != "change" or len(told.trial.facts) == 1:
        return told.said("contradicted", off=say("off.opposite"))
    said = say(f"relation.{claim.relation}")
    if claim.figure:
        said = say(f"sentence.says_{claim.relation}", figure=claim_told(claim))
    reference = around(claim, told.trial)
    key = "sentence.contradicted_opposite"
    return say(key, figure=said, source=told.source, reference=reference)


def _not_so(told: _Telling, middle: float) -> Phrase:
    """A comparison that goes another way, with both values as printed."""
    one, other = map(fact_told, told.facts)
    return say(
        f"sentence.not_{told.claim.relation}",
        subject=told.lookup.subject(told.claim.subject),
        versus=told.lookup.subject(told.claim.versus),
        one=one,
        other=other,
        far=far_apart(told.trial, middle),
        source=told.source,
    )


def _misleading(told: _Telling) -> Phrase:
    claim, lookup = told.claim, told.lookup
    if told.trial.outcome is Outcome.partly:
        return told.attested("misleading_partly")
    if "overstated_hedge" in claim.reasons and told.trial.reference is not None:
        return told.said("misleading_more" if claim.bound == "under" else "misleading_hedge")
    if "overlaps_only" in claim.reasons:
        return told.said("misleading_overlaps")
    if either := _either(lookup, claim, "misleading_under"):
        return either
    for other in claim.elsewhere:
        if other.holds and len(other.facts) == 1:
            return _elsewhere(told, lookup.facts[other.facts[0]])
    return say("sentence.misleading", reason=_reasons(lookup, claim))


def _either(lookup: Lookup, claim: ClaimRecord, key: str) -> Phrase | None:
    """Under which conditions it holds and under which it does not, where both can be told."""
    held = _told_apart(claim, [t for t in claim.decisive if t.holds])
    missed = _told_apart(claim, [t for t in claim.decisive if not t.holds])
    if not (held and missed):
        return None
    under, otherwise = _any_of(lookup, held), _any_of(lookup, missed)
    return say(f"sentence.{key}", under=under, otherwise=otherwise)


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


def _elsewhere(told: _Telling, fact: FactRecord) -> Phrase:
    """A figure that belongs to another scope than the stated one: to that of `fact`."""
    held, claimed = fact.conditions, told.claim.conditions
    scope = {n: held[n] for n, stated in claimed.items() if held.get(n, stated) != stated}
    stated = told.lookup.when({name: claimed[name] for name in scope})
    return told.said("misleading_elsewhere", under=told.lookup.when(scope), stated=stated)


def _conflicting(lookup: Lookup, claim: ClaimRecord) -> Phrase:
    holding = [t for t in claim.decisive if t.holds]
    missing = [t for t in claim.decisive if not t.holds]
    if not holding or not missing:
        return say("sentence.conflicting_plain")
    one, two = (_says(lookup, claim, trials) for trials in (holding, missing))
    return say("sentence.conflicting", one=one, two=two)


def _says(lookup: Lookup, claim: ClaimRecord, trials: Sequence[TrialRecord]) -> Phrase:
    """What the worthiest source of these trials says."""
    trial = min(trials, key=lambda t: (t.strength != "firm", lookup.rank(t)))
    told = _Telling(lookup, claim, trial)
    if trial.reference is not None:
        return say("sentence.says", publisher=told.source, printed=steps_told(told.facts, trial))
    fact = told.facts[0]
    return say(f"sentence.says_{fact.holds}", publisher=told.source, why=note(clause(fact.why)))
