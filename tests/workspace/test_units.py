"""references/units.yaml: what a workspace can add, and how a wrong entry is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.figures.reader import FigureReader
from claimaudit.scan.scanner import Scanner
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

ELL: dict[str, Any] = {
    "unit": "m", "factor": "1.143", "spellings": ["厄尔"], "words": ["ell", "ells"],
}  # fmt: skip
RANKINE: dict[str, Any] = {
    "unit": "°C", "factor": "5/9", "offset": "-273.15", "spellings": ["°Ra"],
}  # fmt: skip
VOTE: dict[str, Any] = {
    "unit": "ballot", "counts": True, "things": True, "words": ["ballot", "ballots"],
    "spellings": ["张选票"],
}  # fmt: skip


def _reader(tiny: Tiny, *units: dict[str, Any]) -> FigureReader:
    tiny.write("references/units.yaml", {"units": list(units)})
    return FigureReader(load_workspace(tiny.root).policy.figures())


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("12厄尔", "13.716", "m"), ("12 ells", "13.716", "m"),
        ("12 to 14 Ells", "14.859", "m"), ("5 ells per hour", "0.0015875", "m/s"),
        ("481 ballots", "481", "ballot"), ("481张选票", "481", "ballot"),
        ("3 ballots per ell", "2.624671916010498687664041995", "ballot/m"),
        ("每张选票5元", "5", "CNY/ballot"), ("5 km", "5000", "m"),
    ],
)  # fmt: skip
def test_what_a_workspace_adds_is_read(tiny: Tiny, printed: str, value: str, unit: str) -> None:
    figure = _reader(tiny, ELL, VOTE).read(printed)
    assert (figure.value, figure.unit) == (Decimal(value), unit)
    assert printed == figure.text


def test_the_package_does_not_know_it_nor_another_workspace(tiny: Tiny) -> None:
    reader = _reader(tiny, ELL, VOTE)
    assert reader.read("12 ells").unit == "m"
    figure = FigureReader().read_at("12 ells", 0)
    assert figure is not None
    assert figure.unit is None


def test_a_scale_that_starts_elsewhere(tiny: Tiny) -> None:
    printed = _reader(tiny, {**RANKINE, "spellings": ["Rankine"]}).read("540 Rankine")
    assert (round(printed.value, 2), printed.unit) == (Decimal("26.85"), "°C")


def test_a_scan_of_the_workspace_finds_it(tiny: Tiny) -> None:
    tiny.write("references/units.yaml", {"units": [ELL]})
    policy = load_workspace(tiny.root).policy.figures()
    [found] = Scanner(policy).scan("The cloth is 31 ells long.")
    assert found.figure is not None
    assert (found.text, found.figure.unit) == ("31 ells", "m")


def test_whole_counts_of_a_new_unit_are_exact(tiny: Tiny) -> None:
    figure = _reader(tiny, VOTE).read("481 ballots")
    assert (figure.low, figure.high) == (481, 481)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"factor": "0"}, "unit m: factor 0 is no usable number"),
        ({"factor": "-1"}, "factor -1 is no usable number"),
        ({"factor": "NaN"}, "factor NaN is no usable number"),
        ({"factor": "Infinity"}, "factor Infinity is no usable number"),
        ({"factor": "1e999999999"}, "factor 1e999999999 is no usable number"),
        ({"factor": "1/0"}, "factor 1/0 is no usable number"),
        ({"factor": "a lot"}, "factor a lot is no usable number"),
        ({"offset": "NaN"}, "offset NaN is no usable number"),
        ({"unit": "km"}, "unit km: is no canonical unit: m is"),
        ({"unit": "km/h"}, "unit km/h: is no canonical unit: m/s is"),
        ({"unit": "CNY"}, "unit CNY: money and percentages have no other units here"),
        ({"unit": "cubit"}, "unit cubit: is new, so its own factor is 1"),
        ({"unit": "cubit9", "factor": "1"}, "a new unit is named in up to 24 letters"),
        ({"unit": "a/b", "factor": "1"}, "a new unit is named in up to 24 letters"),
        ({"unit": "", "factor": "1"}, "a new unit is named in up to 24 letters"),
        ({"counts": True}, "counts and things are of a new unit only"),
        ({"spellings": ["公里"]}, "“公里” is printed for m already"),
        ({"words": ["Pounds"]}, "“Pounds” is printed for g already"),
        ({"spellings": ["$"]}, "spelling “$” cannot be read"),
        ({"spellings": ["3x"]}, "spelling “3x” cannot be read"),
        ({"spellings": ["a\nb"]}, "cannot be read"),
        ({"spellings": [""]}, "spelling “” cannot be read"),
        ({"words": ["two words"]}, "word “two words” cannot be read"),
        ({"spellings": [], "words": []}, "nothing says how it is printed"),
        ({"words": ["ell", "Ell"]}, "a spelling stands twice"),
    ],
)
def test_a_wrong_entry_is_told(tiny: Tiny, change: dict[str, Any], message: str) -> None:
    tiny.write("references/units.yaml", {"units": [VOTE, {**ELL, **change}]})
    [problem] = tiny.problems()
    assert (problem.file, problem.line > 2, bool(problem.fix)) == (
        "references/units.yaml", True, True,
    )  # fmt: skip
    assert message in problem.message


def test_two_entries_of_one_spelling_are_told(tiny: Tiny) -> None:
    tiny.write("references/units.yaml", {"units": [ELL, {**ELL, "factor": "1.15"}]})
    with pytest.raises(BrokenInputError, match="“厄尔” is printed for m already"):
        load_workspace(tiny.root)


@pytest.mark.parametrize(
    "text", ["units: 5\n", "units: [5]\n", "[]\n", "units: [{unit: m, size: 5}]\n", "&a [*a]\n"]
)
def test_what_is_no_list_of_units_is_told(tiny: Tiny, text: str) -> None:
    tiny.write("references/units.yaml", text)
    with pytest.raises(BrokenInputError, match=r"references/units\.yaml"):
        load_workspace(tiny.root)


def test_a_metric_can_be_measured_in_it(tiny: Tiny) -> None:
    tiny.write("references/units.yaml", {"units": [VOTE]})
    path = tiny.root / "references" / "metrics.yaml"
    text = path.read_text("utf-8").replace(
        "dimensions:\n", "dimensions:\n  votes: [ballot, ballot/s]\n", 1
    )
    tiny.write("references/metrics.yaml", text)
    assert "votes" in load_workspace(tiny.root).library.vocabulary.table.dimensions
