"""Claimed against reference: 1 is as the source says."""

from __future__ import annotations

from claimaudit.report.views.book import Record
from claimaudit.report.views.off import as_number, middle
from claimaudit.report.views.sentences import decisive


def ratio(claim: Record) -> float | None:
    """The article's figure over the middle of its reference, or None where there is none."""
    value, reference = middle(claim), claim["reference"]
    if value is None or reference is None or claim["unit"] == "date":
        return None
    low, high = as_number(reference[0]), as_number(reference[1])
    if low is None or high is None or not decisive(claim):
        return None
    if low <= value <= high:
        return 1.0
    nearest = low if value < low else high
    return value / nearest if nearest and value / nearest > 0 else None
