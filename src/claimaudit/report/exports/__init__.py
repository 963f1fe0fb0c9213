"""The audit in other people's formats: each a function from the record and the article texts.

`EXPORTS` names them; the texts are article id -> raw text.
"""

from __future__ import annotations

from collections.abc import Callable

from claimaudit.report.exports.claimreview import claim_reviews, with_publisher
from claimaudit.report.exports.ledger_markdown import ledger_markdown
from claimaudit.report.exports.summary import summary, verdicts_before
from claimaudit.report.exports.table import table_csv
from claimaudit.report.exports.webannotation import web_annotations

__all__ = ["EXPORTS", "claim_reviews", "summary", "verdicts_before", "with_publisher"]

EXPORTS: dict[str, Callable[[Record, dict[str, str]], str]] = {
    "annotations": web_annotations,
    "claimreview": claim_reviews,
    "csv": table_csv,
    "markdown": ledger_markdown,
    "summary": summary,
}
