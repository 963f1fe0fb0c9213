"""Declared arithmetic in words: both sides as printed and as computed, and what does not fit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import SumRecord
from claimaudit.report.gists import gist_of, noted
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import Phrase, note, quantity, same, say
from claimaudit.report.printed import claim_told, percent, replaced

_SIGNS = {"equals": "=", "at_most": "≤", "at_least": "≥"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COUNT = re.compile(r"\bcount\(([a-z][a-z0-9_]*)\)")
# A number of this length is written in words: 24.3 billion.
_TYPED = re.compile(r"(?<![\w.])\d{5,}(?![\w.])")
# change(a, b), and cagr(a, b, years)
_FROM_TO = re.compile(r"(change|cagr)\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*(?:,[^()]*)?\)")


@dataclass(frozen=True)
class SumTold:
    """A declared sum, computed."""

    record: SumRecord
    left_text: Phrase
    """The expression, its names replaced by the figures as printed where they are known."""
    right_text: Phrase
    left: Phrase
    right: Phrase
    sign: str
    """=, ≤ or ≥."""
    outcome: Phrase
    terms: tuple[tuple[str, ClaimRecord], ...]
    """(name in the expression, claim) of those in the record."""
    gist: Phrase | None
    """Where it fails: the sentence that a person wrote of it. It stands before the other."""
    sentence: Phrase
    """What does not fit, in one sentence, as computed."""
    why: Phrase
    """Why these figures belong together."""


def sum_told(lookup: Lookup, entry: SumRecord) -> SumTold:
    claims = [(name, lookup.claims[i]) for name, i in entry.terms.items() if i in lookup.claims]
    figures = {name: claim_told(claim) for name, claim in claims if claim.figure}
    left, right = _sides(entry, dict(claims))
    left_text, right_text = _text(entry.left, left, figures), _text(entry.right, right, figures)
    outcome = entry.kind if not entry.holds else "truncated" if entry.truncated else "holds"
    return SumTold(
        record=entry,
        left_text=left_text,
        right_text=right_text,
        left=left,
        right=right,
        sign=_SIGNS[entry.relation],
        outcome=say(f"conflicts.{outcome}"),
        terms=tuple(claims),
        gist=gist_of(entry),
        why=noted(entry, note(entry.why), entry.why),
        sentence=say(
            _sentence(entry),
            left=_comes_to(entry.left, left_text, left),
            right=_which_is(entry.right, right_text, right),
        ),
    )


def _sides(entry: SumRecord, claims: Mapping[str, ClaimRecord]) -> tuple[Phrase, Phrase]:
    """What both come to: a bare share is told in percent where the other side is."""
    sides = [
        (entry.left_shown or entry.left_value, entry.left_unit or _counted(entry.left, claims)),
        (entry.right_shown or entry.right_value, entry.right_unit or _counted(entry.right, claims)),
    ]
    if {unit for _, unit in sides} == {"%", None}:
        sides = [(ends if unit else percent(ends), "%") for ends, unit in sides]
    left, right = sides
    return quantity(*left), quantity(*right)


def _counted(expression: str, claims: Mapping[str, ClaimRecord]) -> str | None:
    """What count(a) is a number of: 259,200 alone would not say that it is seconds."""
    named = _COUNT.fullmatch(expression.strip())
    claim = claims.get(named[1]) if named else None
    return claim.unit if claim and claim.unit not in ("%", "x") else None


def _sentence(entry: SumRecord) -> str:
    """The key of what does not fit: 30亿元 + 25亿元 is CNY 5.4 – 5.6 billion, more than 50亿元."""
    if _computes(entry.left):
        return f"sums.{entry.relation}"
    if entry.relation == "equals" and entry.article is None:
        return "sums.two_articles"
    return f"sums.{entry.relation}_bare"


def _text(expression: str, value: Phrase, figures: Mapping[str, Phrase]) -> Phrase:
    """A side as printed: with each name replaced by the figure that it stands for."""
    bare = _uncounted(expression)
    if not _NAME.search(bare):
        return value
    if found := _FROM_TO.fullmatch(bare):
        before, after = (figures.get(name, same(name)) for name in found.group(2, 3))
        return say(f"sums.{found[1]}", before=before, after=after)
    return spelled(bare.replace(" - ", " − ").replace(" * ", " × ").replace(" / ", " ÷ "), figures)


def spelled(expression: str, figures: Mapping[str, Phrase]) -> Phrase:
    """An expression with these figures for its names, and its long numbers in words."""
    typed = {number: quantity((float(number),) * 2, None) for number in _TYPED.findall(expression)}
    return replaced(expression, {**figures, **typed})


def _computes(expression: str) -> bool:
    """Whether a side is more than one figure or number."""
    return bool(re.search(r"[-+*/(,]", _uncounted(expression)))


def _uncounted(expression: str) -> str:
    """count(a) is told as a is: the figure as printed."""
    return _COUNT.sub(r"\1", expression)


def _which_is(expression: str, text: Phrase, value: Phrase) -> Phrase:
    """The side at the end of a sentence, with what it comes to: 64个 × 72张 (4,608 cards)."""
    return say("sums.which_is", text=text, value=value) if _computes(expression) else text


def _comes_to(expression: str, text: Phrase, value: Phrase) -> Phrase:
    """A side with what it comes to, where there is something to compute."""
    if not _computes(expression):
        return text
    kind = "change_is" if expression.startswith("change(") else "comes_to"
    return say(f"sums.{kind}", text=text, value=value)
