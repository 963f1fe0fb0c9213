"""Remarks on what people entered, which change no verdict: checks/evidence.yaml has their words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from claimaudit.verdict.arithmetic import Sum
from claimaudit.workspace.ladder import Of, RemarkSeverity
from claimaudit.workspace.library import ReadFact
from claimaudit.workspace.policy import CONVICTIONS
from claimaudit.workspace.references import Document
from claimaudit.workspace.register import DeclaredArithmetic, RegisteredClaim
from claimaudit.workspace.workspace import Workspace

# Pages that are kept up to date: they hold on the day on which they were retrieved.
_LIVING = frozenset({"vendor_page", "vendor_code", "vendor_datasheet", "benchmark_result"})
# Dimensions whose figures mean nothing without these conditions.
_COMPUTE, _KEY_CONDITIONS = ("compute", "operations"), {"precision", "scope"}
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


def convicted(verdicts: Mapping[str, str], sums: Iterable[Sum]) -> dict[str, bool]:
    """Claim or sum -> whether it is convicted: contradicted or misleading, or a failed sum."""
    found = {name: verdict in CONVICTIONS for name, verdict in verdicts.items()}
    return found | {one.declared.id: not one.holds for one in sums}


def remarks(workspace: Workspace, judged: Mapping[str, bool]) -> list[Remark]:
    """Every remark that checks/evidence.yaml asks for, sorted by what it is on, then by code.
    `judged` is what `convicted` gives; of what is not in it no gist is asked."""
    rules, library = Rules(workspace, judged), workspace.library
    entered: dict[Of, list[tuple[Any, str, int]]] = {
        "claim": [(c, c.file, c.line) for c in workspace.register.claims.values()],
        "sum": [(s, s.file, s.line) for s in workspace.register.arithmetic],
        "fact": [(f, f.file, f.line) for f in library.facts.values()],
        "document": [(d, *library.places[d.id]) for d in library.documents.values()],
    }
    found = [
        Remark(code, rule.of, item.id, file, line, rule.severity)
        for code, rule in workspace.remarks.items()
        for item, file, line in entered[rule.of]
        if getattr(rules, code)(item)
    ]
    return sorted(found, key=lambda remark: (remark.id, remark.code))


class Rules:
    """Whether a claim, sum, fact or document is to be remarked on: a method for each code."""

    def __init__(self, workspace: Workspace, judged: Mapping[str, bool]) -> None:
        library, self._judged = workspace.library, judged
        self._documents, self._metrics = library.documents, library.vocabulary.metrics
        self._times = Counter(map(_identity, workspace.register.claims.values()))
        self._used = {d for o in self._documents.values() for d in (o.origin, o.copy_of)}
        self._tiers = workspace.policy.tiers
        for fact in library.facts.values():
            self._used.update(d for p in fact.fact.prints for d in (p.document, p.origin))

    def entered_twice(self, claim: RegisteredClaim) -> bool:
        return claim.claim.form != "assertion" and self._times[_identity(claim)] > 1

    def money_without_currency(self, claim: RegisteredClaim) -> bool:
        money = self._metrics[claim.claim.metric].dimension == "money"
        return money and claim.claim.form == "value" and getattr(claim.figure, "unit", None) is None

    def quote_is_only_the_figure(self, claim: RegisteredClaim) -> bool:
        return len(claim.claim.quote) <= len(claim.claim.figure or "")

    def quote_too_long(self, claim: RegisteredClaim) -> bool:
        return len(claim.claim.quote) > _LONG_QUOTE

    def quote_too_short(self, claim: RegisteredClaim) -> bool:
        return len(claim.claim.quote) < _SHORT_QUOTE

    def statement_without_speaker(self, claim: RegisteredClaim) -> bool:
        return claim.claim.metric == "statement" and not claim.claim.said_by

    def gist_missing(self, one: RegisteredClaim | DeclaredArithmetic) -> bool:
        entered = one.claim if isinstance(one, RegisteredClaim) else one.entry
        return self._judged.get(one.id, False) and not (entered.gist and entered.weight)

    def gist_idle(self, one: RegisteredClaim | DeclaredArithmetic) -> bool:
        entered = one.claim if isinstance(one, RegisteredClaim) else one.entry
        return bool(entered.gist or entered.weight) and not self._judged.get(one.id, True)

    sum_gist_missing, sum_gist_idle = gist_missing, gist_idle

    def conditions_incomplete(self, fact: ReadFact) -> bool:
        metric = self._metrics.get(fact.fact.metric or "")
        if metric is None or metric.dimension not in _COMPUTE:
            return False
        return not _KEY_CONDITIONS & set(metric.conditions) <= fact.fact.conditions.keys()

    def fact_undated(self, fact: ReadFact) -> bool:
        dated = (
            fact.document.file
            or fact.document.published
            or fact.fact.as_of
            or "period" in fact.fact.conditions
        )
        return not dated and fact.fact.attests is None and fact.document.type not in _LIVING

    def print_unread(self, fact: ReadFact) -> bool:
        return not all(one.is_read for one in fact.prints)

    def document_undated(self, document: Document) -> bool:
        undated = document.published is None and document.file is None
        return undated and document.type not in _LIVING

    def document_unused(self, document: Document) -> bool:
        return document.id not in self._used

    def origin_unknown(self, document: Document) -> bool:
        alone = self._tiers[document.type].decides == "alone"
        return not alone and document.origin is None and document.copy_of is None

    def url_is_a_front_page(self, document: Document) -> bool:
        parts = urlsplit(document.url or "https://none/none")
        return not parts.path.strip("/") and not parts.query


def _identity(registered: RegisteredClaim) -> tuple[Any, ...]:
    claim = registered.claim
    place = (registered.article.id, registered.start, registered.end, registered.figure_start)
    words = (claim.form, claim.subject, claim.versus, claim.metric, claim.figure, claim.relation)
    return (*place, *words, tuple(sorted(claim.conditions.items())))
