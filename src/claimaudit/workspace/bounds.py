"""How far a workspace may move what its verdicts rest on. Beyond these ends a figure that is wrong
would be borne out, or a file of a stranger would take all memory there is."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from claimaudit.figures.lexicon import Lexicon
from claimaudit.figures.policy import Hedge, HedgeWords, Rounding, Several

RulesT = TypeVar("RulesT", Rounding, Several)
_ENDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_LONGEST_WORD = 60

Bytes = Annotated[int, Field(ge=1, le=100_000_000)]
"""A size of a file that is read at once."""
Share = Annotated[Decimal, Field(ge=0, le=Decimal("0.25"))]
"""How far a value may be off."""


def bounded(given: RulesT) -> RulesT:
    """`given`. Raises ValueError where it is beyond its ends."""
    for name, ends in _ENDS.table("rounding" if isinstance(given, Rounding) else "several").items():
        _check(name, getattr(given, name), ends)
    return given


def bounded_hedge(given: Hedge) -> Hedge:
    """`given`. Raises ValueError where it is beyond its ends, or a word of it is none."""
    for name, ends in _ENDS.table(given.bound).items():
        _check(f"{name} of “{given.bound}”", getattr(given, name), ends)
    for words in (HedgeWords(given.before, given.after), *given.languages.values()):
        for word in (*words.before, *words.after):
            if not word.strip() or len(word) > _LONGEST_WORD or any(map(str.isdecimal, word)):
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


def _check(name: str, value: Decimal | int | None, ends: list[str] | None) -> None:
    if ends is None and value is not None:
        raise ValueError(f"{name} stays open: write null")
    if ends is None:
        return
    low, high = (Decimal(end) for end in ends)
    if value is None or not low <= value <= high:
        raise ValueError(f"{name} lies between {low} and {high}")
