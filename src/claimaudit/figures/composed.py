"""Products and quotients of units, and their one name each: g/m, CNY/m2, Wh/s·m2.

A name is atoms with whole exponents, sorted, joined by "·", at most one "/" between what
multiplies and what divides. Nothing cancels: people for 100,000 people are person/person, and
litres for a distance are no area.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from claimaudit.figures.units import Unit, ratio, source

_Side = tuple[tuple[str, int], ...]
_Sides = tuple[_Side, _Side]

_ATOM = re.compile(r"(?P<atom>[^·/]*[^·/\d])(?P<power>\d?)")
ONE = Decimal(1)


@dataclass(frozen=True)
class Dimension:
    """What a unit is made of: (atom, exponent) above and below the line, each sorted."""

    above: _Side
    below: _Side = ()

    @property
    def name(self) -> str:
        above, below = ("·".join(map(_power, side)) for side in (self.above, self.below))
        return f"{above or '1'}/{below}" if below else above


def _power(part: tuple[str, int]) -> str:
    atom, exponent = part
    return atom if exponent == 1 else f"{atom}{exponent}"


@lru_cache(maxsize=4096)
def dimension(name: str) -> Dimension:
    """What the canonical `name` is made of. Raises ValueError where it is no such name."""
    above, slash, below = name.partition("/")
    if slash and not below:
        raise ValueError(name)
    return Dimension(_atoms("" if above == "1" and slash else above), _atoms(below))


def _atoms(side: str) -> _Side:
    found = Counter[str]()
    for part in side.split("·") if side else ():
        atom = _ATOM.fullmatch(part)
        if atom is None:
            raise ValueError(side)
        found[atom["atom"]] += int(atom["power"] or 1)
    return tuple(sorted(found.items()))


def _joined(*sides: _Side) -> _Side:
    total = Counter[str]()
    for side in sides:
        total.update(dict(side))
    return tuple(sorted(total.items()))


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


@lru_cache(maxsize=1)
def _same() -> dict[str, tuple[str, Decimal]]:
    return {name: (row["unit"], ratio(row["factor"])) for name, row in source()["same"].items()}


def _named(side: _Side) -> tuple[_Side, Decimal]:
    """The side with atoms that have a name together, m3, under that name; and how many it is."""
    found, factor = list(side), ONE
    for part in side:
        if _power(part) in (same := _same()):
            name, times = same[_power(part)]
            found[found.index(part)] = (name, 1)
            factor *= times
    return tuple(sorted(found)), factor
