"""What a branch takes out of the gate's sight: rules, articles, claims, files that nobody reads."""

import re
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from claimaudit.base.files import everything, read_regular
from claimaudit.base.problems import Problem
from claimaudit.coverage.fingerprint import WrappedSentences
from claimaudit.gate.base import LEDGER, BaseState, Revision
from claimaudit.gate.findings import GateFinding, Place, claim_finding, place_in
from claimaudit.gate.git import left_out, submodules, told_to_git, would_leave_out
from claimaudit.gate.known_claims import KnownClaims
from claimaudit.gate.rules import other_lines
from claimaudit.gate.told import WORDS
from claimaudit.workspace.articles import CATALOG
from claimaudit.workspace.outside import INPUTS
from claimaudit.workspace.reasons import is_reason
from claimaudit.workspace.register import DeclaredArithmetic, Placed, PlacedT, RegisteredClaim
from claimaudit.workspace.workspace import BASELINE, Workspace

# What of a claim decides which sources it is held against, and how.
_LABELS = (
    *("form", "subject", "versus", "metric", "part", "relation", "conditions", "from_", "to"),
    *("periods", "whole", "said_by", "as_of"),
)
# What a person prints of a conviction; one more is no change.
_PRINTED = ("gist", "weight")
# The same of a sum, and what of it decides.
_SUMMED = ("terms", "left", "relation", "right", "kind", "blames", *_PRINTED)
# What of a catalog entry decides how an article is read and judged.
_JUDGED_BY = (
    *("published", "judged_as_of", "language", "currency"),
    *("title", "publisher", "author", "url"),  # whose witness is none
)
# What tells git how files are kept and merged, `*.yaml merge=union`, and not how they are shown.
_ATTRIBUTES = re.compile(rb"(?:[!-~]{1,40} (?:-text|merge=[a-z]{1,20})\r?\n?){0,9}")
_SHOWN = 400
# The code of a finding on what is told of a verdict, and how it leads to its claim.
_REWRITTEN = {"reply": ("reply-changed", "to"), "move": ("history-changed", "of")}
# What other findings are of: which claim it is, and its words.
_CLAIMED = ("id", "kind", "quote", "prefix", "suffix", "figure")


def rule_findings(
    problems: Iterable[Problem], are: str, code: str = "rules-changed"
) -> Iterator[GateFinding]:
    """The files of rules that are not those of the base, or what its rules cannot read, so that
    they judge nothing of it: what they `are`, in words."""
    for one in problems:
        place = Place("", one.file, line=one.line)
        yield GateFinding(place, code, f"{one.file} {are}: {one.message}")


def unread_findings(workspace: Workspace, then: Container[str]) -> Iterator[GateFinding]:
    """The files of the workspace's folders that nothing reads; not those of `then`."""
    read = workspace.inputs.digests
    for folder in INPUTS:
        for name in everything(workspace.root, folder):
            path = Path(name)
            is_baseline = str(path.parent) == BASELINE and path.suffix == ".yaml"
            if name in read or name in then or is_baseline or _is_no_data(workspace.root / name):
                continue
            message = f"{name} is read by nothing: its figures and claims would pass unseen"
            yield GateFinding(Place("", name), "unread-file", message)


def unshared_findings(workspace: Workspace, then: Revision) -> Iterator[GateFinding]:
    """What is read through a link or stands in a submodule: in a base neither is followed, so that
    no branch after this one would be judged. And what a new .gitignore keeps out of git, or any of
    what is new."""
    root, read = workspace.root, workspace.inputs.digests
    for name in (*INPUTS, *sorted(read)):
        if (root / name).is_symlink():
            message = f"{name} is a link, which no later branch could be held against"
            yield GateFinding(Place("", name), "unread-file", message)
    for name in submodules(root, INPUTS):
        message = f"{name} is a git submodule, which no later branch could be held against"
        yield GateFinding(Place("", name), "unread-file", message)
    ignores = [name for name in told_to_git(root) if name.endswith(".gitignore")]
    changed = {name: other_lines(name, then.rules, root) for name in ignores}
    is_new = any(changed.values())
    for name, patterns in changed.items():
        for hidden in would_leave_out(root, patterns)[:1]:
            message = f"{name} would leave {hidden} out of git: what is added so passes unseen"
            yield GateFinding(Place("", name), "unread-file", message)
    for name in left_out(root, (*INPUTS, LEDGER)):
        if is_new or name not in then.names:
            message = f"{name} is left out of git by .gitignore: others read without it"
            yield GateFinding(Place("", name), "unread-file", message)


def _is_no_data(path: Path) -> bool:
    """Whether it keeps an empty folder in git, or tells git how to keep and merge its files."""
    with suppress(OSError):
        is_named = path.name in (".gitkeep", ".gitattributes") and not path.is_symlink()
        return is_named and bool(_ATTRIBUTES.fullmatch(read_regular(path, _SHOWN)))
    return False


def article_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The articles of then that are in the catalog no more, under any id, or are judged by other
    dates, languages or currencies."""
    kept = {article.entry.sha256: article for article in workspace.articles.values()}
    place = Place("", CATALOG, line=1)
    for i, before in then.articles.items():
        old = before.article.entry
        now = workspace.articles.get(i) or kept.get(old.sha256)
        if now is None:
            message = f"article {i} of the base is not in the catalog any more"
            yield GateFinding(place, "article-removed", message)
            continue
        changed = [key for key in _JUDGED_BY if getattr(old, key) != getattr(now.entry, key)]
        if changed:
            message = f"article {i} of the base has other {', '.join(changed)}"
            yield GateFinding(place, "article-changed", message)


def register_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The claims of then that are gone, under any id, though their article is there; and those
    that are facts no more, or never were and do not say why."""
    now = workspace.register.claims
    kept = KnownClaims((c.claim, c.article.id, c) for c in now.values())
    sentences = cache(WrappedSentences)

    def sentence(claim: RegisteredClaim) -> str:
        return sentences(claim.article.text).around(claim.start, claim.end)

    for old in then.register.claims.values():
        if old.article.id not in workspace.articles:
            continue
        one = kept.find(old.claim, old.article.id)
        yield from _relabelled(old, now.get(old.id, one))
        if one is None and old.id not in now:
            yield _removed(old, workspace)
        elif one is not None and sentence(one) != sentence(old):
            yield _reworded(one)
    for claim in now.values():
        past = then.claims.find(claim.claim, claim.article.id)
        under_id = then.register.claims.get(claim.id)
        if past is None and under_id and kept.find(under_id.claim, under_id.article.id) is None:
            yield from _unrated(claim, under_id.claim.kind)
        else:
            yield from _unrated(claim, past.kind if past else None)


def answer_findings(workspace: Workspace, then: BaseState) -> Iterator[GateFinding]:
    """The replies, changes of verdicts and sums of then that are gone, or say something else."""
    now, before = workspace.register, then.register
    yield from _rewritten("reply", before.replies, now.replies)
    yield from _rewritten("move", before.moves, now.moves)
    sums = {one.id: _summed(one) for one in now.arithmetic}
    for one in before.arithmetic:
        if said := _other(_summed(one), sums.get(one.id)):
            message = f"sum {one.id} of the base {said}: {one.entry.left}"
            code = "claim-changed" if one.id in sums else "claim-removed"
            yield GateFinding(Place("", one.file), code, message, row=one.id)


def _rewritten(
    kind: str, before: Iterable[Placed[PlacedT]], after: Iterable[Placed[PlacedT]]
) -> Iterator[GateFinding]:
    code, to = _REWRITTEN[kind]
    kept = {one.entry.id: one for one in after}
    for old in before:
        new = kept.get(old.entry.id)
        if said := _other(old.entry, new and new.entry):
            message = f"{kind} {old.entry.id} of the base {said}, {to} claim {old.entry.claim}"
            place = Place("", new.file, line=new.line) if new else Place("", old.file)
            yield GateFinding(place, code, message, old.entry.claim)


def _other(old: object, new: object) -> str:
    """What became of an entry of the base, in words; "" where it is as it was."""
    return "is gone" if new is None else "says something else" if new != old else ""


def _summed(one: DeclaredArithmetic) -> list[object]:
    """What of a sum decides, and what is printed of it."""
    return [getattr(one.entry, key) for key in _SUMMED]


def _relabelled(old: RegisteredClaim, now: RegisteredClaim | None) -> Iterator[GateFinding]:
    """Whether a claim says its words, whatever they are now, of something else."""
    if now is None:
        return
    then, new = old.claim, now.claim
    asked = (*_LABELS, *(key for key in _PRINTED if getattr(then, key)))
    changed = [key for key in asked if getattr(then, key) != getattr(new, key)]
    if changed:
        named = ", ".join(key.rstrip("_") for key in changed)
        message = f"claim {now.id} of the base has other {named}: {now.claim.quote}"
        yield claim_finding(_place(now), "claim-changed", message, now.claim)
    light = set(type(new).model_fields) - {*asked, *_CLAIMED, *WORDS}
    if told := sorted(key for key in light if getattr(then, key) != getattr(new, key)):
        message = f"claim {now.id} of the base has other {', '.join(told)}, which readers are shown"
        yield claim_finding(_place(now), "needs-review", message, new)


def _place(claim: RegisteredClaim) -> Place:
    return place_in(claim.article, claim.start, claim.end)


def _reworded(claim: RegisteredClaim) -> GateFinding:
    message = f"the sentence around claim {claim.id} is not that of the base: {claim.claim.quote}"
    return claim_finding(_place(claim), "sentence-changed", message, claim.claim)


def _removed(old: RegisteredClaim, workspace: Workspace) -> GateFinding:
    stands = old.claim.quote in workspace.articles[old.article.id].text
    said = "its words still stand in the article" if stands else "its words are gone too"
    message = f"claim {old.id} of the base is gone, {said}: {old.claim.quote}"
    return claim_finding(Place("", old.file), "claim-removed", message, old.claim)


def _unrated(claim: RegisteredClaim, before: str | None) -> Iterator[GateFinding]:
    now = claim.claim.kind
    if now in ("fact", before):
        return
    if before == "fact":
        message = f"claim {claim.id} was a fact, and is entered as {now} now: {claim.claim.quote}"
        yield claim_finding(_place(claim), "kind-changed", message, claim.claim)
    elif claim.claim.figure and not is_reason(claim.claim.note):
        message = f"claim {claim.id} has a figure, is entered as {now} and does not say why"
        yield claim_finding(_place(claim), "kind-without-reason", message, claim.claim)
