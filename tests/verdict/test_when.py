"""The conditions of the ladder: what they mean over a table and over a row, and what is refused."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.verdict.evidence import COLUMNS
from claimaudit.verdict.when import WhenError, compile_when, row_when

OF = {"rated": bool, "late": bool, "facts": int, "hold": int, "form": Literal["date", "value"]}
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
        ("  rated  ", True),
        ("(rated\nand not late)", True),
    ],
)
def test_what_a_condition_means(when: str, *, holds: bool) -> None:
    condition = compile_when(when, OF)
    assert condition(ROW) is holds
    frame = pd.DataFrame([ROW, ROW | {"rated": False, "late": True}])
    flags = condition(frame)
    assert str(flags.dtype) == "bool"
    assert bool(flags[0]) is holds


def test_it_knows_which_columns_it_reads() -> None:
    assert compile_when("not rated and (facts > hold or facts == 1)", OF).columns == (
        "facts", "hold", "rated",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("", "is no condition"),
        ("rated and", "is no condition"),
        ("rated; late", "is no condition"),
        ("rated = late", "is no condition"),
        ("\0", "is no condition"),
        ("(" * 250 + "rated" + ")" * 10, "is no condition"),
        ("rated " * 100, "is longer than 300"),
        ("not " * 30 + "rated", "is nested too deeply"),
        ("seen > 0", "unknown column seen; one of: facts, form, hold, late, rated"),
        ("True", "whole numbers and 'text' only"),
        ("None", "whole numbers and 'text' only"),
        ("facts > 0.5", "whole numbers and 'text' only"),
        ("facts > 99999999999", "whole numbers and 'text' only"),
        ("form == b'date'", "whole numbers and 'text' only"),
        ("facts > -1", "takes only"),
        ("0 < facts < 3", "takes only"),
        ("facts in (1, 2)", "takes only"),
        ("rated is late", "compares numbers"),
        ("rated == late", "compares numbers"),
        ("facts > 'a'", "compares numbers"),
        ("form > 'a'", "compares numbers"),
        ("form == 3", "compares numbers"),
        ("form == 'dates'", "'dates' is never there; one of: date, value"),
        ("1 == 1", "compares two values, and no column"),
        ("facts", "compare a number or a text first"),
        ("facts and hold", "compare a number or a text first"),
        ("not facts", "compare a number or a text first"),
        ("'date'", "compare a number or a text first"),
        ("facts + 1 > 0", "takes only"),
        ("rated & late", "takes only"),
        ("~rated", "takes only"),
        ("rated if late else rated", "takes only"),
        ("(x := rated)", "takes only"),
        ("lambda: rated", "takes only"),
        ("[rated]", "takes only"),
        ("f'{facts}' == form", "takes only"),
        ("__import__('os').system('true')", "takes only"),
        ("facts.__class__ == hold", "takes only"),
        ("rated.values.any()", "takes only"),
        ("facts[0] == 1", "takes only"),
        ("__builtins__", "unknown column __builtins__"),
        ("(yield)", "takes only"),
    ],
)
def test_what_is_refused(when: str, message: str) -> None:
    with pytest.raises(WhenError, match=message.replace("(", r"\(")):
        compile_when(when, OF)


@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_refused(when: str) -> None:
    try:
        compile_when(when, OF)
    except WhenError:
        return
    assert type(compile_when(when, OF)(ROW)) is bool


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
    rows = [dict(zip(OF, values, strict=True)) for values in drawn]
    condition = compile_when(when, OF)
    wanted = [bool(eval(when, {"__builtins__": {}}, row)) for row in rows]
    assert [condition(row) for row in rows] == wanted
    assert list(condition(pd.DataFrame(rows))) == wanted


def test_no_column_of_a_row_is_hidden_and_its_id_is_no_column() -> None:
    for name, kind in COLUMNS.items():
        when = name if kind is bool else f"{name} == 0" if kind is int else f"{name} == {name}"
        if name == "id":
            with pytest.raises(WhenError, match="unknown column id"):
                row_when("id == 'a'")
        else:
            assert row_when(when).columns == (name,)
