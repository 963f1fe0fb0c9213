"""Why one claim has its verdict: everything that a card, `explain` or an export says of it.

Made from the record alone. Nothing is judged here again and nothing is worked out that the
record could hold; what the parts mean is put into words in every report language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimaudit.record.claims import ClaimRecord, FactRecord, ReplyRecord, TrialRecord
from claimaudit.record.models import ArticleRecord, FindingRecord, RungRecord
from claimaudit.report import mending
from claimaudit.report.apart import keeps_apart
from claimaudit.report.figure import FigureTold, computed, figure_told
from claimaudit.report.gists import gist_of
from claimaudit.report.headline import headline
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, name_of, same, say
from claimaudit.report.printed import claim_told, steps_told
from claimaudit.report.sums import SumTold, sum_told
from claimaudit.workspace.afterwards import Move
from claimaudit.workspace.policy import SEVERITIES


@dataclass(frozen=True)
class TrialTold:
    """One combination of facts that the claim was held against."""

    trial: TrialRecord
    outcome: Phrase
    steps: Phrase
    """The arithmetic in the figures of its facts."""
    computed: Phrase
    """The arithmetic with its result: 1 PFLOPS / 296 TFLOPS = 3.38× (3.2 – 3.55×); of one fact
    what it prints."""
    weight: Phrase
    """What its sources can decide."""
    tells: bool
    """Whether the verdict follows from it: of what was not decided, none."""
    numbers: tuple[int, ...]
    """The places of its facts in `Why.facts`, from 1."""


@dataclass(frozen=True)
class Why:
    """The explanation of one verdict."""

    lookup: Lookup = field(repr=False)
    claim: ClaimRecord
    article: ArticleRecord
    gist: Phrase | None
    """Of a conviction: the sentence that a person wrote of it. It stands before the headline."""
    headline: Phrase
    """The verdict in one sentence, as computed."""
    computed: Phrase | None
    """The headline as it stands below a gist: None where nothing was computed."""
    reasons: tuple[tuple[str, Phrase], ...]
    """(code, its words)"""
    notes: tuple[tuple[str, Phrase], ...]
    """(code, its words) of what stands beside the verdict."""
    understood: tuple[tuple[str, Phrase], ...]
    """(name, value) of how the claim was understood: subject, metric, versus …"""
    conditions: tuple[tuple[Phrase, Mapping[str, str]], ...]
    """(label, conditions) that it states: its own, and those of both ends of a change."""
    assumed: tuple[Phrase, ...]
    """What it is read as that its article does not print, with why."""
    figure: FigureTold | None
    trials: tuple[TrialTold, ...]
    """What it was held against, the trials that decide first."""
    elsewhere: tuple[TrialTold, ...]
    """Trials under another scope than the stated one that hold."""
    facts: tuple[FactRecord, ...]
    """The facts of `trials`, in their order, each once."""
    apart: tuple[tuple[FactRecord, Phrase], ...]
    """(a fact of the quantity that could not be compared, what keeps the two apart)"""
    sums: tuple[SumTold, ...]
    rungs: tuple[RungRecord, ...]
    """The rung that decided, then the notes."""
    replies: tuple[tuple[ReplyRecord, Phrase], ...]
    """(an answer to the verdict, whose it is and of when), the oldest first."""
    moves: tuple[Phrase, ...]
    """The changes of the verdict, each with its day and its reason, the oldest first."""

    @property
    def since(self) -> Phrase | None:
        """Of a verdict that was changed more than once, what it is now, and since when."""
        moves, now = self.claim.moves, say(f"judged.{self.claim.verdict}")
        return say("card.since", verdict=now, on=moves[-1].on, n=len(moves)) if moves[1:] else None

    @property
    def further(self) -> tuple[Phrase, ...]:
        """The words of the reasons that the headline does not give itself."""
        told, sourced = self.headline.text(LANGUAGES[0]), ("attested_false", "attested_partly")
        others = (words for code, words in self.reasons if code not in sourced)
        return tuple(words for words in others if words.text(LANGUAGES[0]) not in told)

    @property
    def searched(self) -> Phrase | None:
        """What stands before the places that were searched in vain: of what is open alone."""
        if self.claim.searched is None or self.claim.is_decided:
            return None
        return say("card.searched_on", on=self.claim.searched.on)

    # What only `explain` tells is worked out where it is asked for.

    @property
    def remarks(self) -> tuple[FindingRecord, ...]:
        """On the claim, on what it was held against, or on the documents of that; gravest first."""
        return tuple(_remarks(self.lookup, self.claim, self.facts))

    @property
    def mends(self) -> tuple[Phrase, ...]:
        """What would change the verdict."""
        return tuple(mending.mends(self.lookup, self.claim))

    @property
    def changes(self) -> tuple[Phrase, ...]:
        """What would change an open or weak verdict, for whoever has never seen a workspace."""
        return tuple(mending.changes(self.lookup, self.claim))

    @property
    def terms(self) -> tuple[Phrase, ...]:
        """What a reader has to know of the conditions of what it was held against."""
        known = self.lookup.audit.conditions
        return tuple(
            say("card.means", name=self.lookup.condition(name), means=name_of(means))
            for name in sorted({name for fact in self.facts for name in fact.conditions})
            if (means := known[name].means)
        )


def why(lookup: Lookup, claim: ClaimRecord) -> Why:
    """The explanation of one claim of the record."""
    trials = sorted(claim.trials, key=lambda t: (not t.decides, t.holds))
    facts = lookup.facts_of(name for trial in trials for name in trial.facts)
    places = {fact.id: place for place, fact in enumerate(facts, 1)}
    decider = claim.decided_by if claim.is_decided else None
    told = claim.trials[decider] if decider is not None else None
    told_in_short = headline(lookup, claim)
    return Why(
        lookup=lookup,
        claim=claim,
        article=lookup.articles[claim.article],
        gist=gist_of(claim),
        headline=told_in_short,
        computed=told_in_short if told is not None and told.reference is not None else None,
        reasons=tuple((code, lookup.reason(code)) for code in claim.reasons),
        notes=tuple((code, lookup.reason(code)) for code in claim.notes),
        understood=tuple(_understood(lookup, claim)),
        conditions=tuple(_conditions(claim)),
        assumed=lookup.read_as(claim),
        figure=figure_told(lookup.audit, claim),
        trials=tuple(_trial(lookup, claim, t, places, tells=t is told) for t in trials),
        elsewhere=tuple(_trial(lookup, claim, t, {}) for t in claim.elsewhere if t.holds),
        facts=tuple(facts),
        apart=tuple((lookup.facts[a.fact], keeps_apart(lookup, claim, a)) for a in claim.apart),
        sums=tuple(sum_told(lookup, entry) for entry in lookup.sums_of[claim.id]),
        rungs=tuple(lookup.rungs[name] for name in claim.rules if name in lookup.rungs),
        replies=tuple((r, say(f"reply.{r.kind}", by=r.by, on=r.on)) for r in claim.replies),
        moves=tuple(map(_moved, claim.moves)),
    )


def _moved(move: Move) -> Phrase:
    old, new = (say(f"judged.{verdict}") for verdict in (move.from_, move.to))
    return say("card.moved", on=move.on, old=old, new=new, why=name_of(move.why))


def _understood(lookup: Lookup, claim: ClaimRecord) -> Iterator[tuple[str, Phrase]]:
    """(name, value) of what is stated of it."""
    stated = {
        "subject": lookup.subject(claim.subject),
        "relation": say(f"relation.{claim.relation}") if claim.relation else None,
        "versus": lookup.subject(claim.versus) if claim.versus else None,
        "metric": lookup.metric(claim.metric),
        "figure": claim_told(claim) if claim.figure else None,
        "whole": lookup.subject(claim.whole.subject) if claim.whole else None,
        "as_of": same(claim.as_of) if claim.as_of else None,
        "said_by": lookup.speaker(claim.said_by) if claim.said_by else None,
    }
    return ((name, value) for name, value in stated.items() if value)


def _conditions(claim: ClaimRecord) -> Iterator[tuple[Phrase, Mapping[str, str]]]:
    stated = {n: value for n, value in claim.conditions.items() if n not in claim.assumed}
    named = {"conditions": stated, "from": claim.from_, "to": claim.to}
    return ((say(f"card.{name}"), held) for name, held in named.items() if held)


def _trial(
    lookup: Lookup, claim: ClaimRecord, trial: TrialRecord, places: Mapping[str, int],
    *, tells: bool = False,
) -> TrialTold:  # fmt: skip
    outcome = "of_two_editions" if trial.of_two_editions else trial.outcome.value
    return TrialTold(
        trial=trial,
        outcome=say(f"outcome.{outcome}"),
        steps=steps_told(lookup.facts_of(trial.facts), trial),
        computed=computed(lookup, claim, trial),
        weight=say(f"strength.{lookup.rests_on(trial)}"),
        tells=tells,
        numbers=tuple(places[name] for name in trial.facts if name in places),
    )


def _remarks(
    lookup: Lookup, claim: ClaimRecord, facts: Sequence[FactRecord]
) -> list[FindingRecord]:
    """What is remarked on the claim and on what it was held against, the gravest first."""
    touched = {("claim", claim.id)} | {("fact", fact.id) for fact in facts}
    touched |= {("document", fact.document) for fact in facts}
    found = [f for row in touched for f in lookup.remarks_on.get(row, ())]
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.row, f.rule))
