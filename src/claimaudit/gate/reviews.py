"""Verdicts that a branch improves, each with its evidence, for whoever merges the branch.

The gate reads files and never a source, and no list of words catches every sentence that takes its
figure back. The person who merges can read both.
"""

from collections.abc import Callable, Iterator, Sequence

from claimaudit.base.shown import one_line
from claimaudit.gate.base import BaseState
from claimaudit.gate.codes import SHOWN
from claimaudit.gate.entries import Entries, Entry
from claimaudit.gate.findings import GateFinding, claim_finding, is_worse, place_in
from claimaudit.gate.told import sentence_at, told_words
from claimaudit.record.claims import FactRecord
from claimaudit.record.models import Audit
from claimaudit.workspace.wording.printed import told_beside
from claimaudit.workspace.workspace import Workspace

_SHOWN = SHOWN["around"]
_SEEN = {"captured": "in a capture", "read": "in no capture", "not_seen": "read by nobody"}


def review_findings(
    workspace: Workspace,
    record: Audit,
    known: BaseState,
    then: Entries,
    now: Entries,
    scan: Callable[[str], Sequence[object]],
) -> Iterator[GateFinding]:
    """A finding for each claim, by its words, whose verdict is another than in the base and no
    worse. It shows the sentence, the prints that decide (of a claim that is no fact, its kind),
    what of its conditions another sentence prints and, of a claim whose id is new, its words for
    readers."""
    facts = {fact.id: fact for fact in record.facts}
    for claim in record.claims:
        past = known.claims.find(claim, claim.article)
        before = past.verdict if past else "unverifiable"
        if claim.verdict == before or is_worse(before, claim.verdict):
            continue
        article = workspace.articles[claim.article]
        told = [
            line
            for name in claim.facts
            for line in _prints(facts[name], then.get(("facts", name)), record)
        ]
        by = claim.kind if claim.verdict == "not rated" else "; ".join(told) or "no source"
        read = ", ".join(f"{name} {one.is_}" for name, one in claim.assumed.items())
        by += f"; read as {read}, which the article does not print" if read else ""
        registered = workspace.register.claims[claim.id]
        for name, is_, words in told_beside(registered, workspace.library.vocabulary):
            by += f"; {name} {is_} is taken from another sentence: “{one_line(words, _SHOWN)}”"
        sentence = sentence_at(article, claim.start, claim.end)
        entry = ("claims", claim.id)
        is_new = entry in now and entry not in then
        words = told_words(None, now[entry], scan) if is_new else ""
        was = f" and was {before}" if past else ""
        if not past and (under_id := known.verdicts.get(claim.id)):
            was = f" and was {under_id} of other words"
        message = f"claim {claim.id} is newly {claim.verdict}{was}: “{sentence}”, by {by}"
        message += f"; readers are told: {words}" if words else ""
        place = place_in(article, claim.start, claim.end)
        yield claim_finding(place, "needs-review", message, claim)


def _prints(fact: FactRecord, then: Entry | None, record: Audit) -> Iterator[str]:
    """What each print of a fact shows, in words; `then` is the fact's entry in the base."""
    documents = {document.id: document for document in record.documents}
    entered = [one for one in then.items_of("prints") if isinstance(one, dict)] if then else []
    known = [(one.get("document"), one.get("clip")) for one in entered]
    for one in fact.shown:
        of, words = documents[one.document], one_line(one.clip or "", _SHOWN)
        new = "" if (one.document, one.clip) in known else ", entered since the base"
        whose = f"{fact.id} of {one_line(of.publisher, 80)} ({of.type})"
        yield f"{whose} “{words}”, {_SEEN[one.seen]}{new}"
