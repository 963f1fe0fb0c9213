"""How far a workspace may move what its verdicts rest on. Beyond these ends a figure that is wrong
would be borne out, or a file of a stranger would take all memory there is."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import Field

from claimaudit.figures.policy import Hedge, HedgeWords, Rounding, Several

RulesT = TypeVar("RulesT", Rounding, Several)
_Ends = tuple[str, str]
_ROUNDING: dict[str, _Ends] = {
    "half_unit": ("0", "1"),
    "truncation_units": ("0", "1"),
    "truncation_digits": ("1", "18"),
    "round_number_cap": ("0", "0.1"),
    "exact_counts_below": ("0", "1000000"),
    "fraction": ("0", "0.25"),
    "reference_spread": ("0", "0.1"),
}
_SEVERAL: dict[str, _Ends] = {"low": ("1", "5"), "high": ("5", "10")}
# None: that end stays open.
_HEDGES: dict[str, Mapping[str, _Ends | None]] = {
    "about": {"low": ("0.8", "1"), "high": ("1", "1.25")},
    "nearly": {"low": ("0.75", "1"), "high": ("1", "1.1")},
    "under": {"low": None, "high": ("0.9", "1.05")},
    "over": {"low": ("0.95", "1.1"), "high": None},
    "up_to": {"low": None, "high": ("0.9", "1.05")},
    "order": {"low": ("0.5", "1"), "high": ("1", "10")},
}
_LONGEST_WORD = 60

Bytes = Annotated[int, Field(ge=1, le=100_000_000)]
"""A size of a file that is read at once."""
Share = Annotated[Decimal, Field(ge=0, le=Decimal("0.25"))]
"""How far a value may be off."""


def bounded(given: RulesT) -> RulesT:
    """`given`. Raises ValueError where it is beyond its ends."""
    for name, ends in (_ROUNDING if isinstance(given, Rounding) else _SEVERAL).items():
        _check(name, getattr(given, name), ends)
    return given


def bounded_hedge(given: Hedge) -> Hedge:
    """`given`. Raises ValueError where it is beyond its ends, or a word of it is none."""
    for name, ends in _HEDGES[given.bound].items():
        _check(f"{name} of “{given.bound}”", getattr(given, name), ends)
    for words in (HedgeWords(given.before, given.after), *given.languages.values()):
        for word in (*words.before, *words.after):
            if not word.strip() or len(word) > _LONGEST_WORD or any(c.isdecimal() for c in word):
                raise ValueError(f"“{word[:_LONGEST_WORD]}” is no word that hedges a number")
    return given


def bounded_rates(given: dict[str, tuple[Decimal, Decimal]]) -> dict[str, tuple[Decimal, Decimal]]:
    """`given`. Raises ValueError where two rates of a currency are not the ends of anything."""
    for code, (low, high) in given.items():
        if not (Decimal("1e-9") <= low <= high <= Decimal("1e9")) or high > 3 * low:
            raise ValueError(
                f"{code}: the least rate comes first, the most is up to three times it"
            )
    return given


def _check(name: str, value: Decimal | int | None, ends: _Ends | None) -> None:
    if ends is None and value is not None:
        raise ValueError(f"{name} stays open: write null")
    if ends is None:
        return
    low, high = (Decimal(end) for end in ends)
    if value is None or not low <= value <= high:
        raise ValueError(f"{name} lies between {low} and {high}")
