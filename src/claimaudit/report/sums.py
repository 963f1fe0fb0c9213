"""Declared arithmetic in words: both sides as printed and as computed, and what does not fit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import SumRecord
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, quantity, say

_SIGNS = {"equals": "=", "at_most": "≤", "at_least": "≥"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COUNT = re.compile(r"\bcount\(([a-z][a-z0-9_]*)\)")


@dataclass(frozen=True)
class SumTold:
    """A declared sum, computed."""

    record: SumRecord
    left_text: str
    """The expression, its names replaced by the figures as printed where they are known."""
    right_text: str
    left: Phrase
    right: Phrase
    sign: str
    """=, ≤ or ≥."""
    kind: Phrase
    should: Phrase
    outcome: Phrase
    terms: tuple[tuple[str, ClaimRecord], ...]
    """(name in the expression, claim) of those in the record."""
    sentence: Phrase
    """What does not fit, in one sentence."""


def sum_told(lookup: Lookup, entry: SumRecord) -> SumTold:
    """One sum in words and figures."""
    claims = [(name, lookup.claims[i]) for name, i in entry.terms.items() if i in lookup.claims]
    figures = {name: claim.figure for name, claim in claims if claim.figure}
    left_text, right_text = (_filled(side, figures) for side in (entry.left, entry.right))
    left = quantity(entry.left_value, entry.left_unit)
    right = quantity(entry.right_value, entry.right_unit)
    sign = _SIGNS[entry.relation]
    outcome = "fails" if not entry.holds else "truncated" if entry.truncated else "holds"
    return SumTold(
        record=entry,
        left_text=left_text,
        right_text=right_text,
        left=left,
        right=right,
        sign=sign,
        kind=say(f"conflicts.{entry.kind}"),
        should=say(f"conflicts.{entry.relation}"),
        outcome=say(f"conflicts.{outcome}"),
        terms=tuple(claims),
        sentence=say(
            "sentence.slip",
            left_text=left_text,
            right_text=right_text,
            left=left,
            relation=sign,
            right=right,
        ),
    )


def _filled(expression: str, figures: dict[str, str]) -> str:
    """The expression with each name replaced by the figure that it stands for."""
    bare = _COUNT.sub(r"\1", expression)
    text = _NAME.sub(lambda name: figures.get(name[0], name[0]), bare)
    return text.replace(" * ", " × ").replace(" / ", " ÷ ")
