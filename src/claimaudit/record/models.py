"""The audit as one typed record: what audit.json holds, and what every later room reads.

The descriptions of the fields are the JSON Schema's (`claimaudit schema`). What people entered
stands in the record as the models of the workspace have it; the record adds where it stands,
how it was read and what came out. Fields are added, never renamed.
"""

from claimaudit.base.model import Bilingual, Model, Told
from claimaudit.record.claims import ClaimRecord, Ends, FactRecord, Place, StrengthName
from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.claims import ArithmeticEntry
from claimaudit.workspace.ladder import Check, Mends, Of, RemarkRule
from claimaudit.workspace.policy import VERDICTS, Desk, Severity, Tier, Tolerances, Verdict
from claimaudit.workspace.references import Condition, Document, Metric, Publisher, Subject

Counts = dict[Verdict, int]


class Tally(Model):
    """Counts of distinct statements: what is said twice with one verdict is counted once."""

    claims: int = 0
    """The statements."""
    repeats: int = 0
    """Claims that only say one of them once more."""
    verdicts: Counts = dict.fromkeys(VERDICTS, 0)
    """The statements by verdict."""
    sentences: int = 0
    """The sentences that say what was rated, repeats too."""
    borne_out: int = 0
    """Those of them of which all that was rated is supported."""
    strengths: dict[StrengthName, int] = {}
    """Those that were decided, by what they rest on."""
    point: int = 0
    """Contradicted or misleading ones whose error changes what the article says."""
    sums: int = 0
    """Sums that were computed."""
    slips: int = 0
    """Those of them that do not fit."""
    differ: int = 0
    """Those of these that set two statements side by side, which may be of different things."""


class UnclaimedRecord(Model):
    """A figure of an article that no claim declares."""

    figure: str
    """The figure as printed, on one line."""
    quote: str
    """Its sentence."""
    start: int
    """Where it begins, in code points of the article."""
    reason: Told | None
    """Why it needs no claim, as a person wrote, in one language or in both; null where nobody
    said."""


class Coverage(Model):
    """How many of the figures of an article are claims."""

    figures: int
    """The figures that were found in it."""
    claimed: int
    """Those of them that claims declare."""
    around: int
    """Figures of the page around the article: they count nowhere."""
    unclaimed: list[UnclaimedRecord]
    """The others, in their order."""


class ArticleRecord(CatalogEntry):
    """One article of the catalog, with its verdict counts."""

    counts: Counts
    """Claims by verdict."""
    tally: Tally = Tally()
    """What a reader counts of it."""
    own: list[str] = []
    """The documents that are no witness for it: it, or reports by its outlet or author."""
    coverage: Coverage | None = None
    """What of its figures is claimed; null where nobody reads its language."""


class SumRecord(ArithmeticEntry, Place):
    """One declared piece of arithmetic, computed."""

    article: str | None
    """The article; null where it runs between articles."""
    left_value: Ends
    """The left side, in base units."""
    left_shown: Ends | None = None
    """The left side, in `left_unit`."""
    left_unit: str | None = None
    """Its unit, of several joined by ·; date is a day, null a plain number."""
    right_value: Ends
    """The right side, in base units."""
    right_shown: Ends | None = None
    """The right side, in `right_unit`."""
    right_unit: str | None = None
    """Its unit."""
    holds: bool
    """Whether it does."""
    truncated: bool
    """Whether it holds only with figures cut off instead of rounded."""
    reason: str | None
    """The reason code that a failure gives the claims it blames."""


class FindingRecord(Model):
    """A rung or a note that flagged a claim, or a remark on a claim, sum, fact or document."""

    row: str
    """The claim, sum, fact or document."""
    rule: str
    """The rung, note or remark."""
    severity: Severity
    """critical, warning or info."""
    reason: str | None
    """The reason code; null for a remark."""
    of: Of = "claim"
    """What `row` is."""
    file: str = ""
    """Where it was entered."""
    line: int = 0
    """The line there."""


class ReasonRecord(Bilingual):
    """A reason code."""

    verdict: Verdict | None
    """The verdict that it belongs to; null: it stands beside any."""


class RungRecord(Check, Place):
    """A rung of the ladder, or the rule of a note (no verdict)."""

    rung: str
    """Its name."""
    when: str
    """The condition under which it flags a claim."""
    verdict: Verdict | None
    """The verdict that it gives."""
    reason: str | None
    """The reason code that it gives."""
    severity: Severity
    """critical, warning or info."""
    mends: Mends | None
    """What would give another verdict, with slots in braces."""


class Audit(Model):
    """audit.json: one whole audit."""

    version: str
    """The version of claimaudit that wrote it."""
    as_of: str
    """The audit's date."""
    inputs: str
    """One hash over every file that was read."""
    rules_digest: str | None = None
    """One hash over checks/: the policy and the ladder."""
    counts: Counts
    """Claims by verdict."""
    tally: Tally = Tally()
    """What a reader counts."""
    claims: list[ClaimRecord]
    """Sorted by id."""
    articles: list[ArticleRecord]
    """Sorted by id."""
    arithmetic: list[SumRecord]
    """Sorted by id."""
    facts: list[FactRecord]
    """Sorted by id."""
    facts_used: list[str]
    """Ids of the facts that some claim was set against."""
    documents: list[Document]
    """Sorted by id."""
    findings: list[FindingRecord]
    """Sorted by row and rule."""
    subjects: list[Subject]
    """Those that are spoken of."""
    publishers: list[Publisher] = []
    """The names of publishers that are no subjects."""
    places: list[Bilingual] = []
    """Places in documents, by their English names."""
    metrics: list[Metric]
    """Those that are used."""
    twins: dict[str, list[str]] = {}
    """Document -> its marks: two that share one are one text, by their bytes or headline."""
    conditions: dict[str, Condition]
    """By name."""
    reasons: dict[str, ReasonRecord]
    """By code."""
    ladder: list[RungRecord] = []
    """The rungs in their order, then the notes."""
    remarks: dict[str, RemarkRule] = {}
    """By code: what can be said of the evidence."""
    policy: Tolerances | None = None
    """The tolerances of checks/policy.yaml that figures were judged by."""
    tiers: dict[str, Tier]
    """By document type."""
    desk: Desk | None = None
    """Who publishes the audit; null where the policy names nobody."""
