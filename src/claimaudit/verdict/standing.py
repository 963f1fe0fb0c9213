"""What a fact is worth: does it decide alone, only with a witness, or not at all?

A fact decides alone where its document was seen and is of a tier that decides alone.
Otherwise it decides only where two independent seen documents carry the same figure,
and what rests on it is provisional (docs/method.md, "Sources").
"""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from urllib.parse import urlsplit

from claimaudit.figures import Interval
from claimaudit.verdict.match import held_conditions
from claimaudit.workspace.fields import Conditions
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Tier
from claimaudit.workspace.references import Document


class Standing(IntEnum):
    """From nothing to enough."""

    unseen = 0  # nobody has seen a document that carries it
    witnessed = 1  # seen, but only in a retelling that has no independent second
    paired = 2  # two independent seen documents carry it: provisional
    alone = 3


@lru_cache(maxsize=4096)
def site(url: str) -> str:
    """The registrable domain of `url`: two pages of one site are one site."""
    from tld import get_fld  # it reads its list of suffixes

    found: str | None = get_fld(url, fail_silently=True)
    return found or (urlsplit(url).hostname or url)


def _share_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site. Where their last two labels differ they are not,
    and the list of suffixes, which takes a while to read, is not asked."""
    return _last_labels(one) == _last_labels(other) and site(one) == site(other)


@lru_cache(maxsize=4096)
def _last_labels(url: str) -> list[str]:
    return (urlsplit(url).hostname or url).rstrip(".").split(".")[-2:]


def independent(a: Document, b: Document, documents: dict[str, Document]) -> bool:
    """Whether publisher and site both differ and neither retells the other."""
    if a.publisher.casefold() == b.publisher.casefold() or _share_site(a.url, b.url):
        return False
    return b.id not in _told(a, documents) and a.id not in _told(b, documents)


def _told(document: Document, documents: dict[str, Document]) -> set[str]:
    """Every document that `document` retells, directly or through others."""
    told: set[str] = set()
    source = document.retells
    while source is not None and source not in told and source in documents:
        told.add(source)
        source = documents[source].retells
    return told


def witnesses(fact: ReadFact, library: Library) -> list[Document]:
    """The seen documents in which the fact's figure was read, its own among them."""
    others = (library.documents[d] for d in fact.fact.corroborated_by)
    same = (other.document for other in _same_figure(fact, library))
    seen = {d.id: d for d in (fact.document, *others, *same) if d.seen != "not_seen"}
    return [seen[i] for i in sorted(seen)]


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
        and _same_print(fact, other)
        and _conditions(other, library) == _conditions(fact, library)
    )


def _same_print(a: ReadFact, b: ReadFact) -> bool:
    if a.figure is None or b.figure is None:
        return a.days is not None and a.days == b.days
    if a.figure.unit != b.figure.unit:
        return False
    # What rounds to 700 is no witness for what rounds to 800, although the two touch at 750.
    one, other = Interval.point(a.figure.value), Interval.point(b.figure.value)
    return one.overlaps(b.figure.near) or other.overlaps(a.figure.near)


def _conditions(fact: ReadFact, library: Library) -> Conditions:
    """Those that change the value: whether it is announced or shipped changes none."""
    kinds = library.vocabulary.table.conditions
    held = held_conditions(library.vocabulary.metrics[fact.metric or ""], fact)
    return {name: value for name, value in held.items() if kinds[name].kind != "note"}


def standing(fact: ReadFact, library: Library, tiers: dict[str, Tier]) -> Standing:
    """How far `fact` can decide a verdict."""
    seen = fact.document.seen != "not_seen"
    if seen and tiers[fact.document.type].decides == "alone":
        return Standing.alone
    found = witnesses(fact, library)
    if any(independent(a, b, library.documents) for a, b in combinations(found, 2)):
        return Standing.paired
    return Standing.witnessed if found else Standing.unseen
