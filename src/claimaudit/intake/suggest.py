"""Facts that a claim could be set against, and the verdict that each of them would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from claimaudit.base.shown import one_line
from claimaudit.intake.guess import Stanza
from claimaudit.verdict.ladder import Judgement, judge_one
from claimaudit.verdict.match import quantity, shown
from claimaudit.verdict.weigh import Weigher
from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import VERDICTS, verdict_rank
from claimaudit.workspace.register import RegisteredClaim, read_claim
from claimaudit.workspace.workspace import Workspace

# How many suggestions are shown of one claim.
SHOWN = 8


@dataclass(frozen=True)
class Suggestion:
    """Facts that go together, and what they would make of the claim (None: not computable
    before it is complete) if it stated `conditions`."""

    facts: tuple[ReadFact, ...]
    judged: Judgement | None = None
    conditions: Mapping[str, str] | None = None
    about: tuple[str, ...] = ()

    @property
    def verdict(self) -> str | None:
        return self.judged.verdict if self.judged else None

    def rank(self) -> tuple[int, list[str]]:
        """The kindest verdict first, then by the facts' ids."""
        place = verdict_rank(self.verdict) if self.verdict else len(VERDICTS)
        return place, [fact.id for fact in self.facts]

    def __str__(self) -> str:
        facts = "".join(f"{word}, " for word in self.about)
        facts += " / ".join(_fact(fact) for fact in self.facts)
        if self.judged is None:
            return facts
        stated = ", ".join(f"{name}: {value}" for name, value in (self.conditions or {}).items())
        where = f" under {{{one_line(stated)}}}" if stated else ""
        return f"{facts}: {told(self.judged)}{where}"


def told(judged: Judgement) -> str:
    """A verdict with its reasons, for a person."""
    return judged.verdict + (f" ({', '.join(judged.reasons)})" if judged.reasons else "")


def _fact(fact: ReadFact) -> str:
    held = {**fact.fact.conditions, **({"as_of": fact.fact.as_of} if fact.fact.as_of else {})}
    conditions = ", ".join(f"{name} {value}" for name, value in held.items())
    printed = one_line(shown(fact), 60)
    return f"{fact.id} “{printed}”" + (f" [{one_line(conditions, 120)}]" if conditions else "")


class Suggester:
    """Looks for facts of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._library = workspace.library
        self._policy = workspace.policy
        self._weigher = Weigher(workspace.library, workspace.policy)
        self._ladder = workspace.ladder

    def suggest(self, article: Article, stanza: Stanza) -> list[Suggestion]:
        """What the library holds for a stanza, the kindest verdict first. Where its subject
        or its metric is open, those that its sentence names and its unit allows are tried."""
        known = stanza.fields
        found: list[Suggestion] = []
        for subject in [str(known["subject"])] if "subject" in known else stanza.named:
            for metric in [str(known["metric"])] if "metric" in known else self._metrics(subject):
                tried = {"subject": subject, "metric": metric}
                about = tuple(value for key, value in tried.items() if key not in known)
                found += self._found(article, {"id": "draft", **known, **tried}, about)
        return sorted(found, key=Suggestion.rank)

    def judge(
        self, registered: RegisteredClaim, facts: Iterable[ReadFact] | None = None
    ) -> Judgement:
        """What all facts together make of a complete claim, or these alone."""
        given = None
        if facts is not None:
            given = Library(self._library.vocabulary, self._library.documents)
            for fact in {fact.id: fact for fact in facts}.values():
                given.add(fact)
        return judge_one(self._ladder, self._weigher.weigh(registered, given=given))

    def _found(
        self, article: Article, fields: Mapping[str, object], about: tuple[str, ...]
    ) -> list[Suggestion]:
        registered = self._registered(article, fields)
        if registered is not None:
            tried = [self._judged(registered, facts) for facts in self._groups(registered)]
            # Of quantities that nobody spoke of, only those that say something.
            said = [one for one in tried if not about or one.verdict != "unverifiable"]
            return [replace(one, about=about) for one in said]
        facts = [] if about else self._facts(str(fields["subject"]), str(fields["metric"]))
        return [Suggestion((fact,)) for fact in facts]

    def _registered(self, article: Article, fields: Mapping[str, object]) -> RegisteredClaim | None:
        """The claim of `fields` at its place, or None while it is not complete."""
        try:
            claim = Claim.model_validate(fields)
            registered = read_claim(claim, article, self._policy)
        except (ValidationError, ClaimError):
            return None
        metric = self._library.vocabulary.metrics.get(claim.metric)
        if metric is None:
            return None
        # A date is no event, and an event no date.
        of_dates = {"date": True, "assertion": False}.get(claim.form)
        fits = of_dates is None or of_dates == (metric.dimension == "date")
        return registered if fits else None

    def _metrics(self, subject: str) -> list[str]:
        return sorted({name for owner, name in self._library.by_quantity if owner == subject})

    def _facts(self, subject: str, metric: str) -> list[ReadFact]:
        if metric not in self._library.vocabulary.metrics:
            return []
        return self._library.by_quantity.get((subject, quantity(self._library, metric).id), [])

    def _groups(self, registered: RegisteredClaim) -> list[tuple[ReadFact, ...]]:
        """The facts that could be its value; of forms that compute from two, the pairs."""
        claim, figure, vocabulary = registered.claim, registered.figure, self._library.vocabulary
        if claim.form not in ("value", "date"):
            trials = [weighed.trial for weighed in self._weigher.weigh(registered).trials]
            return list({tuple(f.id for f in t.facts): t.facts for t in trials}.values())
        if figure and not vocabulary.accepts(vocabulary.metrics[claim.metric], figure.unit):
            return []
        return [(fact,) for fact in self._facts(claim.subject, claim.metric)]

    def _judged(self, registered: RegisteredClaim, facts: tuple[ReadFact, ...]) -> Suggestion:
        judged = self.judge(registered, facts)
        if judged.reasons == ("conditions_not_comparable",) and len(facts) == 1:
            # Which quantity is meant is for the claim to say: try it as if it said so.
            stated = self._identity(registered.claim, facts[0])
            claim = registered.claim.model_copy(update={"conditions": stated})
            again = self.judge(replace(registered, claim=claim), facts)
            if stated and again.reasons != judged.reasons:
                return Suggestion(facts, again, stated)
        return Suggestion(facts, judged)

    def _identity(self, claim: Claim, fact: ReadFact) -> dict[str, str]:
        """The conditions of `fact` that say which quantity it is, if the claim states none."""
        if claim.conditions:
            return {}
        kinds = self._library.vocabulary.table.conditions
        metric, held = quantity(self._library, claim.metric), fact.fact.conditions
        names = [n for n in metric.conditions if kinds[n].kind == "identity" and n in held]
        return {name: held[name] for name in names}
