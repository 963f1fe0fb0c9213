"""Remarks on what people entered: each rule is a plain function over a workspace.

None of them changes a verdict. Which are made, and in which words, stands in
checks/evidence.yaml; a rule gives the claims, facts or documents that it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claimaudit.verdict.standing import independent
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.references import Document
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.remarks import Of, RemarkSeverity
from claimaudit.workspace.workspace import Workspace

# Pages that are kept up to date: they hold on the day on which they were retrieved.
_LIVING = frozenset({"vendor_page", "vendor_datasheet", "benchmark_result"})
# Conditions without which a figure of these dimensions means nothing.
_KEY_CONDITIONS = {"compute": ("precision", "scope"), "operations": ("precision", "scope")}
_SHORT_QUOTE, _LONG_QUOTE = 6, 120


@dataclass(frozen=True)
class Remark:
    """One remark: its code, on what it is made, and where that stands."""

    code: str
    of: Of
    id: str
    file: str
    line: int
    severity: RemarkSeverity


def remarks(workspace: Workspace) -> list[Remark]:
    """Every remark that checks/evidence.yaml asks for, sorted by what it is on, then by code."""
    found = []
    for code, rule in workspace.remarks.items():
        for item in RULES[code](workspace):
            file, line = _place(item, workspace)
            found.append(Remark(code, rule.of, item.id, file, line, rule.severity))
    return sorted(found, key=lambda remark: (remark.id, remark.code))


def _place(item: RegisteredClaim | ReadFact | Document, workspace: Workspace) -> tuple[str, int]:
    if isinstance(item, Document):
        return workspace.library.places.get(item.id, ("references", 0))
    return item.file, item.line


def _claims(workspace: Workspace) -> Iterable[RegisteredClaim]:
    return workspace.register.claims.values()


def _facts(workspace: Workspace) -> Iterable[ReadFact]:
    return workspace.library.facts.values()


def _documents(workspace: Workspace) -> Iterable[Document]:
    return workspace.library.documents.values()


# --- claims -------------------------------------------------------------------------------


def entered_twice(workspace: Workspace) -> Iterator[RegisteredClaim]:
    """Claims that have the words, subject, metric and figure of another."""
    times = Counter(map(_identity, _claims(workspace)))
    return (
        c for c in _claims(workspace) if times[_identity(c)] > 1 and c.claim.form != "assertion"
    )


def _identity(registered: RegisteredClaim) -> tuple[Any, ...]:
    claim = registered.claim
    place = (registered.article.id, registered.start, registered.end, registered.figure_start)
    said = (claim.form, claim.subject, claim.versus, claim.metric, claim.figure, claim.relation)
    return (*place, *said, tuple(sorted(claim.conditions.items())))


def money_without_currency(workspace: Workspace) -> Iterator[RegisteredClaim]:
    """Amounts of money that are printed without a currency."""
    metrics = workspace.library.vocabulary.metrics
    return (
        c
        for c in _claims(workspace)
        if c.claim.form == "value"
        and metrics[c.claim.metric].dimension == "money"
        and (c.figure is None or c.figure.unit is None)
    )


def quote_is_only_the_figure(workspace: Workspace) -> Iterator[RegisteredClaim]:
    """Claims whose quote holds nothing but the figure."""
    return (c for c in _claims(workspace) if len(c.claim.quote) <= len(c.claim.figure or ""))


def quote_too_long(workspace: Workspace) -> Iterator[RegisteredClaim]:
    """Claims whose quote is longer than one clause."""
    return (c for c in _claims(workspace) if len(c.claim.quote) > _LONG_QUOTE)


def quote_too_short(workspace: Workspace) -> Iterator[RegisteredClaim]:
    """Claims whose quote is too short to show what is claimed."""
    return (c for c in _claims(workspace) if len(c.claim.quote) < _SHORT_QUOTE)


def statement_without_speaker(workspace: Workspace) -> Iterator[RegisteredClaim]:
    """Statements of which `said_by` does not say whose they are."""
    return (c for c in _claims(workspace) if c.claim.metric == "statement" and not c.claim.said_by)


# --- facts --------------------------------------------------------------------------------


def conditions_incomplete(workspace: Workspace) -> Iterator[ReadFact]:
    """Figures without a condition that decides what they mean."""
    metrics = workspace.library.vocabulary.metrics
    for fact in _facts(workspace):
        metric = metrics.get(fact.fact.metric or "")
        needed = _KEY_CONDITIONS.get(metric.dimension, ()) if metric else ()
        asked = metric.conditions if metric else ()
        if any(name in asked and name not in fact.fact.conditions for name in needed):
            yield fact


def fact_undated(workspace: Workspace) -> Iterator[ReadFact]:
    """Values of which neither fact nor document has a date, from no living page."""
    return (
        f
        for f in _facts(workspace)
        if f.fact.attests is None
        and not (f.document.published or f.fact.as_of or "period" in f.fact.conditions)
        and f.document.type not in _LIVING
    )


def witness_not_independent(workspace: Workspace) -> Iterator[ReadFact]:
    """Facts that are corroborated by their own publisher or site, or by a retelling."""
    known = workspace.library.documents
    return (
        f
        for f in _facts(workspace)
        if not all(independent(f.document, known[d], known) for d in f.fact.corroborated_by)
    )


def witness_unseen(workspace: Workspace) -> Iterator[ReadFact]:
    """Facts that are corroborated by a document that nobody has seen."""
    known = workspace.library.documents
    return (
        f
        for f in _facts(workspace)
        if any(known[d].seen == "not_seen" for d in f.fact.corroborated_by)
    )


# --- documents ----------------------------------------------------------------------------


def document_undated(workspace: Workspace) -> Iterator[Document]:
    """Documents without a date of publication that are no living pages."""
    return (d for d in _documents(workspace) if d.published is None and d.type not in _LIVING)


def document_unused(workspace: Workspace) -> Iterator[Document]:
    """Documents in which no fact stands, and that corroborate nothing and are not retold."""
    used = {d.retells for d in _documents(workspace)}
    for fact in _facts(workspace):
        used.update((fact.fact.document, *fact.fact.corroborated_by))
    return (d for d in _documents(workspace) if d.id not in used)


def origin_unknown(workspace: Workspace) -> Iterator[Document]:
    """Secondary documents that do not say what they retell."""
    return (d for d in _documents(workspace) if d.type == "secondary" and d.retells is None)


def url_is_a_front_page(workspace: Workspace) -> Iterator[Document]:
    """Documents whose address is the front page of a site."""
    for document in _documents(workspace):
        parts = urlsplit(document.url)
        if not parts.path.strip("/") and not parts.query:
            yield document


_Rule = Callable[[Workspace], Iterator[Any]]
_RULES: tuple[_Rule, ...] = (
    entered_twice,
    money_without_currency,
    quote_is_only_the_figure,
    quote_too_long,
    quote_too_short,
    statement_without_speaker,
    conditions_incomplete,
    fact_undated,
    witness_not_independent,
    witness_unseen,
    document_undated,
    document_unused,
    origin_unknown,
    url_is_a_front_page,
)
RULES: dict[str, _Rule] = {rule.__name__: rule for rule in _RULES}
"""Code -> its rule."""
