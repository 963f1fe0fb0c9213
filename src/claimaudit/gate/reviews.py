"""What a branch brings to bear a claim out: shown whole to who merges.

The gate sees what the files say, never the source, and no list of words tells every sentence that
does not say its figure. Who merges has both in hand.
"""

from collections.abc import Iterator

from claimaudit.base.shown import one_line
from claimaudit.gate.base import BaseState
from claimaudit.gate.codes import SHOWN
from claimaudit.gate.entries import Entries, Entry
from claimaudit.gate.findings import GateFinding, claim_finding, is_worse, place_in
from claimaudit.record.claims import FactRecord
from claimaudit.record.models import Audit
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.workspace import Workspace

_SHOWN = SHOWN["around"]
_SEEN = {"captured": "in a capture", "read": "in no capture", "not_seen": "read by nobody"}


def review_findings(
    workspace: Workspace, record: Audit, known: BaseState, then: Entries
) -> Iterator[GateFinding]:
    """The claims that had not their verdict in the base, under these words, and have no worse one
    now, each with its sentence and the prints that decide, or what it is entered as."""
    facts = {fact.id: fact for fact in record.facts}
    for claim in record.claims:
        past = known.claims.find(claim, claim.article)
        before = past.verdict if past else "unverifiable"
        if claim.verdict == before or is_worse(before, claim.verdict):
            continue
        article = workspace.articles[claim.article]
        start, end = Sentences(article.text, _SHOWN).around(claim.start, claim.end)
        told = [
            line
            for name in claim.facts
            for line in _prints(facts[name], then.get(("facts", name)), record)
        ]
        by = claim.kind if claim.verdict == "not rated" else "; ".join(told) or "no source"
        read = ", ".join(f"{name} {one.is_}" for name, one in claim.assumed.items())
        by += f"; read as {read}, which the article does not print" if read else ""
        sentence = one_line(article.text[start:end])
        was = f" and was {before}" if past else ""
        message = f"claim {claim.id} is newly {claim.verdict}{was}: “{sentence}”, by {by}"
        place = place_in(article, claim.start, claim.end)
        yield claim_finding(place, "needs-review", message, claim)


def _prints(fact: FactRecord, then: Entry | None, record: Audit) -> Iterator[str]:
    documents = {document.id: document for document in record.documents}
    entered = [one for one in then.items_of("prints") if isinstance(one, dict)] if then else []
    known = [(one.get("document"), one.get("clip")) for one in entered]
    for one in fact.shown:
        of, words = documents[one.document], one_line(one.clip or "", _SHOWN)
        new = "" if (one.document, one.clip) in known else ", entered since the base"
        whose = f"{fact.id} of {one_line(of.publisher, 80)} ({of.type})"
        yield f"{whose} “{words}”, {_SEEN[one.seen]}{new}"
