"""The base that a branch is compared with: the committed ledger, and a workspace at a git revision.

The articles of the base are scanned with the vocabulary of now, so that a name that is added makes
no old figure new. What was broken in the base is not known: whatever it hid counts as new.
"""

import csv
import hashlib
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from claimaudit.base.files import Folder, InMemory, OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError, Problem, refusal
from claimaudit.base.yamlio import CONFLICT, conflict_line
from claimaudit.coverage.candidates import (
    ScannedArticle,
    Seen,
    make_scanner,
    read_articles,
    seen_by,
)
from claimaudit.coverage.waivers import read_waivers
from claimaudit.gate.git import list_revision, read_blobs
from claimaudit.gate.known_claims import KnownClaims
from claimaudit.gate.machines import machine_files
from claimaudit.gate.rules import RULES
from claimaudit.gate.searches import is_unsourced, searched_since
from claimaudit.record.audit import audit_workspace
from claimaudit.record.ledger import LEDGER_BYTES, LedgerRow, read_ledger
from claimaudit.verdict.arithmetic import check_arithmetic
from claimaudit.verdict.remarks import convicted, remarks
from claimaudit.workspace.articles import CATALOG, Catalog
from claimaudit.workspace.claims import Claim, Kind
from claimaudit.workspace.limits import Limits
from claimaudit.workspace.outside import INPUTS
from claimaudit.workspace.policy import GatePolicy, Verdict
from claimaudit.workspace.reading.parts import load_articles, load_policy
from claimaudit.workspace.reading.register import load_register
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.register import Register
from claimaudit.workspace.workspace import Workspace, load_workspace

LEDGER = "reports/ledger.csv"
_ANEW = "take away what is there, and run `claimaudit audit`, which writes it anew"
_RESOLVE = "run `claimaudit audit`, which writes it anew, and `git add reports/ledger.csv`"


@dataclass(frozen=True)
class PastClaim:
    """A claim as the base has it: its verdict, whether it had neither a source nor a noted search
    for one, and its kind (None where only the ledger is known)."""

    verdict: Verdict
    unsourced: bool
    kind: Kind | None = None


@dataclass(frozen=True)
class Revision:
    """A workspace at the commit where a branch left a git revision.

    `files` are those that a run reads, `names` all file names; `told` are the files that instruct
    machines (machines.py). `rules` are those of the revision itself, which may be newer.
    `workspace` is loaded from `files`, None where `problems` prevent it.
    """

    files: InMemory
    told: InMemory
    names: Set[str]
    rules: InMemory
    workspace: Workspace | None
    problems: Sequence[Problem]


@dataclass(frozen=True)
class BaseState:
    """What is known of a base: its articles, its claims by their words, the verdicts by claim id,
    its register, and (code, id) of every remark on its evidence. `unchanged`: no file that a run
    reads has changed since."""

    articles: Mapping[str, ScannedArticle]
    claims: KnownClaims[PastClaim]
    verdicts: Mapping[str, Verdict]
    register: Register
    remarks: Set[tuple[str, str]]
    unchanged: bool


def read_committed(folder: Folder) -> tuple[str | None, dict[str, LedgerRow]]:
    """(the ledger's text, claim id -> its row); (None, {}) where there is none.

    Raises BrokenInputError where the file is no ledger.
    """
    try:
        data = folder.read(LEDGER, LEDGER_BYTES + 1)
        if len(data) > LEDGER_BYTES:
            raise ValueError(f"more than {LEDGER_BYTES:,} bytes")
        text = data.decode().replace("\r\n", "\n")
        if line := conflict_line(text):
            raise BrokenInputError([Problem(LEDGER, line, CONFLICT, _RESOLVE)])
        return text, read_ledger(text)
    except FileNotFoundError:
        return None, {}
    except OSError as error:
        raise refusal(LEDGER, f"cannot be read: {error.strerror}", _ANEW) from None
    except (ValueError, csv.Error) as error:
        raise refusal(LEDGER, f"is no ledger: {error}", _ANEW) from None


def state_at(
    workspace: Workspace, now: Mapping[str, ScannedArticle], revision: Revision, today: date
) -> BaseState:
    """What `revision` knows, for comparing `workspace` and its articles `now` with it."""
    root, files = workspace.root, revision.files
    articles, register = _read_articles(workspace, now, files)
    verdicts = _verdicts(revision)
    known: list[tuple[Claim, str, PastClaim]] = []
    for found in register.claims.values():
        if found.id in verdicts:
            row, claim = verdicts[found.id], found.claim
            since = searched_since(found.article, workspace.policy, today)
            unsourced = is_unsourced(claim, row.reasons, since, today, compared=True)
            past = PastClaim(row.verdict, unsourced, claim.kind)
            known.append((claim, found.article.id, past))
    by_id = {i: row.verdict for i, row in verdicts.items()}
    remarked = _remarks(revision.workspace, by_id)
    unchanged = _is_unchanged(root, workspace, files)
    return BaseState(articles, KnownClaims(known), by_id, register, remarked, unchanged)


def read_revision(workspace: Workspace, revision: str) -> Revision:
    """The workspace at a git revision. Raises BrokenInputError where there is no such revision, or
    it has a YAML file above the limit of the policy."""
    root, limits = workspace.root, workspace.policy.limits
    read = {one.file for one in workspace.library.documents.values() if one.file is not None}
    listed = list_revision(root, revision, (*INPUTS, LEDGER, *sorted(read)))
    if large := [b.name for b in listed if b.size > limits.yaml_bytes and b.name.endswith(".yaml")]:
        message = f"{large[0]} is larger at {revision} than the limits of checks/policy.yaml allow"
        raise refusal("--base", message, "run the gate without --base")
    most = {
        b.name: limits.data_bytes if b.name in read else _most_bytes(b.name, limits) for b in listed
    }
    files = read_blobs(root, [b for b in listed if b.size <= most[b.name]])
    catalog = files.get(CATALOG, b"")
    for name, data in files.items():
        # Git may keep an article with other line ends than a checkout has (eol, autocrlf). The
        # sha256 of the catalog says which ones it was catalogued with.
        windows = data.replace(b"\n", b"\r\n")
        if name.startswith("seeds/") and hashlib.sha256(windows).hexdigest().encode() in catalog:
            files[name] = windows
    of_rules = list_revision(root, revision, RULES, forked=False)
    of_machines = list_revision(root, revision, machine_files(root), links=True)
    rules, told = (
        InMemory(read_blobs(root, [blob for blob in blobs if blob.size <= limits.yaml_bytes]))
        for blobs in (of_rules, of_machines)
    )
    then, problems, found = InMemory(files), list[Problem](), None
    try:
        found = load_workspace(root, then)
    except BrokenInputError as broken:
        problems = broken.problems
    return Revision(then, told, {blob.name for blob in listed}, rules, found, problems)


def _most_bytes(name: str, limits: Limits) -> int:
    """How many bytes a file of the base may have; -1 for a file that no run reads."""
    if name == LEDGER:
        return LEDGER_BYTES
    if name.endswith(".yaml"):
        return limits.yaml_bytes
    return limits.article_bytes if name.startswith("seeds/") else -1


def _verdicts(then: Revision) -> Mapping[str, LedgerRow]:
    """Claim id -> its verdict and reasons, from the ledger of the revision; where that is missing
    or broken, from an audit of the revision."""
    with suppress(BrokenInputError):
        text, rows = read_committed(then.files)
        if text is not None:
            return rows
    with suppress(BrokenInputError):
        claims = audit_workspace(then.workspace, read={}).claims if then.workspace else []
        return {c.id: LedgerRow(c.verdict, tuple(c.reasons)) for c in claims}
    return {}


def _remarks(then: Workspace | None, verdicts: Mapping[str, str]) -> Set[tuple[str, str]]:
    if then is None:
        return set()
    sums = check_arithmetic(then.register.arithmetic, then.register.claims)
    return {(one.code, one.id) for one in remarks(then, convicted(verdicts, sums))}


def levels_of(revision: Revision, workspace: Workspace) -> GatePolicy:
    """The levels by which the findings of a branch count: those of the policy of its base, for an
    article only while its text is unchanged, since the decision was on that text. Where the base
    has no policy, or a broken one, the defaults."""
    with suppress(BrokenInputError):
        policy = load_policy(Inputs(revision.rules)).gate
        catalog = Inputs(revision.files).model(CATALOG, Catalog)
        texts = {entry.id: entry.sha256 for entry in catalog[1].articles} if catalog else {}
        now = {i: article.entry.sha256 for i, article in workspace.articles.items()}
        same = {i for i, text in texts.items() if now.get(i) == text}
        known = {i: level for i, level in policy.articles.items() if i in same}
        return policy.model_copy(update={"articles": known})
    return GatePolicy()


def _is_unchanged(root: Path, workspace: Workspace, then: InMemory) -> bool:
    """Whether every file is as it was, line ends aside, and none was added."""
    now, names = OnDisk(root), {*then.files, *workspace.inputs.digests}
    return all(_bytes(then, name) == _bytes(now, name) for name in names)


def _bytes(side: Folder, name: str) -> bytes:
    with suppress(OSError):
        return side.read(name, LEDGER_BYTES).replace(b"\r\n", b"\n")
    return b""


def _read_articles(
    workspace: Workspace, now: Mapping[str, ScannedArticle], files: InMemory
) -> tuple[dict[str, ScannedArticle], Register]:
    """(article id -> article, register) of the base."""
    policy, afresh = workspace.policy, seen_by(make_scanner(workspace))
    scanned = {
        (a.article.text, a.article.language): [Seen(c.candidate, c.inside) for c in a.candidates]
        for a in now.values()
        if a.unread is None
    }
    inputs = Inputs(files, policy.limits.yaml_bytes)
    articles = load_articles(inputs, policy.limits.article_bytes)
    register = load_register(inputs, Texts(policy), articles)
    waivers = read_waivers(inputs, articles)
    broken = {PurePosixPath(p.file).stem for p in inputs.problems if p.file.startswith("claims/")}
    known = {i: article for i, article in articles.items() if i not in broken}

    def scan(text: str, language: str | None) -> Sequence[Seen]:
        return scanned.get((text, language)) or afresh(text, language)

    before = read_articles(known, list(register.claims.values()), waivers, scan)
    return before, register
