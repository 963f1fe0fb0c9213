"""Facts that a claim could be held against, with the verdict that each of them would give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

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
from claimaudit.workspace.reading.register import read_claim
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

# How many suggestions are shown of one claim.
SHOWN = 8


@dataclass(frozen=True)
class Suggestion:
    """Facts with the judgement that they would give a claim that stated `conditions`; None where
    the claim is not complete enough. `about`: the subject or metric that was tried where the claim
    has none."""

    facts: tuple[ReadFact, ...]
    judged: Judgement | None = None
    about: tuple[str, ...] = ()
    conditions: Mapping[str, str] = field(default_factory=dict)

    def rank(self) -> tuple[int, list[str]]:
        """A sort key: the kindest verdict first, then the ids of the facts."""
        place = verdict_rank(self.judged.verdict) if self.judged else len(VERDICTS)
        return place, [fact.id for fact in self.facts]

    def __str__(self) -> str:
        facts = "".join(f"{word}, " for word in self.about)
        facts += " / ".join(_fact(fact) for fact in self.facts)
        if self.judged is None:
            return facts
        stated = ", ".join(f"{name}: {value}" for name, value in self.conditions.items())
        where = f" under {{{one_line(stated)}}}" if stated else ""
        return f"{facts}: {told(self.judged)}{where}"


def told(judged: Judgement) -> str:
    """A verdict with the codes of its reasons."""
    return judged.verdict + (f" ({', '.join(judged.reasons)})" if judged.reasons else "")


def _fact(fact: ReadFact) -> str:
    held = [f"{name} {value}" for name, value in fact.fact.conditions.items()]
    held += [f"as_of {fact.fact.as_of}"] if fact.fact.as_of else []
    printed = f"{fact.id} “{one_line(shown(fact), 60)}”"
    return f"{printed} [{one_line(', '.join(held), 120)}]" if held else printed


class Suggester:
    """Looks for facts in the references of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._library = workspace.library
        self._texts = Texts(workspace.policy)
        self._weigher = Weigher(workspace.library, workspace.policy)
        self._ladder = workspace.ladder

    def suggest(self, article: Article, stanza: Stanza) -> list[Suggestion]:
        """The facts for a stanza, the kindest verdict first. Where its subject or metric is open,
        the subjects that its sentence names and all their metrics are tried."""
        known = stanza.fields
        found: list[Suggestion] = []
        for subject in [str(known["subject"])] if "subject" in known else stanza.named:
            metrics = sorted(
                {name for owner, name in self._library.by_quantity if owner == subject}
            )
            for metric in [str(known["metric"])] if "metric" in known else metrics:
                tried = {"subject": subject, "metric": metric}
                about = tuple(value for key, value in tried.items() if key not in known)
                found += self._found(article, {"id": "draft", **known, **tried}, about)
        return sorted(found, key=Suggestion.rank)

    def judge(
        self, registered: RegisteredClaim, facts: Iterable[ReadFact] | None = None
    ) -> Judgement:
        """The judgement of a complete claim by all facts together, or by `facts` alone."""
        given = None
        if facts is not None:
            given = Library(self._library.vocabulary, self._library.documents)
            for fact in {fact.id: fact for fact in facts}.values():
                given.add(fact)
        return judge_one(self._ladder, self._weigher.weigh(registered, given=given))

    def _found(
        self, article: Article, fields: Mapping[str, object], about: tuple[str, ...]
    ) -> list[Suggestion]:
        if (registered := self._registered(article, fields)) is None:
            known = [] if about else self._facts(str(fields["subject"]), str(fields["metric"]))
            return [Suggestion((fact,)) for fact in known]
        tried = [self._judged(registered, facts, about) for facts in self._groups(registered)]
        # Of quantities that were only tried, those that give a verdict.
        return [s for s in tried if not about or (s.judged and s.judged.verdict != "unverifiable")]

    def _registered(self, article: Article, fields: Mapping[str, object]) -> RegisteredClaim | None:
        """The claim of `fields`, tied to its place; None while it is not complete."""
        try:
            registered = read_claim(Claim.model_validate(fields), article, self._texts)
        except (ValidationError, ClaimError):
            return None
        metric = self._library.vocabulary.metrics.get(registered.claim.metric)
        # A date is no event, and an event no date.
        of_dates = {"date": True, "assertion": False}.get(registered.claim.form)
        fits = metric and of_dates in (None, metric.dimension == "date")
        return registered if fits else None

    def _facts(self, subject: str, metric: str) -> list[ReadFact]:
        if metric not in self._library.vocabulary.metrics:
            return []
        return self._library.by_quantity.get((subject, quantity(self._library, metric).id), [])

    def _groups(self, registered: RegisteredClaim) -> list[tuple[ReadFact, ...]]:
        """The facts to try, one by one; for a form that computes from two facts, the pairs."""
        claim, figure, vocabulary = registered.claim, registered.figure, self._library.vocabulary
        if claim.form not in ("value", "date"):
            trials = [weighed.trial for weighed in self._weigher.weigh(registered).trials]
            return list({tuple(f.id for f in t.facts): t.facts for t in trials}.values())
        if figure and not vocabulary.accepts(vocabulary.metrics[claim.metric], figure.unit):
            return []
        return [(fact,) for fact in self._facts(claim.subject, claim.metric)]

    def _judged(
        self, registered: RegisteredClaim, facts: tuple[ReadFact, ...], about: tuple[str, ...]
    ) -> Suggestion:
        judged = self.judge(registered, facts)
        if judged.reasons == ("conditions_not_comparable",) and len(facts) == 1:
            # The claim would have to say which quantity it means: try it as if it did.
            stated = self._identity(registered.claim, facts[0])
            claim = registered.claim.model_copy(update={"conditions": stated})
            again = self.judge(replace(registered, claim=claim), facts)
            if stated and again.reasons != judged.reasons:
                return Suggestion(facts, again, about, stated)
        return Suggestion(facts, judged, about)

    def _identity(self, claim: Claim, fact: ReadFact) -> dict[str, str]:
        """The conditions of `fact` that tell which quantity it is; {} where the claim has any."""
        if claim.conditions:
            return {}
        kinds = self._library.vocabulary.table.conditions
        metric, held = quantity(self._library, claim.metric), fact.fact.conditions
        names = [n for n in metric.conditions if kinds[n].kind == "identity" and n in held]
        return {name: held[name] for name in names}
