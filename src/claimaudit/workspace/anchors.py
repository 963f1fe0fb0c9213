"""Tying a quote to the one place of its article where it stands. Fails closed."""

import re
from collections.abc import Callable

from claimaudit.base.shown import one_line
from claimaudit.scan.whole import Cause, CutFigureError
from claimaudit.workspace.claims import Claim

# How often the same words are counted in one article; how much of a quote, in how many pieces, is
# looked for to tell what it may have been.
_COUNTED = 100
_HINT, _PIECES = 200, 8
# What a message would show as a space, or not at all.
_SPACES = re.compile(r"[^\S ]|(?<= ) ")


class ClaimError(ValueError):
    """A claim cannot be used: which of its keys is wrong, and what would mend it."""

    def __init__(self, key: str, message: str, fix: str, *below: str) -> None:
        super().__init__(message)
        self.key, self.fix, self.keys = key, fix, (key, *below)


def places(text: str, quote: str) -> list[int]:
    """The offsets at which `quote` stands in `text`, overlapping ones included; no more than
    anybody counts."""
    found, at = list[int](), text.find(quote)
    while at >= 0 and len(found) < _COUNTED:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def anchor(text: str, claim: Claim) -> tuple[int, int]:
    """(start, end) of the claim's quote in the raw article. Raises ClaimError."""
    prefix, suffix = claim.prefix or "", claim.suffix or ""
    found = places(text, prefix + claim.quote + suffix)
    if len(found) == 1:
        start = found[0] + len(prefix)
        return start, start + len(claim.quote)
    beside = " with that prefix and suffix" if prefix or suffix else ""
    if found:
        message = f"the quote stands {len(found)} times in the article{beside}"
        fix = "add a prefix (the exact words before it) or a suffix (the words after it)"
    else:
        message = f"the quote is not in the article{beside}"
        fix = f"the nearest text is: “{nearest(text, claim.quote)}”"
    raise ClaimError("quote", message, fix)


def nearest(text: str, quote: str) -> str:
    """The stretch of `text` that has most of `quote` in one piece: a hint for a person, never a
    match, in which white space that is no single space is named."""
    quote = quote[:_HINT]
    best, best_at = 0, 0
    for start in range(0, len(quote), max(1, len(quote) // _PIECES)):
        length = _longest(text, quote[start:])
        if length > best:
            best, best_at = length, max(0, text.find(quote[start : start + length]) - start)
    stretch = text[best_at : best_at + len(quote)].strip()
    return _SPACES.sub(lambda one: f"⟦U+{ord(one[0]):04X}⟧", stretch).replace("⟦U+000A⟧", "⏎")


def _longest(text: str, quote: str) -> int:
    """How many of the first characters of `quote` stand in `text` in one piece."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
    return low


def figure_place(quote: str, figure: str, check: Callable[[int], None]) -> int:
    """The offset of the figure in its quote. Raises ClaimError unless it stands there once.

    `check` raises CutFigureError for an offset at which the figure is cut out of another.
    """
    found, cut = [], None
    for at in places(quote, figure):
        try:
            check(at)
            found.append(at)
        except CutFigureError as error:
            cut = cut or error
    if len(found) == 1:
        return found[0]
    if found:
        message = f"the figure “{figure}” stands {len(found)} times in the quote"
        raise ClaimError("figure", message, "shorten the quote until it holds the figure once")
    if cut is not None:
        raise _not_whole(figure, cut)
    message = f"the figure “{figure}” is not in the quote"
    raise ClaimError("figure", message, "copy it from the quote")


# What no claim can declare, by its cause, and why.
_WAIVED: dict[Cause, str] = {
    "wrapped": "a number on two lines cannot be declared: waive it (`claimaudit review`)",
    "disguised": "signs around it show another number: waive it (`claimaudit review`)",
    "made": "the words make another number of it: waive it (`claimaudit review`)",
}


def _not_whole(figure: str, cut: CutFigureError) -> ClaimError:
    if not cut.stands:
        message = f"“{figure}” is no figure of the article there, but a part of a name or number"
        return ClaimError("figure", message, "quote the place where the figure stands")
    shown = one_line(cut.stands, 80)
    if cut.stands == figure and cut.cause == "range":
        message = f"“{figure}” stands there whole, but has no such part as is declared"
        return ClaimError("figure", message, "leave part out, or declare the range")
    if cut.cause == "denied":
        message = f"what is denied before “{figure}” leaves open whether it is more or less"
        return ClaimError("figure", message, "waive it (`claimaudit review`)")
    if cut.stands == figure:
        message = f"“{figure}” stands there, but cannot be read with what is around it"
        return ClaimError("figure", message, "waive it (`claimaudit review`)")
    message = f"the figure “{figure}” is not whole: the article prints “{shown}”"
    fix = _WAIVED.get(cut.cause) or f"declare “{shown}”"
    if cut.cause == "range":
        fix += "; where one end of it is meant, add part: low or part: high"
    return ClaimError("figure", message, fix)
