"""Products and quotients of units, and their one name each: g/m, CNY/m2, Wh/s·m2.

A name is atoms with whole exponents, sorted, joined by "·", at most one "/" between what
multiplies and what divides. Nothing cancels: people for 100,000 people are person/person, and
litres for a distance are no area.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from claimaudit.figures.units import Unit, UnitTable, canonical_units, ratio, source

_ATOM = re.compile(r"(?P<atom>[^·/]*[^·/\d])(?P<power>\d?)")
ONE = Decimal(1)


@dataclass(frozen=True, order=True)
class Part:
    """One unit of which another is made, so many times: s2."""

    atom: str
    power: int = 1

    @property
    def name(self) -> str:
        return self.atom if self.power == 1 else f"{self.atom}{self.power}"


Parts = tuple[Part, ...]
_Sides = tuple[Parts, Parts]


@dataclass(frozen=True)
class Dimension:
    """What a unit is made of, above and below the line, each sorted."""

    above: Parts
    below: Parts = ()

    @property
    def name(self) -> str:
        above, below = ("·".join(p.name for p in side) for side in (self.above, self.below))
        return f"{above or '1'}/{below}" if below else above


@lru_cache(maxsize=4096)
def dimension(name: str) -> Dimension:
    """What the canonical `name` is made of. Raises ValueError where it is no such name."""
    above, slash, below = name.partition("/")
    if slash and not below:
        raise ValueError(name)
    return Dimension(_atoms("" if above == "1" and slash else above), _atoms(below))


def _atoms(side: str) -> Parts:
    found = []
    for part in side.split("·") if side else ():
        atom = _ATOM.fullmatch(part)
        if atom is None:
            raise ValueError(side)
        found.append(Part(atom["atom"], int(atom["power"] or 1)))
    return _joined(found)


def _joined(*sides: Iterable[Part]) -> Parts:
    total = Counter[str]()
    for part in chain(*sides):
        total[part.atom] += part.power
    return tuple(sorted(Part(atom, power) for atom, power in total.items()))


@lru_cache(maxsize=4096)
def quotient(above: Unit | None, below: Unit, times: Decimal = ONE) -> Unit:
    """So many `above` for every `times` of `below`; without a unit above it is a number for them.

    A rate is no count of whole things and a rate of degrees no place on their scale.
    """
    over = dimension(above.canonical) if above else Dimension(())
    under = dimension(below.canonical)
    factor = (above.factor if above else ONE) / (times * below.factor)
    return _of(above, (over.above, under.below), (over.below, under.above), factor)


@lru_cache(maxsize=4096)
def product(first: Unit, second: Unit) -> Unit:
    """A kilowatt for an hour, a metre a metre."""
    one, two = dimension(first.canonical), dimension(second.canonical)
    factor = first.factor * second.factor
    return _of(first, (one.above, two.above), (one.below, two.below), factor)


def power(unit: Unit, exponent: int) -> Unit:
    """`unit` times itself; `exponent` is 1 or more."""
    made = unit
    for _ in range(exponent - 1):
        made = product(made, unit)
    return made


def _of(above: Unit | None, over: _Sides, under: _Sides, factor: Decimal) -> Unit:
    """The unit of all `over` all `under`, in the names that it has."""
    (top, more), (bottom, less) = _named(_joined(*over)), _named(_joined(*under))
    name, factor = Dimension(top, bottom).name, factor * more / less
    if name in (same := _same()):
        name, times = same[name]
        factor *= times
    if above is None:
        return Unit(name, factor)
    return replace(
        above, canonical=name, factor=factor, offset=Decimal(0),
        counts=False, things=False, currency=False,
    )  # fmt: skip


def rates_alike(one: str | None, other: str | None, things: Container[str | None]) -> bool:
    """Whether two rates differ only in what is counted, or in of whom, where one of the two does
    not say that: 1.10 per 100,000 and 1.10 deaths per 100,000 people, 153 and 153 people per km².
    People for people are a plain number."""
    if one is None or other is None:
        return False
    first, second = (Dimension(()) if name == "x" else dimension(name) for name in (one, other))
    if not all(name == "x" or made.below for name, made in ((one, first), (other, second))):
        return False
    (_, above), (of, below) = (_sorted_out(side, things) for side in (first.above, first.below))
    (_, over), (whom, under) = (_sorted_out(side, things) for side in (second.above, second.below))
    return (above, below) == (over, under) and (of == whom or not (of and whom))


def _sorted_out(side: Parts, things: Container[str | None]) -> _Sides:
    """The parts of a side that say "so many of them", and the others."""
    counted = tuple(part for part in side if part.atom in things)
    return counted, tuple(part for part in side if part.atom not in things)


@lru_cache(maxsize=1)
def _same() -> dict[str, tuple[str, Decimal]]:
    return {name: (row["unit"], ratio(row["factor"])) for name, row in source()["same"].items()}


def _named(side: Parts) -> tuple[Parts, Decimal]:
    """The side with those that have a name together, m3, under that; and how many it is."""
    found, factor = [], ONE
    for part in side:
        name, times = _same().get(part.name, ("", ONE))
        found.append(Part(name) if name else part)
        factor *= times
    return _joined(found), factor


def is_unit(name: str | None, units: UnitTable | None = None) -> bool:
    """Whether `name` is a canonical unit, or made of such as their name says.

    `units` are those of the package where none are given.
    """
    known = units.canonical if units else canonical_units()
    if name is None or name in known:
        return name in known
    try:
        made = dimension(name)
    except ValueError:
        return False
    if not name or made.name != name or name in _same():
        return False
    return all(p.atom in known and p.name not in _same() for p in made.above + made.below)
