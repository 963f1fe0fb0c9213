"""The conditions of our rules: what they mean over a table and over a row."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import Any, get_args

import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.sweep.leads import LeadOutcome
from claimaudit.verdict.evidence import COLUMNS
from claimaudit.verdict.when import compile_when
from tests.verdict.test_ladder import LADDER

ROW = {"rated": True, "late": False, "facts": 2, "hold": 0, "form": "date"}


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("rated", True),
        ("late", False),
        ("not rated", False),
        ("not late", True),
        ("not not rated", True),
        ("facts > 0", True),
        ("facts > 2", False),
        ("facts >= 2", True),
        ("facts < 2", False),
        ("facts <= 2", True),
        ("facts == 2", True),
        ("facts != 2", False),
        ("0 < facts", True),
        ("facts > hold", True),
        ("form == 'date'", True),
        ('form == "value"', False),
        ("form != 'value'", True),
        ("'date' == form", True),
        ("rated and facts > 0", True),
        ("rated and late", False),
        ("rated or late", True),
        ("rated and facts > 0 and hold > 0", False),
        ("late or hold > 0 or facts == 2", True),
        ("not (rated and late)", True),
        ("not rated and late", False),
        ("not facts == 0", True),
        ("late and rated or facts == 2", True),
        ("late and (rated or facts == 2)", False),
        ("(rated\nand not late)", True),
    ],
)
def test_what_a_condition_means(when: str, *, holds: bool) -> None:
    condition = compile_when(when)
    assert condition(ROW) is holds
    frame = pd.DataFrame([ROW, ROW | {"rated": False, "late": True}])
    flags = condition(frame)
    assert str(flags.dtype) == "bool"
    assert bool(flags[0]) is holds


def test_it_knows_which_columns_it_reads() -> None:
    assert compile_when("not rated and (facts > hold or facts == 1)").columns == (
        "facts", "hold", "rated",
    )  # fmt: skip


def _conditions() -> st.SearchStrategy[str]:
    atoms = st.sampled_from(["rated", "late", "facts > 1", "hold == 0", "form != 'value'"])
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            inner.map("not ({})".format),
            st.builds("({} and {})".format, inner, inner),
            st.builds("({} or {})".format, inner, inner),
        ),
        max_leaves=6,
    )


@given(_conditions(), st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 3),
       st.integers(0, 1), st.sampled_from(["date", "value"])), min_size=1, max_size=4))  # fmt: skip
def test_a_table_a_row_and_python_agree(when: str, drawn: list[tuple[Any, ...]]) -> None:
    rows = [dict(zip(ROW, values, strict=True)) for values in drawn]
    condition = compile_when(when)
    wanted = [bool(eval(when, {"__builtins__": {}}, row)) for row in rows]
    assert [condition(row) for row in rows] == wanted
    assert list(condition(pd.DataFrame(rows))) == wanted


SOUND = yaml.safe_load((files("claimaudit.sweep") / "sound.yaml").read_text("utf-8"))
LEADS = {**dict.fromkeys(("start", "end", "quote_start", "quote_end", "claims", "facts"), int),
         "outcome": LeadOutcome, "judged": bool}  # fmt: skip


@pytest.mark.parametrize(
    ("when", "columns"),
    [(row.when, COLUMNS) for row in (*LADDER.rungs, *LADDER.notes)]
    + [(one["when"], LEADS) for one in SOUND.values()],
)
def test_our_rules_compare_columns_that_there_are_with_what_they_hold(
    when: str, columns: dict[str, Any]
) -> None:
    rows = product(*map(_values, (columns[name] for name in compile_when(when).columns)))
    flags = {
        compile_when(when)(dict(zip(compile_when(when).columns, row, strict=True))) for row in rows
    }
    assert flags == {True, False}


def _values(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) or ((False, True) if kind is bool else (0, 1, 2))
