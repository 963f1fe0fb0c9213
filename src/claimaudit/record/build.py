"""Building the record of one audit from what was entered and what came out.

Sorted, without clocks or random ids: the same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from claimaudit import __version__
from claimaudit.record.claims import ClaimRecord, Ends
from claimaudit.record.judged import claim_record, ends, fact_record
from claimaudit.record.models import (
    ArticleRecord,
    Audit,
    ConditionRecord,
    Counts,
    FindingRecord,
    ReasonRecord,
    RungRecord,
    SumRecord,
)
from claimaudit.verdict.arithmetic import Sum
from claimaudit.verdict.ladder import Judgement
from claimaudit.verdict.remarks import Remark
from claimaudit.verdict.weigh import Weighed
from claimaudit.workspace.expressions import Quantity
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.policy import VERDICTS, Tolerances
from claimaudit.workspace.workspace import Workspace


def build_record(
    workspace: Workspace, weighed: Weighed, judgements: Mapping[str, Judgement],
    remarks: Iterable[Remark], as_of: str, inputs: str, rules: str,
) -> Audit:  # fmt: skip
    """The audit of one run. `inputs` is the digest of the files that it read, `rules` of
    checks/ alone."""
    library, policy = workspace.library, workspace.policy
    ranks = {i: policy.tiers[f.document.type].rank for i, f in library.facts.items()}
    claims = [claim_record(row, judgements[row.id], ranks) for row in weighed.rows]
    facts = [fact_record(fact) for _, fact in sorted(library.facts.items())]
    subjects = {f.subject for f in facts} | {s for c in claims for s in (c.subject, c.versus)}
    metrics = {f.metric for f in facts} | {c.metric for c in claims}
    known = library.vocabulary
    return Audit(
        version=__version__,
        as_of=as_of,
        inputs=inputs,
        rules_digest=rules,
        counts=_counts(claims),
        claims=claims,
        articles=_articles(workspace, claims),
        arithmetic=sorted(map(_sum, weighed.sums), key=lambda s: s.id),
        facts=facts,
        facts_used=sorted({f for c in claims for t in c.trials for f in t.facts}),
        documents=[document for _, document in sorted(library.documents.items())],
        findings=_findings(workspace.ladder, judgements, remarks),
        subjects=[s for i, s in sorted(known.subjects.items()) if i in subjects],
        metrics=[m for i, m in sorted(known.metrics.items()) if i in metrics],
        conditions={
            name: ConditionRecord(zh=c.zh, en=c.en, kind=c.kind)
            for name, c in known.table.conditions.items()
        },
        reasons=_reasons(workspace.ladder),
        ladder=_rungs(workspace.ladder),
        remarks=workspace.remarks,
        policy=Tolerances(**{name: getattr(policy, name) for name in Tolerances.model_fields}),
        tiers=policy.tiers,
    )


def _counts(claims: Iterable[ClaimRecord]) -> Counts:
    found = Counter(claim.verdict for claim in claims)
    return {verdict: found[verdict] for verdict in VERDICTS}


def _articles(workspace: Workspace, claims: Iterable[ClaimRecord]) -> list[ArticleRecord]:
    mine: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims:
        mine[claim.article].append(claim)
    return [
        ArticleRecord(**article.entry.model_dump(), counts=_counts(mine[i]))
        for i, article in sorted(workspace.articles.items())
    ]


def _findings(
    ladder: Ladder, judgements: Mapping[str, Judgement], remarks: Iterable[Remark]
) -> list[FindingRecord]:
    """The rungs that decided, the notes beside them, and the remarks."""
    rules = {rung.rung: rung for rung in _rungs(ladder)}
    found = [
        FindingRecord(row=j.id, rule=rule, severity=rules[rule].severity, reason=rules[rule].reason)
        for j in judgements.values()
        for rule in j.rules
    ]
    found += [
        FindingRecord(
            row=r.id,
            rule=r.code,
            severity=r.severity,
            reason=None,
            of=r.of,
            file=r.file,
            line=r.line,
        )
        for r in remarks
    ]
    return sorted(found, key=lambda f: (f.row, f.rule))


def _rungs(ladder: Ladder) -> list[RungRecord]:
    """The rungs in their order, then the notes."""
    rungs = [
        RungRecord(**rung.model_dump(), file=ladder.file, line=ladder.lines[rung.rung])
        for rung in ladder.rungs
    ]
    notes = [
        RungRecord(
            **note.model_dump(exclude={"code"}),
            rung=note.code,
            reason=note.code,
            verdict=None,
            mends=None,
            file=ladder.file,
            line=ladder.lines[note.code],
        )
        for note in ladder.notes
    ]
    return rungs + notes


def _reasons(ladder: Ladder) -> dict[str, ReasonRecord]:
    """Code -> its words; where two rungs give one reason, those of the rung of that name."""
    return {
        rung.rung: ReasonRecord(verdict=rung.verdict, zh=rung.zh, en=rung.en)
        for rung in _rungs(ladder)
        if rung.rung == rung.reason
    }


def _side(name: str, side: Quantity, other: Quantity) -> dict[str, Ends | str | None]:
    """The fields of one side of a sum. A typed number is told like what it stands beside."""
    value, unit = ends(side.interval), None if side.unit == "x" else side.unit
    shown = value
    if side.percent or (side.percent is None and other.percent):
        shown, unit = ends(side.interval, Decimal(100)), "%"
    elif unit == "date":
        first, last = (None if day is None else day.isoformat() for day in side.days)
        shown = first, last
    return {f"{name}_value": value, f"{name}_shown": shown, f"{name}_unit": unit}


def _sum(found: Sum) -> SumRecord:
    declared = found.declared
    return SumRecord.model_validate(
        {
            **declared.entry.model_dump(),
            **_side("left", found.left, found.right),
            **_side("right", found.right, found.left),
            "file": declared.file,
            "line": declared.line,
            "article": declared.article,
            "holds": found.holds,
            "truncated": found.truncated,
            "reason": None if found.holds else found.reason,
        }
    )


def as_json(audit: Audit) -> str:
    """The bytes of audit.json."""
    plain = audit.model_dump(mode="json", by_alias=True)
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"
