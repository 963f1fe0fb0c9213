"""No tolerance of checks/policy.yaml can be moved until anything is borne out."""

from __future__ import annotations

import pytest

from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

ABOUT = "low: '0.95'\n    high: '1.05'\n    before: [约,"


@pytest.mark.parametrize(
    ("shipped", "given", "said"),
    [
        ("half_unit: '0.5'", "half_unit: '99999999999'", "half_unit lies between 0 and 1"),
        ("half_unit: '0.5'", "half_unit: '-5'", "half_unit lies between"),
        ("half_unit: '0.5'", "half_unit: '０.5'", "“half_unit” has digits of another script"),
        ("half_unit: '0.5'", "half_unit: '1e999999'", "half_unit lies between"),
        ("truncation_units: '1'", "truncation_units: '1e99999999'", "truncation_units lies"),
        ("truncation_digits: 2", "truncation_digits: -9999999999999999999999", "truncation_digits"),
        ("round_number_cap: '0.05'", "round_number_cap: '0.9'", "round_number_cap lies"),
        ("fraction: '0.1'", "fraction: '5'", "fraction lies between 0 and 0.25"),
        ("reference_spread: '0.05'", "reference_spread: '1'", "reference_spread lies"),
        (ABOUT, ABOUT.replace("0.95", "0"), "low of “about” lies between 0.8 and 1"),
        (ABOUT, ABOUT.replace("1.05", "1e999999"), "high of “about” lies between"),
        (ABOUT, ABOUT.replace("'0.95'", "null"), "low of “about” lies between"),
        (ABOUT, ABOUT.replace("约", "''"), "“” is no word that hedges"),
        (ABOUT, ABOUT.replace("约", "48"), "“48” is no word that hedges"),
        ("low: null\n    high: '1'\n    before: [不足", "low: '0'\n    high: '1'\n    before: [不足",
         "low of “under” stays open"),
        ("high: '10'\n    before: []", "high: '99'\n    before: []", "high of “order” lies"),
        ("low: '2'\n  high: '10'", "low: '2'\n  high: '1000'", "high lies between 5 and 10"),
        ("level: {tolerance: '0.05'", "level: {tolerance: '0.9'", "less than or equal to 0.25"),
        ("overstated: {tolerance: '0.1'", "overstated: {tolerance: '1'", "less than or equal"),
        ("times: '1.5'", "times: '0'", "greater than or equal to 1"),
        ("CNY: ['6.1', '7.4']", "CNY: ['0.000001', '99']", "CNY: the least rate comes first"),
        ("CNY: ['6.1', '7.4']", "CNY: ['7.4', '6.1']", "CNY: the least rate comes first"),
        ("article_bytes: 25000000", "article_bytes: 999999999999", "article_bytes"),
        ("yaml_bytes: 5000000", "yaml_bytes: 999999999999", "yaml_bytes"),
        ("data_bytes: 16000000", "data_bytes: 999999999999", "data_bytes"),
        ("read_seconds: 20\n", "read_seconds: 99999\n", "read_seconds"),
        ("read_seconds: 120\n", "read_seconds: 99999\n", "read_seconds"),
        ("read_megabytes: 2000\n", "read_megabytes: 999999\n", "read_megabytes"),
        ("read_megabytes: 4000\n", "read_megabytes: 999999\n", "read_megabytes"),
        ("quote_chars: 600", "quote_chars: 999999", "quote_chars"),
        ("words: 15", "words: 999", "words"),
    ],
)  # fmt: skip
def test_a_tolerance_beyond_its_bounds_is_broken_input(
    tiny: Tiny, shipped: str, given: str, said: str
) -> None:
    path = tiny.root / "checks" / "policy.yaml"
    text = path.read_text("utf-8")
    assert text.count(shipped) == 1
    path.write_text(text.replace(shipped, given), "utf-8")
    (problem,) = tiny.problems()
    assert said in problem.message and problem.file == "checks/policy.yaml" and problem.line > 1


def test_within_them_it_is_the_workspaces_own(tiny: Tiny) -> None:
    path = tiny.root / "checks" / "policy.yaml"
    text = path.read_text("utf-8").replace("half_unit: '0.5'", "half_unit: '0.25'")
    path.write_text(text, "utf-8")
    assert str(load_workspace(tiny.root).policy.rounding.half_unit) == "0.25"
