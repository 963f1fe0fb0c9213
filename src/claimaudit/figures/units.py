"""The closed table of units: every spelling, its canonical unit and the factor between.

`units.txt` is a Pint registry, `units.yaml` says how each unit is printed. Importing
Pint costs more than reading ten thousand figures, so both are compiled once into
`units.json` (`make units`, claimaudit.figures.compile_units); a test compares.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

_HERE = files("claimaudit.figures")


@dataclass(frozen=True, slots=True)
class Unit:
    """One way a unit is printed. `factor` takes a printed number to the canonical unit."""

    canonical: str
    dimension: str
    factor: Decimal
    si: bool  # a prefix letter stands in it, so trailing zeros were printed on purpose
    counts: bool  # whole numbers of it are exact
    percent: bool


@dataclass(frozen=True)
class UnitTable:
    spellings: dict[str, Unit]  # exact spelling -> unit
    words: dict[str, Unit]  # lower-case word -> unit
    leading: dict[str, Unit]  # what stands before the number
    half_words: dict[str, frozenset[str]]  # a unit's last character -> what makes another word

    def find(self, spelling: str) -> Unit | None:
        return self.spellings.get(spelling) or self.words.get(spelling.lower())


@cache
def unit_table() -> UnitTable:
    """The compiled table."""
    raw = json.loads((_HERE / "units.json").read_text("utf-8"))
    units = [
        Unit(
            u["canonical"], u["dimension"], Decimal(u["factor"]), u["si"], u["counts"], u["percent"]
        )
        for u in raw["units"]
    ]
    return UnitTable(
        {s: units[i] for s, i in raw["spellings"].items()},
        {s: units[i] for s, i in raw["words"].items()},
        {s: units[i] for s, i in raw["leading"].items()},
        {last: frozenset(behind) for last, behind in raw["half_words"].items()},
    )


@cache
def canonical_units() -> dict[str, Unit]:
    """Canonical symbol -> a unit of factor one."""
    table = unit_table()
    return {
        u.canonical: Unit(u.canonical, u.dimension, Decimal(1), False, u.counts, u.percent)
        for u in (*table.spellings.values(), *table.words.values(), *table.leading.values())
    }
