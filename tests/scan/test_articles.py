"""The five articles: what their registers hold is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.scan.scanner import Scanner

ROOT = Path(__file__).parents[2]
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def registered(article: str, text: str) -> list[tuple[int, int, str]]:
    """(start, end, claim) of each registered figure that is no date."""
    register = yaml.load((ROOT / "claims" / f"{article}.yaml").read_text("utf-8"), LOADER)
    spans = []
    for claim in register["claims"]:
        if "figure" not in claim or claim["form"] == "date":
            continue
        anchor = claim.get("prefix", "") + claim["quote"]
        quote = text.find(anchor) + len(claim.get("prefix", ""))
        start = quote + claim["quote"].find(claim["figure"])
        spans.append((start, start + len(claim["figure"]), claim["id"]))
    return spans


def articles() -> list[Path]:
    return sorted((ROOT / "seeds").glob("0*.txt"))


def test_at_least_97_percent_of_the_registered_figures_are_found() -> None:
    missed, total = [], 0
    for path in articles():
        text = path.read_text("utf-8")
        found = [(c.start, c.end) for c in Scanner().scan(text) if c.figure]
        for start, end, claim in registered(path.name[:3], text):
            total += 1
            if not any(low < end and high > start for low, high in found):
                missed.append(claim)
    assert total > 200
    assert len(missed) <= 0.03 * total, missed


def test_what_is_found_is_mostly_registered() -> None:
    """A claim may be waived later, but most of what a scan finds is a claim."""
    strange = total = 0
    for path in articles():
        text = path.read_text("utf-8")
        spans = registered(path.name[:3], text)
        for c in Scanner().scan(text):
            if c.figure:
                total += 1
                strange += not any(low < c.end and high > c.start for low, high, _ in spans)
    assert strange <= 0.1 * total


@pytest.mark.parametrize("path", articles(), ids=lambda p: p.name[:3])
def test_the_same_text_gives_the_same_candidates(path: Path) -> None:
    text = path.read_text("utf-8")
    assert Scanner().scan(text) == Scanner().scan(text)
