"""At a glance: how many claims, how they came out, and what to look at first."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from markupsafe import Markup

from claimaudit.report.views.book import CLASSES, GRAVEST, Book, Record
from claimaudit.report.views.off import as_number, middle
from claimaudit.report.views.sentences import decisive, sentence
from claimaudit.report.views.words import Pair, say

_BAR = 1000


@dataclass(frozen=True)
class Count:
    """How often a verdict occurs."""

    verdict: Pair
    style: str
    number: int


@dataclass(frozen=True)
class Finding:
    """One claim to look at, in a sentence."""

    record: Record
    verdict: Pair
    sentence: Pair


def counts(found: dict[str, int]) -> list[Count]:
    """Verdict counts, the gravest first."""
    return [Count(say(f"verdict.{v}"), CLASSES[v], found[v]) for v in GRAVEST]


def bar(found: list[Count]) -> Markup:
    """The shares as one stacked bar; the numbers stand in the table beside it."""
    total = sum(count.number for count in found)
    parts = [f'<svg class=bar viewBox="0 0 {_BAR} 20" preserveAspectRatio=none aria-hidden=true>']
    start = 0
    for number, count in enumerate(found):
        before = sum(c.number for c in found[: number + 1])
        end = round(_BAR * before / total) if total else 0
        if end > start:
            parts.append(f"<rect class=f-{count.style} x={start} width={end - start} height=20 />")
        start = end
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - numbers and fixed names only


def _grave(claim: Record) -> tuple[int, bool, float, str]:
    """Gravest verdict, decided by primary sources, furthest off."""
    value = middle(claim)
    far = 0.0
    for trial in decisive(claim):
        ends = [as_number(e) for e in trial["reference"] or () if not isinstance(e, str)]
        if value and value > 0:
            far = max([far, *(abs(log(value / e)) for e in ends if e and e > 0)])
    return GRAVEST.index(claim["verdict"]), claim["provisional"], -far, claim["id"]


def finding(book: Book, claim: Record) -> Finding:
    """A claim in a sentence."""
    verdict = claim["verdict"]
    return Finding(claim, say(f"verdict.{verdict}"), sentence(book, claim))


def first(book: Book) -> list[Finding]:
    """What to look at first, the gravest first."""
    grave = ("contradicted", "misleading", "conflicting")
    found = [c for c in book.record["claims"] if c["verdict"] in grave]
    return [finding(book, claim) for claim in sorted(found, key=_grave)]


def decided(book: Book) -> tuple[int, int]:
    """(claims that were decided, provisional ones among them)."""
    grave = ("supported", "contradicted", "misleading", "conflicting")
    found = [c for c in book.record["claims"] if c["verdict"] in grave]
    return len(found), sum(c["provisional"] for c in found)
