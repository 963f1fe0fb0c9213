"""The units of `units.yaml`: every spelling, its canonical unit and the factor between.

Two canonical units never convert into each other, so bytes meet no plain number and no
currency another. Products and quotients of them are those of `composed`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from claimaudit.base.cache import cached
from claimaudit.base.textyaml import load_texts
from claimaudit.figures.currencies import currencies
from claimaudit.figures.lexicon import by_edge

_ONE, _ZERO = Decimal(1), Decimal(0)
_WORDS = re.compile("[a-z]{2,}(?: [a-z]{2,})+")

_Edges = dict[str, list[tuple[str, "Unit"]]]
_Entries = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Unit:
    """One way a unit is printed: a printed number times `factor` plus `offset` is canonical."""

    canonical: str
    factor: Decimal = _ONE
    offset: Decimal = _ZERO  # of a scale that starts elsewhere, 32 °F
    si: bool = False  # a prefix letter stands in it, so trailing zeros were printed on purpose
    percent: bool = False  # so they were in a percentage
    counts: bool = False  # whole numbers of it are exact
    things: bool = False  # it says "so many of them", and compares with all that do
    currency: bool = False

    @property
    def is_multiple(self) -> bool:
        """Whether it is so many times as much, or a share of one."""
        return self.canonical == "x"

    def of(self, printed: Decimal) -> Decimal:
        """What the printed number is in the canonical unit."""
        amount = printed * self.factor
        return amount + self.offset if self.offset else amount


@dataclass(frozen=True)
class Added:
    """One way to print a unit that a workspace adds."""

    unit: Unit
    spellings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class UnitTable:
    """All spellings, and what stands around them."""

    spellings: dict[str, Unit]  # exact spelling -> unit
    words: dict[str, Unit]  # lower-case word -> unit
    leading: dict[str, Unit]  # what stands before the number
    half_words: dict[str, frozenset[str]]  # a unit's last character -> what makes another word
    scaled: frozenset[str]  # of `leading`, what counts only before a large number
    below: dict[str, Unit] = field(default_factory=dict)  # spelled so behind "/" only: /s, /d
    canonical: dict[str, Unit] = field(default_factory=dict)  # name -> the unit itself

    def find(self, spelling: str) -> Unit | None:
        return self.spellings.get(spelling) or self.words.get(spelling.lower())

    @cached_property
    def things(self) -> frozenset[str]:
        """The canonical units that say "so many of them"."""
        return frozenset(name for name, unit in self.canonical.items() if unit.things)

    @cached_property
    def lengths(self) -> dict[str, tuple[int, ...]]:
        """First three characters, or all there are -> the lengths of the spellings that start so,
        longest first."""
        return _lengths(self.spellings)

    @cached_property
    def lengths_below(self) -> dict[str, tuple[int, ...]]:
        """The same of what is spelled so behind "/" only."""
        return _lengths(self.below)

    @cached_property
    def lead_lengths(self) -> dict[str, list[int]]:
        """Last character -> the lengths of what stands before a number and ends with it."""
        return {last: list({len(sign): 0 for sign, _ in by}) for last, by in self.leads[1].items()}

    @cached_property
    def leads(self) -> tuple[_Edges, _Edges]:
        """First and last character -> what stands before a number, the longest first."""
        return by_edge(self.leading, 0), by_edge(self.leading, -1)


def _lengths(spellings: Iterable[str]) -> dict[str, tuple[int, ...]]:
    table: dict[str, set[int]] = {}
    for spelling in spellings:
        table.setdefault(spelling[:3], set()).add(len(spelling))
    for start, found in table.items():
        found.update(length for length in (1, 2) if start[:length] in table)
    return {start: tuple(sorted(found, reverse=True)) for start, found in table.items()}


@cache
def source() -> dict[str, Any]:
    """`units.yaml` as it stands with the currencies, every scalar as text."""
    return cached("units", (), _source)


def _source() -> dict[str, Any]:
    loaded = dict(load("units.yaml"))
    loaded["units"] = loaded["units"] | currencies(
        load("currencies.yaml"), load("cldr_currencies.yaml")
    )
    return loaded


@cache
def load(name: str) -> dict[str, Any]:
    """A file of this folder, every scalar as text."""
    loaded: dict[str, Any] = load_texts(Path(__file__).with_name(name))
    return loaded


@cache
def canonical_units() -> dict[str, Unit]:
    """Canonical name -> the unit itself, of factor one."""
    return _canonical(source()["units"])


def _canonical(entries: _Entries) -> dict[str, Unit]:
    return {name: _unit(name, entry.get("flags", ())) for name, entry in entries.items()}


def _unit(name: str, flags: Iterable[str]) -> Unit:
    marks: dict[str, Any] = dict.fromkeys(flags, True)
    return Unit(name, **marks)


@cache
def things() -> frozenset[str]:
    """The canonical units that say "so many of them"."""
    return frozenset(name for name, unit in canonical_units().items() if unit.things)


def is_money(unit: str | None) -> bool:
    """Whether the canonical `unit` is a currency."""
    return unit in canonical_units() and canonical_units()[unit].currency


@cache
def unit_table() -> UnitTable:
    """Every spelling of every unit. Raises ValueError where one has two meanings."""
    return table_of(source()["units"])


def with_units(table: UnitTable, added: Iterable[Added]) -> UnitTable:
    """`table` with more ways to print units. Raises ValueError where one is another already."""
    words = (dict(table.spellings), dict(table.words), dict(table.leading))
    canonical = dict(table.canonical)
    larger = UnitTable(*words, table.half_words, table.scaled, dict(table.below), canonical)
    for one in added:
        canonical.setdefault(one.unit.canonical, replace(one.unit, factor=_ONE, offset=_ZERO))
        for spelling in one.spellings:
            _enter(larger.spellings, spelling, one.unit)
        for word in one.words:
            _enter(larger.words, word.lower(), one.unit)
    return larger


def table_of(entries: _Entries) -> UnitTable:
    """The table of `entries`, which are as in units.yaml. Raises ValueError as above."""
    half_words = {last: frozenset(behind) for last, behind in source()["half_words"].items()}
    scaled = frozenset(load("currencies.yaml")["scaled"])
    table = UnitTable({}, {}, {}, half_words, scaled, canonical=_canonical(entries))
    for name, unit in table.canonical.items():
        entry = entries[name]
        for printed in entry.get("printed", ()):
            _enter_printed(table, printed, unit)
        for sign in entry.get("before", ()):
            _enter(table.leading, sign, unit)
    return table


def _enter_printed(table: UnitTable, printed: dict[str, Any], unit: Unit) -> None:
    fronts, words = printed.get("behind", ("",)), printed.get("words", ())
    spellings = [front + s for front in fronts for s in printed.get("spellings", ())]
    for letter, prefix, read in _with_prefixes(printed, unit):
        for spelling in spellings:
            for one in _raised(spelling.replace("{p}", letter).replace("{n}", prefix)):
                _enter(table.spellings, one, read)
        for word in words:
            _enter(table.words, word.replace("{n}", prefix).lower(), read)
        for spelling in printed.get("below", ()):
            _enter(table.below, spelling, read)


def _raised(spelling: str) -> set[str]:
    """m² as it is typed too, m2 and m^2, and metric tonnes in capitals, Metric Tonnes."""
    found = {spelling, spelling.title()} if _WORDS.fullmatch(spelling) else {spelling}
    for raised, plain in (("²", "2"), ("³", "3")):
        found |= {one.replace(raised, sign + plain) for one in found for sign in ("", "^")}
    return found


def _enter(known: dict[str, Unit], spelling: str, unit: Unit) -> None:
    if known.setdefault(spelling, unit) != unit:
        raise ValueError(f"units.yaml: “{spelling}” is both {known[spelling]} and {unit}")


def _with_prefixes(printed: dict[str, Any], unit: Unit) -> Iterator[tuple[str, str, Unit]]:
    """(letter, name, the unit with it) of each prefix that an entry takes."""
    if "flags" in printed:
        unit = _unit(unit.canonical, printed["flags"])
    factor, offset = ratio(printed.get("factor", "1")), ratio(printed.get("offset", "0"))
    if "prefixes" not in printed:
        yield "", "", replace(unit, factor=_plain(factor), offset=offset)
        return
    for letter in printed["prefixes"].split():
        prefix = source()["prefixes"][letter]
        times = _plain(factor * Decimal(prefix["factor"]))
        yield letter, prefix["name"], replace(unit, factor=times, si=True)


def ratio(written: str) -> Decimal:
    """A decimal, or two of them with "/" between, such as 5/9."""
    above, _, below = written.partition("/")
    return Decimal(above) / Decimal(below or 1)


def _plain(factor: Decimal) -> Decimal:
    """1E+12 as 1000000000000, so that products print all their digits."""
    return Decimal(int(factor)) if factor == factor.to_integral_value() else factor
