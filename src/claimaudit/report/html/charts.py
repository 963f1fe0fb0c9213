"""The article's figures over their sources': a row a claim, its dot where the ratio lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context

from markupsafe import Markup

from claimaudit.record.claims import ClaimRecord
from claimaudit.report.html.drawing import Axis, drawn
from claimaudit.report.html.verdicts import STYLES
from claimaudit.report.phrase import Phrase, say
from claimaudit.workspace.policy import Verdict

_AXIS = Axis(1 / 20, 20, logarithmic=True)
_TICKS = ("1/20", "1/10", "1/5", "1/2", "1", "2", "5", "10", "20")
# Percent of the width, for the labels at the ends.
_MARGIN = 3
# Claims are counted as close to their source up to so far.
_CLOSE = 0.05
# A shape for each verdict, around (0, 0).
_SHAPES: dict[Verdict, str] = {
    "contradicted": "M-5-3-3-5 0-2 3-5 5-3 2 0 5 3 3 5 0 2-3 5-5 3-2 0z",
    "misleading": "M0-5 5 4H-5z",
    "conflicting": "M0-5 5 0 0 5-5 0z",
    "supported": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "unverifiable": "M-4-4H4V4H-4z",
    "not rated": "M-4-1.5H4v3H-4z",
}


@dataclass(frozen=True)
class Chart:
    """What it shows in a sentence, and its rows, the highest ratio first."""

    summary: Phrase
    rows: list[tuple[ClaimRecord, Markup, str]]
    """(claim, its dot, its ratio to three digits)"""


def chart(claims: Sequence[ClaimRecord]) -> Chart | None:
    """The picture of one article's claims, or None where nothing can be computed."""
    found = [(claim.ratio, claim) for claim in claims if claim.ratio is not None]
    if not found:
        return None
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    low, high = (sum(r < 1 - _CLOSE for r, _ in found), sum(r > 1 + _CLOSE for r, _ in found))
    close = len(found) - low - high
    return Chart(
        say("charts.summary", n=len(found), close=close, high=high, low=low),
        [(claim, _dot(ratio, claim.verdict), _digits(ratio)) for ratio, claim in found],
    )


def shapes() -> Markup:
    """The shapes and the grid that every row uses."""
    grid = "".join(f"<line x1={_at(tick)} x2={_at(tick)} y2=100% />" for tick in _TICKS)
    paths = (f'<path id=s-{STYLES[v]} d="{path}"/>' for v, path in _SHAPES.items())
    return drawn("defs", "", [f"<defs><g id=s-grid>{grid}</g>", *paths, "</defs>"])


def axis() -> Markup:
    """The ratios that the lines of the grid stand for."""
    return drawn("dot", "", (f"<text x={_at(tick)} y=17>{tick}</text>" for tick in _TICKS))


def _at(tick: str) -> str:
    over, _, under = tick.partition("/")
    return _percent(int(over) / int(under or 1))


def _percent(ratio: float) -> str:
    return f"{_MARGIN + (100 - 2 * _MARGIN) * _AXIS.share(ratio):.1f}%"


def _digits(ratio: float) -> str:
    return f"{Context(prec=3).create_decimal(ratio).normalize():f}"


def _dot(ratio: float, verdict: Verdict) -> Markup:
    style = STYLES[verdict]
    dot = f"<use href=#s-{style} class=f-{style} x={_percent(ratio)} y=13 />"
    return drawn("dot", "", ["<use href=#s-grid />", dot])
