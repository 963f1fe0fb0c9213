"""What the first page lists, and in which order: what to look at first, and what was changed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from math import log

from claimaudit.record.claims import ClaimRecord, FactRecord, PrintRecord
from claimaudit.record.models import Audit, SumRecord
from claimaudit.record.tally import statements
from claimaudit.report.figure import times
from claimaudit.report.gists import WEIGHTS, gist_entered, weight_of
from claimaudit.report.lookup import Lookup, by_document
from claimaudit.report.phrase import Phrase, joined, say
from claimaudit.workspace.policy import CONVICTIONS, GRAVEST, SEVERITIES

_PROBLEMS = (*CONVICTIONS, "conflicting")
# What stands apart from what is wrong.
_DIFFER = "differ"
# So many documents are heard of what one fact says.
_CLIPS = 2
# A number that no year and no count of anything else is.
_EXACT = re.compile(r"\d+(?:[.,]\d+)+")


def first(audit: Audit) -> list[ClaimRecord]:
    """What to look at first, each statement once: by weight, verdict, severity of the rung, then
    what primary sources decided, then the furthest off."""
    severities = {rung.rung: SEVERITIES.index(rung.severity) for rung in audit.ladder}

    def order(claim: ClaimRecord) -> tuple[int, int, int, bool, float, str]:
        weight = WEIGHTS.index(weight_of(claim))
        severity = severities.get(claim.rung, len(SEVERITIES))
        far = abs(log(times(claim) or 1))
        return weight, GRAVEST.index(claim.verdict), severity, claim.provisional, -far, claim.id

    return sorted((c for c in statements(audit.claims) if c.verdict in _PROBLEMS), key=order)


def changed(audit: Audit) -> list[list[ClaimRecord]]:
    """The statements whose verdict was changed or answered after it had been given, the last first;
    those of the same changes for one reason together, what was answered by itself."""
    since = [c for c in audit.claims if c.replies or (c.moves and not c.repeat_of)]
    since.sort(key=lambda c: max([m.on for m in c.moves] + [r.on for r in c.replies]), reverse=True)
    alike: dict[tuple[str, ...], list[ClaimRecord]] = defaultdict(list)
    for claim in since:
        told = (f"{m.on} {m.from_} {m.to} {m.why!r}" for m in claim.moves)
        alike[*told, claim.id * bool(claim.replies)].append(claim)
    return list(alike.values())


def is_told_first(alike: Sequence[ClaimRecord]) -> bool:
    """Whether these were convicted before or after they were changed, or somebody answered."""
    verdicts = {v for move in alike[0].moves for v in (move.from_, move.to)}
    return bool(alike[0].replies) or not verdicts.isdisjoint(CONVICTIONS)


@dataclass(frozen=True)
class Findings:
    """What to look at first of one weight: claims, then sums that do not fit."""

    heading: str
    """point, unweighed or detail, empty where nothing was weighed; differ of figures that may be of
    different things."""
    claims: list[ClaimRecord]
    sums: list[SumRecord]

    def whole(self, claim: ClaimRecord) -> bool:
        """Whether it is shown with the words of its sources: what is only a detail, and not plainly
        wrong, has them in its article."""
        return self.heading != "detail" or claim.verdict == "contradicted"

    @property
    def told(self) -> Phrase:
        """What they are, and how many: statements, and sums beside them."""
        parts = [("statements", len(self.claims)), ("sums", len(self.sums))]
        told = [say(f"glance.{key}" + "_one" * (n == 1), n=n) for key, n in parts if n]
        n = len(self.sums) if self.heading == _DIFFER else joined(told, "sentence.comma")
        return say(f"glance.{self.heading}", n=n)


def findings(audit: Audit) -> list[Findings]:
    """What to look at first, by weight: what changes the article's point, then details; last what
    two statements differ in that may be of different things."""
    claims = first(audit)
    failed = [s for s in audit.arithmetic if not s.holds]
    apart = [s for s in failed if s.kind == "disagreement" and weight_of(s) != "point"]
    sums = sorted((s for s in failed if s not in apart), key=lambda s: (s.kind != "slip", s.id))
    is_weighed = any(map(weight_of, claims)) or any(map(weight_of, sums))
    found = []
    for weight in WEIGHTS:
        of_it = [c for c in claims if weight_of(c) == weight]
        sums_of_it = [s for s in sums if weight_of(s) == weight]
        if of_it or sums_of_it:
            heading = (weight or "unweighed") if is_weighed else ""
            found.append(Findings(heading, of_it, sums_of_it))
    return [*found, Findings(_DIFFER, [], apart)] if apart else found


def clips(lookup: Lookup, claim: ClaimRecord) -> list[PrintRecord]:
    """The words of its sources that tell best why a claim has its verdict: those of two documents
    a fact, and one of every fact before a second of any; first those with figures that the gist
    tells, then the print that counts most."""
    if claim.decided_by is None:
        return []
    gist = gist_entered(claim)
    told = _figures(f"{gist.zh} {gist.en}") - _figures(claim.quote) if gist else set()

    def heard(fact: FactRecord) -> Iterator[PrintRecord]:
        first, rest = list[list[PrintRecord]](), list[list[PrintRecord]]()
        left = told
        for row in by_document(p for p in fact.shown if p.clip):
            named = left & _figures(" ".join(p.clip or "" for p in row))
            (first if named else rest).append(row)
            left -= named
        return chain.from_iterable([*first, *rest][:_CLIPS])

    turns = zip_longest(*map(heard, lookup.facts_of(claim.trials[claim.decided_by].facts)))
    found = {(p.document, p.clip): p for turn in turns for p in turn if p}
    return [*found.values()]


def _figures(text: str) -> set[str]:
    """The exact numbers in a text, as they are printed."""
    return set(_EXACT.findall(text))
