"""Signs of money that several lands share: whose they are is told by where the text is from."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from claimaudit.base.folding import fold, fold_characters
from claimaudit.figures.figure import Figure, Unreadable
from claimaudit.figures.lexicon import EN, ZH, is_cjk, sought
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.units import is_money, load, unit_table

_Figures = Sequence[Figure | Unreadable]
_ELSEWHERE = sought(EN.words("dollars_elsewhere"), "")
_AMERICAN = sought(EN.words("dollars_american"), EN.pattern("not_of_america").pattern)
_LANDS = ZH.pattern("lands_of_yuan")
_YEN_OR_YUAN, _YEN, _SIGN = EN.pattern("yen_or_yuan"), "JPY", "¥"
_DOLLAR, _OPEN, _AGAIN = "USD", "dollar", (" (", "; ")
_FAR_APART = LIMITS["land_named_once_in"]
_TRADITIONAL, _HEAD = LIMITS["traditional_one_in"], LIMITS["script_of_head"]
_REACH = LIMITS["land_before"]
_CENTS, _CENT, _OPEN_CENTS = EN.pattern("cents_per_metric"), EN.pattern("in_cents"), "money"
_HAVE_CENTS, _CLAUSE_ENDS = EN.words("have_cents"), frozenset(".;!?\n")


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
            # what its neighbour's 元 was carried to prints none
            carried = is_cjk(one["signs"][0]) and printed[-1].isnumeric()
            signed = carried or any(sign in printed for sign in one["signs"])
            if signed and not any(name in printed for name in one["but"]):
                return figure._replace(unit=unit)
    return figure


def homes(raw: str, text: str, figures: _Figures) -> _Figures:
    """The `figures` of a `raw` text, folded `text`, each in the money of the land that it tells, or
    of what it tells once for all that follows, 0.5元(港币,下同)."""
    told, land = list[tuple[int, str]](), land_of(raw)
    for found in ZH.near("henceforth", text):
        told.append((found.start(), unit_table().spellings[found["money"]].canonical))

    def home(one: Figure) -> str | None:
        said = (of for at, of in reversed(told) if one.end >= at)
        return next(said, None) or land_at(text, one.start, land)

    return [at_home(one, home(one)) if isinstance(one, Figure) else one for one in figures]


def land_at(text: str, at: int, land: str | None) -> str | None:
    """`land`, which a text tells; what leaves it open where the sentence before `at` last names
    another: 300萬元 for a flat in 北京, told in 香港."""
    before = fold_characters(text[max(0, at - _REACH) : at]) if land else ""
    named = [None, *(found.lastgroup for found in _LANDS.finditer(before))]
    return land if named[-1] in (None, land) else _OPEN


@lru_cache(maxsize=16)
def land_of(text: str) -> str | None:
    """Whose 元 and $ a text in traditional characters prints: the money of the land that it names
    more often than all others together, else what leaves it open; whose ¥ a text in letters does;
    None of any other text."""
    head = text[:_HEAD]
    han = [one != two for one, two in zip(head, fold_characters(head), strict=True) if is_cjk(one)]
    if not han:
        return _YEN if _SIGN in fold_characters(text) and _names_japan(text) else None
    if sum(han) * _TRADITIONAL <= len(han):
        return None
    named = Counter(found.lastgroup for found in _LANDS.finditer(fold_characters(text)))
    del named[None]
    land, count = max(named.items(), key=itemgetter(1), default=(None, 0))
    return land if count * 2 > named.total() else _OPEN


def _names_japan(text: str) -> bool:
    named = Counter(found.lastgroup for found in _YEN_OR_YUAN.finditer(text))
    return named[_YEN] > named.total() - named[_YEN]


def _of_cents(spans: Sequence[str], gaps: Sequence[str], money: Sequence[str]) -> list[str | None]:
    """Whose the cents in each of `spans` are where none is in dollars: those of the `money` beside
    them, 1.78 euros, 11 cents, that prints no cents itself; else what leaves it open."""
    whole = [
        one in _HAVE_CENTS and not _CENT.search(span)
        for one, span in zip(money, spans, strict=True)
    ]
    told = any(whole) or any(map(_CENTS.search, spans))
    of: list[str | None] = [_OPEN_CENTS if told else None] * len(spans)
    for i, gap in enumerate(gaps):
        if _CLAUSE_ENDS.isdisjoint(gap):
            of[i] = money[i + 1] if whole[i + 1] else of[i]
            of[i + 1] = money[i] if whole[i] else of[i + 1]
    return of


def _cents_in(figure: Figure, home: str | None) -> Figure:
    """`figure`, where it is in cents, in the money of `home`."""
    if home is None or figure.unit is None or _CENT.search(figure.text) is None:
        return figure
    return figure._replace(unit=re.sub(rf"\b{_DOLLAR}\b", home, figure.unit))


def dollars_of(text: str, figures: _Figures) -> _Figures:
    """The `figures` of a text that names other lands with dollars, and more often than America, its
    bare $ in the one that it prints elsewhere, A$5, or in those of which no country is printed.

    Where a bare $ says in brackets what money is, A$5 ($4) and 5 yuan ($1), it is of America.
    """
    units = [one.unit or "" if isinstance(one, Figure) else "" for one in figures]
    if not any(_DOLLAR in unit for unit in units):
        return figures
    spans = [text[one.start : one.end] for one in figures]
    theirs, american = len(_ELSEWHERE.findall(text)), len(_AMERICAN.findall(text))
    if theirs <= american or theirs * _FAR_APART < len(text):
        if american or any("$" in span or "ollar" in span for span in spans):
            return figures
        gaps = [text[one.end : two.start] for one, two in pairwise(figures)]
        cents = _of_cents(spans, gaps, [unit.split("/")[0] for unit in units])
        whose = zip(figures, cents, strict=True)
        return [_cents_in(one, of) if isinstance(one, Figure) else one for one, of in whose]
    of = next(one["of"] for one in load("currencies.yaml")["shared"] if one["read"] == _DOLLAR)
    printed = {unit for unit, span in zip(units, spans, strict=True) if unit in of and "$" in span}
    for i, (one, two) in enumerate(pairwise(figures)):
        told_again = text[one.end : two.start] in _AGAIN and units[i + 1] == _DOLLAR
        if told_again and is_money(units[i]) and units[i] != _DOLLAR:
            return figures
    home = printed.pop() if len(printed) == 1 else _OPEN
    return [at_home(one, home) if isinstance(one, Figure) else one for one in figures]
