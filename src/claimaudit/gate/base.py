"""What a git revision knew already, so that only what is new since then counts.

Texts of then are scanned as texts are scanned now: a name added to the vocabulary makes no
old article new. Articles whose files are the same as then are not read a second time. What
was broken then is not known, so whatever it hid counts as new.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from claimaudit.base.folder import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.gate.baseline import FOLDER, read_waivers
from claimaudit.gate.coverage import make_scanner
from claimaudit.gate.ledger import Rows, read_committed
from claimaudit.gate.reading import Reading, read_articles
from claimaudit.gate.revision import NEEDED, write_revision
from claimaudit.gate.words import squeeze
from claimaudit.record.claims import ClaimRecord
from claimaudit.workspace.articles import Article, load_articles
from claimaudit.workspace.claims import Searched
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.register_loader import RegisterLoader
from claimaudit.workspace.workspace import Workspace

# What a claim is known by where its id was changed.
ClaimKey = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class KnownClaim:
    """A claim of then: its verdict, and whether it had no source and no search."""

    verdict: str
    unsourced: bool


@dataclass(frozen=True)
class Known:
    """The revision's articles, and its claims by id and by words. `unchanged`: no file that
    the gate reads has changed since."""

    before: Mapping[str, Reading]
    by_id: Mapping[str, KnownClaim]
    by_words: Mapping[ClaimKey, KnownClaim]
    unchanged: bool = False

    def claim(self, row: ClaimRecord) -> KnownClaim | None:
        """What was known of a claim of the record, under its id of now or another."""
        quote, figure = squeeze(row.quote), squeeze(row.figure or "")
        key = (row.article, quote, figure, row.subject, row.metric)
        return self.by_id.get(row.id) or self.by_words.get(key)


def known_at(workspace: Workspace, now: Mapping[str, Reading], revision: str) -> Known:
    """What `revision` knew. Raises BrokenInputError where there is no such revision."""
    with tempfile.TemporaryDirectory() as folder:
        base = write_revision(workspace.root, revision, Path(folder))
        if not (base / "seeds" / "catalog.yaml").is_file():
            return Known({}, {}, {})
        differing = _differing(workspace.root, base)
        rows = _rows(base)
        before, claims = _read(workspace, now, base, differing)
        known = {c.id: _known_claim(c, rows[c.id]) for c in claims if c.id in rows}
        by_words = {_key(c): known[c.id] for c in claims if c.id in known}
        return Known(before, known, by_words, unchanged=not differing)


def _differing(root: Path, base: Path) -> set[str]:
    """The files, by path in the workspace, that are not the same in both."""
    names: set[str] = set()
    for folder in (root, base):
        for needed in NEEDED:
            place = folder / needed
            paths = place.rglob("*") if place.is_dir() else [place]
            names |= {p.relative_to(folder).as_posix() for p in paths if p.is_file()}
    return {name for name in names if _bytes(root / name) != _bytes(base / name)}


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _rows(base: Path) -> Rows:
    """The revision's ledger; where it had none, or a broken one, that of an audit of it."""
    from claimaudit.record.audit import audit_workspace
    from claimaudit.record.ledger import ledger_csv, read_ledger
    from claimaudit.workspace.workspace import load_workspace

    try:
        text, rows = read_committed(base)
        if text is not None:
            return rows
    except BrokenInputError:
        pass
    try:
        return read_ledger(ledger_csv(audit_workspace(load_workspace(base))))
    except BrokenInputError:
        return {}


def _read(
    workspace: Workspace, now: Mapping[str, Reading], base: Path, differing: set[str]
) -> tuple[dict[str, Reading], list[RegisteredClaim]]:
    """(article id -> its reading then, every claim of then)."""
    policy = workspace.policy
    then = Inputs(OnDisk(base), policy.limits.yaml_bytes)
    articles = load_articles(then, policy.limits.article_bytes)
    same = _same(workspace, articles, differing)
    # These files hold nothing but what is known from now (see `_same`).
    known = {f"{folder}/{name}.yaml" for name in same for folder in ("claims", FOLDER)}
    register = RegisterLoader(policy, articles, then).load(but=known)
    claims = list(register.claims.values())
    waivers = read_waivers(then, articles, but=known)
    changed = {i: a for i, a in articles.items() if i not in same}
    before = read_articles(changed, claims, waivers, make_scanner(workspace))
    before |= {i: now[i] for i in same}
    kept = [c for c in workspace.register.claims.values() if c.article.id in same]
    return before, claims + kept


def _same(workspace: Workspace, articles: Mapping[str, Article], differing: set[str]) -> set[str]:
    """The articles of which neither text nor claims nor waivers changed since."""
    current = workspace.articles
    same = {i for i, a in articles.items() if i in current and current[i].text == a.text}
    named = {f"claims/{i}.yaml" for i in {*articles, *current}} | {"claims/between.yaml"}
    if any(Path(f).parent.as_posix() == "claims" and f not in named for f in differing):
        return set()  # a claims file that is not named after its article
    if not all(_is_own(c) for c in workspace.register.claims.values()):
        return set()
    return {i for i in same if not differing & {f"claims/{i}.yaml", f"{FOLDER}/{i}.yaml"}}


def _is_own(claim: RegisteredClaim) -> bool:
    return claim.file == f"claims/{claim.article.id}.yaml"


def _known_claim(claim: RegisteredClaim, row: Mapping[str, str]) -> KnownClaim:
    unsourced = "no_reference" in row["reasons"].split() and not is_searched(claim.claim.searched)
    return KnownClaim(row["verdict"], unsourced)


def _key(registered: RegisteredClaim) -> ClaimKey:
    claim = registered.claim
    quote, figure = squeeze(claim.quote), squeeze(claim.figure or "")
    return (registered.article.id, quote, figure, claim.subject, claim.metric)


def is_searched(searched: Searched | None) -> bool:
    """Whether somebody noted where they looked."""
    return searched is not None and any(place.strip() for place in searched.where)
