"""The record, indexed: what the report looks things up in, and what they are called."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, partial

from babel.numbers import is_currency

from claimaudit.base.folding import fold_characters
from claimaudit.base.model import Bilingual
from claimaudit.base.shown import one_line
from claimaudit.record.claims import ClaimRecord, FactRecord, PrintRecord, TrialRecord
from claimaudit.record.index import Index
from claimaudit.record.models import ArticleRecord, Audit, FindingRecord, SumRecord
from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.phrase import (
    Phrase,
    clause,
    currency,
    joined,
    known,
    name_of,
    note,
    printed_day,
    same,
    say,
    together,
)
from claimaudit.report.places import place
from claimaudit.report.printed import period_told
from claimaudit.report.publishers import publisher_told, without_note
from claimaudit.workspace.documents import told_by
from claimaudit.workspace.references import Document

# Conditions whose values need no name: in 2024 and in China nobody asks what of.
_SELF_EVIDENT = {"event", "period", "product", "project", "region", "status"}
# What an address leaves out of a name.
_WORDS = re.compile(r"[\W_]+")
# So much of a title is shown where nobody has entered a short one.
_SHORT = 32


class Lookup(Index):
    """An index with the rungs, sums and remarks of a claim, and with the names of everything."""

    def __init__(self, audit: Audit) -> None:
        super().__init__(audit)
        self.rungs = {rung.rung: rung for rung in audit.ladder}
        self._subjects = {subject.id: subject for subject in audit.subjects}
        named = (*audit.publishers, *audit.subjects)
        # Documents name them in English as a rule, articles as they are printed, in any script.
        self._publishers = {fold_characters(p.zh): p for p in reversed(named)} | {
            p.en: p for p in named
        }
        self._called = {name.casefold(): s for s in audit.subjects for name in s.names}
        places = {name: s.zh for s in audit.subjects for name in s.names}
        places |= {p.en: p.zh for p in (*named, *audit.places)}
        self.place = cache(partial(place, names=places))
        """Where in a document something stands."""
        self.metrics = {metric.id: metric for metric in audit.metrics}
        self.primary = {name for name, tier in audit.tiers.items() if tier.decides == "alone"}
        """The types of documents that decide alone."""
        self.sums_of: dict[str, list[SumRecord]] = defaultdict(list)
        for entry in audit.arithmetic:
            for claim in sorted({*entry.terms.values(), *entry.blames}):
                self.sums_of[claim].append(entry)
        publishers = Counter(article.publisher for article in audit.articles)
        self.outlets = {
            a.id: self.outlet(a)
            if publishers[a.publisher] == 1
            else together(self.outlet(a), same(f" {a.id}"))
            for a in audit.articles
        }
        """Article id -> its outlet; with its id, where that has several articles."""
        spelled = {
            a: _WORDS.sub("-", o.text("en").casefold()).strip("-") for a, o in self.outlets.items()
        }
        often = Counter(spelled.values())
        self.asked = {a: name if often[name] == 1 else a for a, name in spelled.items()}
        """Article id -> its outlet as an address of the page names it."""
        self.houses = _houses(audit)
        """Publisher -> the name that most documents of its house print, without where a copy was
        read: Reuters (Zawya) is Reuters."""
        self.remarks_on: dict[tuple[str, str], list[FindingRecord]] = defaultdict(list)
        for finding in audit.findings:
            if finding.rule in audit.remarks:
                self.remarks_on[finding.of, finding.row].append(finding)

    # --- what is found ----------------------------------------------------------------------

    def facts_of(self, ids: Iterable[str]) -> list[FactRecord]:
        """The facts of these ids, each once, in their order."""
        return [self.facts[name] for name in dict.fromkeys(ids)]

    def rank(self, trial: TrialRecord) -> int:
        """The rank of the lowest tier that a trial rests on; 1 is worth most."""
        used = (self.documents[fact.document] for fact in self.facts_of(trial.facts))
        return max(self.audit.tiers[document.type].rank for document in used)

    def rests_on(self, judged: ClaimRecord | TrialRecord) -> str | None:
        """Its strength; `copy`, where of a primary document that decides only copies were read."""
        trials = judged.decisive if isinstance(judged, ClaimRecord) else [judged]
        firm = [trial for trial in trials if trial.strength == "firm"]
        is_copied = judged.strength == "firm" and all(map(self._copied, firm))
        return "copy" if firm and is_copied else judged.strength

    def _copied(self, trial: TrialRecord) -> bool:
        shown = ([self.documents[p.document] for p in f.shown] for f in self.facts_of(trial.facts))
        return any(
            {bool(d.copy_of) for d in read if d.type in self.primary} == {True} for read in shown
        )

    def on_own_word(self, claim: ClaimRecord) -> bool:
        """Whether it holds on what a maker says of its own: that it says so was checked, and that
        it is so nobody else bears out."""
        firm = [trial for trial in claim.decisive if trial.strength == "firm"]
        return claim.verdict == "supported" and bool(firm) and all(
            any(self._of_itself(f, f.subject or claim.subject) for f in self.facts_of(t.facts))
            for t in firm
        )  # fmt: skip

    def _of_itself(self, fact: FactRecord, subject: str) -> bool:
        told = [
            self.told_by(p) for p in fact.shown if self.documents[p.document].type in self.primary
        ]
        theirs = set[str | None]()
        while subject in self._subjects and subject not in theirs:
            theirs.add(subject)
            subject = self._subjects[subject].of or ""
        names = (self._called.get(without_note(d.publisher).casefold()) for d in told)
        makers = all(self.audit.tiers[d.type].own_word for d in told)
        return makers and bool(told) and all(s is not None and s.id in theirs for s in names)

    # --- what things are called ---------------------------------------------------------------

    def called(self, article: str) -> Phrase:
        """What readers call an article: its outlet and short title."""
        title = short_title(self.articles[article])
        return say("article.called", outlet=self.outlet(self.articles[article]), title=title)

    def outlet(self, article: ArticleRecord) -> Phrase:
        """Who published an article: as printed, and in other languages as it is called there."""
        return self.publisher(article.publisher)

    def subject(self, name: str | None) -> Phrase:
        return name_of(self._subjects.get(name or ""), name or "")

    def publisher(self, name: str) -> Phrase:
        """A publisher, by its names in every language."""
        return publisher_told(name, self._publishers)

    def speaker(self, name: str) -> Phrase:
        """Whom an article credits, as it names them."""
        subject = self._called.get(name.casefold())
        return name_of(subject) if subject else self.publisher(name)

    def source(self, document: str) -> Phrase:
        return self.publisher(self.documents[document].publisher)

    def metric(self, name: str | None) -> Phrase:
        return name_of(self.metrics.get(name or ""), name or "")

    def condition(self, name: str) -> Phrase:
        return name_of(self.audit.conditions.get(name), name)

    def value(self, value: str, of: str = "") -> Phrase:
        """The value of a condition: a subject, a day or period, a currency, a word, or itself."""
        if of == "said_by":
            return self.speaker(value)
        if value in self._subjects:
            return self.subject(value)
        condition = self.audit.conditions.get(of)
        if condition is not None and value in condition.names:
            return name_of(condition.names[value])
        if of == "currency" and is_currency(value):
            return currency(value)
        if of == "precision":
            return same(value.upper())
        if f"under.{value}" in texts(LANGUAGES[0]):
            return say(f"under.{value}")
        return period_told(value) if of == "period" else known("value", value)

    def conditions(self, held: Mapping[str, str]) -> list[Phrase]:
        """Each condition with its value, and its name where that does not go without saying."""
        return [
            self.value(value, name)
            if name in _SELF_EVIDENT
            else self._told(name, value, "why.of", "why.pair")
            for name, value in sorted(held.items())
        ]

    def listed(self, held: Mapping[str, str]) -> Phrase:
        """Conditions in a row: FP8, scope chip."""
        return joined(self.conditions(held), "why.list")

    def when(self, held: Mapping[str, str]) -> Phrase:
        """Conditions as a clause: if dies are counted, at FP8."""
        parts = [self._told(n, v, "under.in", "under.with") for n, v in sorted(held.items())]
        return joined(parts, "sentence.comma") if parts else say("under.unstated")

    def _told(self, name: str, value: str, in_words: str, paired: str) -> Phrase:
        """A value with what it is of, unless it says that itself: per chip."""
        condition, shown = self.audit.conditions.get(name), self.value(value, name)
        is_named = condition is not None and value in condition.names
        if not is_named and f"under.{value}" in texts(LANGUAGES[0]):
            return say(f"under.{value}")
        if f"{in_words}_{name}" in texts(LANGUAGES[0]):
            return say(f"{in_words}_{name}", value=shown)
        return say(paired, name=self.condition(name), value=shown)

    def read_as(self, claim: ClaimRecord) -> tuple[Phrase, ...]:
        """Each condition that was put in for what an article does not print, with why: a clause."""
        return tuple(
            say("why.assumed", what=self.listed({name: one.is_}), why=note(clause(one.why)))
            for name, one in claim.assumed.items()
        )

    def assumed(self, claim: ClaimRecord) -> Phrase | None:
        """What was put in, so that a figure was held against one that it chose: a sentence."""
        chosen = {name: one.is_ for name, one in claim.assumed.items()}
        return say("sentence.assumed", what=self.listed(chosen)) if chosen else None

    def reason(self, code: str) -> Phrase:
        return name_of(self.audit.reasons.get(code), code)

    def tier(self, document_type: str) -> Phrase:
        return name_of(self.audit.tiers.get(document_type), document_type)

    def kind(self, document: Document) -> Phrase:
        """What kind of document it is, and whether somebody else keeps it."""
        tier = self.tier(document.type)
        return say("card.copied", tier=tier) if document.copy_of else tier

    def heard_from(self, one: PrintRecord) -> Phrase:
        """Whose words a clip is, of when, and how it was seen."""
        publisher, seen = self.source(one.document), known("seen", one.seen_as)
        on = self.documents[one.document].published or say("card.undated")
        return say("share.from", publisher=publisher, on=on, seen=seen)

    def told_by(self, one: PrintRecord) -> Document:
        """The document whose knowledge a print tells: the original of a copy, the end of a line of
        retellings; its own where it names none."""
        document = self.documents.get(one.origin or "", self.documents[one.document])
        sources = told_by(document, self.documents)
        return self.documents[sources[-1]] if sources else document


def _houses(audit: Audit) -> dict[str, str]:
    members: dict[str, list[str]] = defaultdict(list)
    for document in audit.documents:
        name = document.publisher
        marks = (m for m in audit.twins.get(document.id, ()) if m.startswith("house of "))
        members[next(marks, without_note(name).casefold())].append(name)
    called = (
        (names, Counter(map(without_note, names)).most_common(1)[0][0])
        for names in members.values()
    )
    return {name: house for names, house in called for name in names}


def short_title(article: ArticleRecord) -> Phrase:
    """What an article is called beside its outlet."""
    if isinstance(article.short, Bilingual):
        return name_of(article.short)
    return same(article.short or one_line(article.title, _SHORT))


def dated(article: ArticleRecord) -> Phrase:
    """When an article was published; without a printed date, that it has none and as of which day
    it is judged."""
    if article.published:
        return printed_day(article.published)
    undated = say("card.undated")
    if article.judged_as_of is None:
        return undated
    judged = say("explain.judged_as_of", on=printed_day(article.judged_as_of))
    return joined([undated, judged], "sentence.comma")


def in_order(claims: Iterable[ClaimRecord]) -> list[ClaimRecord]:
    """Claims as a reader meets them."""
    return sorted(claims, key=lambda c: (c.start, c.end, c.figure_start or 0, c.id))


def beyond(held: Mapping[str, str], stated: Mapping[str, str]) -> dict[str, str]:
    """The conditions of a fact that a claim does not state itself."""
    return {name: value for name, value in held.items() if stated.get(name) != value}


def by_document(prints: Iterable[PrintRecord]) -> list[list[PrintRecord]]:
    """The prints of each document, seen in one way, as they stand; each clip of it once."""
    found: dict[tuple[str, ...], dict[str | None, PrintRecord]] = defaultdict(dict)
    for one in prints:
        found[one.document, one.seen_as, one.origin or ""].setdefault(one.clip, one)
    return [list(clips.values()) for clips in found.values()]
