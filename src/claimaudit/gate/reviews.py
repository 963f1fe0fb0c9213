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
from claimaudit.record.claims import ClaimRecord, FactRecord
from claimaudit.record.index import Index
from claimaudit.record.models import Audit
from claimaudit.workspace.wording.printed import told_beside
from claimaudit.workspace.workspace import Workspace

_SHOWN = SHOWN["around"]
_ANEW = ", entered since the base"
_INNER = str.maketrans("“”", "‘’")
# What a claim is held against, and no sentence shows.
_ENTERED = ("versus", "relation", "part", "periods", "conditions", "from", "to", "whole", "as_of")
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
    worse, or rests on prints that are new. It shows the sentence, what the claim is entered as, the
    prints that decide (of a claim that is no fact, its kind), what of its conditions another
    sentence prints and, of a claim whose id is new, its words for readers."""
    index = Index(record)
    for claim in record.claims:
        prints = [
            line
            for name in claim.facts
            for line in _prints(index.facts[name], then.get(("facts", name)), index)
        ]
        if not (came_out := _came_out(claim, known, prints)):
            continue
        article, entry = workspace.articles[claim.article], ("claims", claim.id)
        sentence, by = sentence_at(article, claim.start, claim.end), _by(claim, prints, workspace)
        message = f"claim {claim.id} is {came_out}, as {_entered(claim)}: “{sentence}”, by {by}"
        is_new = entry in now and entry not in then
        if words := told_words(None, now[entry], scan) if is_new else "":
            message += f"; readers are told: {words}"
        place = place_in(article, claim.start, claim.end)
        yield claim_finding(place, "needs-review", message, claim)


def _came_out(claim: ClaimRecord, known: BaseState, prints: Sequence[str]) -> str:
    """Its verdict and what that was, in words; "" where it is worse, or the same and rests on no
    print that is new."""
    past, under_id = known.claims.find(claim, claim.article), known.verdicts.get(claim.id)
    before = past.verdict if past else "unverifiable"
    rests_anew = claim.is_decided and any(line.endswith(_ANEW) for line in prints)
    if claim.verdict == before:
        return f"{claim.verdict} as before" if rests_anew else ""
    if is_worse(before, claim.verdict):
        return ""
    was = (
        f" and was {before}" if past else f" and was {under_id} of other words" if under_id else ""
    )
    return f"newly {claim.verdict}{was}"


def _by(claim: ClaimRecord, prints: Sequence[str], workspace: Workspace) -> str:
    """What its verdict rests on, and what of it no reader of its sentence sees."""
    by: list[str] = [claim.kind] if claim.verdict == "not rated" else list(prints) or ["no source"]
    if read := ", ".join(f"{name} {one.is_}" for name, one in claim.assumed.items()):
        by.append(f"read as {read}, which the article does not print")
    registered = workspace.register.claims[claim.id]
    for name, is_, words in told_beside(registered, workspace.library.vocabulary):
        by.append(f"{name} {is_} is taken from another sentence: “{one_line(words, _SHOWN)}”")
    return "; ".join(by)


def _entered(claim: ClaimRecord) -> str:
    """Of what a claim is entered, under which conditions, and as whose words."""
    given = claim.model_dump(by_alias=True, exclude_defaults=True)
    told = [f"{claim.metric} of {claim.subject}"]
    for key in (*_ENTERED, "said_by"):
        value = given.get(key) if key not in claim.assumed else None
        held = value if isinstance(value, dict) else {"": value} if value else {}
        name = "" if key == "conditions" else key
        told += [
            " ".join(filter(None, (name, of, one_line(str(one)))))
            for of, one in held.items()
            if one and of not in claim.assumed
        ]
    return ", ".join(told)


def _prints(fact: FactRecord, then: Entry | None, index: Index) -> Iterator[str]:
    """What each print of a fact shows, in words; `then` is the fact's entry in the base."""
    entered = [one for one in then.items_of("prints") if isinstance(one, dict)] if then else []
    known = [(one.get("document"), one.get("clip")) for one in entered]
    for one in fact.shown:
        of, words = index.documents[one.document], _unquoted(one.clip or "", _SHOWN)
        new = "" if (one.document, one.clip) in known else _ANEW
        whose = f"{_unquoted(of.publisher, 80)} ({of.type}, {of.published or 'undated'})"
        entered_as = {"its unit from": one.unit_from, "its subject as": one.calls_it}
        entered_as |= {"of its part": one.part, "its money in": of.currency}
        read = [f", {how} “{_unquoted(is_, 80)}”" for how, is_ in entered_as.items() if is_]
        yield f"{fact.id} of {whose} “{words}”{''.join(read)}, {_SEEN[one.seen]}{new}"


def _unquoted(words: str, limit: int) -> str:
    """Words of a branch, without the marks that would end their quotation and begin ours."""
    return one_line(words, limit).translate(_INNER)
