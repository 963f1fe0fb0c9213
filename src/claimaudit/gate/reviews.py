"""What a branch brings to bear a claim out: shown whole to who merges.

The gate sees what the files say, never the source, and no list of words tells every sentence that
does not say its figure. Who merges has both in hand.
"""

from collections.abc import Iterator

from claimaudit.base.shown import one_line
from claimaudit.gate.base import BaseState
from claimaudit.gate.changes import quantity, said_by_print
from claimaudit.gate.codes import SHOWN
from claimaudit.gate.entries import Entries
from claimaudit.gate.findings import GateFinding, claim_finding, is_worse, place_in
from claimaudit.record.claims import FactRecord
from claimaudit.record.models import Audit
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.workspace import Workspace

# Fact, document, clip.
_Print = tuple[str, str | None, str | None]
_SHOWN = SHOWN["around"]
_SEEN = {"captured": "in a capture", "read": "in no capture", "not_seen": "read by nobody"}


def review_findings(
    workspace: Workspace, record: Audit, known: BaseState, then: Entries, now: Entries
) -> Iterator[GateFinding]:
    """The claims that had not their verdict in the base, under these words, and have no worse one
    now, each with its sentence and the prints that decide, or what it is entered as."""
    facts = {fact.id: fact for fact in record.facts}
    fresh = _fresh(then, now)
    for claim in record.claims:
        past = known.claims.find(claim, claim.article)
        before = past.verdict if past else "unverifiable"
        if claim.verdict == before or is_worse(before, claim.verdict):
            continue
        article = workspace.articles[claim.article]
        start, end = Sentences(article.text, _SHOWN).around(claim.start, claim.end)
        told = [line for name in claim.facts for line in _prints(facts[name], fresh, record)]
        by = claim.kind if claim.verdict == "not rated" else "; ".join(told) or "no source"
        sentence = one_line(article.text[start:end])
        was = f" and was {before}" if past else ""
        message = f"claim {claim.id} is newly {claim.verdict}{was}: “{sentence}”, by {by}"
        place = place_in(article, claim.start, claim.end)
        yield claim_finding(place, "needs-review", message, claim)


def _fresh(then: Entries, now: Entries) -> set[_Print]:
    """The prints that were entered since, or are of another quantity now."""
    known = set(_printed(then).values())
    return {one for one, said in _printed(now).items() if said not in known}


def _printed(entries: Entries) -> dict[_Print, str]:
    """Every print, and what it says of which quantity."""
    return {
        (name, one.get("document"), one.get("clip")): f"{quantity(fact)} {said_by_print(one)}"
        for (table, name), fact in entries.items()
        for one in fact.items_of("prints")
        if table == "facts" and isinstance(one, dict)
    }


def _prints(fact: FactRecord, fresh: set[_Print], record: Audit) -> Iterator[str]:
    documents = {document.id: document for document in record.documents}
    for one in fact.shown:
        of, words = documents[one.document], one_line(one.clip or "", _SHOWN)
        new = ", entered since the base" if (fact.id, of.id, one.clip) in fresh else ""
        whose = f"{fact.id} of {one_line(of.publisher, 80)} ({of.type})"
        yield f"{whose} “{words}”, {_SEEN[one.seen]}{new}"
