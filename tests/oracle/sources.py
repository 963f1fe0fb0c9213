"""Which documents decide: tiers, read or not, whose knowledge it is, before or after the article."""

from __future__ import annotations

from enum import IntEnum
from itertools import combinations
from urllib.parse import urlsplit

from claimaudit.workspace.claims import Claim
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.prints import ReadPrint
from claimaudit.workspace.references import Document

from .spans import Span

# Second levels under which anybody registers: a site is one label more.
_SHARED = frozenset(("com", "co", "gov", "org", "net", "edu", "ac", "or", "ne"))


class Standing(IntEnum):
    UNSEEN = 0
    RETOLD = 1
    ANNOUNCED = 2
    PAIR = 3
    ALONE = 4


DECIDES = Standing.ANNOUNCED


def site(url: str) -> str:
    """news.example.com.cn -> example.com.cn"""
    labels = (urlsplit(url).hostname or "").lower().split(".")
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED and len(labels[-1]) == 2 else 2
    return ".".join(labels[-keep:])


def _original(document: Document, library: Library) -> Document:
    while document.copy_of:
        document = library.documents[document.copy_of]
    return document


def source(one: ReadPrint, library: Library, policy: Policy) -> tuple[Document, bool] | None:
    """(what a print has its knowledge from, whether that is a document which it retells and not
    what a publisher found out itself); None where nobody says."""
    document, told = one.document, one.print.origin
    while True:
        if told is None:
            document = _original(document, library)
            told = document.origin
        if told == "own":
            return document, False
        if told is None:
            alone = policy.tiers[document.type].decides == "alone"
            return (document, True) if alone else None
        document, told = library.documents[told], None


def _elsewhere(a: Document, b: Document) -> bool:
    return a.publisher.strip().casefold() != b.publisher.strip().casefold() and site(a.url) != site(
        b.url
    )


def _prints(fact: ReadFact, library: Library) -> list[ReadPrint]:
    """Everything that says what the fact says, read or not; a fact that nobody has read has only
    itself."""
    if all(p.print.clip is None for p in fact.prints):
        return list(fact.prints)
    same = [f for f in library.facts.values() if f is fact or _same_figure(fact, f, library)]
    return [p for f in same for p in f.prints]


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


def standing(
    fact: ReadFact,
    library: Library,
    policy: Policy,
    judged: str | None,
    claim: Claim,
    *,
    against: bool = False,
) -> tuple[Standing, bool]:
    """(what the fact is worth, whether that takes what came out after the day `judged`); where it
    goes `against` the claim, what it is worth by the prints of which a day is known. An attestation
    is about what its claim is about."""
    prints = _prints(fact, library)
    early = [p for p in prints if not is_late(told_on(p, library), judged)]
    about = {fact.fact.subject, fact.fact.conditions.get("speaker")}
    if fact.fact.attests:
        about |= {claim.subject, claim.conditions.get("speaker")} | _named(claim.said_by, library)
    before, ever = (_worth(p, about, library, policy) for p in (early, prints))
    if not early:
        return ever, True
    if before < DECIDES and ever > before:
        return ever, True
    if against and judged is not None:
        known = [p for p in early if told_on(p, library) or _is_first_hand(p, library, policy)]
        dated = _worth(known, about, library, policy)
        before = dated if dated >= DECIDES else min(before, Standing.RETOLD)
    return before, False


def shown_together(
    facts: tuple[ReadFact, ...], library: Library, policy: Policy, judged: str | None
) -> Standing:
    """What is the least that one of `facts` is worth by those documents alone which print every
    one of them; a copy prints what is printed in what it copies. They speak against a claim, so
    that only prints of before the day `judged` count, and reports only with a day."""
    sides = []
    for fact in facts:
        early = [p for p in _prints(fact, library) if not is_late(told_on(p, library), judged)]
        sides.append(
            [
                p
                for p in early
                if p.print.clip is not None
                and (judged is None or told_on(p, library) or _is_first_hand(p, library, policy))
            ]
        )
    telling = [{_original(p.document, library).id for p in side} for side in sides]
    least = Standing.ALONE
    for fact, side in zip(facts, sides, strict=True):
        left = [p for p in side if all(_original(p.document, library).id in t for t in telling)]
        about = {fact.fact.subject, fact.fact.conditions.get("speaker")}
        least = min(least, _worth(left, about, library, policy))
    return least


def _worth(
    prints: list[ReadPrint], about: set[str | None], library: Library, policy: Policy
) -> Standing:
    prints = [p for p in prints if p.print.clip is not None]
    if not prints:
        return Standing.UNSEEN
    if any(_is_first_hand(one, library, policy) for one in prints):
        return Standing.ALONE
    found = Standing.RETOLD
    for a, b in combinations(prints, 2):
        one, other = source(a, library, policy), source(b, library, policy)
        if one is None or other is None or not _elsewhere(a.document, b.document):
            continue
        if _house(one[0], library) != _house(other[0], library):
            return Standing.PAIR
        if one[1] and other[1] and _speaks_for(one[0], about, library):
            found = Standing.ANNOUNCED
    return found


def _is_first_hand(one: ReadPrint, library: Library, policy: Policy) -> bool:
    first = _original(one.document, library)
    own = all(told in (None, "own") for told in (one.print.origin, first.origin))
    return own and policy.tiers[one.document.type].decides == "alone"


def told_on(one: ReadPrint, library: Library) -> str | None:
    """The day by which what a print tells was out, its own or that of what it retells."""
    document, origin = one.document, one.print.origin
    while document.published is None:
        if origin is None:
            document = _original(document, library)
            if document.published is not None:
                break
            origin = document.origin
        if origin is None or origin == "own":
            return None
        document, origin = library.documents[origin], None
    return document.published


def _named(name: str | None, library: Library) -> set[str]:
    """The subjects that go by a name."""
    called = (name or "").casefold()
    return {
        s.id
        for s in library.vocabulary.subjects.values()
        if called in [n.casefold() for n in (s.id, s.zh, s.en, *s.aliases)]
    }


def _house(document: Document, library: Library) -> str:
    """Who published it, under one of its names."""
    named = _named(document.publisher, library)
    return next(iter(named)) if len(named) == 1 else document.publisher.strip().casefold()


def _speaks_for(document: Document, about: set[str | None], library: Library) -> bool:
    """Whether its publisher is the one that the figure is about, or the one whose that is."""
    subjects = library.vocabulary.subjects
    named = _named(document.publisher, library)
    for one in about:
        at = one
        while at is not None and at in subjects:
            if named == {at}:
                return True
            at = subjects[at].of
    return False


def is_late(published: str | None, judged: str | None) -> bool:
    """Whether even its first possible day is after the last on which the article can stand."""
    if published is None or judged is None:
        return False
    shorter = min(len(published), len(judged))
    return published[:shorter] > judged[:shorter]
