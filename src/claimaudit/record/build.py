"""Building the record of one audit from what was entered and what came out.

Sorted, without clocks or random ids: the same input gives the same bytes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from claimaudit import __version__
from claimaudit.base.shown import json_text
from claimaudit.record.claims import ClaimRecord, ReplyRecord
from claimaudit.record.judged import claim_record, ends, fact_record
from claimaudit.record.models import (
    ArticleRecord,
    Audit,
    Counts,
    Coverage,
    FindingRecord,
    ReasonRecord,
    RungRecord,
    SumRecord,
)
from claimaudit.record.tally import tally, with_repeats
from claimaudit.scan.clauses import Sentences
from claimaudit.verdict.arithmetic import Sum
from claimaudit.verdict.evidence import Evidence
from claimaudit.verdict.ladder import Judgement
from claimaudit.verdict.remarks import Remark, convicted, remarks
from claimaudit.verdict.strength import prints_of
from claimaudit.verdict.weigh import Weighed
from claimaudit.verdict.witnesses import Witnesses
from claimaudit.workspace.afterwards import Move
from claimaudit.workspace.articles import Article
from claimaudit.workspace.expressions import Quantity
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.policy import VERDICTS, Tolerances
from claimaudit.workspace.workspace import Workspace

EnteredT = TypeVar("EnteredT", ReplyRecord, Move)


def build_record(
    workspace: Workspace,
    weighed: Weighed,
    judgements: Sequence[Judgement],
    covered: Mapping[str, Coverage | None],
    as_of: str,
) -> Audit:
    """The audit of one run; `judgements` are those of the weighed rows, in their order, `covered`
    what of the articles is claimed, by their ids."""
    library, policy, known = workspace.library, workspace.policy, workspace.library.vocabulary
    claims = _claims(workspace, zip(weighed.rows, judgements, strict=True))
    sums = sorted(map(_sum, weighed.sums), key=lambda s: s.id)
    witnesses, rungs = Witnesses(library, policy), _rungs(workspace.ladder)
    same = {i: witnesses.alike(prints_of(f, library)) for i, f in library.facts.items()}
    judged = convicted({j.id: j.verdict for j in judgements}, weighed.sums)
    return Audit(
        version=__version__,
        as_of=as_of,
        inputs=workspace.inputs.digest(),
        rules_digest=workspace.inputs.digest("checks/"),
        counts=_counts(claims),
        tally=tally(claims, sums),
        claims=claims,
        articles=[
            _article(
                a, claims, sums, covered.get(i), Witnesses(library, policy, a.entry).of_article
            )
            for i, a in sorted(workspace.articles.items())
        ],
        arithmetic=sums,
        facts=[fact_record(fact, same[i]) for i, fact in sorted(library.facts.items())],
        facts_used=sorted({f for c in claims for t in c.trials for f in t.facts}),
        documents=[document for _, document in sorted(library.documents.items())],
        findings=_findings(rungs, judgements, remarks(workspace, judged)),
        subjects=[subject for _, subject in sorted(known.subjects.items())],
        publishers=sorted(known.publishers, key=lambda p: p.en),
        places=sorted(known.places, key=lambda p: p.en),
        metrics=[metric for _, metric in sorted(known.metrics.items())],
        twins=witnesses.twins,
        conditions=known.table.conditions,
        reasons=_reasons(rungs),
        ladder=rungs,
        remarks=workspace.remarks,
        policy=Tolerances(**{name: getattr(policy, name) for name in Tolerances.model_fields}),
        tiers=policy.tiers,
        desk=policy.desk,
    )


def _claims(
    workspace: Workspace, judged: Iterable[tuple[Evidence, Judgement]]
) -> list[ClaimRecord]:
    """The claims with their sentences and what was entered on their verdicts."""
    facts, tiers = workspace.library.facts, workspace.policy.tiers
    ranks = {i: tiers[fact.document.type].rank for i, fact in facts.items()}
    replies = _by_claim(
        ReplyRecord(**dict(one.entry), file=one.file, line=one.line)
        for one in workspace.register.replies
    )
    moves = _by_claim(one.entry for one in workspace.register.moves)
    sentences = {i: Sentences(a.text, len(a.text)) for i, a in workspace.articles.items()}

    def entered(claim: ClaimRecord) -> dict[str, Any]:
        first, _ = sentences[claim.article].around(claim.start, claim.start + 1)
        return {"replies": replies[claim.id], "moves": moves[claim.id], "sentence": first}

    claims = [claim_record(row, judgement, ranks) for row, judgement in judged]
    return with_repeats([c.model_copy(update=entered(c)) for c in claims])


def _reasons(rungs: Iterable[RungRecord]) -> dict[str, ReasonRecord]:
    """By code. Where two rungs give one reason, its words are those of the rung of that name."""
    named = (rung for rung in rungs if rung.rung == rung.reason)
    return {r.rung: ReasonRecord(verdict=r.verdict, zh=r.zh, en=r.en) for r in named}


def _by_claim(entered: Iterable[EnteredT]) -> Mapping[str, list[EnteredT]]:
    """Claim id -> what was entered on its verdict, the oldest first."""
    found: dict[str, list[EnteredT]] = defaultdict(list)
    for one in sorted(entered, key=lambda e: (e.on, e.id)):
        found[one.claim].append(one)
    return found


def _article(
    article: Article,
    claims: Sequence[ClaimRecord],
    sums: Sequence[SumRecord],
    covered: Coverage | None,
    own: list[str],
) -> ArticleRecord:
    mine = [c for c in claims if c.article == article.id]
    counted, entry = tally(mine, (s for s in sums if s.article == article.id)), dict(article.entry)
    return ArticleRecord(**entry, counts=_counts(mine), tally=counted, own=own, coverage=covered)


def _counts(claims: Iterable[ClaimRecord]) -> Counts:
    found = Counter(claim.verdict for claim in claims)
    return {verdict: found[verdict] for verdict in VERDICTS}


def _rungs(ladder: Ladder) -> list[RungRecord]:
    """The rungs in their order, then the notes."""
    rows = [dict(rung) for rung in ladder.rungs]
    for note in ladder.notes:
        same = {"rung": note.code, "reason": note.code, "verdict": None, "mends": None}
        rows.append({name: given for name, given in note if name != "code"} | same)
    return [RungRecord(**one, file=ladder.file, line=ladder.lines[one["rung"]]) for one in rows]


def _findings(
    rungs: Sequence[RungRecord], judgements: Iterable[Judgement], remarked: Iterable[Remark]
) -> list[FindingRecord]:
    """The rungs that decided, the notes beside them, and the remarks."""
    rules = {rung.rung: rung for rung in rungs}
    found = [
        FindingRecord(row=j.id, rule=rule, severity=rules[rule].severity, reason=rules[rule].reason)
        for j in judgements
        for rule in j.rules
    ]
    for remark in remarked:
        fields = {"row": remark.id, "rule": remark.code, "reason": None}
        place = {name: getattr(remark, name) for name in ("severity", "of", "file", "line")}
        found.append(FindingRecord.model_validate(fields | place))
    return sorted(found, key=lambda f: (f.row, f.rule))


def _sum(found: Sum) -> SumRecord:
    declared = found.declared
    return SumRecord(
        **dict(declared.entry),
        **_side("left", found.left, found.right),
        **_side("right", found.right, found.left),
        file=declared.file,
        line=declared.line,
        article=declared.article,
        holds=found.holds,
        truncated=found.truncated,
        reason=None if found.holds else found.reason,
    )


def _side(name: str, side: Quantity, other: Quantity) -> Mapping[str, Any]:
    """The fields of one side of a sum. A typed number is told like what it stands beside."""
    value, unit = ends(side.interval), None if side.unit == "x" else side.unit
    shown = value
    if side.percent or (side.percent is None and other.percent):
        shown, unit = ends(side.interval, Decimal(100)), "%"
    elif unit == "date":
        first, last = (None if day is None else day.isoformat() for day in side.days)
        shown = first, last
    return {f"{name}_value": value, f"{name}_shown": shown, f"{name}_unit": unit}


def as_json(audit: Audit) -> str:
    """The bytes of audit.json."""
    return json_text(audit.model_dump(mode="json", by_alias=True))
