"""What became of a document's clips between two captures of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from claimaudit.base.folding import fold
from claimaudit.figures.lexicon import Lexicon
from claimaudit.intake.captures.clips import ClipSearch, pieces_of
from claimaudit.workspace.captures import FoundClip, FoundValue

Change = Literal["unchanged", "moved", "figure changed", "gone"]
# After these the clip stands no longer as it was entered.
LOST: tuple[Change, ...] = ("figure changed", "gone")

_WORDS = Lexicon(Path(__file__).with_name("drift.yaml"))
_NUMBER = _WORDS.pattern("number")
# Without so many letters around it a figure could be any other.
_LETTERS = 2


@dataclass(frozen=True)
class Drift:
    """One clip of the earlier capture: what became of it, and what stands there now."""

    fact: str
    clip: str
    change: Change
    now: str = ""


def drifts(
    earlier: Iterable[FoundClip], later: Iterable[FoundClip], search: ClipSearch, gap: int
) -> Iterator[Drift]:
    """What became of every clip of `earlier`; `search` is in the text of the later capture."""
    found = {(one.fact, one.clip): one for one in later}
    for before in earlier:
        now = found.get((before.fact, before.clip))
        if now is None:
            yield _lost(before, search, gap)
        else:
            stays = (now.start, now.end, now.page) == (before.start, before.end, before.page)
            yield Drift(before.fact, before.clip, "unchanged" if stays else "moved")


def value_drifts(earlier: Iterable[FoundValue], later: Iterable[FoundValue]) -> Iterator[Drift]:
    """What became of every figure that was read from data."""
    found = {(one.fact, str(one.at)): one for one in later}
    for before in earlier:
        now = found.get((before.fact, str(before.at)))
        if now is None:
            yield Drift(before.fact, before.clip, "gone")
        elif (now.figure, now.unit) != (before.figure, before.unit):
            yield Drift(before.fact, before.clip, "figure changed", now.clip)
        else:
            yield Drift(before.fact, before.clip, "unchanged")


def _lost(before: FoundClip, search: ClipSearch, gap: int) -> Drift:
    pattern = _with_any_figure(before.clip, gap)
    found = pattern.search(search.flat) if pattern else None
    if found is None:
        return Drift(before.fact, before.clip, "gone")
    now = search.raw(found.start(), found.end())
    return Drift(before.fact, before.clip, "figure changed", " ".join(now.split()))


def _with_any_figure(clip: str, gap: int) -> re.Pattern[str] | None:
    """The words of a clip with any other number in the place of its own; None where it has no
    number, or no words."""
    pieces = [fold(piece).text for piece in pieces_of(clip)]
    words = _NUMBER.sub("", " ".join(pieces))
    if sum(map(str.isalpha, words)) < _LETTERS or not any(map(_NUMBER.search, pieces)):
        return None
    return re.compile(f".{{0,{gap}}}?".join(map(_open, pieces)))


def _open(piece: str) -> str:
    out, at = [], 0
    for number in _NUMBER.finditer(piece):
        out.append(re.escape(piece[at : number.start()]))
        is_numeral = not (number[0][-1:].isascii() or number[0][:1].isdigit())
        out.append(_WORDS.pattern("any_numeral" if is_numeral else "any_number").pattern)
        at = number.end()
    out.append(re.escape(piece[at:]))
    return "".join(out)
