"""`claimaudit explain`: one claim's verdict in words, quickly."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.figures import Interval
from claimaudit.report.explain import explain_claim, open_case
from claimaudit.report.quantities import show, show_interval
from claimaudit.workspace.starter import start_workspace
from tests.conftest import Judged

ROOT = Path(__file__).parents[2]

CLAIMS = """
article: example
claims:
  - id: example-ferry-passengers
    quote: carried about 48,000 people last year
    form: value
    subject: example-lake-ferry
    metric: passengers
    figure: {figure}
    conditions: {{period: 2025}}
arithmetic:
  - id: example-sum
    terms: {{a: example-ferry-passengers}}
    left: count(a)
    relation: at_most
    right: '{most}'
    kind: slip
    blames: [example-ferry-passengers]
    why: the boat has no more seats
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    start_workspace(tmp_path)
    return tmp_path


def enter(workspace: Path, most: str = "100000", figure: str = "about 48,000 people") -> None:
    text = CLAIMS.format(most=most, figure=figure)
    (workspace / "claims" / "example.yaml").write_text(text, "utf-8")


def references(workspace: Path, old: str, new: str) -> None:
    path = workspace / "references" / "example.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def explained(workspace: Path, claim: str = "example-ferry-passengers") -> str:
    return explain_claim(workspace, claim)


def test_it_says_everything_that_a_reader_needs(workspace: Path) -> None:
    assert explained(workspace) == (
        """\
example-ferry-passengers: supported
  every comparable reference bears it out 所有可比的参考值都支持此说

The claim
  “carried about 48,000 people last year”
  seeds/example.txt:3, characters 55 to 92; The Example Gazette, published 2026-01-20
  understood as: value: passengers (乘客人数) of Example Lake ferry (示例湖渡轮)
  conditions stated: period 2025
  note: the article speaks of the year before its date

The figure
  “about 48,000 people” can mean 45,600 to 50,400 person
  the bare number, rounded to its last digit, is 47,500 to 48,500 person
  its words make it “about” (0.95 to 1.05 times): five percent either way is what readers of a newspaper take "about" for

What it was held against (1 combinations)
  as stated: holds
    48,312 people: 48,312 person, claimed about 48,000 people: 45,600 to 50,400 person

The facts
  example-ferry-passengers-2025: 48,312 people (period 2025)  references/example.yaml:14
    Example Lake Ferry Company: Annual report 2025 (filing, published 2026-01-12; excerpt seen)
    page 3, Passengers carried; https://example.org/ferry/annual-report-2025
    decides alone

What decided
  no rule flagged it: deciding facts bear it out wherever they apply

What would change it
  a deciding reference that does not meet about 48,000 people: 45,600 to 50,400 person (it rests on example-ferry-passengers-2025)

To edit: claims/example.yaml:6"""
    )


def test_a_contradiction_names_rule_reason_and_what_would_mend_it(workspace: Path) -> None:
    references(workspace, "48,312 people", "61,205 people")
    text = explained(workspace)
    assert text.startswith("example-ferry-passengers: contradicted\n")
    assert "the reference lies outside what the printed figure can honestly mean" in text
    assert "参考值落在文中数字的诚实区间之外 [outside_interval]" in text
    assert "as stated: does not hold\n    61,205 people: 61,205 person, claimed" in text
    assert "outside_interval (decides, checks/verdicts.yaml:" in text
    assert "a reference that meets about 48,000 people: 45,600 to 50,400 person" in text


def test_without_facts_it_says_which_fact_is_missing(workspace: Path) -> None:
    references(workspace, "metric: passengers", "metric: headcount")
    text = explained(workspace)
    assert "example-ferry-passengers: unverifiable\n" in text
    assert "nothing: no fact of this subject and metric" in text
    assert "a fact of example-lake-ferry, passengers (period 2025), entered in references/" in text


def test_facts_under_other_conditions_are_shown(workspace: Path) -> None:
    references(workspace, "conditions: {period: 2025}", "conditions: {period: 2024}")
    text = explained(workspace)
    assert "Facts of the same quantity, not comparable\n  example-ferry-passengers-2025" in text
    assert "[conditions_not_comparable]" in text


def test_an_unseen_document_is_named_as_what_to_read(workspace: Path) -> None:
    references(workspace, "seen: excerpt", "seen: not_seen")
    text = explained(workspace)
    assert "as stated: holds (does not count)" in text
    assert "nobody has seen the document: cannot decide" in text
    assert "somebody reading example-ferry-report-2025 and setting seen:" in text


def test_arithmetic_that_holds_and_that_blames_it(workspace: Path) -> None:
    enter(workspace)
    assert "count(a) ≤ 100000: holds" in explained(workspace)
    enter(workspace, most="30000")
    text = explained(workspace)
    assert "count(a) ≤ 30000: does not hold" in text
    assert "where a is example-ferry-passengers  claims/example.yaml:12" in text
    assert "beside it: it does not fit the article’s own other figures" in text


def test_a_figure_that_could_have_been_cut_off_says_how_far_it_reaches(workspace: Path) -> None:
    enter(workspace, figure="48,000 people")
    assert "cut off instead of rounded it reaches 47,500 to 49,000 person" in explained(workspace)


def test_an_unknown_claim_names_the_nearest(workspace: Path) -> None:
    with pytest.raises(BrokenInputError) as broken:
        explained(workspace, "example-fery-pasengers")
    assert "no claim has the id “example-fery-pasengers”" in str(broken.value)
    assert "nearest: example-ferry-passengers" in str(broken.value)


def test_broken_input_is_told_as_such(workspace: Path) -> None:
    (workspace / "claims" / "example.yaml").write_text("claims: [", "utf-8")
    with pytest.raises(BrokenInputError, match="is not YAML"):
        explained(workspace)


def test_it_says_of_every_claim_what_the_suites_say(real_judged: Judged) -> None:
    """On the real workspace: the rules a row at a time give the verdicts of the audit."""
    for judgement in real_judged[0][::25]:
        assert open_case(ROOT, judgement.id).judgement == judgement


def test_a_ratio_shows_both_figures_and_both_intervals() -> None:
    text = explained(ROOT, "002-950pr-compute-vs-h20")
    assert "1 PFLOPS / 296 TFLOPS = 3.38×" in text
    assert "claimed 两倍: 1.5 to 2.5×" in text


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        ("1.5", "2.5", "x", "1.5 to 2.5×"),
        ("45.5", "50.5", "%", "45.5 to 50.5%"),
        ("2955E11", "2965E11", "FLOP/s", "295.5 to 296.5 TFLOP/s"),
        ("208.435", "208.445", "%", "208.435 to 208.445%"),
        ("48312", "48312", "person", "48,312 person"),
        ("4165000000000", "4175000000000", "USD", "4.165 to 4.175 trillion USD"),
        ("7E-9", "7E-9", "m", "7 nm"),
        ("-0.5", "0.5", "%", "-0.5 to 0.5%"),
        ("864000", "864000", "s", "10 days"),
        ("820000", None, "card", "820,000 card or more"),
        (None, "5", "%", "5% or less"),
        (None, None, None, "anything"),
    ],
)
def test_amounts_are_shown_in_a_unit_that_fits(
    low: str | None, high: str | None, unit: str | None, shown: str
) -> None:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    assert show_interval(Interval(*ends), unit) == shown


def test_small_amounts_keep_their_digits() -> None:
    assert show(Decimal("0.0042"), "x") == "0.0042×"
    assert show(Decimal(0), "byte") == "0 B"


def test_neither_pandas_nor_great_expectations_is_imported() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claimaudit", "explain", "002-h20-ban-date"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    imported = {
        line.rsplit("|", 1)[-1].strip().partition(".")[0] for line in run.stderr.splitlines()
    }
    heavy = {"pandas", "numpy", "great_expectations", "pint", "altair", "jinja2"}
    assert not imported & heavy
