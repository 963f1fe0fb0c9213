"""Places in data as people write them: one of four, and what is wrong with the others."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from claimaudit.workspace.data.places import InData
from claimaudit.workspace.references import Document, Fact, Print

CELL = {"row": "A", "column": "accuracy"}
XBRL = {"concept": "us-gaap:Revenues", "period": "2025-01-27/2025-04-27"}
ROW = {"document": "results", "at": {"csv": CELL}}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"json": "/models/0/accuracy"}, "JSON pointer /models/0/accuracy"),
        ({"json": ""}, "JSON pointer "),
        ({"csv": CELL}, "row A, column accuracy"),
        ({"csv": {"row": {"model": "A", "run": "2"}, "column": "accuracy"}},
         "row model = A, run = 2, column accuracy"),
        ({"xlsx": CELL | {"sheet": "Runs"}}, "sheet Runs, row A, column accuracy"),
        ({"xbrl": XBRL}, "us-gaap:Revenues, 2025-01-27/2025-04-27"),
        ({"xbrl": XBRL | {"members": {"srt:StatementGeographicalAxis": "country:CN"}}},
         "us-gaap:Revenues, 2025-01-27/2025-04-27, srt:StatementGeographicalAxis = country:CN"),
    ],
)  # fmt: skip
def test_a_place_is_told_in_words(given: dict[str, Any], told: str) -> None:
    assert str(InData.model_validate(given)) == told


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "names one place"),
        ({"json": "/a", "csv": CELL}, "names one place"),
        ({"json": "models/0"}, "match pattern"),
        ({"json": "/a~2b"}, "match pattern"),
        ({"csv": {"row": "A"}}, "column"),
        ({"csv": CELL | {"sheet": "Runs"}}, "sheet"),
        ({"xbrl": XBRL | {"concept": "Revenues"}}, "match pattern"),
        ({"xbrl": XBRL | {"period": "FY2026-Q1"}}, "match pattern"),
        ({"cell": "B2"}, "cell"),
    ],
)
def test_what_is_no_place(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        InData.model_validate(given)


def test_a_print_in_data_has_no_figure_of_its_own() -> None:
    assert Print.model_validate(ROW).in_data is not None
    assert Print.model_validate({"document": "results", "at": "page 3"}).in_data is None
    for typed in ({"figure": "93.4"}, {"clip": "accuracy … 93.4"}):
        with pytest.raises(ValidationError, match="are read from the data: leave them out"):
            Print.model_validate(ROW | typed)


def test_an_attestation_is_told_in_words() -> None:
    given = {"id": "f", "attests": "c", "holds": "yes", "why": "it says so", "prints": [ROW]}
    with pytest.raises(ValidationError, match="an attestation is told in words"):
        Fact.model_validate(given)


DOCUMENT = {
    "id": "results", "publisher": "Us", "title": "Results", "type": "benchmark_result",
    "retrieved": "2026-01-20",
}  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../results.json", "a/../../b.json", "a//b.json", "./a.json", "", "a\\b.json",
     "C:/a.json", "https://example.org/a.json", "a\n.json", "a\0.json"],
)  # fmt: skip
def test_a_file_is_named_from_the_top_of_the_workspace(path: str) -> None:
    assert Document.model_validate(DOCUMENT | {"file": "runs/2026/results.json"}).file
    with pytest.raises(ValidationError, match="file"):
        Document.model_validate(DOCUMENT | {"file": path})


def test_a_document_is_a_file_or_stands_at_a_url() -> None:
    both = {"file": "results.json", "url": "https://example.org/results.json"}
    with pytest.raises(ValidationError, match="leave one out"):
        Document.model_validate(DOCUMENT | both)
