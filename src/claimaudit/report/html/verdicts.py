"""How verdicts look on the page: a class each, and how many there are as numbers and a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from markupsafe import Markup

from claimaudit.record.models import Counts
from claimaudit.report.html.drawing import drawn
from claimaudit.report.phrase import Phrase, say
from claimaudit.workspace.policy import GRAVEST, Verdict

# The style sheet gives each class a sign and a colour: never colour alone.
STYLES: dict[Verdict, str] = {
    "contradicted": "vc",
    "misleading": "vm",
    "conflicting": "vk",
    "supported": "vs",
    "unverifiable": "vu",
    "not rated": "vn",
}
_BAR = 1000


@dataclass(frozen=True)
class Count:
    """How often a verdict occurs."""

    verdict: Phrase
    style: str
    number: int


def counts(found: Counts) -> list[Count]:
    """Verdict counts, the gravest first."""
    return [Count(say(f"verdict.{v}"), STYLES[v], found[v]) for v in GRAVEST]


def bar(found: Sequence[Count]) -> Markup:
    """The shares as one stacked bar."""
    total = sum(count.number for count in found) or 1
    ends = accumulate((count.number for count in found), initial=0)
    places = pairwise(round(_BAR * end / total) for end in ends)
    shapes = (
        f"<rect class=f-{count.style} x={start} width={end - start} height=20 />"
        for count, (start, end) in zip(found, places, strict=True)
        if end > start
    )
    return drawn("bar", f'viewBox="0 0 {_BAR} 20" preserveAspectRatio=none', shapes)
