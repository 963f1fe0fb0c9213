"""The audit in other people's formats: each a function from the record and the article texts.

`EXPORTS` names them; the texts are article id -> raw text.
"""

from __future__ import annotations

from collections.abc import Callable

from claimaudit.reports.exports.claimreview import claim_reviews, with_publisher
from claimaudit.reports.exports.ledger_markdown import ledger_markdown
from claimaudit.reports.exports.summary import summary, verdicts_before
from claimaudit.reports.exports.table import table_csv
from claimaudit.reports.exports.webannotation import web_annotations
from claimaudit.reports.record import Record

__all__ = ["EXPORTS", "claim_reviews", "summary", "verdicts_before", "with_publisher"]

EXPORTS: dict[str, Callable[[Record, dict[str, str]], str]] = {
    "annotations": web_annotations,
    "claimreview": claim_reviews,
    "csv": table_csv,
    "markdown": ledger_markdown,
    "summary": summary,
}
