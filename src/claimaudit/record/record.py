"""audit.json: the whole audit as plain data, from which every other output is made.

Sorted, without clocks or random ids: the same input gives the same bytes. Intervals are
in the claim's own canonical unit (percentages as 50, not 0.5); null is an open end; dates
are ISO days. docs/method.md explains the verdicts, schemas/audit.schema.json the fields.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from claimaudit import __version__
from claimaudit.figures import Interval
from claimaudit.figures.dates import Days
from claimaudit.verdict.arithmetic import Sum
from claimaudit.verdict.evidence import Evidence, WeighedTrial
from claimaudit.verdict.judge import HOLDING
from claimaudit.verdict.ladder import Judgement
from claimaudit.verdict.remarks import Remark
from claimaudit.verdict.weigh import Weighed
from claimaudit.workspace.ladder import Ladder
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.policy import VERDICTS
from claimaudit.workspace.workspace import Workspace

Record = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that prints shortest."""
    if value is None:
        return None
    return (
        int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)
    )


def _ends(
    interval: Interval | None, factor: Decimal = Decimal(1)
) -> list[int | float | None] | None:
    if interval is None:
        return None
    scaled = interval.scale(factor)
    return [number(scaled.low), number(scaled.high)]


def _days(days: Days | None) -> list[str] | None:
    return [days.first.isoformat(), days.last.isoformat()] if days else None


def _scale(row: Evidence) -> tuple[Decimal, str | None]:
    """(factor from base units, unit shown): percentages are shown as percentages."""
    figure = row.registered.figure
    if figure is not None and figure.unit == "%":
        return Decimal(100), "%"
    return Decimal(1), row.unit


def _trial(weighed: WeighedTrial, factor: Decimal) -> Record:
    trial = weighed.trial
    return {
        "conditions": dict(trial.key),
        "facts": [f.id for f in trial.facts],
        "outcome": trial.outcome.value,
        "reference": _days(trial.days) or _ends(trial.reference, factor),
        "steps": trial.steps,
        "middle": number(trial.middle and trial.middle * factor),
        "standing": weighed.standing.name,
        "late": weighed.late,
        "decides": weighed.decides,
    }


def _reference(row: Evidence) -> Interval | Days | None:
    """What the deciding trials say together: those that hold, else all of them."""
    deciding = [w.trial for w in row.trials if w.decides]
    chosen = [t for t in deciding if t.outcome in HOLDING] or deciding
    days = [t.days for t in chosen if t.days]
    if days:
        return Days(min(d.first for d in days), max(d.last for d in days))
    intervals = [t.reference for t in chosen if t.reference]
    if not intervals:
        return None
    hull = intervals[0]
    for interval in intervals[1:]:
        hull = hull.hull(interval)
    return hull


def _claim(row: Evidence, judgement: Judgement) -> Record:
    registered = row.registered
    claim, figure = registered.claim, registered.figure
    factor, unit = _scale(row)
    reference = _reference(row)
    shown = _days(reference) if isinstance(reference, Days) else _ends(reference, factor)
    fact_ids = [f.id for w in row.trials if w.decides for f in w.trial.facts]
    return {
        "id": row.id,
        "article": registered.article.id,
        "file": registered.file,
        "line": registered.line,
        "quote": claim.quote,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
        "start": registered.start,
        "end": registered.end,
        "form": claim.form,
        "kind": claim.kind,
        "subject": claim.subject,
        "versus": claim.versus,
        "metric": claim.metric,
        "relation": claim.relation,
        "conditions": dict(sorted(claim.conditions.items())),
        "from": dict(sorted(claim.from_.items())),
        "to": dict(sorted(claim.to.items())),
        "whole": claim.whole.model_dump() if claim.whole else None,
        "periods": claim.periods,
        "said_by": claim.said_by,
        "as_of": claim.as_of,
        "figure": claim.figure,
        "figure_start": registered.figure_start,
        "bound": figure.bound if figure else None,
        "value": number(figure.value) if figure else None,
        "near": _ends(figure.near) if figure else None,
        "ceiling": number(figure.ceiling) if figure else None,
        "claimed": _days(registered.days) or _ends(row.claimed, factor),
        "reference": shown,
        "unit": "date" if registered.days else unit,
        "verdict": judgement.verdict,
        "provisional": judgement.provisional,
        "reasons": list(judgement.reasons),
        "notes": list(judgement.notes),
        "rules": list(judgement.rules),
        "depends_on": list(row.depends_names),
        "facts": sorted(dict.fromkeys(fact_ids)),
        "trials": [_trial(w, factor) for w in row.trials],
        "searched": claim.searched.model_dump() if claim.searched else None,
        "publish": claim.publish,
        "note": claim.note,
    }


def _fact(fact: ReadFact) -> Record:
    entry = fact.fact
    return {
        "id": fact.id, "document": entry.document, "locator": entry.locator,
        "subject": entry.subject, "metric": entry.metric, "printed": entry.printed,
        "unit_from": entry.unit_from, "conditions": dict(sorted(entry.conditions.items())),
        "versus": entry.versus, "as_of": entry.as_of, "attests": entry.attests,
        "holds": entry.holds, "why": entry.why, "corroborated_by": list(entry.corroborated_by),
        "note": entry.note, "file": fact.file, "line": fact.line,
        "interval": _days(fact.days) or (_ends(fact.figure.interval) if fact.figure else None),
        "unit": fact.figure.unit if fact.figure else None,
    }  # fmt: skip


def _sum(found: Sum) -> Record:
    entry = found.declared.entry
    return {
        "id": entry.id, "article": found.declared.article, "kind": entry.kind,
        "terms": dict(entry.terms), "left": entry.left, "relation": entry.relation,
        "right": entry.right, "left_value": _ends(found.left.interval),
        "right_value": _ends(found.right.interval), "holds": found.holds,
        "truncated": found.truncated, "reason": None if found.holds else found.reason,
        "blames": list(entry.blames), "why": entry.why,
        "file": found.declared.file, "line": found.declared.line,
    }  # fmt: skip


def _counts(claims: Iterable[Record]) -> dict[str, int]:
    found = Counter(claim["verdict"] for claim in claims)
    return {verdict: found.get(verdict, 0) for verdict in VERDICTS}


def _findings(
    ladder: Ladder, judgements: Mapping[str, Judgement], remarks: Iterable[Remark]
) -> list[Record]:
    """The rungs that decided, the notes beside them, and the remarks."""
    said: dict[str, tuple[str, str | None]] = {r.rung: (r.severity, r.reason) for r in ladder.rungs}
    said |= {n.code: (n.severity, n.code) for n in ladder.notes}
    found = [(j.id, rule, *said[rule]) for j in judgements.values() for rule in j.rules]
    found += [(r.id, r.code, r.severity, None) for r in remarks]
    keys = ("row", "rule", "severity", "reason")
    return [dict(zip(keys, one, strict=True)) for one in sorted(found, key=lambda f: f[:2])]


def _reasons(ladder: Ladder) -> dict[str, Record]:
    """Code -> its words; where two rungs give one reason, those of the rung of that name."""
    found: dict[str, Record] = {
        r.rung: {"verdict": r.verdict, "zh": r.zh, "en": r.en}
        for r in ladder.rungs
        if r.rung == r.reason
    }
    found |= {n.code: {"verdict": None, "zh": n.zh, "en": n.en} for n in ladder.notes}
    return dict(sorted(found.items()))


# What of the policy a reader of the report is shown as a table.
_PUBLISHED = {
    "rounding", "hedges", "several", "level", "understated", "power_of_ten", "overstated",
    "date_slack", "nominal_memory",
}  # fmt: skip


def build_record(
    workspace: Workspace, weighed: Weighed, judgements: Mapping[str, Judgement],
    remarks: Iterable[Remark], as_of: str, inputs: str, rules: str,
) -> Record:  # fmt: skip
    """The audit of one run. `inputs` is the digest of the files that it read, `rules` of
    checks/ alone."""
    claims = [_claim(row, judgements[row.id]) for row in weighed.rows]
    named = {f for claim in claims for trial in claim["trials"] for f in trial["facts"]}
    facts = [_fact(workspace.library.facts[i]) for i in sorted(workspace.library.facts)]
    documents = [d.model_dump() for _, d in sorted(workspace.library.documents.items())]
    vocabulary = workspace.library.vocabulary
    subjects = (
        {f["subject"] for f in facts}
        | {c["subject"] for c in claims}
        | {c["versus"] for c in claims}
    )
    metrics = {f["metric"] for f in facts} | {c["metric"] for c in claims}
    articles = []
    by_article: dict[str, list[Record]] = {}
    for claim in claims:
        by_article.setdefault(claim["article"], []).append(claim)
    for article in (workspace.articles[i] for i in sorted(workspace.articles)):
        entry = article.entry.model_dump()
        entry["counts"] = _counts(by_article.get(article.id, ()))
        articles.append(entry)
    return {
        "version": __version__,
        "as_of": as_of,
        "inputs": inputs,
        "rules_digest": rules,
        "counts": _counts(claims),
        "claims": claims,
        "articles": articles,
        "arithmetic": sorted((_sum(s) for s in weighed.sums), key=lambda s: str(s["id"])),
        "facts": facts,
        "facts_used": sorted(named),
        "documents": documents,
        "findings": _findings(workspace.ladder, judgements, remarks),
        "subjects": [
            s.model_dump() for i, s in sorted(vocabulary.subjects.items()) if i in subjects
        ],
        "metrics": [m.model_dump() for i, m in sorted(vocabulary.metrics.items()) if i in metrics],
        "conditions": {
            name: {"zh": c.zh, "en": c.en, "kind": c.kind}
            for name, c in sorted(vocabulary.table.conditions.items())
        },
        "reasons": _reasons(workspace.ladder),
        "policy": workspace.policy.model_dump(mode="json", include=_PUBLISHED),
        "tiers": {name: t.model_dump() for name, t in sorted(workspace.policy.tiers.items())},
    }


def as_json(record: Record) -> str:
    """The bytes of audit.json."""
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n"
