"""Building the record of one audit from what was entered and what came out.

Sorted, without clocks or random ids: the same input gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from claimaudit import __version__
from claimaudit.record.claims import ClaimRecord
from claimaudit.record.judged import claim_record, ends, fact_record
from claimaudit.record.models import (
    ArticleRecord,
    Audit,
    ConditionRecord,
    Counts,
    FindingRecord,
    ReasonRecord,
    SumRecord,
)
from claimaudit.verdict.arithmetic import Sum
from claimaudit.verdict.evidence import Weighed
from claimaudit.verdict.results import Finding, Judgement
from claimaudit.workspace.policy import VERDICTS, Tolerances
from claimaudit.workspace.workspace import Workspace


def build_record(
    workspace: Workspace, weighed: Weighed, judgements: Mapping[str, Judgement],
    findings: Iterable[Finding], as_of: str, inputs: str, rules: str,
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
        findings=[
            FindingRecord(row=f.row, rule=f.rule, severity=f.severity, reason=f.reason)
            for f in sorted(findings, key=lambda f: (f.row, f.rule))
        ],
        subjects=[s for i, s in sorted(known.subjects.items()) if i in subjects],
        metrics=[m for i, m in sorted(known.metrics.items()) if i in metrics],
        conditions={
            name: ConditionRecord(zh=c.zh, en=c.en, kind=c.kind)
            for name, c in known.table.conditions.items()
        },
        reasons={code: ReasonRecord(**r.model_dump()) for code, r in policy.reasons.items()},
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


def _sum(found: Sum) -> SumRecord:
    declared = found.declared
    left, right = ends(found.left.interval), ends(found.right.interval)
    assert left is not None and right is not None
    return SumRecord(
        **declared.entry.model_dump(),
        file=declared.file,
        line=declared.line,
        article=declared.article,
        left_value=left,
        right_value=right,
        holds=found.holds,
        truncated=found.truncated,
        reason=None if found.holds else found.reason,
    )


def as_json(audit: Audit) -> str:
    """The bytes of audit.json."""
    plain = audit.model_dump(mode="json", by_alias=True)
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"
