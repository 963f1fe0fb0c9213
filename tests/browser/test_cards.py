"""The pictures to share, as a browser draws them."""

from __future__ import annotations

import pytest

from claimaudit.report.exports import export
from claimaudit.workspace.policy import CONVICTIONS
from tests.browser.conftest import Open, Report

# Of each line where it ends, and where the box ends in which it stands.
ENDS = """cards => cards.flatMap(([id, svg]) => {
  document.body.innerHTML = svg;
  return [...document.querySelectorAll('text')].map(line => {
    const x = +line.getAttribute('x'), y = +line.getAttribute('y');
    const isLeft = x < 600 && 284 < y && y < 472;
    return [id, line.textContent, Math.round(x + line.getComputedTextLength()), isLeft ? 588 : 1144];
  });
})"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_ends_outside_its_box(open_page: Open, report: Report, lang: str) -> None:
    page = open_page(url="about:blank", lang=lang)
    convicted = [c.id for c in report.record.claims if c.verdict in CONVICTIONS]
    cards = [(i, export("card", report.record, {}, {"claim": i, "lang": lang})) for i in convicted]
    lines = page.evaluate(ENDS, cards)
    assert len(lines) > 20 * len(convicted) / 2 > 100
    assert [line for line in lines if line[2] > line[3]] == []
