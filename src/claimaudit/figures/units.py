"""The units of `units.yaml`: every spelling, its canonical unit and the factor between.

Two canonical units never convert into each other, so bytes meet no plain number and no
currency another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from claimaudit.figures.currencies import currencies

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """One way a unit is printed. `factor` takes a printed number to the canonical unit."""

    canonical: str
    factor: Decimal = _ONE
    si: bool = False  # a prefix letter stands in it, so trailing zeros were printed on purpose
    percent: bool = False  # so they were in a percentage
    counts: bool = False  # whole numbers of it are exact
    things: bool = False  # it says "so many of them", and compares with all that do
    currency: bool = False


@dataclass(frozen=True)
class UnitTable:
    """All spellings, and what stands around them."""

    spellings: dict[str, Unit]  # exact spelling -> unit
    words: dict[str, Unit]  # lower-case word -> unit
    leading: dict[str, Unit]  # what stands before the number
    half_words: dict[str, frozenset[str]]  # a unit's last character -> what makes another word
    scaled: frozenset[str]  # of `leading`, what counts only before a large number

    def find(self, spelling: str) -> Unit | None:
        return self.spellings.get(spelling) or self.words.get(spelling.lower())


@cache
def source() -> dict[str, Any]:
    """`units.yaml` as it stands with the currencies, every scalar as text."""
    loaded = load("units.yaml")
    loaded["units"] |= currencies(load("currencies.yaml"), load("cldr_currencies.yaml"))
    return loaded


def load(name: str) -> dict[str, Any]:
    """A file of this folder, every scalar as text."""
    text = (files("claimaudit.figures") / name).read_text("utf-8")
    # Ten times as fast as the loader in Python; both make nothing but text of a scalar.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loaded: dict[str, Any] = yaml.load(text, loader)  # noqa: S506 - strings only
    return loaded


@cache
def canonical_units() -> dict[str, Unit]:
    """Canonical name -> the unit itself, of factor one."""
    return {name: _unit(name, entry.get("flags", ())) for name, entry in source()["units"].items()}


def _unit(name: str, flags: Iterable[str]) -> Unit:
    marks: dict[str, Any] = dict.fromkeys(flags, True)
    return Unit(name, **marks)


@cache
def things() -> frozenset[str]:
    """The canonical units that say "so many of them"."""
    return frozenset(name for name, unit in canonical_units().items() if unit.things)


@cache
def unit_table() -> UnitTable:
    """Every spelling of every unit. Raises ValueError where one has two meanings."""
    half_words = {last: frozenset(behind) for last, behind in source()["half_words"].items()}
    table = UnitTable({}, {}, {}, half_words, frozenset(load("currencies.yaml")["scaled"]))
    for name, unit in canonical_units().items():
        entry = source()["units"][name]
        for printed in entry["printed"]:
            _enter_printed(table, printed, unit)
        for sign in entry.get("before", ()):
            _enter(table.leading, sign, unit)
    return table


def _enter_printed(table: UnitTable, printed: dict[str, Any], unit: Unit) -> None:
    fronts, words = printed.get("behind", ("",)), printed.get("words", ())
    spellings = [front + s for front in fronts for s in printed.get("spellings", ())]
    for letter, prefix, read in _with_prefixes(printed, unit):
        for spelling in spellings:
            _enter(table.spellings, spelling.replace("{p}", letter).replace("{n}", prefix), read)
        for word in words:
            _enter(table.words, word.replace("{n}", prefix).lower(), read)


def _enter(known: dict[str, Unit], spelling: str, unit: Unit) -> None:
    if known.setdefault(spelling, unit) != unit:
        raise ValueError(f"units.yaml: “{spelling}” is both {known[spelling]} and {unit}")


def _with_prefixes(printed: dict[str, Any], unit: Unit) -> Iterator[tuple[str, str, Unit]]:
    """(letter, name, the unit with it) of each prefix that an entry takes."""
    if "flags" in printed:
        unit = _unit(unit.canonical, printed["flags"])
    factor = Decimal(printed.get("factor", 1))
    if "prefixes" not in printed:
        yield "", "", replace(unit, factor=_plain(factor))
        return
    for letter in printed["prefixes"].split():
        prefix = source()["prefixes"][letter]
        times = _plain(factor * Decimal(prefix["factor"]))
        yield letter, prefix["name"], replace(unit, factor=times, si=True)


def _plain(factor: Decimal) -> Decimal:
    """1E+12 as 1000000000000, so that products print all their digits."""
    return Decimal(int(factor)) if factor == factor.to_integral_value() else factor
