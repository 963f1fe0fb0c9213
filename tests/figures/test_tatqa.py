"""Figures that people printed against the sums that they come from: TAT-QA's development set.

NExT++, National University of Singapore, CC BY 4.0. `answer` with `scale` is a figure as printed,
`derivation` the sum behind it: [ ] are brackets, a number alone in brackets is negative. The file
is not ours to ship: TATQA names it, or it lies in shared/external beside the repository.
"""

from __future__ import annotations

import ast
import json
import operator
import os
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from claimaudit.figures import Figure
from claimaudit.figures.reader import FigureReader
from tests.conftest import ROOT

_NAME = Path("shared", "external", "tatqa-dev.jsonl")
_BESIDE = [folder / _NAME for folder in ROOT.parents]
_GIVEN = os.environ.get("TATQA")
FILE = next((f for f in ([Path(_GIVEN)] if _GIVEN else _BESIDE) if f.is_file()), None)
pytestmark = pytest.mark.skipif(
    FILE is None, reason="tatqa-dev.jsonl is not here: set TATQA to its path"
)

READER = FigureReader()
SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "percent": 1}
_WORD = re.compile("thousand|million|billion")
_OPERATORS: dict[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip


class Row(NamedTuple):
    """A printed answer, and the exact value of its derivation, in ones or in percent."""

    answer: Decimal
    scale: str
    truth: Fraction


def evaluate(derivation: str) -> Fraction:
    """A derivation in exact arithmetic; 15% is 0.15."""
    text = derivation.replace("[", "(").replace("]", ")").translate({ord(c): None for c in "$, "})
    text = re.sub(r"\((\d[\d.]*%?)\)", r"(-\1)", text)
    text = re.sub(r"(\d[\d.]*)%", r"(\1/100)", text)
    text = _WORD.sub(lambda word: f"*{SCALES[word[0]]}", text)
    return _value(ast.parse(re.sub(r"(\d[\d.]*)", r"'\1'", text), mode="eval").body)


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=str(number)):
            return Fraction(number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand)
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left), _value(right))
    raise ValueError(ast.dump(node))


def _rows() -> Iterator[Row]:
    assert FILE is not None
    for line in FILE.read_text("utf-8").splitlines():
        found = json.loads(line, parse_float=Decimal, parse_int=Decimal)
        answer, scale, value = found["answer"], found["scale"], evaluate(found["derivation"])
        if scale == "percent":
            # A ratio, or figures of a column in percent: the one that is nearer.
            value = min((value * 100, value), key=lambda v: abs(v - Fraction(answer)))
        in_ones = _WORD.search(found["derivation"]) is not None
        yield Row(answer, scale, value if in_ones else value * SCALES[scale])


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(_rows())


def _read(answer: Decimal, scale: str) -> Figure:
    return READER.read(f"{answer:f}" + ("%" if scale == "percent" else f" {scale}").rstrip())


def _holds(figure: Figure, truth: Fraction) -> bool:
    """Whether the truth rounds to the figure, or was cut off to it."""
    assert figure.low is not None
    assert figure.high is not None
    ends = [Fraction(figure.low), Fraction(figure.high)]
    ends += [Fraction(figure.ceiling)] if figure.ceiling is not None else []
    return min(ends) <= truth <= max(ends)


def _was_cut_off(figure: Figure, truth: Fraction) -> bool:
    """Whether the truth lies behind the figure, less than a unit of its last digit away."""
    ceiling = None if figure.ceiling is None else Fraction(figure.ceiling)
    ends = sorted((Fraction(figure.value), ceiling or Fraction(figure.value)))
    return ends[0] <= truth <= ends[1]


def _last_digit(answer: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(answer.as_tuple().exponent))


def test_what_a_derivation_is() -> None:
    assert evaluate("[(1,250 - $250) / (5)] * 10%") == -20
    assert evaluate("3 + (13) + 26 ") == 16


def test_true_answers_hold(rows: list[Row]) -> None:
    missed = [row for row in rows if not _holds(_read(row.answer, row.scale), row.truth)]
    assert len(rows) > 700
    assert len(missed) <= len(rows) * 0.005, missed


def test_a_wrong_sign_is_caught(rows: list[Row]) -> None:
    signed = [row for row in rows if row.answer and row.truth]
    assert not [r for r in signed if _holds(_read(-r.answer, r.scale), r.truth)]


@pytest.mark.parametrize("places", [-3, -2, -1, 1, 2, 3])
def test_a_wrong_power_of_ten_is_caught(rows: list[Row], places: int) -> None:
    some = [row for row in rows if row.answer and row.truth]
    assert not [r for r in some if _holds(_read(r.answer.scaleb(places), r.scale), r.truth)]


def test_a_wrong_scale_is_caught(rows: list[Row]) -> None:
    amounts = [row for row in rows if row.answer and row.truth and row.scale != "percent"]
    wrong = [(r, scale) for r in amounts for scale in SCALES if scale not in (r.scale, "percent")]
    assert not [r for r, scale in wrong if _holds(_read(r.answer, scale), r.truth)]


def test_a_last_digit_that_is_off_is_caught(rows: list[Row]) -> None:
    """Where it is no zero before the point, and where the truth was not cut off to it."""
    tried, held = 0, []
    for row in rows:
        for step in (1, -1):
            slipped = row.answer + step * _last_digit(row.answer)
            figure = _read(slipped, row.scale)
            round_number = slipped == slipped.to_integral() and slipped % 10 == 0
            if round_number or _was_cut_off(figure, row.truth):
                continue
            tried += 1
            held += [(row, slipped)] if _holds(figure, row.truth) else []
    assert tried > 700
    assert len(held) <= tried * 0.01, held
