"""What the report prints for small real cases: sentences.yaml, audited and read back.

Every case is judged from its files by the real loaders and suites, all in one audit; the words
were written by hand. `printed` is the only place that knows how the program makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimaudit.record.audit import audit_workspace
from claimaudit.report.html import views
from claimaudit.report.lookup import Lookup
from claimaudit.report.phrase import LANGUAGES, Phrase, quantity, same
from claimaudit.report.text import explain_claim
from claimaudit.report.why import sum_told, why
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import ROOT
from tests.report.sentence_cases import Row, build, table

Said = dict[str, str]  # language -> plain text


@dataclass(frozen=True)
class Printed:
    """What the report prints, by the id of a claim, a sum or (carries) a document."""

    verdict: dict[str, tuple[str, list[str], list[str]]]  # verdict, reasons, notes
    sentence: dict[str, Said]  # of a claim or of a sum
    claimed: dict[str, Said]  # the card's interval of the article
    reference: dict[str, Said]  # … and of the sources
    ratio: dict[str, float | None]  # the column "article ÷ source"
    check: dict[str, Said]  # a sum set out: 30亿元 + 25亿元 ≤ 50亿元
    sides: dict[str, Said]  # … and what its two sides come to
    findings: list[str]  # the claims to look at first, in that order
    carries: dict[str, dict[str, str]]  # document -> claim -> lost, weaker or witness
    explain: Callable[[str, str], str]  # (claim, language) -> the whole explanation


def printed(root: Path, explained: Path) -> Printed:
    """Audits the workspace at `root` and gives what the report says of it, as plain text;
    `explained` is one of the cases that have something to explain. Only this function knows
    modules of the program."""
    audit = audit_workspace(load_workspace(root))
    lookup = Lookup(audit)
    told = {claim.id: why(lookup, claim) for claim in audit.claims}
    rows = {entry.id: sum_told(lookup, entry) for entry in audit.arithmetic}
    known = {c.id: quantity(c.reference, c.unit or "x") for c in audit.claims if c.reference}
    return Printed(
        verdict={c.id: (c.verdict, c.reasons, c.notes) for c in audit.claims},
        sentence={name: _plain(one.headline) for name, one in told.items()}
        | {name: _plain(one.sentence) for name, one in rows.items()},
        claimed={name: _plain(one.figure.means) for name, one in told.items() if one.figure},
        reference={name: _plain(phrase) for name, phrase in known.items()},
        ratio={claim.id: claim.ratio for claim in audit.claims},
        check={n: _row(s.left_text, s.sign, s.right_text) for n, s in rows.items()},
        sides={n: _row(s.left, s.sign, s.right) for n, s in rows.items()},
        findings=[claim.id for claim in views.first(audit)],
        carries={s.record.id: _fates(s) for s in views.sources(lookup)},
        explain=lambda claim, language: explain_claim(explained, claim, language),
    )


def _plain(text: Phrase | str) -> Said:
    """Every language of a text."""
    phrase = text if isinstance(text, Phrase) else same(text)
    return {to: phrase.text(to) for to in LANGUAGES}


def _row(left: Phrase | str, sign: str, right: Phrase | str) -> Said:
    one, other = _plain(left), _plain(right)
    return {to: f"{one[to]} {sign} {other[to]}" for to in LANGUAGES}


def _fates(source: views.Source) -> dict[str, str]:
    kinds = ("lost", "weaker", "witness")
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


def _lines() -> Iterator[Any]:
    for row in ROWS:
        today = row.get("today", {})
        for field, want in _wanted(row):
            marks = (
                [
                    pytest.mark.xfail(
                        strict=True, raises=AssertionError, reason=f"today: {today[field]}"
                    )
                ]
                if field in today
                else []
            )
            yield pytest.param(row["id"], field, want, id=f"{row['id']}:{field}", marks=marks)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """What the report prints of all cases."""
    folder = tmp_path_factory.mktemp("sentences")
    build(folder / "all")
    build(folder / "explained", "explain")
    return printed(folder / "all", folder / "explained")


@pytest.mark.parametrize(("name", "field", "want"), list(_lines()))
def test_what_is_printed(report: Printed, name: str, field: str, want: Any) -> None:
    kind, _, language = field.partition(".")
    if kind == "explain":
        said = report.explain(ASKED.get(name, name), language)
        assert [line for line in want if line not in said] == [], said
    elif kind == "ratio":
        found = report.ratio[name]
        assert want == ("none" if found is None else f"{found:.3g}")
    elif kind == "carries":
        assert want == _carried(report, name)
    else:
        assert getattr(report, kind)[name][language] == want


def _carried(report: Printed, name: str) -> dict[str, str]:
    """Publisher (as the documents of a case are called) -> what it carries."""
    own = {d: fates for d, fates in report.carries.items() if d.startswith(f"{name}.")}
    return {d.removeprefix(f"{name}."): fates[name] for d, fates in own.items() if name in fates}


@pytest.mark.parametrize("row", TABLE["cases"], ids=lambda row: str(row["id"]))
def test_the_case_is_what_it_says(report: Printed, row: Row) -> None:
    reasons = [row["reason"]] if "reason" in row else []
    assert report.verdict[row["id"]] == (row["verdict"], reasons, row.get("notes", []))


@pytest.mark.parametrize("row", TABLE["sums"], ids=lambda row: str(row["id"]))
def test_a_sum_that_fails_is_noted_beside_its_last_term(report: Printed, row: Row) -> None:
    *rest, last = (report.verdict[f"{row['id']}.{term}"][2] for term in row["terms"])
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
