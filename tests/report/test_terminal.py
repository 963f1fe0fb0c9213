"""What the terminal says when a run is done."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from claimaudit.record.tally import tally, with_repeats
from claimaudit.report.terminal import show_summary
from tests.report.html.made import audit, claim

REMARKS = {
    "quote_too_long": {"code": "quote_too_long", "of": "claim", "severity": "info",
                       "zh": "引文过长", "en": "a long quote", "why": "it hides what is judged",
                       "mends": {"zh": "缩短", "en": "cut it"}},
    "document_undated": {"code": "document_undated", "of": "document", "severity": "warning",
                         "zh": "无日期", "en": "no date", "why": "it may be too late",
                         "mends": {"zh": "补上", "en": "enter it"}},
}  # fmt: skip


def finding(rule: str, row: str) -> dict[str, object]:
    return {"row": row, "rule": rule, "severity": "info", "reason": None}


def test_remarks_are_counted_the_gravest_first(capsys: pytest.CaptureFixture[str]) -> None:
    found = [finding("quote_too_long", "a"), finding("document_undated", "d")]
    found += [finding("quote_too_long", "b"), finding("outside_interval", "a")]
    found += [finding("quote_too_long", "again")]
    claims = [claim("a", provisional=True, strength="two_reports"), claim("b")]
    claims += [claim("again", repeat_of="b")]
    show_summary(audit(claims=claims, findings=found, remarks=REMARKS), Path("here"))
    *_, totals, first, second, report = capsys.readouterr().out.splitlines()
    assert totals == (
        "3 claims; 0 of 0 sums do not fit. Could be decided: 2 (1 by a primary document, 0 by a copy, "
        "1 by two reports of different origin, 0 only by a party’s own word, retold)."
    )
    assert first == "warning: 1 document: no date (document_undated)"
    assert second == "info: 2 statements a long quote (quote_too_long)"
    assert report == "report: here/reports/out/index.html"


def test_claims_that_repeat_a_statement_are_told_and_not_counted_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    claims = with_repeats(
        [claim("a", strength="firm"), claim("b", same_as="a", strength="firm"), claim("c")]
    )
    counted = tally(claims, [])
    made = audit(claims=claims, tally=counted)
    article = made.articles[0].model_copy(update={"tally": counted})
    show_summary(made.model_copy(update={"articles": [article]}), Path("here"))
    out = capsys.readouterr().out
    assert "3 claims, 1 of which repeats another: 2 statements, counted here; " in out
    assert "Could be decided: 2 (" in out
    rows = [line.split("│")[2:-1] for line in out.splitlines() if line.startswith("│")]
    assert [[cell.strip() for cell in row] for row in rows] == [["2", "0", "0", "0", "0", "0"]] * 2


def test_without_remarks_it_says_nothing_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(audit(claims=[claim("a")]), Path("here"))
    assert capsys.readouterr().out.splitlines()[-2].startswith("1 claim; 0 of 0 sums do not fit. ")


@pytest.mark.parametrize("title", ["[/x] good", "[bold]a", ":smile:", "a\x1b[31m\n::error::x"])
def test_a_title_is_shown_as_it_is(title: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = audit(claims=[claim("a")])
    article = made.articles[0].model_copy(update={"title": title})
    show_summary(made.model_copy(update={"articles": [article]}), Path("[/b]"))
    said = capsys.readouterr().out
    assert title.replace("\x1b", "\ufffd").replace("\n", " ") in said
    assert "report: [/b]/" in said


def test_a_terminal_that_knows_no_lines_gets_plain_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", out)
    show_summary(audit(claims=[claim("a")]), Path("数"))
    out.seek(0)
    said = out.read()
    assert "\\u25" not in said and "\\u6570" in said
