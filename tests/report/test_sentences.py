"""What the report prints for small real cases: sentences.yaml, audited and read back.

Every case is judged from its files by the real loaders and suites, all in one audit; the words
were written by hand. `Printed` is the only place that knows how the program makes them: each test
has made what it asks for, so that a change of the narrator is seen by the tests of it alone.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.record.audit import audit_workspace
from claimaudit.record.claims import ClaimRecord
from claimaudit.report.html import first_page, views
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import LANGUAGES, Phrase, quantity
from claimaudit.report.sums import SumTold, sum_told
from claimaudit.report.text import explained
from claimaudit.report.why import why
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import ROOT
from tests.report.sentence_cases import Row, build, table
from tests.table import each

Said = dict[str, str]  # language -> plain text


class Printed:
    """What the report prints, asked by the id of a claim, a sum or (carries) a document."""

    def __init__(self, root: Path) -> None:
        workspace = load_workspace(root)
        self._audit = audit_workspace(workspace)
        self._texts = workspace.texts
        self._lookup = Lookup(self._audit)
        self._sums = {entry.id: entry for entry in self._audit.arithmetic}

    def _claim(self, name: str) -> ClaimRecord:
        return self._lookup.claims[name]

    def _sum(self, name: str) -> SumTold:
        return sum_told(self._lookup, self._sums[name])

    def verdict(self, name: str) -> tuple[str, list[str], list[str]]:
        """(verdict, reasons, notes)."""
        claim = self._claim(name)
        return claim.verdict, claim.reasons, claim.notes

    def sentence(self, name: str) -> Said:
        """Of a claim or of a sum."""
        if name in self._sums:
            return _plain(self._sum(name).sentence)
        return _plain(why(self._lookup, self._claim(name)).headline)

    def claimed(self, name: str) -> Said:
        """The card's interval of the article."""
        told = why(self._lookup, self._claim(name)).figure
        assert told is not None
        return _plain(told.means)

    def reference(self, name: str) -> Said:
        """… and of the sources."""
        claim = self._claim(name)
        assert claim.reference is not None
        return _plain(quantity(claim.reference, claim.unit or "x"))

    def ratio(self, name: str) -> float | None:
        """The column "article ÷ source"."""
        return self._claim(name).ratio

    def check(self, name: str) -> Said:
        """A sum set out: 30亿元 + 25亿元 ≤ 50亿元."""
        told = self._sum(name)
        return _row(told.left_text, told.sign, told.right_text)

    def sides(self, name: str) -> Said:
        """… and what its two sides come to."""
        told = self._sum(name)
        return _row(told.left, told.sign, told.right)

    def explain(self, name: str, language: str) -> str:
        """The whole explanation of a claim."""
        claim = self._claim(name)
        line = self._texts[claim.article].count("\n", 0, claim.start) + 1
        return explained(why(self._lookup, claim), line, language)

    @cached_property
    def findings(self) -> list[str]:
        """The claims to look at first, in that order."""
        return [claim.id for claim in first_page.first(self._audit)]

    @cached_property
    def carries(self) -> dict[str, dict[str, str]]:
        """Document -> claim -> lost or weaker."""
        return {source.record.id: _fates(source) for source in views.sources(self._lookup)}


@cache
def printed() -> Printed:
    """What the report prints of all cases; they are audited once."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "all")
        return Printed(Path(folder) / "all")


def _plain(phrase: Phrase) -> Said:
    """Every language of a text."""
    return {to: phrase.text(to) for to in LANGUAGES}


def _row(left: Phrase, sign: str, right: Phrase) -> Said:
    one, other = _plain(left), _plain(right)
    return {to: f"{one[to]} {sign} {other[to]}" for to in LANGUAGES}


def _fates(source: views.Source) -> dict[str, str]:
    kinds = ("lost", "weaker")
    return {claim.id: kind for kind in kinds for claim in getattr(source, kind)}


# --- the table, line by line ------------------------------------------------------------------

TABLE = table()
ROWS: list[Row] = [*TABLE["cases"], *TABLE["sums"]]
# Of a sum, `explain` is asked of its last term.
ASKED = {row["id"]: f"{row['id']}.{[*row['terms']][-1]}" for row in TABLE["sums"]}
BY_LANGUAGE = ("claimed", "reference", "check", "sides", "explain")


def _wanted(row: Row) -> Iterator[tuple[str, Any]]:
    """(field, what it must be) of every line of a row that says what is printed."""
    yield from ((f"sentence.{to}", row[to]) for to in LANGUAGES if to in row)
    for field in BY_LANGUAGE:
        given = row.get(field, {})
        said = given if isinstance(given, dict) else dict.fromkeys(LANGUAGES, given)
        yield from ((f"{field}.{to}", text) for to, text in said.items())
    yield from ((field, row[field]) for field in ("ratio", "carries") if field in row)


def _lines() -> Iterator[tuple[str, str, Any]]:
    for row in ROWS:
        today = row.get("today", {})
        yield from ((row["id"], field, want) for field, want in _wanted(row) if field not in today)


def _lines_to_come() -> Iterator[Any]:
    """Those that are printed otherwise, as the row says under `today`."""
    for row in ROWS:
        today = row.get("today", {})
        for field, want in _wanted(row):
            if field in today:
                reason = f"today: {today[field]}"
                mark = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
                yield pytest.param(row["id"], field, want, id=f"{row['id']}:{field}", marks=mark)


@pytest.fixture(scope="module")
def report() -> Printed:
    return printed()


@each(("name", "field", "want"), _lines())
def test_what_is_printed(report: Printed, name: str, field: str, want: Any) -> None:
    _is_printed(report, name, field, want)


@pytest.mark.parametrize(("name", "field", "want"), list(_lines_to_come()))
def test_what_is_to_be_printed(report: Printed, name: str, field: str, want: Any) -> None:
    _is_printed(report, name, field, want)


def _is_printed(report: Printed, name: str, field: str, want: Any) -> None:
    kind, _, language = field.partition(".")
    if kind == "explain":
        said = report.explain(ASKED.get(name, name), language)
        assert [line for line in want if line not in said] == [], said
    elif kind == "ratio":
        found = report.ratio(name)
        assert want == ("none" if found is None else f"{found:.3g}")
    elif kind == "carries":
        assert want == _carried(report, name)
    else:
        assert getattr(report, kind)(name)[language] == want


def _carried(report: Printed, name: str) -> dict[str, str]:
    """Publisher (as the documents of a case are called) -> what it carries."""
    own = {d: fates for d, fates in report.carries.items() if d.startswith(f"{name}.")}
    return {d.removeprefix(f"{name}."): fates[name] for d, fates in own.items() if name in fates}


@each("row", TABLE["cases"], ids=lambda row: str(row["id"]))
def test_the_case_is_what_it_says(report: Printed, row: Row) -> None:
    reasons = [row["reason"]] if "reason" in row else []
    assert report.verdict(row["id"]) == (row["verdict"], reasons, row.get("notes", []))


@pytest.mark.parametrize("row", TABLE["sums"], ids=lambda row: str(row["id"]))
def test_a_sum_that_fails_is_noted_beside_its_last_term(report: Printed, row: Row) -> None:
    *rest, last = (report.verdict(f"{row['id']}.{term}")[2] for term in row["terms"])
    assert last == ([row["note"]] if "note" in row else [])
    assert not any(rest)


@pytest.mark.parametrize("order", TABLE["orders"], ids=" > ".join)
def test_the_gravest_finding_stands_first(report: Printed, order: list[str]) -> None:
    assert sorted(order, key=report.findings.index) == order


def test_no_line_of_today_is_stray() -> None:
    """Every `today` stands beside the line that it tells of."""
    for row in ROWS:
        assert set(row.get("today", {})) <= {field for field, _ in _wanted(row)}, row["id"]


def test_the_table_covers_what_can_be_said() -> None:
    """A verdict, reason, note, form or kind that no case has fails here."""
    ladder = yaml.safe_load((ROOT / "checks" / "ladder.yaml").read_text("utf-8"))
    codes = {rung["reason"] for rung in ladder["rungs"]} | {n["code"] for n in ladder["notes"]}
    cases = TABLE["cases"]
    met = {row.get("reason") for row in cases} | {row.get("note") for row in TABLE["sums"]}
    assert codes == met | {note for row in cases for note in row.get("notes", ())}
    assert len({row["verdict"] for row in cases}) == 6
    forms = {"value", "ratio", "comparison", "change", "share", "date", "assertion"}
    assert {row["claim"]["form"] for row in cases} == forms
    assert len(cases) >= 100
