"""What became of a clip: the figure is another, or its words are gone."""

from __future__ import annotations

import pytest

from claimaudit.intake.captures.clips import ClipSearch
from claimaudit.intake.captures.drift import drifts
from claimaudit.workspace.captures import FoundClip
from claimaudit.workspace.workspace import Workspace


@pytest.mark.parametrize(
    ("clip", "later", "change", "now"),
    [
        ("$4.5 billion charge … H20", "a $5.5 billion charge for H20", "figure changed", "$5.5 billion charge for H20"),
        ("H20 … 96 GB", "H20 has 141 GB", "figure changed", "H20 has 141 GB"),
        ("H20 … 96 GB", "H200 has 141 TB", "gone", ""),
        ("revenue of $4.5 billion", "revenue of $450 million", "figure changed", "revenue of $450 million"),
        ("售价约15万元", "售价约18万元", "figure changed", "售价约18万元"),
        ("算力是H20的两倍半", "算力很高", "gone", ""),
        ("up 69%", "down 3%", "gone", ""),
        ("69%", "12%", "gone", ""),
    ],
)  # fmt: skip
def test_what_became_of_a_clip(
    real: Workspace, clip: str, later: str, change: str, now: str
) -> None:
    before = FoundClip(fact="f", clip=clip, start=0, end=len(clip))
    (drift,) = drifts([before], [], ClipSearch(later, real.policy), 300)
    assert (drift.change, drift.now) == (change, now)
