"""What is told of the leads: counts, the wrong figures that are repeated most, a page, a table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict
from typing import Any

import pytest

from claimaudit.sweep.batch import Swept
from claimaudit.sweep.leads import Lead
from claimaudit.sweep.page import render
from claimaudit.sweep.summary import FIGURES, PLACES, Summary, summed_up
from claimaudit.sweep.terminal import as_text
from claimaudit.workspace.workspace import Workspace

HOSTILE = "<script>alert(1)</script>\u202e[red]\x1b[31m"


def row(**given: Any) -> dict[str, Any]:
    lead = {
        "article": "a", "url": "https://www.example.org/a", "outlet": "example.org",
        "published": "2026-01-05", "language": "zh", "start": 0, "end": 3, "quote_start": 0,
        "quote_end": 9, "quote": "份额为95%", "figure": "95%", "value": "95", "low": "94.5",
        "high": "95.5", "unit": "%", "bound": "exact", "subject": "nvidia",
        "metric": "market_share", "confidence": "0.980", "outcome": "repeated",
        "claims": ("002-share",), "facts": (), "verdict": "contradicted",
    }  # fmt: skip
    return asdict(Lead(**(lead | given)))


def found(*rows: dict[str, Any]) -> Summary:
    swept = [Swept(2, 5, 3, Counter(language=1)), Swept(1, 2, 1, Counter(language=2, large=1))]
    return summed_up(swept, [list(rows)])


def test_the_wrong_figure_that_is_repeated_most_stands_first() -> None:
    rows = [
        row(verdict="supported"),
        row(outcome="agrees", verdict=None),
        row(low="1", outcome="deviates", verdict=None, claims=(), facts=("f",)),
        row(published="2026-02-01", outlet="b.org"),
        row(published=None, outlet=""),
        row(),
        row(verdict="misleading, supported", low="2"),
        row(verdict="unverifiable", low="3"),
    ]
    told = found(*rows)
    assert [(w.times, w.outcome, w.verdict) for w in told.wrong] == [
        (3, "repeated", "contradicted"),
        (1, "deviates", None),
    ]
    assert told.wrong[0].days == {"": 1, "2026-01-05": 1, "2026-02-01": 1}
    assert told.wrong[0].outlets == {"": 1, "b.org": 1, "example.org": 1}
    assert told.leads == {"agrees": 1, "deviates": 1, "repeated": 6}
    assert told.repeated == {
        "contradicted": 3, "misleading, supported": 1, "supported": 1, "unverifiable": 1,
    }  # fmt: skip
    assert (told.articles, told.figures, told.linked) == (3, 7, 4)
    assert told.left_out == {"language": 3, "large": 1}
    assert told.days == {"": 1, "2026-01-05": 2, "2026-02-01": 1}


def test_no_more_is_listed_than_anybody_follows_up() -> None:
    told = found(*(row(low=f"{n}", outlet=f"{n}.org") for n in range(FIGURES + 5)))
    assert (len(told.wrong), told.wrong_figures, len(told.outlets)) == (
        FIGURES,
        FIGURES + 5,
        PLACES,
    )


@pytest.mark.parametrize("key", ["quote", "figure", "article", "outlet", "url", "published"])
def test_nothing_of_an_archive_is_markup_or_hides(key: str, real: Workspace) -> None:
    summary = found(row(**{key: HOSTILE}))
    page = render(summary, real)
    assert "<script" not in page and "\u202e" not in page and "\x1b" not in page
    assert "alert(1)" in page
    table = as_text(summary)
    assert "\u202e" not in table and "\x1b" not in table
    assert not re.search(r'href="?javascript', page)


def test_a_page_is_in_the_report_languages_and_needs_no_network(real: Workspace) -> None:
    page = render(found(row()), real)
    assert "只是供人查看的线索" in page and "Leads for people to look at, never verdicts." in page
    assert "市场份额" in page and "market share" in page and "default-src &#39;none&#39;" in page
    assert "95%" in page


def test_an_archive_without_wrong_figures(real: Workspace) -> None:
    assert "No wrong figure was found." in render(found(), real)
    assert as_text(found()).startswith("3 articles, 7 figures, 4 of a known quantity\n")


def test_the_terminal_has_a_table() -> None:
    said = as_text(found(row(), row(), row(outcome="deviates", verdict=None, facts=("f",))))
    assert "2 of 2 wrong figures" in said
    assert re.search(r"\| +2 \| 95% ", said)
    assert "contradicted:" in said and "deviates:" in said
    assert "leads: 2 × repeats a checked claim" in said


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (
            ("297850000500000000000", "297850001500000000000"),
            "297.850001 EFLOPS",
        ),  # 297850001TFLOPS
        (("1000000000000000", "3000000000000000"), "1 – 3 PFLOPS"),
    ],
)
def test_a_figure_is_told_as_one_value_where_its_ends_are_those_of_rounding(
    ends: tuple[str, str], told: str, real: Workspace
) -> None:
    low, high = ends
    assert told in render(found(row(low=low, high=high, unit="FLOP/s")), real)
