"""Facts that a claim could be set against, and the verdict that each of them would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from claimaudit.base.shown import one_line
from claimaudit.intake.guess import Stanza
from claimaudit.verdict.ladder import judge_one
from claimaudit.verdict.match import quantity
from claimaudit.verdict.standing import Standing
from claimaudit.verdict.trials import shown
from claimaudit.verdict.weigh import Weigher
from claimaudit.workspace.anchors import ClaimError
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claim_reader import ClaimReader
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import VERDICTS
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

SHOWN = 8


@dataclass(frozen=True)
class Suggestion:
    """Facts that go together, and what they would make of the claim (None: not computable
    before it is complete) if it stated `conditions`."""

    facts: tuple[ReadFact, ...]
    verdict: str | None = None
    reasons: tuple[str, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    about: str = ""

    def __str__(self) -> str:
        facts = self.about + " / ".join(_fact(fact) for fact in self.facts)
        if self.verdict is None:
            return facts
        why = f" ({', '.join(self.reasons)})" if self.reasons else ""
        stated = ", ".join(f"{name}: {value}" for name, value in self.conditions)
        where = f" under {{{one_line(stated)}}}" if stated else ""
        return f"{facts}: {self.verdict}{why}{where}"


def _fact(fact: ReadFact) -> str:
    held = {**fact.fact.conditions, **({"as_of": fact.fact.as_of} if fact.fact.as_of else {})}
    conditions = ", ".join(f"{name} {value}" for name, value in held.items())
    printed = one_line(shown(fact), 60)
    return f"{fact.id} “{printed}”" + (f" [{one_line(conditions, 120)}]" if conditions else "")


class _Given(Weigher):
    """A weigher over a few facts, each worth what it is worth beside all others."""

    def __init__(self, whole: Weigher, facts: Iterable[ReadFact]) -> None:
        library = Library(whole.library.vocabulary, whole.library.documents)
        for fact in {fact.id: fact for fact in facts}.values():
            library.add(fact)
        super().__init__(library, whole.policy)
        self._whole = whole

    def worth(self, fact: ReadFact) -> Standing:
        return self._whole.worth(fact)


class Suggester:
    """Looks for facts of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._library = workspace.library
        self._reader = ClaimReader(workspace.policy)
        self._weigher = Weigher(workspace.library, workspace.policy)
        self._ladder = workspace.ladder

    def suggest(self, article: Article, stanza: Stanza) -> list[Suggestion]:
        """What the library holds for a stanza, the kindest verdict first. Where its subject
        or its metric is open, those that its sentence names and its unit allows are tried."""
        known = stanza.fields
        subjects = [str(known["subject"])] if "subject" in known else list(stanza.named)
        found: list[Suggestion] = []
        for subject in subjects:
            names = [str(known["metric"])] if "metric" in known else self._metrics(subject)
            for name in names:
                fields = {"id": "draft", **known, "subject": subject, "metric": name}
                about = [] if "subject" in known else [subject]
                about += [] if "metric" in known else [name]
                found += self._found(article, fields, "".join(f"{word}, " for word in about))
        order: dict[str | None, int] = {verdict: i for i, verdict in enumerate(VERDICTS)}
        return sorted(
            found, key=lambda one: (order.get(one.verdict, 9), [fact.id for fact in one.facts])
        )

    def _found(
        self, article: Article, fields: Mapping[str, object], about: str
    ) -> list[Suggestion]:
        registered = self.registered(article, fields)
        if registered is not None:
            tried = self._tried(registered)
            # Of quantities that nobody spoke of, only those that say something.
            said = [one for one in tried if not about or one.verdict != "unverifiable"]
            return [replace(one, about=about) for one in said]
        facts = [] if about else self._facts(str(fields["subject"]), str(fields["metric"]))
        return [Suggestion((fact,)) for fact in facts]

    def verdict(self, registered: RegisteredClaim) -> tuple[str, tuple[str, ...]]:
        """What all facts together make of a complete claim."""
        judged = judge_one(self._ladder, self._weigher.weigh(registered))
        return judged.verdict, judged.reasons

    def registered(self, article: Article, fields: Mapping[str, object]) -> RegisteredClaim | None:
        """The claim of `fields` at its place, or None while it is not complete."""
        try:
            claim = Claim.model_validate(fields)
            registered = self._reader.read(claim, article)
        except (ValidationError, ClaimError):
            return None
        is_date = claim.form == "date"
        metric = self._library.vocabulary.metrics.get(claim.metric)
        if metric is None or (metric.dimension == "date") != is_date != (claim.form == "assertion"):
            return None
        return registered

    def _metrics(self, subject: str) -> list[str]:
        return sorted({name for owner, name in self._library.by_quantity if owner == subject})

    def _facts(self, subject: str, metric: str) -> list[ReadFact]:
        if metric not in self._library.vocabulary.metrics:
            return []
        key = subject, quantity(self._library, metric).id
        return self._library.by_quantity.get(key, [])

    def _tried(self, registered: RegisteredClaim) -> list[Suggestion]:
        """One suggestion a fact; of forms that compute from two, one a pair."""
        claim, figure = registered.claim, registered.figure
        vocabulary = self._library.vocabulary
        metric = vocabulary.metrics[claim.metric]
        if claim.form == "value" and figure and not vocabulary.accepts(metric, figure.unit):
            return []
        groups: list[tuple[ReadFact, ...]]
        if claim.form in ("value", "date"):
            groups = [(fact,) for fact in self._facts(claim.subject, claim.metric)]
        else:
            trials = self._weigher.weigh(registered).trials
            by_ids = {tuple(f.id for f in w.trial.facts): w.trial.facts for w in trials}
            groups = list(by_ids.values())
        return [self._judged(registered, group) for group in groups]

    def _judged(self, registered: RegisteredClaim, facts: tuple[ReadFact, ...]) -> Suggestion:
        weigher = _Given(self._weigher, facts)
        judged = judge_one(self._ladder, weigher.weigh(registered))
        if judged.reasons == ("conditions_not_comparable",) and len(facts) == 1:
            # Which quantity is meant is for the claim to say: try it as if it said so.
            stated = self._identity(registered, facts[0])
            claim = registered.claim.model_copy(update={"conditions": dict(stated)})
            again = judge_one(self._ladder, weigher.weigh(replace(registered, claim=claim)))
            if stated and again.reasons != judged.reasons:
                return Suggestion(facts, again.verdict, again.reasons, stated)
        return Suggestion(facts, judged.verdict, judged.reasons)

    def _identity(self, registered: RegisteredClaim, fact: ReadFact) -> tuple[tuple[str, str], ...]:
        """The conditions of `fact` that say which quantity it is, if the claim states none."""
        if registered.claim.conditions:
            return ()
        kinds = self._library.vocabulary.table.conditions
        metric = quantity(self._library, registered.claim.metric)
        held = fact.fact.conditions
        names = [n for n in metric.conditions if kinds[n].kind == "identity" and n in held]
        return tuple((name, held[name]) for name in names)
