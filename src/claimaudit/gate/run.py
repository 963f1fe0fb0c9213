"""Running the gate over a workspace."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from claimaudit.base.files import OnDisk
from claimaudit.base.problems import BrokenInputError, refusal
from claimaudit.base.shown import one_line
from claimaudit.base.writing import between_writes
from claimaudit.coverage.candidates import ScannedArticle, make_scanner, scanned_articles, seen_by
from claimaudit.gate.base import (
    BaseState,
    PastClaim,
    Revision,
    levels_of,
    read_committed,
    read_revision,
    state_at,
)
from claimaudit.gate.changes import change_findings
from claimaudit.gate.entries import all_entries
from claimaudit.gate.findings import (
    GateFinding,
    candidate_findings,
    claim_finding,
    claim_findings,
    language_findings,
    ledger_findings,
    place_in,
    remark_findings,
    title_findings,
    waiver_findings,
)
from claimaudit.gate.future import future_findings
from claimaudit.gate.git import git_prefix
from claimaudit.gate.levels import check_levels, levelled
from claimaudit.gate.machines import machine_changes
from claimaudit.gate.reviews import review_findings
from claimaudit.gate.rules import by_rules_of, rule_changes, widened
from claimaudit.gate.searches import is_unsourced, searched_since
from claimaudit.gate.told import text_findings
from claimaudit.gate.withdrawn import (
    kind_findings,
    register_findings,
    rule_findings,
    unread_findings,
)
from claimaudit.record.audit import audit_workspace
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.ledger import LedgerRow, ledger_csv
from claimaudit.record.models import Audit
from claimaudit.workspace.policy import POLICY
from claimaudit.workspace.workspace import BASELINE, Workspace, load_workspace

# What hosts give as the commit before a branch was there.
_ZEROS = re.compile("0{40}|0{64}")


@dataclass(frozen=True)
class GateRun:
    """All findings of one run. `prefix` is the path of the workspace in its repository, "" or
    "a/b/". `passed_over` counts the figures in page furniture that no waiver holds, by the kind of
    furniture. `notes` are lines for people about the run itself."""

    prefix: str
    findings: tuple[GateFinding, ...]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    notes: Sequence[str] = ()

    @cached_property
    def failing(self) -> list[GateFinding]:
        return [f for f in self.findings if f.fails]

    @cached_property
    def shown(self) -> list[GateFinding]:
        """The findings that no waiver holds back."""
        return [f for f in self.findings if f.suppressed is None]


def read_workspace(root: Path) -> tuple[Workspace, dict[str, ScannedArticle]]:
    """(the workspace, article id -> the article), without an audit. Raises BrokenInputError."""

    def read() -> tuple[Workspace, dict[str, ScannedArticle]]:
        workspace = load_workspace(root)
        return workspace, scanned_articles(workspace, workspace.articles)

    return between_writes(root, read)


def run_gate(root: Path, today: date, base: str | None = None) -> GateRun:
    """The findings of the workspace at `root` on the day `today`; with `base` only what is new
    since that git revision, judged by the rules of both. Raises BrokenInputError."""
    workspace, articles = read_workspace(root)
    if not (root / BASELINE).is_dir():
        fix = "`claimaudit gate --update` makes an empty one"
        raise refusal(BASELINE, "the baseline folder is missing", fix)
    check_levels(workspace.policy.gate, OnDisk(root))
    then = None
    if base is not None and not _ZEROS.fullmatch(base):
        then = read_revision(workspace, base)
    found = _findings(workspace, articles, then, today)
    found += unread_findings(workspace, then)
    if then:
        more = widened(then.rules, OnDisk(root))
        found += rule_findings(more, "has more than that of the base", "needs-review")
        changes = [("rules-changed", one) for one in rule_changes(then.files, OnDisk(root))]
        for code, one in (*changes, *machine_changes(then.told, root)):
            found += rule_findings([one], "is not that of the base", code)
    # A branch may have left the base before its rules were what they are.
    if then and POLICY in then.rules.files and rule_changes(then.rules, OnDisk(root)):
        found += _by_rules_of(then, root, today)
    levels = levels_of(then, workspace) if then else workspace.policy.gate
    # As a diff shows the files of a branch.
    order = sorted(set(found), key=lambda f: (f.place.file, f.place, f.code, f.message))
    hidden = Counter(str(c.inside) for one in articles.values() for c in one.hidden)
    shown = tuple(levelled(order, levels))
    return GateRun(git_prefix(root), shown, dict(sorted(hidden.items())), tuple(_notes(base, then)))


def _notes(base: str | None, then: Revision | None) -> Iterator[str]:
    if base and not then:
        yield "A base of zeros, that of a new branch: nothing was compared, and everything counts."
    if then and then.problems:
        first, more = then.problems[0], len(then.problems) - 1
        said = f"{first.file}:{first.line}: {one_line(first.message)}"
        said += f", and {more} more" if more else ""
        yield f"The base “{base}” cannot be read, so that what it had counts as new: {said}"


def _by_rules_of(then: Revision, root: Path, today: date) -> list[GateFinding]:
    """The findings of the present workspace when it is judged by the rules of its base."""
    try:
        workspace = load_workspace(root, by_rules_of(then.rules, OnDisk(root)))
        found = _findings(workspace, scanned_articles(workspace, workspace.articles), then, today)
    except BrokenInputError as broken:
        return list(rule_findings(broken.problems, "is not read by the rules of the base"))
    return [finding for finding in found if finding.code != "stale-ledger"]


def _findings(
    workspace: Workspace,
    articles: dict[str, ScannedArticle],
    revision: Revision | None,
    today: date,
) -> list[GateFinding]:
    """The findings of a workspace by its own rules; with a `revision` only what is new since."""
    known = state_at(workspace, articles, revision, today) if revision else None
    committed, rows = read_committed(OnDisk(workspace.root))
    record = audit_workspace(workspace, read=articles)
    found = [
        *_of_articles(workspace, articles, known, today),
        *future_findings(OnDisk(workspace.root), workspace.register, today),
        *_of_claims(workspace, record, known, None if committed is None else rows, today),
    ]
    if not (known and known.unchanged):
        found += ledger_findings(committed, ledger_csv(record))
    if known and revision:
        base = revision.workspace
        then = all_entries(revision.files, base)
        now = all_entries(OnDisk(workspace.root), workspace if base else None)
        scan, kinds = make_scanner(workspace).scan, list(kind_findings(workspace, known))
        told = {finding.claim for finding in kinds}
        improved = review_findings(workspace, record, known, then, now, scan)
        reviews = [finding for finding in improved if finding.claim not in told]
        # A review has the words of a new claim; they are not told again.
        reviewed = {("claims", finding.claim) for finding in reviews} - then.keys()
        others = {key: entry for key, entry in now.items() if key not in reviewed}
        found += [*remark_findings(record, known.remarks), *kinds, *reviews]
        found += change_findings(then, others, scan)
        found += text_findings(articles, known.articles, tuple(found))
        found += register_findings(workspace, known)
    return found


def _of_articles(
    workspace: Workspace,
    articles: Mapping[str, ScannedArticle],
    known: BaseState | None,
    today: date,
) -> Iterator[GateFinding]:
    """Findings on what the articles state without a claim, on their languages and waivers."""
    longest = timedelta(days=workspace.policy.limits.waiver_days)
    scan = seen_by(make_scanner(workspace))
    for i, now in articles.items():
        before = known.articles.get(i) if known else None
        yield from language_findings(now, before, compared=known is not None)
        if known:
            yield from title_findings(now, before, scan)
        yield from candidate_findings(now, before, compared=known is not None)
        yield from waiver_findings(now, before, today, longest)


def _of_claims(
    workspace: Workspace,
    record: Audit,
    known: BaseState | None,
    ledger: Mapping[str, LedgerRow] | None,
    today: date,
) -> Iterator[GateFinding]:
    """Claims without a source, and verdicts that turned worse."""
    compared = known is not None
    for claim in record.claims:
        article = workspace.articles[claim.article]
        since = searched_since(article, workspace.policy, today)
        unsourced = is_unsourced(claim, claim.reasons, since, today, compared=compared)
        under_id = known.verdicts.get(claim.id) if known else None
        then = _before(claim, known, ledger)
        yield from claim_findings(claim, article, unsourced, then, under_id, compared=compared)
        place = place_in(article, claim.start, claim.end)
        came_to = [*(move.from_ for move in claim.moves[1:]), claim.verdict]
        for move, verdict in zip(claim.moves, came_to, strict=False):
            if move.to != verdict:
                said = f"{move.id} says that {claim.id} became {move.to}, and it was {verdict}"
                yield claim_finding(place, "history-changed", said, claim)


def _before(
    claim: ClaimRecord, known: BaseState | None, ledger: Mapping[str, LedgerRow] | None
) -> PastClaim | None:
    """The claim as the base has it by its words or, without a base, as the ledger has it by its id.
    Without a ledger either it is the claim itself: there is nothing that it could be worse than."""
    if known:
        return known.claims.find(claim, claim.article)
    row = claim if ledger is None else ledger.get(claim.id)
    return PastClaim(row.verdict, unsourced=False) if row else None
