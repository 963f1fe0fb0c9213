"""What the gate finds, each with what to do next."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claimaudit.coverage.candidates import UNREADABLE_FIX, Scan, ScannedArticle, ScannedCandidate
from claimaudit.coverage.fingerprint import WrappedSentences
from claimaudit.figures.dates import read_iso
from claimaudit.figures.known import is_read_alike, is_told
from claimaudit.gate.base import LEDGER, PastClaim
from claimaudit.gate.codes import CODES, Level
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.scan.language import detected
from claimaudit.workspace.articles import CATALOG, Article
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.policy import CONVICTIONS, Severity, Verdict, turned
from claimaudit.workspace.workspace import BASELINE

# The level of a remark by its severity in checks/. A branch may change those: none is an error.
LEVELS: Mapping[Severity, Level] = {"critical": "warning", "warning": "warning", "info": "note"}

_ENTERS = "`claimaudit audit` writes one"


@dataclass(frozen=True, order=True)
class Place:
    """Where a finding stands: a file of the workspace and, in an article ("" for none), a span.

    `start` and `end` are offsets in code points, -1 where the place is in no article. Lines and
    columns count from 1, 0 where there is none; columns are UTF-16 units, as in SARIF. Ends are
    exclusive. Places sort by article, file and offset.
    """

    article: str
    file: str
    start: int = -1
    end: int = -1
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def place_in(article: Article, start: int, end: int) -> Place:
    """The place from `start` to `end` of an article."""
    position = _positions(article.text)
    ends = (*position(start), *position(end))
    return Place(article.id, f"seeds/{article.entry.file}", start, end, *ends)


@lru_cache(maxsize=8)
def _positions(text: str) -> Callable[[int], tuple[int, int]]:
    """A function that gives (line, column) of an offset in `text`."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    wide = [found.start() for found in re.finditer("[\U00010000-\U0010ffff]", text)]

    def position(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset) - 1
        start = starts[line]
        units = bisect_left(wide, offset) - bisect_left(wide, start)
        return line + 1, 1 + offset - start + units

    return position


@dataclass(frozen=True)
class GateFinding:
    """One finding.

    `claim`, `quote` and `figure` are those of the claim or candidate, "" for none; `sentence` is
    the unwrapped sentence around it. `suppressed` is the reason of the waiver that holds it back.
    `row` is the id of any other entry, `remark` the code of a remark on it. `counts` and `mends` go
    before the level and the fix of `code`.
    """

    place: Place
    code: str
    message: str
    claim: str = ""
    quote: str = ""
    figure: str = ""
    suppressed: str | None = None
    counts: Level | None = None
    row: str = ""
    remark: str = ""
    sentence: str = ""
    mends: str = ""

    @property
    def level(self) -> Level:
        return self.counts or CODES[self.code].level

    @property
    def fix(self) -> str:
        return self.mends or CODES[self.code].fix_of(self.place.article, self.claim)

    @property
    def fails(self) -> bool:
        """Whether it fails the gate: an error that no waiver holds back."""
        return self.level == "error" and self.suppressed is None


def claim_finding(place: Place, code: str, message: str, claim: Claim) -> GateFinding:
    return GateFinding(place, code, message, claim.id, claim.quote, claim.figure or "")


def candidate_findings(
    now: ScannedArticle, before: ScannedArticle | None, compared: bool
) -> Iterator[GateFinding]:
    """A finding for every candidate that no claim covers; waived ones are suppressed. What was
    open in the base (`before`) is not new, unless it was passed over there as page furniture and no
    longer is. What is passed over now is a finding only where it is `compared` with a base."""
    open_then, hidden_then = (before.open, before.hidden) if before else ([], [])
    known = _numbers(now, open_then)
    known_hidden = known | _numbers(now, hidden_then)
    sentences = WrappedSentences(now.article.text)
    for number, found in enumerate(now.candidates):
        old = known_hidden if found.inside else known
        if found.covered or (found.waiver is None and number in old):
            continue
        if not found.inside or compared:
            sentence = sentences.around(found.candidate.start, found.candidate.end)
            yield _candidate_finding(now, found, sentence)


def _numbers(now: ScannedArticle, then: Iterable[ScannedCandidate]) -> set[int]:
    """The numbers of the candidates of `now` that are those of `then`."""
    return set[int]().union(*(now.index.find(old.fingerprint) for old in then))


def _candidate_finding(now: ScannedArticle, found: ScannedCandidate, sentence: str) -> GateFinding:
    figure, quote = found.figure or "", found.quote
    code, fix, said = "unregistered-claim", "", "is stated without a claim"
    if found.inside:
        code, said = "hidden-figure", f"is passed over ({found.inside})"
    elif found.candidate.kind == "unreadable":
        fix, said = UNREADABLE_FIX, "cannot be read as a figure"
    stated = f"“{figure}” {said}" if figure else "no claim covers"
    place = place_in(now.article, found.candidate.start, found.candidate.end)
    reason = found.waiver.told if found.waiver else None
    return GateFinding(
        place,
        code,
        f"{stated}: {quote}",
        quote=quote,
        figure=figure,
        suppressed=reason,
        sentence=sentence,
        mends=fix,
    )


def language_findings(
    now: ScannedArticle, before: ScannedArticle | None, compared: bool
) -> Iterator[GateFinding]:
    """A finding where an article is in a language that cannot be read or, `compared` with a base,
    looks to be in another than the catalog says. One that is as it was `before` is not new."""
    was, told = before.article if before else None, now.article.entry.language
    if was and (was.text, was.entry.language) == (now.article.text, told):
        return
    place = place_in(now.article, 0, 0)
    if now.unread is not None:
        yield GateFinding(place, "unread-article", str(now.unread))
    elif compared:
        found = detected(now.article.text, told) if is_told(told) else None
        if found and not is_read_alike(told, found):
            message = f"the catalog has language {told}, and the text looks like {found}"
            yield GateFinding(place, "unread-article", message)


def title_findings(
    now: ScannedArticle, before: ScannedArticle | None, scan: Scan
) -> Iterator[GateFinding]:
    """The figures of a new title that the article's text lacks, so that no claim can quote them."""
    title, text = now.article.entry.title, now.article.text
    if now.unread or (before and before.article.entry.title == title):
        return
    for found in scan(title, now.article.language):
        figure = found.candidate.text
        if found.candidate.has_figure and figure not in text:
            message = f"“{figure}” stands in the title of article {now.article.id} alone: {title}"
            place = Place(now.article.id, CATALOG)
            fix = "Enter the title as the article prints it, and its text with it."
            yield GateFinding(
                place, "unregistered-claim", message, quote=title, figure=figure, mends=fix
            )


def waiver_findings(
    now: ScannedArticle, before: ScannedArticle | None, today: date, longest: timedelta
) -> Iterator[GateFinding]:
    """Waivers without a reason, past their date, dated further ahead than `longest`, or without a
    candidate. What was so `before` is not new; neither is a date that has passed since."""
    then = before.waivers if before else {}
    known = {waiver.fingerprint for waiver in then}
    known_idle = {waiver.fingerprint for waiver in before.idle} if before else set()
    known_bare = {waiver.fingerprint for waiver in then if not waiver.has_reason}
    for waiver, line in now.waivers.items():
        old = known
        if waiver in now.idle:
            code, said, old = "orphaned-waiver", "has nothing left to waive", known_idle
        elif not waiver.has_reason:
            code, said, old = "waiver-without-reason", "gives no reason", known_bare
        elif read_iso(waiver.review_by).last < today:
            code, said = "expired-waiver", f"was to be looked at again by {waiver.review_by}"
        elif read_iso(waiver.review_by).last > today + longest and waiver not in then:
            code, said = "waiver-without-end", f"holds until {waiver.review_by}"
            old = set()
        else:
            continue
        if waiver.fingerprint not in old:
            message = f"the waiver of “{waiver.figure or waiver.quote}” {said}"
            figure = waiver.figure or ""
            file = f"{BASELINE}/{now.article.id}.yaml"
            place = Place(now.article.id, file, line=line)
            yield GateFinding(place, code, message, quote=waiver.quote, figure=figure)


def claim_findings(
    claim: ClaimRecord,
    article: Article,
    unsourced: bool,
    then: PastClaim | None,
    under_id: Verdict | None,
    *,
    compared: bool,
) -> Iterator[GateFinding]:
    """Findings where a claim of `article` is `unsourced`, or its verdict is worse than before: than
    `then`, the claim with its words in the base (where `compared` with one) or its id in the
    ledger; or than `under_id`, the verdict that its id had in the base."""
    place = place_in(article, claim.start, claim.end)
    if unsourced and not (then and then.unsourced):
        lacks = "no reference" if "no_reference" in claim.reasons else "no source of its quantity"
        noted = ", and its note of a search says nothing" if claim.searched else ""
        message = f"claim {claim.id} has {lacks}{noted}: {claim.quote}"
        yield claim_finding(place, "unsourced-claim", message, claim)
    befores = (then.verdict if then else None, under_id)
    before = next((old for old in befores if old and is_worse(old, claim.verdict)), None)
    if before or (then is None and is_worse(None, claim.verdict)):
        new = "is new since the base" if compared else f"has no row in {LEDGER} ({_ENTERS})"
        was = f"was {before}" if before else new
        reasons = ", ".join(claim.reasons)
        message = f"claim {claim.id} {was}, and is {claim.verdict} now ({reasons})"
        yield claim_finding(place, "verdict-worse", message, claim)


def is_worse(before: Verdict | None, now: Verdict) -> bool:
    """Whether a verdict turned worse; of a new claim (None before), whether it is a conviction."""
    if before is None:
        return now in CONVICTIONS
    return now != "not rated" and turned(before, now) == "worse"


def ledger_findings(committed: str | None, fresh: str) -> Iterator[GateFinding]:
    """A finding where the `committed` ledger (None: there is none) is not what the audit gives."""
    old, new = set((committed or "").splitlines()), set(fresh.splitlines())
    said = []
    if lacks := len(new - old):
        said.append(f"{lacks} row{'s' * (lacks != 1)} of the audit {_are(lacks)} not in it")
    if outdated := len(old - new):
        said.append(f"{outdated} of its rows {_are(outdated)} out of date")
    message = ", and ".join(said) or "its rows are in another order, or stand twice"
    if committed != fresh:
        message = "there is no ledger" if committed is None else message
        yield GateFinding(Place("", LEDGER, line=1), "stale-ledger", message)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def remark_findings(record: Audit, known: Set[tuple[str, str]]) -> Iterator[GateFinding]:
    """The remarks on the evidence, without those whose (code, id) the base had too."""
    article_of = {claim.id: claim.article for claim in record.claims}
    for found in record.findings:
        said = record.remarks.get(found.rule)
        if said is None or (found.rule, found.row) in known:
            continue
        claim = found.row if found.of == "claim" else ""
        yield GateFinding(
            Place(article_of[claim] if claim else "", found.file, line=found.line),
            "weak-evidence",
            f"{found.of} {found.row}: {said.en}",
            claim=claim,
            counts=LEVELS[found.severity],
            row=found.row,
            remark=found.rule,
            mends=said.mends.en,
        )
