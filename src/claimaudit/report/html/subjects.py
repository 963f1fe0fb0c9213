"""One page a subject: what each article says of it beside what the sources say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from claimaudit.base.shown import html_id as anchor
from claimaudit.record.claims import ClaimRecord, FactRecord
from claimaudit.report.html.verdicts import STYLES
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase
from claimaudit.workspace.policy import GRAVEST

Said = dict[str, list[ClaimRecord]]
Sourced = dict[str, list[FactRecord]]

# Of these every value is shown; of companies and markets only what an article speaks of.
_WHOLE = frozenset({"chip", "system", "cluster", "product"})


@dataclass(frozen=True)
class MetricView:
    """One quantity of a subject, said and sourced."""

    name: Phrase
    said: list[ClaimRecord]
    facts: list[FactRecord]


@dataclass(frozen=True)
class SubjectView:
    """A subject's page."""

    anchor: str
    name: Phrase
    metrics: list[MetricView]
    claims: int
    facts: int
    worst: str
    """The style of its gravest verdict."""


def subjects(lookup: Lookup) -> list[SubjectView]:
    """The subjects of which an article speaks, those with most claims first. A page must set
    something side by side: two statements, or a statement and a source."""
    said: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    for claim in lookup.audit.claims:
        for name in {claim.subject, claim.versus or claim.subject}:
            said[name][claim.metric].append(claim)
    sourced: dict[str, Sourced] = defaultdict(lambda: defaultdict(list))
    for fact in lookup.facts.values():
        if fact.subject in said and fact.metric:
            sourced[fact.subject][fact.metric].append(fact)
    found = [(name, _view(lookup, name, said[name], sourced[name])) for name in said]
    worth = [(n, s) for n, s in found if s.facts or s.claims > 1 or lookup.kind(n) in _WHOLE]
    return [s for _, s in sorted(worth, key=lambda pair: (-pair[1].claims, pair[0]))]


def _view(lookup: Lookup, name: str, said: Said, sourced: Sourced) -> SubjectView:
    kept = {*said, *(sourced if lookup.kind(name) in _WHOLE else ())}
    # Metrics that both sides speak of come first: there is something to compare.
    metrics = sorted(kept, key=lambda m: (-((m in said) + (m in sourced)), m not in said, m))
    rows = [MetricView(lookup.metric(m), said.get(m, []), sourced.get(m, [])) for m in metrics]
    verdicts = [claim.verdict for claims in said.values() for claim in claims]
    return SubjectView(
        anchor(f"s_{name}"),
        lookup.subject(name),
        rows,
        len(verdicts),
        sum(len(row.facts) for row in rows),
        STYLES[min(verdicts, key=GRAVEST.index)],
    )
