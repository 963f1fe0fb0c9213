"""Which documents decide: tiers, seen or not, independent pairs, before or after the article."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from itertools import combinations
from urllib.parse import urlsplit

from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document

from .spans import Span

# Second levels under which anybody registers: a site is one label more.
_SHARED = frozenset(("com", "co", "gov", "org", "net", "edu", "ac", "or", "ne"))


class Standing(IntEnum):
    UNSEEN = 0
    RETOLD = 1
    PAIR = 2
    ALONE = 3


def site(url: str) -> str:
    """news.example.com.cn -> example.com.cn"""
    labels = (urlsplit(url).hostname or "").lower().split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


def retells(one: Document, other: Document, library: Library) -> bool:
    """Whether `one` goes back to `other`, however often retold."""
    seen = set()
    at = one.retells
    while at is not None and at not in seen:
        if at == other.id:
            return True
        seen.add(at)
        at = library.documents[at].retells if at in library.documents else None
    return False


def independent(a: Document, b: Document, library: Library) -> bool:
    return (
        a.id != b.id
        and a.publisher.strip().casefold() != b.publisher.strip().casefold()
        and site(a.url) != site(b.url)
        and not retells(a, b, library)
        and not retells(b, a, library)
    )


def _carriers(fact: ReadFact, library: Library) -> Iterator[Document]:
    yield fact.document
    for name in fact.fact.corroborated_by:
        yield library.documents[name]
    for other in library.facts.values():
        if other is not fact and _same_figure(fact, other, library):
            yield other.document


def _same_figure(a: ReadFact, b: ReadFact, library: Library) -> bool:
    if a.fact.attests or b.fact.attests:
        return (a.fact.attests, a.fact.holds) == (b.fact.attests, b.fact.holds)
    alike = (a.fact.subject, a.metric, a.fact.versus) == (b.fact.subject, b.metric, b.fact.versus)
    if not alike or _conditions(a, library) != _conditions(b, library):
        return False
    if a.days is not None:
        return a.days == b.days
    x, y = a.figure, b.figure
    assert x is not None
    if y is None or x.unit != y.unit:
        return False
    # Hedges aside: "over 820,000" and "820,000" are one figure; 700 and 800, which only touch
    # where both are rounded, are not.
    near_x, near_y = (Span.of(f.near.low, f.near.high) for f in (x, y))
    return near_x.meets(Span.at(y.value)) or near_y.meets(Span.at(x.value))


def _conditions(fact: ReadFact, library: Library) -> dict[str, str]:
    """What changes the value; its as_of is its period where it names none."""
    kinds = library.vocabulary.table.conditions
    held = {n: v for n, v in fact.fact.conditions.items() if kinds[n].kind != "note"}
    listed = library.vocabulary.metrics[str(fact.metric)].conditions
    if fact.fact.as_of and "period" in listed:
        held.setdefault("period", fact.fact.as_of)
    return held


def standing(fact: ReadFact, library: Library, policy: Policy) -> Standing:
    own = fact.document
    if own.seen != "not_seen" and policy.tiers[own.type].decides == "alone":
        return Standing.ALONE
    seen = {d.id: d for d in _carriers(fact, library) if d.seen != "not_seen"}
    if any(independent(a, b, library) for a, b in combinations(seen.values(), 2)):
        return Standing.PAIR
    return Standing.RETOLD if seen else Standing.UNSEEN


def is_late(fact: ReadFact, judged: str | None) -> bool:
    """Whether even its first possible day is after the last on which the article can stand."""
    published = fact.document.published
    if published is None or judged is None:
        return False
    shorter = min(len(published), len(judged))
    return published[:shorter] > judged[:shorter]
