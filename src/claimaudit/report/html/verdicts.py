"""How verdicts look on the page: a class each, and how many there are as a bar."""

from __future__ import annotations

from itertools import accumulate, pairwise

from markupsafe import Markup

from claimaudit.record.models import Counts
from claimaudit.report.html.drawing import drawn
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


def bar(counts: Counts) -> Markup:
    """The shares as one stacked bar, the gravest first."""
    total = sum(counts.values()) or 1
    ends = accumulate((counts[verdict] for verdict in GRAVEST), initial=0)
    places = pairwise(round(_BAR * end / total) for end in ends)
    shapes = (
        f"<rect class=f-{STYLES[verdict]} x={start} width={end - start} height=20 />"
        for verdict, (start, end) in zip(GRAVEST, places, strict=True)
        if end > start
    )
    return drawn("bar", f'viewBox="0 0 {_BAR} 20" preserveAspectRatio=none', shapes)
