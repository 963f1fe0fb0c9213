"""What a branch brings to bear a claim out, and names by which it may: shown whole to who merges.

The gate sees what the files say, never the source, and no list of words tells every sentence that
does not say its figure. Who merges has both in hand.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimaudit.base.files import Folder
from claimaudit.base.shown import one_line
from claimaudit.gate.base import BaseState
from claimaudit.gate.findings import GateFinding, Place, claim_finding, is_worse, place_in
from claimaudit.gate.references import entries_of, listed, quantity, said_by_print
from claimaudit.gate.told import States, told_anew
from claimaudit.record.claims import FactRecord
from claimaudit.record.models import Audit
from claimaudit.scan.clauses import Sentences
from claimaudit.workspace.workspace import Workspace

# Fact, document, clip.
_Print = tuple[str, str | None, str | None]
_SHOWN = 2000
_SEEN = {"captured": "in a capture", "read": "in no capture", "not_seen": "read by nobody"}
_MOST = 5_000_000


def review_findings(
    workspace: Workspace,
    record: Audit,
    known: BaseState,
    then: Folder,
    now: Folder,
    states: States,
) -> Iterator[GateFinding]:
    """The claims that had not their verdict in the base, under these words, and have no worse one
    now, each with its sentence and the prints that decide; those that tell readers other words; and
    further names of the subjects of the base."""
    facts = {fact.id: fact for fact in record.facts}
    fresh = _fresh(then, now)
    for claim in record.claims:
        past = known.claims.find(claim, claim.article)
        before = past.verdict if past else "unverifiable"
        article = workspace.articles[claim.article]
        said = []
        if claim.verdict != before and not is_worse(before, claim.verdict):
            start, end = Sentences(article.text, _SHOWN).around(claim.start, claim.end)
            sentence = one_line(article.text[start:end])
            told = [line for name in claim.facts for line in _prints(facts[name], fresh, record)]
            by = claim.kind if claim.verdict == "not rated" else "; ".join(told) or "no source"
            was = f" and was {before}" if past else ""
            said = [f"is newly {claim.verdict}{was}: “{sentence}”, by {by}"]
        old, new = known.register.claims.get(claim.id), workspace.register.claims[claim.id]
        if words := told_anew(old and old.claim.model_dump(), new.claim.model_dump(), states):
            said.append(f"tells readers {words}")
        if said:
            place = place_in(article, claim.start, claim.end)
            message = f"claim {claim.id} {', and '.join(said)}"
            yield replace(claim_finding(place, "needs-review", message, claim), level="warning")
    yield from _renamed(then, now)


def _fresh(then: Folder, now: Folder) -> set[_Print]:
    """The prints that were entered since, or are of another quantity now."""
    known = set(_printed(then).values())
    return {one for one, said in _printed(now).items() if said not in known}


def _printed(folder: Folder) -> dict[_Print, str]:
    """Every print, and what it says of which quantity."""
    facts = {key[1]: entry for key, entry in entries_of(folder).items() if key[0] == "facts"}
    return {
        (name, one.get("document"), one.get("clip")): f"{quantity(fact)} {said_by_print(one)}"
        for name, fact in facts.items()
        for one in listed(fact[1], "prints")
        if isinstance(one, dict)
    }


def _prints(fact: FactRecord, fresh: set[_Print], record: Audit) -> Iterator[str]:
    documents = {document.id: document for document in record.documents}
    for one in fact.shown:
        of, words = documents[one.document], one_line(one.clip or "", _SHOWN)
        new = ", entered since the base" if (fact.id, of.id, one.clip) in fresh else ""
        whose = f"{fact.id} of {one_line(of.publisher, 80)} ({of.type})"
        yield f"{whose} “{words}”, {_SEEN[one.seen]}{new}"


def _renamed(then: Folder, now: Folder) -> Iterator[GateFinding]:
    """A clip speaks of whoever goes by its names: one more may make a rival's figure one's own, and
    a new subject or publisher may go by the name of a house that is known."""
    old = entries_of(then)
    houses = {str(entry.get("publisher") or "-").casefold() for _, entry in old.values()}
    for (table, key), (file, entry) in entries_of(now).items():
        if table not in ("subjects", "publishers"):
            continue
        added = [str(name) for name in listed(entry, "aliases")]
        if (table, key) in old:
            known = {str(name) for name in listed(old[table, key][1], "aliases")}
            added = [name for name in added if name not in known]
        else:
            added += [str(entry[lang]) for lang in ("zh", "en") if entry.get(lang)]
            added = [] if houses.isdisjoint(map(str.casefold, added)) else added
        for name in added:
            message = f"{table[:-1]} {key} goes by “{one_line(name, 80)}”, new since the base"
            place = Place("", file, line=_line(now, file, name))
            yield GateFinding(place, "needs-review", message, level="warning", row=key)


def _line(folder: Folder, file: str, name: str) -> int:
    """The first line of a file that has the name, 0 where it is written otherwise."""
    lines = folder.read(file, _MOST).decode("utf-8", "replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if name in line), 0)
