"""How strong the words are on which a fact rests (docs/method.md, "Sources").

A print counts once its clip was entered: what nobody can read decides nothing. Of those that
count, one in a document that decides alone is enough; else two that have it from different houses;
else two retellings of one house on what that house is the authority for. What a house says in a
prospectus and again in a speech it has from itself both times.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import combinations, product, starmap
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from claimaudit.figures.lexicon import Lexicon
from claimaudit.verdict.match import held_conditions
from claimaudit.workspace.documents import OWN, original
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Tier
from claimaudit.workspace.prints import ReadPrint, agree
from claimaudit.workspace.references import Document

_SHOWN = Lexicon(Path(__file__).with_suffix(".yaml")).pattern("shown_page")


class Root(NamedTuple):
    """Where knowledge comes from: a house, and whether that says it in a document of its own that
    decides alone, or is a publisher that found it out."""

    house: str
    is_told: bool


class Strength(IntEnum):
    """From nothing to enough."""

    not_seen = 0  # nobody has entered its words
    one_report = 1  # one report, or several that have it from nobody knows whom or one house
    one_origin = 2  # retellings of a source on what it is the authority for
    two_reports = 3  # two reports that have it from different houses
    firm = 4  # a document that decides alone


DECIDES = Strength.one_origin
"""The least that decides."""


class Sources:
    """Weighs prints by where their documents have it from."""

    def __init__(self, library: Library, tiers: Mapping[str, Tier]) -> None:
        self._library, self._documents, self._tiers = library, library.documents, tiers

    def strength(self, prints: Sequence[ReadPrint], about: Iterable[str]) -> Strength:
        """What `prints` of one figure, which is about the subjects `about`, are worth."""
        read = [one for one in prints if one.is_read]
        if not read:
            return Strength.not_seen
        if any(map(self._decides_alone, read)):
            return Strength.firm
        houses: dict[str, list[Document]] = {}
        retold: dict[str, list[Document]] = {}
        for one in read:
            if root := self.root(one):
                houses.setdefault(root.house, []).append(one.document)
                if root.is_told:
                    retold.setdefault(root.house, []).append(one.document)
        if any(starmap(self._any_apart, combinations(houses.values(), 2))):
            return Strength.two_reports
        theirs = self._library.vocabulary.with_owners(about)
        if any(self._any_apart(told, told) for house, told in retold.items() if house in theirs):
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
        """Where a print has its figure from; None where that is not known."""
        if one.print.origin == OWN:
            return Root(self._house(one.document), is_told=False)
        if one.print.origin is not None:
            return self._root(self._documents[one.print.origin])
        return self._root(one.document)

    def _root(self, document: Document) -> Root | None:
        document = original(document, self._documents)
        if document.origin == OWN:
            return Root(self._house(document), is_told=False)
        if document.origin is not None:
            return self._root(self._documents[document.origin])
        alone = self._tiers[document.type].decides == "alone"
        return Root(self._house(document), is_told=True) if alone else None

    def _decides_alone(self, one: ReadPrint) -> bool:
        """Whether its document is of a tier that decides alone, and tells what it knows itself."""
        whole = original(one.document, self._documents)
        own = one.print.origin in (None, OWN) and whole.origin in (None, OWN)
        return own and self._tiers[one.document.type].decides == "alone"

    def _house(self, document: Document) -> str:
        """Its publisher, under whatever name it goes by."""
        name = document.publisher
        return self._library.vocabulary.called(name) or name.casefold()

    def _any_apart(self, some: Sequence[Document], others: Sequence[Document]) -> bool:
        """Whether one of `some` and one of `others` are independent of each other."""
        return any(starmap(self._are_apart, product(some, others)))

    def _are_apart(self, a: Document, b: Document) -> bool:
        """Whether publisher and site both differ."""
        apart = self._house(a) != self._house(b)
        return apart and not _share_site(a.url or a.id, b.url or b.id)


def is_later(day: str | None, judged: str) -> bool:
    """Whether `day` surely lies after `judged`: by its month or year where one of the two is dated
    no finer."""
    told = day or ""
    return told[: len(judged)] > judged[: len(told)]


def prints_of(fact: ReadFact, library: Library) -> list[ReadPrint]:
    """The prints of a fact and of those that say the same, one a document. A fact of which nobody
    has read a word has its own only: its figure is not shown by another that is like it."""
    if not any(one.is_read for one in fact.prints):
        return list(fact.prints)
    found: dict[str, ReadPrint] = {}
    for one in (*fact.prints, *(p for other in _same_figure(fact, library) for p in other.prints)):
        if one.document.id not in found or not found[one.document.id].is_read:
            found[one.document.id] = one
    return [found[name] for name in sorted(found)]


def _same_figure(fact: ReadFact, library: Library) -> Iterable[ReadFact]:
    """Other entries of the same quantity under the same conditions that print the same, and
    other attestations of the same claim that say the same."""
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
        and agree(fact.best, other.best)
        and _conditions(other, library) == _conditions(fact, library)
    )


def _conditions(fact: ReadFact, library: Library) -> Conditions:
    """Those that change the value: whether it is announced or shipped changes none."""
    kinds = library.vocabulary.table.conditions
    held = held_conditions(library.vocabulary.metrics[fact.metric or ""], fact)
    return {name: value for name, value in held.items() if kinds[name].kind != "note"}


@lru_cache(maxsize=4096)
def site(url: str) -> str:
    """The registrable domain of `url`: two pages of one site are one site."""
    from tld import get_fld  # it reads its list of suffixes

    host = _host(url)
    found: str | None = get_fld(f"https://{host}", fail_silently=True)
    return found or (host if host[-1:].isdigit() else ".".join(_last_labels(url)))


def _host(url: str) -> str:
    """The host of the page that is shown at `url`."""
    shown = _SHOWN.match(url)
    return shown["host"] if shown else urlsplit(url).hostname or url


def _share_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site. Where their last two labels differ they are not,
    and the list of suffixes, which takes a while to read, is not asked."""
    return _last_labels(one) == _last_labels(other) and site(one) == site(other)


@lru_cache(maxsize=4096)
def _last_labels(url: str) -> list[str]:
    return _host(url).rstrip(".").split(".")[-2:]
