"""Figures at JSON pointers: as they are written, or refused."""

from __future__ import annotations

import pytest

from claimaudit.workspace.data.pointers import read_json, value_at
from claimaudit.workspace.data.value import DataError

DATA = """{"models": [{"name": "A", "accuracy (%)": 93.40, "tokens": 48000, "note": "about 12 ms",
  "loss": -1.5e-05, "ok": true, "none": null, "text": "48,312", "a/b": 1, "m~n": 2, "": 3,
  "nan": NaN, "inf": -Infinity, "blank": "  ", "long": "LONG"}]}""".replace("LONG", "7" * 99)


@pytest.mark.parametrize(
    ("pointer", "figure", "unit", "clip"),
    [
        ("/models/0/accuracy (%)", "93.40", "%", "accuracy (%) … 93.40"),
        ("/models/0/tokens", "48000", None, "tokens … 48000"),
        ("/models/0/note", "about 12 ms", None, "note … about 12 ms"),
        ("/models/0/loss", "-1.5e-05", None, "loss … -1.5e-05"),
        ("/models/0/text", "48,312", None, "text … 48,312"),
        ("/models/0/a~1b", "1", None, "a/b … 1"),
        ("/models/0/m~0n", "2", None, "m~n … 2"),
        ("/models/0/", "3", None, "3"),
    ],
)
def test_a_figure_is_read_as_it_is_written(
    pointer: str, figure: str, unit: str | None, clip: str
) -> None:
    value = value_at(read_json(DATA), pointer)
    assert (value.figure, value.unit, value.clip) == (figure, unit, clip)


@pytest.mark.parametrize(
    ("pointer", "message", "fix"),
    [
        ("/models/0/acuracy", "has no “acuracy” there", "there is: name, accuracy (%), tokens"),
        ("/models/1/name", "has no “1” there", "a list of 1, counted from 0"),
        ("/models/00/name", "has no “00” there", "a list"),
        ("/models/-/name", "has no “-” there", "a list"),
        ("/models/0/name/x", "has no “x” there", "mend the pointer"),
        ("/models", "is a list", "name a number"),
        ("/models/0", "is an object", "name a number"),
        ("", "is an object", "there is: models"),
        ("/models/0/ok", "is no number, but true or false", "name a number"),
        ("/models/0/none", "is null", "name a number"),
        ("/models/0/nan", "is NaN", "finite"),
        ("/models/0/inf", "is -Infinity", "finite"),
        ("/models/0/blank", "is empty", "holds a figure"),
        ("/models/0/long", "has 99 characters", "one figure"),
    ],
)
def test_what_is_no_figure_is_refused(pointer: str, message: str, fix: str) -> None:
    with pytest.raises(DataError) as refused:
        value_at(read_json(DATA), pointer)
    assert message in refused.value.message
    assert fix in refused.value.fix


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "has “c” twice in one object"),
        ('{"a": 1', "cannot be read as JSON"),
        ("", "cannot be read as JSON"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ('{"a": 01}', "cannot be read as JSON"),
    ],
)
def test_broken_json_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        read_json(text)
    assert message in refused.value.message


def test_a_number_of_a_million_digits_is_refused_at_once() -> None:
    with pytest.raises(DataError, match="has 1000000 characters"):
        value_at(read_json('{"a": ' + "9" * 1_000_000 + "}"), "/a")
