"""references/units.yaml: the units that a workspace adds to those of the package."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from claimaudit.base.inputs import Inputs
from claimaudit.base.model import Model
from claimaudit.base.problems import Faults
from claimaudit.base.yamlio import Located
from claimaudit.figures.unit_words import canonical_name
from claimaudit.figures.units import Added, Unit, UnitTable, ratio, unit_table, with_units

UNITS = "references/units.yaml"
# A name of a new unit: it stands in composed names, so no digit, slash or dot is in it.
_NAME = re.compile(r"[^\W\d_]{1,24}")
_SPELLING = re.compile(r"[^\W\d_][^\n\d/]{0,39}")
_WORD = re.compile(r"[A-Za-z]{1,24}")
# Beyond these nothing is measured, and products would lose digits.
_SMALLEST, _LARGEST = Decimal("1e-40"), Decimal("1e40")


class AddedUnit(Model):
    """One way to print a unit. Either `spellings` or `words` is given."""

    unit: str
    """The canonical unit that it converts to, such as m; or a new one, of factor 1."""
    factor: str = "1"
    """What a printed number is multiplied by to be in `unit`; 5/9 is one too."""
    offset: str = "0"
    """What is added then, where a scale starts elsewhere."""
    spellings: Annotated[list[str], Field(max_length=200)] = []
    """Exact spellings."""
    words: Annotated[list[str], Field(max_length=200)] = []
    """Words in Latin letters, in any capitals; every form is given."""
    counts: bool = False
    """Of a new unit: whole numbers of it are exact."""
    things: bool = False
    """Of a new unit: it says "so many of them", and compares with all units that do."""


class UnitsFile(Model):
    """references/units.yaml"""

    units: Annotated[list[AddedUnit], Field(max_length=1000)] = []
    """More ways to print units, and new ones."""


def load_units(inputs: Inputs) -> UnitTable | None:
    """The units of the package with those of the workspace; None where it has none.

    Every problem is noted.
    """
    if UNITS not in inputs.names("references"):
        return None
    loaded = inputs.model(UNITS, UnitsFile)
    if loaded is None:
        return None
    table = unit_table()
    for i, added in enumerate(loaded[1].units):
        table = _with(inputs, loaded[0], i, added, table)
    return table


def _with(
    inputs: Inputs, located: Located, i: int, added: AddedUnit, table: UnitTable
) -> UnitTable:
    """`table` with one more; itself where that is wrong."""
    factor, offset = _number(added.factor), _number(added.offset)
    problems = [*_wrong(added, table), *_wrong_spellings(added, table)]
    if factor is None or not _SMALLEST <= factor <= _LARGEST:
        problems.append((f"factor {added.factor} is no usable number", "a decimal above 0, or 5/9"))
    elif offset is None or abs(offset) > _LARGEST:
        problems.append((f"offset {added.offset} is no usable number", "a decimal, or -160/9"))
    elif not problems:
        flags = table.canonical.get(added.unit) or added
        one = Unit(added.unit, factor, offset, counts=flags.counts, things=flags.things)
        return with_units(table, [Added(one, tuple(added.spellings), tuple(added.words))])
    for message, fix in problems:
        inputs.note(UNITS, located.line("units", i), f"unit {added.unit}: {message}", fix)
    return table


def _number(written: str) -> Decimal | None:
    try:
        number = ratio(written if written.isascii() else "")
    except (ArithmeticError, ValueError):
        return None
    return number if number.is_finite() else None


def _wrong(added: AddedUnit, table: UnitTable) -> Faults:
    """What is wrong with the unit that is named."""
    known = table.canonical.get(added.unit)
    if known is not None:
        if known.currency or known.percent:
            yield "money and percentages have no other units here", "take another unit"
        if added.counts or added.things:
            yield "counts and things are of a new unit only", "leave them out"
        return
    if meant := canonical_name(added.unit, table):
        yield f"is no canonical unit: {meant} is", f"write {meant}, with its factor"
    elif _NAME.fullmatch(added.unit) is None:
        yield "a new unit is named in up to 24 letters", "take a plain word"
    elif _number(added.factor) != 1 or _number(added.offset) != 0:
        fix = "name the unit itself first, then what it converts to"
        yield "is new, so its own factor is 1", fix


def _wrong_spellings(added: AddedUnit, table: UnitTable) -> Faults:
    """What is wrong with how it is printed."""
    if not added.spellings and not added.words:
        yield "nothing says how it is printed", "give spellings or words"
    for kind, pattern, printed in (
        ("spelling", _SPELLING, added.spellings), ("word", _WORD, added.words),
    ):  # fmt: skip
        for one in printed:
            if pattern.fullmatch(one) is None or one != one.strip():
                fix = "letters first, no digit, slash or line break"
                yield f"{kind} “{one}” cannot be read", fix
            elif taken := table.find(one) or table.leading.get(one):
                yield f"“{one}” is printed for {taken.canonical} already", "leave it out"
    if len(set(printed := added.spellings + [word.lower() for word in added.words])) < len(printed):
        yield "a spelling stands twice", "leave one out"
