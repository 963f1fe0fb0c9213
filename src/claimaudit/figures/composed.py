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

from claimaudit.figures.units import Unit

_ATOM = re.compile(r"(?P<atom>[^·/]*[^·/\d])(?P<power>\d?)")
ONE = Decimal(1)


@dataclass(frozen=True)
class Dimension:
    """What a unit is made of: (atom, exponent) above and below the line, each sorted."""

    above: tuple[tuple[str, int], ...]
    below: tuple[tuple[str, int], ...] = ()

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


def _atoms(side: str) -> tuple[tuple[str, int], ...]:
    found = Counter[str]()
    for part in side.split("·") if side else ():
        atom = _ATOM.fullmatch(part)
        if atom is None:
            raise ValueError(side)
        found[atom["atom"]] += int(atom["power"] or 1)
    return tuple(sorted(found.items()))


def _joined(*sides: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
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
    made = Dimension(_joined(over.above, under.below), _joined(over.below, under.above))
    factor = (above.factor if above else ONE) / (times * below.factor)
    return _of(above, made.name, factor)


@lru_cache(maxsize=4096)
def product(first: Unit, second: Unit) -> Unit:
    """A kilowatt for an hour, a metre a metre."""
    one, two = dimension(first.canonical), dimension(second.canonical)
    made = Dimension(_joined(one.above, two.above), _joined(one.below, two.below))
    return _of(first, made.name, first.factor * second.factor)


def power(unit: Unit, exponent: int) -> Unit:
    """`unit` times itself; `exponent` is 1 or more."""
    made = unit
    for _ in range(exponent - 1):
        made = product(made, unit)
    return made


def _of(above: Unit | None, name: str, factor: Decimal) -> Unit:
    if above is None:
        return Unit(name, factor)
    return replace(
        above, canonical=name, factor=factor, offset=Decimal(0),
        counts=False, things=False, currency=False,
    )  # fmt: skip
