"""The tables of the claims and references suites: plain facts about what people entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from claimaudit.verdict.standing import independent
from claimaudit.workspace.library import Library, ReadFact
from claimaudit.workspace.references import Metric
from claimaudit.workspace.register import RegisteredClaim

if TYPE_CHECKING:
    import pandas as pd

# Pages that are kept up to date: they hold on the day on which they were retrieved.
LIVING = frozenset({"vendor_page", "vendor_datasheet", "benchmark_result"})
# Conditions without which a figure of these dimensions means nothing.
KEY_CONDITIONS = {"compute": ("precision", "scope"), "operations": ("precision", "scope")}

CLAIMS = {
    "id": "str", "form": "str", "metric": "str", "dimension": "str", "quote_chars": "int64",
    "figure_chars": "int64", "has_figure": "bool", "has_unit": "bool", "has_versus": "bool",
    "has_whole": "bool", "has_from": "bool", "has_to": "bool", "has_said_by": "bool",
    "versus_is_subject": "bool", "twins": "int64",
}  # fmt: skip
FACTS = {
    "id": "str", "attests": "bool", "has_value": "bool", "has_why": "bool", "has_date": "bool",
    "living": "bool", "fits_metric": "bool", "lacks_key_condition": "bool",
    "locator_chars": "int64", "unseen_witnesses": "int64", "dependent_witnesses": "int64",
}  # fmt: skip
DOCUMENTS = {
    "id": "str", "kind": "str", "living": "bool", "has_published": "bool", "has_origin": "bool",
    "url_is_bare": "bool", "uses": "int64",
}  # fmt: skip


def claims_table(claims: Iterable[RegisteredClaim], metrics: Mapping[str, Metric]) -> pd.DataFrame:
    """A row a claim."""
    registered = list(claims)
    twins = Counter(map(_identity, registered))
    return _frame(CLAIMS, (_claim_row(r, metrics, twins[_identity(r)]) for r in registered))


def facts_table(library: Library) -> pd.DataFrame:
    """A row a fact."""
    return _frame(FACTS, (_fact_row(fact, library) for fact in library.facts.values()))


def documents_table(library: Library) -> pd.DataFrame:
    """A row a document."""
    uses: Counter[str] = Counter(d.retells for d in library.documents.values() if d.retells)
    for fact in library.facts.values():
        uses.update((fact.fact.document, *fact.fact.corroborated_by))
    return _frame(
        DOCUMENTS,
        (
            {
                "id": d.id,
                "kind": d.type,
                "living": d.type in LIVING,
                "has_published": d.published is not None,
                "has_origin": d.retells is not None,
                "url_is_bare": _is_bare(d.url),
                "uses": uses[d.id],
            }
            for d in library.documents.values()
        ),
    )


def _identity(registered: RegisteredClaim) -> tuple[Any, ...]:
    claim = registered.claim
    return (
        registered.article.id, registered.start, registered.end, registered.figure_start,
        claim.form, claim.subject, claim.versus, claim.metric, claim.figure, claim.relation,
        tuple(sorted(claim.conditions.items())),
    )  # fmt: skip


def _claim_row(
    registered: RegisteredClaim, metrics: Mapping[str, Metric], twins: int
) -> dict[str, Any]:
    claim, figure = registered.claim, registered.figure
    metric = metrics.get(claim.metric)
    return {
        "id": claim.id,
        "form": claim.form,
        "metric": claim.metric,
        "dimension": metric.dimension if metric else "",
        "quote_chars": len(claim.quote),
        "figure_chars": len(claim.figure or ""),
        "has_figure": claim.figure is not None,
        "has_unit": figure is not None and figure.unit is not None,
        "has_versus": claim.versus is not None,
        "has_whole": claim.whole is not None,
        "has_from": bool(claim.from_),
        "has_to": bool(claim.to),
        "has_said_by": bool(claim.said_by),
        "versus_is_subject": claim.versus == claim.subject,
        "twins": twins,
    }


def _fact_row(read: ReadFact, library: Library) -> dict[str, Any]:
    fact, document = read.fact, read.document
    vocabulary = library.vocabulary
    metric = vocabulary.metrics.get(fact.metric or "")
    witnesses = [library.documents[d] for d in fact.corroborated_by]
    dimension = metric.dimension if metric else ""
    return {
        "id": fact.id,
        "attests": fact.attests is not None,
        "has_value": read.figure is not None or read.days is not None,
        "has_why": bool(fact.why),
        "has_date": bool(document.published or fact.as_of or "period" in fact.conditions),
        "living": document.type in LIVING,
        "fits_metric": metric is not None and _fits(read, metric, library),
        "lacks_key_condition": any(
            name in (metric.conditions if metric else ()) and name not in fact.conditions
            for name in KEY_CONDITIONS.get(dimension, ())
        ),
        "locator_chars": len(fact.locator.strip()),
        "unseen_witnesses": sum(w.seen == "not_seen" for w in witnesses),
        "dependent_witnesses": sum(
            not independent(document, w, library.documents) for w in witnesses
        ),
    }


def _fits(read: ReadFact, metric: Metric, library: Library) -> bool:
    if metric.dimension == "date":
        return read.days is not None
    if read.figure is None:
        return False
    if read.fact.versus is not None:
        return read.figure.unit in ("x", "%")
    return library.vocabulary.accepts(metric, read.figure.unit)


def _is_bare(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def _frame(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    listed = list(rows)
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in listed], dtype=dtype)
            for name, dtype in columns.items()
        }
    )
