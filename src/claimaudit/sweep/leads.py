"""A lead: a figure of a known quantity in an archive, for a person to look at."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pyarrow as pa

LeadOutcome = Literal["repeated", "deviates", "agrees"]


@dataclass(frozen=True, slots=True)
class Lead:
    """One row of leads.parquet. Offsets are code points of the text; `value`, `low` and `high` are
    exact decimals in the canonical `unit`. `claims` and `facts` are the ids that the figure was
    matched with, `verdict` that of the claims that it repeats."""

    article: str
    url: str | None
    outlet: str
    published: str | None
    language: str | None
    start: int
    end: int
    quote_start: int
    quote_end: int
    quote: str
    figure: str
    value: str
    low: str | None
    high: str | None
    unit: str | None
    bound: str
    subject: str
    metric: str
    confidence: str
    outcome: LeadOutcome
    claims: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    verdict: str | None = None


def exact(number: Decimal | None) -> str | None:
    """All digits of a number, without trailing zeros; None for None."""
    if number is None:
        return None
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


_KINDS = dict.fromkeys(("claims", "facts"), pa.list_(pa.string())) | dict.fromkeys(
    ("start", "end", "quote_start", "quote_end"), pa.int64()
)
SCHEMA = pa.schema([(name, _KINDS.get(name, pa.string())) for name in Lead.__dataclass_fields__])
"""The columns of leads.parquet."""
