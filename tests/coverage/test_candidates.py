"""A claim covers the figure that it declares and no other."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.coverage.candidates import read_articles, seen_by
from claimaudit.scan.scanner import Scanner
from claimaudit.workspace.articles import Article, CatalogEntry
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.reading.register import read_claim
from tests.workspace.test_register import TEXTS

TEXT = "It is 10% to 20% of the 148,000 people, and 9 of them stayed."
ENTRY = CatalogEntry(
    id="t", file="t.txt", title="T", publisher="P", language="en", sha256="0" * 64, rights="none"
)


def _covered(*declared: dict[str, Any]) -> list[str]:
    article = Article(ENTRY, TEXT)
    claims = [
        read_claim(
            Claim.model_validate(
                {"id": f"c{n}", "quote": TEXT, "form": "value", "subject": "s", "metric": "m"} | one
            ),
            article,
            TEXTS,
        )
        for n, one in enumerate(declared)
    ]
    read = read_articles({"t": article}, claims, {}, seen_by(Scanner()))["t"]
    return [found.candidate.text for found in read.candidates if found.covered]


@pytest.mark.parametrize(
    ("declared", "covered"),
    [
        ([], []),
        ([{"figure": "148,000 people"}], ["148,000 people"]),
        ([{"figure": "10% to 20%"}], ["10% to 20%"]),
        ([{"figure": "10%", "part": "low"}], []),
        ([{"figure": "10%", "part": "low"}, {"figure": "20%", "part": "high"}], ["10% to 20%"]),
        ([{"figure": "10%", "part": "from"}, {"figure": "20%", "part": "to"}], ["10% to 20%"]),
        ([{"figure": "10% to 20%", "part": "high"}], []),
        ([{"form": "assertion"}], []),
    ],
)
def test_covered(declared: list[dict[str, Any]], covered: list[str]) -> None:
    assert _covered(*declared) == covered
