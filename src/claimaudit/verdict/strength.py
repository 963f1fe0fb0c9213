"""How strong the words are on which a fact rests (docs/method.md, "Sources").

A print counts once its clip was entered: what nobody can read decides nothing. Of those that
count, one in a document that decides alone is enough; else two that have it from different houses;
else two retellings of one house on what that house is the authority for. What a house says in a
prospectus and again in a speech it has from itself both times.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import combinations, starmap
from typing import NamedTuple

from claimaudit.verdict.witnesses import Witnesses
from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.documents import OWN, original
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact, ReadPrint, bears_out, held_conditions
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document


class Root(NamedTuple):
    """Where knowledge comes from: a house, and whether that says it in a document of its own that
    decides alone, or is a publisher that found it out."""

    house: str
    is_told: bool


class Strength(IntEnum):
    """What a print is worth, from nothing to enough for a verdict."""

    not_seen = 0  # nobody has entered its words
    one_report = 1  # one report, or several that have it from nobody knows whom or one house
    one_origin = 2  # retellings of a source on what it is the authority for
    two_reports = 3  # two reports that have it from different houses
    firm = 4  # a document that decides alone


DECIDES = Strength.one_origin
"""The least that decides."""


class Sources:
    """Weighs prints by where their documents have it from, for the claims of `article`."""

    def __init__(
        self, library: Library, policy: Policy, article: CatalogEntry | None = None
    ) -> None:
        self._library, self._documents, self._tiers = library, library.documents, policy.tiers
        self._witnesses = Witnesses(library, policy, article)

    def strength(self, prints: Sequence[ReadPrint], about: Iterable[str]) -> Strength:
        """What `prints` of one figure, which is about the subjects `about`, are worth. Of a
        statement whose parts they bear out by themselves, what its weakest part is."""
        parts, about = {part for one in prints for part in one.parts}, list(about)
        whole = self._strength(prints, about)
        if not parts:
            return whole
        speaking = ([p for p in prints if p.print.part in (None, part)] for part in parts)
        weakest = min(self._strength(of_part, about) for of_part in speaking)
        return max(weakest, min(Strength.one_report, whole))

    def _strength(self, prints: Sequence[ReadPrint], about: Iterable[str]) -> Strength:
        read = [one for one in prints if one.is_read]
        if not read:
            return Strength.not_seen
        if any(map(self._decides_alone, read)):
            return Strength.firm
        houses: dict[str, list[ReadPrint]] = {}
        retold: dict[str, list[ReadPrint]] = {}
        for one in read:
            if root := self.root(one):
                houses.setdefault(root.house, []).append(one)
                if root.is_told:
                    retold.setdefault(root.house, []).append(one)
        if any(starmap(self._witnesses.any_apart, combinations(houses.values(), 2))):
            return Strength.two_reports
        theirs = self._library.vocabulary.with_owners(about)
        if any(
            self._witnesses.any_retell(told) for house, told in retold.items() if house in theirs
        ):
            return Strength.one_origin
        return Strength.one_report

    def day(self, one: ReadPrint) -> str | None:
        """When what a print tells was out: the day of its document, or where that has none, of
        the document that it retells."""
        if one.document.published is not None or one.print.origin is None:
            return self._day(one.document)
        return None if one.print.origin == OWN else self._day(self._documents[one.print.origin])

    def _day(self, document: Document) -> str | None:
        whole = original(document, self._documents)
        told, origin = document.published or whole.published, whole.origin
        if told is not None or origin is None or origin == OWN:
            return told
        return self._day(self._documents[origin])

    def may_convict(self, one: ReadPrint) -> bool:
        """Whether it is known to be no later than it tells: a report without a day may be."""
        return self.day(one) is not None or self._decides_alone(one)

    def root(self, one: ReadPrint) -> Root | None:
        """Where a print has its figure from; None where that is not known, or is the article that
        it would bear out."""
        if self._witnesses.is_of_article(one):
            return None
        if one.print.origin == OWN:
            return Root(self._witnesses.house(one.document), is_told=False)
        if one.print.origin is not None:
            return self._root(self._documents[one.print.origin])
        return self._root(one.document)

    def _root(self, document: Document) -> Root | None:
        document = original(document, self._documents)
        if document.origin == OWN:
            return Root(self._witnesses.house(document), is_told=False)
        if document.origin is not None:
            return self._root(self._documents[document.origin])
        alone = self._tiers[document.type].decides == "alone"
        return Root(self._witnesses.house(document), is_told=True) if alone else None

    def _decides_alone(self, one: ReadPrint) -> bool:
        """Whether its document is of a tier that decides alone, and tells what it knows itself."""
        whole = original(one.document, self._documents)
        own = one.print.origin in (None, OWN) and whole.origin in (None, OWN)
        alone = own and self._tiers[one.document.type].decides == "alone"
        return alone and not self._witnesses.is_of_article(one)


def is_later(day: str | None, judged: str) -> bool:
    """Whether `day` surely lies after `judged`: by its month or year where one of the two is dated
    no finer."""
    told = day or ""
    return told[: len(judged)] > judged[: len(told)]


def prints_of(fact: ReadFact, library: Library) -> list[ReadPrint]:
    """The prints of a fact and of those that say the same, one a document and part. A fact of which
    nobody has read a word has its own only: its figure is not shown by another that is like it."""
    if not any(one.is_read for one in fact.prints):
        return list(fact.prints)
    found: dict[tuple[str, str], ReadPrint] = {}
    for one in (*fact.prints, *(p for other in _same_figure(fact, library) for p in other.prints)):
        key = one.document.id, one.print.part or ""
        if key not in found or not found[key].is_read:
            found[key] = one
    return [found[name] for name in sorted(found)]


def _same_figure(fact: ReadFact, library: Library) -> Iterable[ReadFact]:
    """Other entries of the same quantity under the same conditions that print the same, no more
    coarsely, and other attestations of the same claim that say the same."""
    if fact.fact.attests is not None:
        said = library.by_claim.get(fact.fact.attests, ())
        return (o for o in said if o is not fact and o.fact.holds == fact.fact.holds)
    if fact.fact.subject is None or fact.metric is None:
        return ()
    return (
        other
        for other in library.by_quantity.get((fact.fact.subject, fact.metric), ())
        if other is not fact
        and other.fact.versus == fact.fact.versus
        and bears_out(other.best, fact.best)
        and _conditions(other, library) == _conditions(fact, library)
    )


def _conditions(fact: ReadFact, library: Library) -> Conditions:
    """The conditions of a fact that change its value: whether it is announced or shipped changes
    none, and a forecast is another figure."""
    kinds = library.vocabulary.table.conditions
    held = held_conditions(library.vocabulary.metrics[fact.metric or ""], fact.fact)
    return {
        name: value
        for name, value in held.items()
        if kinds[name].kind != "note" or not kinds[name].is_settled(value)
    }
