"""Where clips stand: pieces in their order, near one another, each whole."""

from __future__ import annotations

import random
import time

import pytest

from claimaudit.intake.captures.clips import ClipSearch
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.workspace import Workspace

TEXT = (
    "NVIDIA incurred a $4.5 billion charge in the first quarter of fiscal 2026 associated with H20 "
    "excess inventory. Revenue was $44,062 million, up 69% from a year ago; margins fell to 61.0%.\n"
    "Inference\t1,979\t3,958\tTFLOPS\nA wrapped\nline of 148,000 people, and 2024, 5 units.\n"
    "昇腾950PR的算力達到1.56 PFLOPS，是上一代的兩倍，售價約15萬元。\n"
)


CHARGE = TEXT[TEXT.index("$4.5") : TEXT.index(". Revenue")]


@pytest.fixture(scope="module")
def policy(real: Workspace) -> Policy:
    return real.policy


@pytest.mark.parametrize(
    ("clip", "stands"),
    [
        ("$4.5 billion charge", "$4.5 billion charge"),
        ("$4.5 billion charge … H20 excess inventory", CHARGE),
        ("$4.5 billion charge ... H20 excess inventory", CHARGE),
        ("Revenue … $44,062 million…up 69%", "Revenue was $44,062 million, up 69%"),
        ("line of 148,000 people", "line of 148,000 people"),
        ("A wrapped line", "A wrapped\nline"),
        ("Inference … 3,958 TFLOPS", "Inference\t1,979\t3,958\tTFLOPS"),
        ("昇腾950PR的算力达到1.56 PFLOPS", "昇腾950PR的算力達到1.56 PFLOPS"),
        ("上一代的两倍", "上一代的兩倍"),
        ("售价约１５万元", "售價約15萬元"),
    ],
)
def test_a_clip_that_stands(policy: Policy, clip: str, stands: str) -> None:
    place = ClipSearch(TEXT, policy).find(clip)
    assert place is not None
    assert TEXT[slice(*place)] == stands


@pytest.mark.parametrize(
    "clip",
    [
        "4.5 billion charge",  # its sign is a part of the figure
        "$4.5",  # cut before its scale
        "5 billion charge",
        "$44,062",
        "44,062 million",
        "062 million",
        "48,000 people",  # of 148,000
        "148,000 peop",
        "nvidia incurred a $45 billion charge",
        "illion charge",
        "up 6",
        "61.0",
        "约15",  # of 约15万元
        "5万元",
        "H20 excess inventory … $4.5 billion charge",  # the other way round
        "",
        "…",
    ],
)
def test_a_clip_that_does_not(policy: Policy, clip: str) -> None:
    assert ClipSearch(TEXT, policy).find(clip) is None


def test_the_gap_is_the_policys(policy: Policy) -> None:
    gap = policy.captures.gap_chars
    assert ClipSearch(f"alpha{' ' + 'x' * (gap - 2)} beta", policy).find("alpha … beta")
    assert ClipSearch(f"alpha{' ' + 'x' * gap} beta", policy).find("alpha … beta") is None


def test_pieces_are_looked_for_at_every_place_in_reach(policy: Policy) -> None:
    gap = " " + "x" * (policy.captures.gap_chars - 2)
    text = f"alpha beta{gap[: len(gap) // 2]} beta{gap} gamma"
    place = ClipSearch(text, policy).find("alpha … beta … gamma")
    assert place is not None and text[slice(*place)].endswith("gamma")


def test_a_later_place_is_found_where_the_first_is_cut(policy: Policy) -> None:
    text = "In total 4.5 billion people. In total 4.5 are left."
    place = ClipSearch(text, policy).find("total 4.5 are")
    assert place is not None
    assert ClipSearch("total 14.5 of 4.5 things", policy).find("4.5 things") is not None


def test_a_hundred_clips_in_ten_megabytes(policy: Policy) -> None:
    made = random.Random(1)
    words = ["chip", "revenue", "of", "the", "quarter", "昇腾", "in", "rose", "data", "center"]
    lines = [
        f"{' '.join(made.choices(words, k=12))} {made.randrange(10**6):,} units\n"
        for _ in range(140_000)
    ]
    text = "".join(lines)[:9_700_000]
    clips = [f"revenue … {n:,} units" for n in range(1000, 1050)] + [
        " … ".join(line.strip().split(" ", 10)[-2:]) for line in made.sample(lines, 50)
    ]
    assert len(text.encode()) > 10_000_000
    began = time.process_time()
    search = ClipSearch(text, policy)
    found = [search.find(clip) for clip in clips]
    assert time.process_time() - began < 4  # two, and as much again for a loaded machine
    assert sum(place is not None for place in found) >= 40
