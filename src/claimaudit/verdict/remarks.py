"""Remarks on what people entered: each rule is a small function of one claim, fact or document.

None of them changes a verdict. Which are made, and in which words, stands in
checks/evidence.yaml, which names each rule by its code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claimaudit.verdict.standing import independent
from claimaudit.workspace.ladder import Of, RemarkSeverity
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.references import Document
from claimaudit.workspace.register import RegisteredClaim
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


@dataclass(frozen=True)
class Around:
    """What a rule may ask of beside the item itself: the library, how often each claim was
    entered, and the documents that something stands in or goes back to."""

    library: Library
    times: Counter[tuple[Any, ...]]
    used: frozenset[str | None]

    @classmethod
    def of(cls, workspace: Workspace) -> Around:
        """Of one workspace."""
        library = workspace.library
        used = {document.retells for document in library.documents.values()}
        for fact in library.facts.values():
            used.update((fact.fact.document, *fact.fact.corroborated_by))
        times = Counter(map(_identity, workspace.register.claims.values()))
        return cls(library, times, frozenset(used))


def remarks(workspace: Workspace) -> list[Remark]:
    """Every remark that checks/evidence.yaml asks for, sorted by what it is on, then by code."""
    around, library = Around.of(workspace), workspace.library
    entered: dict[Of, list[tuple[Any, str, int]]] = {
        "claim": [(c, c.file, c.line) for c in workspace.register.claims.values()],
        "fact": [(f, f.file, f.line) for f in library.facts.values()],
        "document": [
            (d, *library.places.get(d.id, ("references", 0))) for d in library.documents.values()
        ],
    }
    found = [
        Remark(code, rule.of, item.id, file, line, rule.severity)
        for code, rule in workspace.remarks.items()
        for item, file, line in entered[rule.of]
        if RULES[code](item, around)
    ]
    return sorted(found, key=lambda remark: (remark.id, remark.code))


# --- claims -------------------------------------------------------------------------------


def entered_twice(claim: RegisteredClaim, around: Around) -> bool:
    """Another claim has the same words, subject, metric and figure."""
    return claim.claim.form != "assertion" and around.times[_identity(claim)] > 1


def _identity(registered: RegisteredClaim) -> tuple[Any, ...]:
    claim = registered.claim
    place = (registered.article.id, registered.start, registered.end, registered.figure_start)
    said = (claim.form, claim.subject, claim.versus, claim.metric, claim.figure, claim.relation)
    return (*place, *said, tuple(sorted(claim.conditions.items())))


def money_without_currency(claim: RegisteredClaim, around: Around) -> bool:
    """An amount of money is printed without its currency."""
    money = around.library.vocabulary.metrics[claim.claim.metric].dimension == "money"
    return money and claim.claim.form == "value" and getattr(claim.figure, "unit", None) is None


def quote_is_only_the_figure(claim: RegisteredClaim, around: Around) -> bool:
    """The quote holds nothing but the figure."""
    return len(claim.claim.quote) <= len(claim.claim.figure or "")


def quote_too_long(claim: RegisteredClaim, around: Around) -> bool:
    """The quote is longer than one clause."""
    return len(claim.claim.quote) > _LONG_QUOTE


def quote_too_short(claim: RegisteredClaim, around: Around) -> bool:
    """The quote is too short to show what is claimed."""
    return len(claim.claim.quote) < _SHORT_QUOTE


def statement_without_speaker(claim: RegisteredClaim, around: Around) -> bool:
    """A statement is claimed and said_by does not say whose."""
    return claim.claim.metric == "statement" and not claim.claim.said_by


# --- facts --------------------------------------------------------------------------------


def conditions_incomplete(fact: ReadFact, around: Around) -> bool:
    """It leaves out a condition that decides what a compute figure means."""
    metric = around.library.vocabulary.metrics.get(fact.fact.metric or "")
    if metric is None:
        return False
    needed = set(_KEY_CONDITIONS.get(metric.dimension, ())) & set(metric.conditions)
    return not needed <= fact.fact.conditions.keys()


def fact_undated(fact: ReadFact, around: Around) -> bool:
    """Neither the value nor its document has a date, and the page is no living one."""
    dated = fact.document.published or fact.fact.as_of or "period" in fact.fact.conditions
    return not dated and fact.fact.attests is None and fact.document.type not in _LIVING


def witness_not_independent(fact: ReadFact, around: Around) -> bool:
    """It is corroborated by its own publisher or site, or by a retelling of it."""
    known = around.library.documents
    return any(not independent(fact.document, known[d], known) for d in fact.fact.corroborated_by)


def witness_unseen(fact: ReadFact, around: Around) -> bool:
    """It is corroborated by a document that nobody has seen."""
    known = around.library.documents
    return any(known[d].seen == "not_seen" for d in fact.fact.corroborated_by)


# --- documents ----------------------------------------------------------------------------


def document_undated(document: Document, around: Around) -> bool:
    """It has no date of publication, and is no living page."""
    return document.published is None and document.type not in _LIVING


def document_unused(document: Document, around: Around) -> bool:
    """No fact stands in it, and nothing is corroborated by it or retells it."""
    return document.id not in around.used


def origin_unknown(document: Document, around: Around) -> bool:
    """It retells something and does not say what."""
    return document.type == "secondary" and document.retells is None


def url_is_a_front_page(document: Document, around: Around) -> bool:
    """Its address is the front page of a site."""
    parts = urlsplit(document.url)
    return not parts.path.strip("/") and not parts.query


_RULES: tuple[Callable[[Any, Around], bool], ...] = (
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
RULES = {rule.__name__: rule for rule in _RULES}
"""Code -> its rule."""
