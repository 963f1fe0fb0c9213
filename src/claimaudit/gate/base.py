"""What a git revision knew already, so that only what is new since then counts.

Texts of then are scanned as texts are scanned now: a name added to the vocabulary makes no
old article new. What was broken then is not known: whatever it hid counts as new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from claimaudit.base.files import InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.gate.candidates import GateArticle, make_scanner, read_articles
from claimaudit.gate.fingerprint import without_whitespace
from claimaudit.gate.git import list_revision, read_blobs
from claimaudit.gate.ledger import LEDGER, LEDGER_BYTES, read_committed
from claimaudit.gate.waivers import read_waivers
from claimaudit.record.audit import audit_workspace
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.ledger import LedgerRow
from claimaudit.record.models import Audit, FindingRecord
from claimaudit.scan import Candidate
from claimaudit.workspace.articles import CATALOG, load_articles
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.policy import Limits, Verdict
from claimaudit.workspace.register import RegisteredClaim, load_register
from claimaudit.workspace.workspace import Workspace, load_workspace

# What is read of a workspace.
_NEEDED = ("seeds", "claims", "references", "checks", LEDGER)

# What a claim is known by where its id was changed.
ClaimKey = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class PastClaim:
    """A claim of then: its verdict, and whether it had no source and no search for one."""

    verdict: Verdict
    unsourced: bool


@dataclass(frozen=True)
class Revision:
    """The files of a workspace at a revision."""

    root: Path
    files: InMemory

    @cached_property
    def audit(self) -> Audit | None:
        """Its audit, None where it was broken."""
        try:
            return audit_workspace(load_workspace(self.root, self.files))
        except BrokenInputError:
            return None

    def verdicts(self) -> Mapping[str, LedgerRow]:
        """Those of its ledger; where it had none, or a broken one, those of its audit."""
        try:
            text, rows = read_committed(self.files)
            if text is not None:
                return rows
        except BrokenInputError:
            pass
        claims = self.audit.claims if self.audit else ()
        return {c.id: LedgerRow(c.verdict, tuple(c.reasons)) for c in claims}


@dataclass(frozen=True)
class BaseState:
    """The articles of the revision, and its claims by id and by words. `unchanged`: no file
    that is read has changed since."""

    revision: Revision
    articles: Mapping[str, GateArticle]
    claims: Mapping[str | ClaimKey, PastClaim]
    unchanged: bool

    def claim(self, row: ClaimRecord) -> PastClaim | None:
        """What was known of a claim of the record, under its id of now or another."""
        return self.claims.get(row.id) or self.claims.get(_key(row, row.article))

    def new_remarks(self, record: Audit) -> list[FindingRecord]:
        """The remarks on the evidence that the revision did not have."""
        found = [f for f in record.findings if f.rule in record.remarks]
        if not found or self.unchanged:
            return []
        past = self.revision.audit
        known = {(f.rule, f.row) for f in past.findings} if past else set()
        return [f for f in found if (f.rule, f.row) not in known]


def state_at(workspace: Workspace, now: Mapping[str, GateArticle], revision: str) -> BaseState:
    """What `revision` knew. Raises BrokenInputError where there is no such revision."""
    past = _read_revision(workspace, revision)
    articles, claims = _read_articles(workspace, now, past.files)
    verdicts = past.verdicts()
    known: dict[str | ClaimKey, PastClaim] = {}
    for found in claims:
        if found.id in verdicts:
            row, claim = verdicts[found.id], found.claim
            past_claim = PastClaim(row.verdict, is_unsourced(claim, row.reasons))
            known |= {found.id: past_claim, _key(claim, found.article.id): past_claim}
    return BaseState(past, articles, known, _is_unchanged(workspace, past.files))


def is_unsourced(claim: Claim, reasons: Container[str]) -> bool:
    """Whether a claim has no reference, and nobody noted where they looked for one."""
    searched = claim.searched is not None and any(w.strip() for w in claim.searched.where)
    return "no_reference" in reasons and not searched


def _key(claim: Claim, article: str) -> ClaimKey:
    quote, figure = without_whitespace(claim.quote), without_whitespace(claim.figure or "")
    return (article, quote, figure, claim.subject, claim.metric)


def _read_revision(workspace: Workspace, revision: str) -> Revision:
    root, limits = workspace.root, workspace.policy.limits
    listed = list_revision(root, revision, _NEEDED)
    if large := [b.name for b in listed if b.size > limits.yaml_bytes and b.name.endswith(".yaml")]:
        message = f"{large[0]} is larger at {revision} than the limits of checks/policy.yaml allow"
        raise BrokenInputError([Problem("--base", 0, message, "run the gate without --base")])
    files = read_blobs(root, [b for b in listed if b.size <= _most_bytes(b.name, limits)])
    catalog = files.get(CATALOG, b"")
    for name, data in files.items():
        # Git may keep an article with other line ends than a checkout has (eol, autocrlf). The
        # sha256 of the catalog says which ones it was catalogued with.
        windows = data.replace(b"\n", b"\r\n")
        if name.startswith("seeds/") and hashlib.sha256(windows).hexdigest().encode() in catalog:
            files[name] = windows
    return Revision(root, InMemory(files))


def _most_bytes(name: str, limits: Limits) -> int:
    """How large a file may be, -1 where nobody reads it."""
    if name == LEDGER:
        return LEDGER_BYTES
    if name.endswith(".yaml"):
        return limits.yaml_bytes
    return limits.article_bytes if name.startswith("seeds/") else -1


def _is_unchanged(workspace: Workspace, then: InMemory) -> bool:
    """Whether every file is the same now, and none was added; ends of lines do not count."""
    sides = (Inputs(then), Inputs(OnDisk(workspace.root)))
    for name in {*then.files, *workspace.inputs.digests}:
        before, after = ((side.text(name, LEDGER_BYTES) or "") for side in sides)
        if before.replace("\r\n", "\n") != after.replace("\r\n", "\n"):
            return False
    return True


def _read_articles(
    workspace: Workspace, now: Mapping[str, GateArticle], files: InMemory
) -> tuple[dict[str, GateArticle], list[RegisteredClaim]]:
    """(article id -> the article of then, every claim of then)."""
    policy, scanner = workspace.policy, make_scanner(workspace)
    scanned = {a.article.text: [c.candidate for c in a.candidates] for a in now.values()}

    def scan(text: str) -> Sequence[Candidate]:
        return scanned[text] if text in scanned else scanner.scan(text)

    inputs = Inputs(files, policy.limits.yaml_bytes)
    articles = load_articles(inputs, policy.limits.article_bytes)
    claims = list(load_register(inputs, policy, articles).claims.values())
    waivers = read_waivers(inputs, articles)
    broken = {PurePosixPath(p.file).stem for p in inputs.problems if p.file.startswith("claims/")}
    known = {i: article for i, article in articles.items() if i not in broken}
    return read_articles(known, claims, waivers, scan), claims
