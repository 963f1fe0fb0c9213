"""What a branch withdraws from judgement: rules, claims, facts, and files that no run reads."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from claimaudit.base.files import InMemory, everything, read_regular
from claimaudit.base.folding import fold
from claimaudit.base.problems import Problem
from claimaudit.coverage.fingerprint import WrappedSentences, unwrapped
from claimaudit.gate.base import LEDGER, BaseState, Revision
from claimaudit.gate.findings import GateFinding, Place, claim_finding, place_in
from claimaudit.gate.git import left_out, tracked, would_leave_out
from claimaudit.gate.known_claims import KnownClaims
from claimaudit.gate.machines import RUN_FOLDERS, changed_lines, machine_files
from claimaudit.gate.told import WORDS, sentence_at
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.outside import INPUTS
from claimaudit.workspace.reasons import is_reason
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import BASELINE, Workspace

# The keys of a claim that decide which sources it is held against, and how.
_LABELS = (
    *("form", "subject", "versus", "metric", "part", "relation", "conditions", "from_", "to"),
    *("periods", "whole", "said_by", "as_of", "assumed"),
)
# The keys that a person writes about a conviction; adding one is no change.
_PRINTED = ("gist", "weight")
# A .gitattributes that says only how files are stored and merged (`*.yaml merge=union`).
_ATTRIBUTES = re.compile(rb"(?:[!-~]{1,40} (?:-text|merge=union)\r?\n?){0,9}")
_SHOWN = 400
# The keys that other findings watch: which claim it is, and its words.
_CLAIMED = ("id", "kind", "quote", "prefix", "suffix", "figure")


def rule_findings(
    problems: Iterable[Problem], are: str, code: str = "rules-changed"
) -> Iterator[GateFinding]:
    """A finding for each file of rules in `problems`; `are` says in words how it differs, such as
    "is not that of the base"."""
    for one in problems:
        place = Place("", one.file, line=one.line)
        yield GateFinding(place, code, f"{one.file} {are}: {one.message}")


def unread_findings(workspace: Workspace, then: Revision | None) -> Iterator[GateFinding]:
    """The files that no run reads, or only a run in this checkout: no later branch would be
    compared with them. Also files in git where runs write, which readers would take for a run's
    output."""
    unshared = _unshared(workspace, then) if then else ()
    written = tracked(workspace.root, ("reports", *RUN_FOLDERS)) if then else {}
    for name in written.keys() - {LEDGER}:
        said = f"{name} is in git, where a run writes: nobody knows that one made it"
        yield GateFinding(Place("", name), "made-file", said)
    for name, said in (*_unread(workspace, then), *unshared):
        yield GateFinding(Place("", name), "unread-file", f"{name} {said}")


def _unread(workspace: Workspace, then: Revision | None) -> Iterator[tuple[str, str]]:
    """(name, what is wrong) of the files that no run reads and the base (`then`) does not have; or
    has, where they instruct a machine, with other lines."""
    root, read = workspace.root, workspace.inputs.digests
    known = then.names if then else set[str]()
    told = then.told if then else InMemory({})
    known = known - {name for name in told.files if changed_lines(name, told, root)}
    for name in (name for folder in INPUTS for name in everything(root, folder)):
        path = Path(name)
        is_baseline = str(path.parent) == BASELINE and path.suffix == ".yaml"
        if not (name in read or name in known or is_baseline or _is_no_data(root / name)):
            yield name, "is read by nothing: its figures and claims would pass unseen"


def _unshared(workspace: Workspace, then: Revision) -> Iterator[tuple[str, str]]:
    """(name, what is wrong) of files that git would not hand on: those behind a link or in a
    submodule, which are not followed in a base, and those that a .gitignore keeps out of git."""
    root, read = workspace.root, workspace.inputs.digests
    for name in (*INPUTS, *sorted(read)):
        if (root / name).is_symlink():
            yield name, "is a link, which no later branch could be held against"
    for name, mode in tracked(root, INPUTS).items():
        if mode == "160000":
            yield name, "is a git submodule, which no later branch could be held against"
    ignores = [name for name in machine_files(root) if name.endswith(".gitignore")]
    changed = {name: changed_lines(name, then.told, root) for name in ignores}
    for name, patterns in changed.items():
        for hidden in would_leave_out(root, patterns)[:1]:
            yield name, f"would leave {hidden} out of git: what is added so passes unseen"
    for name in left_out(root, (*INPUTS, LEDGER)):
        if any(changed.values()) or name not in then.names:
            yield name, "is left out of git by .gitignore: others read without it"


def _is_no_data(path: Path) -> bool:
    """Whether it is a .gitkeep, or a .gitattributes that says only how git stores and merges."""
    with suppress(OSError):
        is_named = path.name in (".gitkeep", ".gitattributes") and not path.is_symlink()
        return is_named and bool(_ATTRIBUTES.fullmatch(read_regular(path, _SHOWN)))
    return False


def register_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The claims of the base that are gone, under any id, though their article is there; that say
    their words of something else; whose id has other words, though theirs still stand; or whose
    words stand in another sentence."""
    now = workspace.register.claims
    kept = KnownClaims((c.claim, c.article.id, c) for c in now.values())
    sentences = cache(WrappedSentences)

    def sentence(claim: RegisteredClaim) -> str:
        return sentences(claim.article.text).around(claim.start, claim.end)

    for old in then.register.claims.values():
        if old.article.id not in workspace.articles:
            continue
        same = kept.find(old.claim, old.article.id)
        if (new := now.get(old.id, same)) is None:
            yield _removed(old, workspace)
            continue
        yield from (_finding(new, *found) for found in _relabelled(old.claim, new.claim))
        if unwrapped(new.claim.quote) != unwrapped(old.claim.quote) and _still_stands(
            old, workspace
        ):
            was = then.verdicts.get(old.id, "not rated")
            said = (
                f"was {was} of other words, which still stand: “{old.claim.quote}”; it quotes now"
            )
            yield _finding(new, "claim-reworded", said)
        if same is not None and sentence(same) != sentence(old):
            yield _finding(same, "sentence-changed", "stands in another sentence than in the base")


def kind_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The claims that were facts in the base and are none now, and those new since the base that
    are no facts, have a figure and give no reason; each with its whole sentence."""
    now = workspace.register.claims.values()
    kept = KnownClaims((c.claim, c.article.id, c) for c in now)
    for one in now:
        claim, past = one.claim, then.claims.find(one.claim, one.article.id)
        under_id = then.register.claims.get(one.id)
        before = past.kind if past else None
        if past is None and under_id and kept.find(under_id.claim, under_id.article.id) is None:
            before = under_id.claim.kind
        if claim.kind in ("fact", before):
            continue
        sentence = sentence_at(one.article, one.start, one.end)
        if before == "fact":
            said = f"was a fact, and is entered as {claim.kind} now"
            yield _finding(one, "kind-changed", said, sentence)
        elif claim.figure and not is_reason(claim.note):
            said = f"has a figure, is entered as {claim.kind} and says not why"
            yield _finding(one, "kind-without-reason", said, sentence)


def _relabelled(then: Claim, now: Claim) -> Iterator[tuple[str, str]]:
    """(code, which keys changed) of a claim whose id or words stayed."""
    asked = (*_LABELS, *(key for key in _PRINTED if getattr(then, key)))
    changed = [key for key in type(now).model_fields if getattr(then, key) != getattr(now, key)]
    if told := ", ".join(key.rstrip("_") for key in asked if key in changed):
        yield "claim-changed", f"of the base has other {told}"
    if told := ", ".join(sorted({*changed} - {*asked, *_CLAIMED, *WORDS})):
        yield "needs-review", f"of the base has other {told}, which readers are shown"


def _finding(one: RegisteredClaim, code: str, said: str, words: str = "") -> GateFinding:
    """What is `said` of a claim, with these `words` of its article, or else its quote."""
    message = f"claim {one.id} {said}: {words or one.claim.quote}"
    return claim_finding(place_in(one.article, one.start, one.end), code, message, one.claim)


def _removed(old: RegisteredClaim, workspace: Workspace) -> GateFinding:
    stands = _still_stands(old, workspace)
    said = "its words still stand in the article" if stands else "its words are gone too"
    message = f"claim {old.id} of the base is gone, {said}: {old.claim.quote}"
    return claim_finding(Place("", old.file), "claim-removed", message, old.claim)


def _still_stands(old: RegisteredClaim, workspace: Workspace) -> bool:
    """Whether the words of a claim of the base are in its article now, as a reader sees them."""
    return fold(old.claim.quote).running in fold(workspace.articles[old.article.id].text).running
