"""Signs of money that several lands share: whose they are is told by where the text is from."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claimaudit.base.folding import fold
from claimaudit.figures.figure import Figure, Unreadable
from claimaudit.figures.lexicon import EN, ZH
from claimaudit.figures.units import is_money, load, unit_table

_ELSEWHERE, _AMERICAN = EN.pattern("dollars_elsewhere"), EN.pattern("dollars_american")
_HENCEFORTH = ZH.pattern("henceforth")
_DOLLAR, _OPEN, _AGAIN = "USD", "dollar", (" (", "; ")
# A land that is named less than once in so many characters is only touched upon.
_FAR_APART = 1000


def at_home(figure: Figure, home: str | None) -> Figure:
    """`figure`, where its sign of money is one that `home` (a code of ISO 4217) shares and nothing
    else in it tells whose it is, in that currency: the yuan of Taiwan, $3 million of Australia.

    Source: `shared` in currencies.yaml.
    """
    if home is None or figure.unit is None:
        return figure
    for one in load("currencies.yaml")["shared"]:
        unit = re.sub(rf"\b{one['read']}\b", home, figure.unit)
        if unit != figure.unit and home in one["of"]:
            printed = fold(figure.text).text
            signed = any(sign in printed for sign in one["signs"])
            if signed and not any(name in printed for name in one["but"]):
                return figure._replace(unit=unit)
    return figure


def henceforth(text: str, figures: Sequence[Figure | Unreadable]) -> Sequence[Figure | Unreadable]:
    """The `figures` of a text that tells once whose money follows, 0.5元(港币,下同): those that end
    there or behind it are in that currency."""
    for found in _HENCEFORTH.finditer(text):
        told, at = unit_table().spellings[found["money"]].canonical, found.start()
        figures = [
            at_home(one, told) if isinstance(one, Figure) and one.end >= at else one
            for one in figures
        ]
    return figures


def dollars_of(text: str, figures: Sequence[Figure | Unreadable]) -> Sequence[Figure | Unreadable]:
    """The `figures` of a text that names other lands with dollars, and more often than America, its
    bare $ in the one that it prints elsewhere, A$5, or in those of which no country is printed.

    Where a bare $ says in brackets what money is, A$5 ($4) and 5 yuan ($1), it is of America.
    """
    units = [one.unit or "" if isinstance(one, Figure) else "" for one in figures]
    if not any(_DOLLAR in unit for unit in units):
        return figures
    theirs = len(_ELSEWHERE.findall(text))
    if theirs <= len(_AMERICAN.findall(text)) or theirs * _FAR_APART < len(text):
        return figures
    of = next(one["of"] for one in load("currencies.yaml")["shared"] if one["read"] == _DOLLAR)
    spans = [text[one.start : one.end] for one in figures]
    printed = {unit for unit, span in zip(units, spans, strict=True) if unit in of and "$" in span}
    for i, (one, two) in enumerate(pairwise(figures)):
        told_again = text[one.end : two.start] in _AGAIN and units[i + 1] == _DOLLAR
        if told_again and is_money(units[i]) and units[i] != _DOLLAR:
            return figures
    home = printed.pop() if len(printed) == 1 else _OPEN
    return [at_home(one, home) if isinstance(one, Figure) else one for one in figures]
