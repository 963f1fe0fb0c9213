"""Which words stand around a figure."""

from __future__ import annotations

import pytest

from claimaudit.workspace.wording.around import clause_of_figure, said_around


@pytest.mark.parametrize(
    "text",
    [
        "How much was generated\n\nIt had 95 MW.",
        "It was $39 net.\n\nIt had 95 MW.",
        "发电量\n\nIt had 95 MW.",
    ],
)
def test_what_stands_in_another_line_is_another_clause(text: str) -> None:
    at = text.index("95")
    assert clause_of_figure(said_around(text, at, at + 2)).strip(" .") == "It had ¤ MW"
